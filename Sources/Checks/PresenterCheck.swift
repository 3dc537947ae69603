package import Decks
package import Diagnostics
package import PeeringDB
package import Submissions

/// Looks at one presenter at a time, as `EventCheck` looks at all of them.
package struct PresenterCheck: Sendable {
  private let event: Event
  private let policy: RulePolicy
  private let today: CalendarDate

  /// - Parameters:
  ///   - event: sets the levels of rules.
  ///   - today: the day on which records' ages are taken if the event has no dates.
  package init(_ event: Event, today: CalendarDate) {
    self.event = event
    self.today = today
    policy = RulePolicy(event.checks)
  }

  /// The problems of a presenter.
  ///
  /// - Parameter preview: their page, with what was found while it was laid out.
  /// - Returns: the problems to report, in reading order.
  package func diagnostics(_ preview: DeckBuilder.Preview) -> [Diagnostic] {
    let presenter = preview.source
    let content = ContentCheck(event, today: today, recordAge: nil)
    var found = presenter.diagnostics + content.diagnostics(presenter)
    found += preview.diagnostics.filter { $0.location.file != event.source?.file }
    found += PageCheck(preview, presenter).diagnostics
    var seen: Set<Diagnostic> = []
    var comments = IgnoreComments()
    if let source = presenter.submission?.source { comments.add(source) }
    let told = policy.told(found.filter { seen.insert($0).inserted }, comments)
    return EventCheck.withoutTwice(told).map { $0.placed(in: presenter) }.inOrder
  }
}
