internal import Diagnostics
package import Submissions

extension DeckBuilder {
  /// A presenter's time in a deck.
  package struct Turn: Sendable {
    /// Whose, in `presenters`.
    package var presenter: Int
    /// Who follows in the same session; nil for the last.
    package var next: Int?
    package var session: Int
    /// When it begins; nil where the session's start is not known.
    package var start: EventClock.Moment?
  }

  /// A page of a deck with notes.
  package struct NotedPage: Sendable {
    /// What the page is called; no two have the same label.
    package var label: String
    /// Empty for none.
    package var note: String
    /// Whether somebody presents on it.
    package var isTurn: Bool

    package init(label: String, note: String, isTurn: Bool) {
      (self.label, self.note, self.isTurn) = (label, note, isTurn)
    }
  }

  /// When somebody presents, and who is next.
  func turn(_ presenter: Int, next: Int?, session: Int) -> Turn {
    let slot = plan.sessions[session].slots.first { $0.presenter == presenter }
    let start = event.sessions[session].start.flatMap { start in
      slot.map { event.clock.moment(start.value, plus: $0.offset) }
    }
    return Turn(presenter: presenter, next: next, session: session, start: start)
  }
}
