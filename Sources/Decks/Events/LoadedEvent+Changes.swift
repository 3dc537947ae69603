internal import Diagnostics
internal import PeeringDB
internal import Slides
package import Submissions

extension LoadedEvent {
  /// Removes presenters who do not come, and notes who comes last.
  mutating func takeOutCancelled(_ listing: EventListing) {
    let entries = listing.entries
    for index in presenters.indices {
      if let subject = presenters[index].subject, let rank = listing.lastSubjects[subject] {
        presenters[index].last = rank
      }
    }
    let known = Set(
      presenters.indices.filter { !entries[$0].isStandIn }.compactMap { presenters[$0].subject })
    presenters.removeAll { presenter in
      entries[presenter.place].isStandIn && presenter.subject.map(known.contains) ?? false
    }
    let isCancelled = { (presenter: DeckPresenter) in
      entries[presenter.place].isCancelled || presenter.submission?.isCancelled == true
        || presenter.subject.map(listing.cancelledSubjects.contains) ?? false
    }
    cancelled = presenters.filter(isCancelled)
    guard !cancelled.isEmpty else { return }
    presenters.removeAll(where: isCancelled)
    diagnostics += cancelled.map { presenter in
      presenter.diagnostic(
        .note, rule: "skipped", at: "cancelled", "is cancelled: it has no slide, and its time stays free")
    }
  }

  /// The same presenters as another text of the event lists them; nil where it lists others.
  package func relisted(as event: Event, _ listing: EventListing) -> LoadedEvent? {
    let known = Dictionary((presenters + cancelled).map { ($0.file, $0) }) { first, _ in first }
    var changed = self
    changed.event = event
    changed.listing = listing
    changed.cancelled = []
    changed.presenters = []
    for (place, entry) in listing.entries.enumerated() {
      guard var presenter = known[entry.path] else { return nil }
      presenter.session = entry.session
      (presenter.place, presenter.gapsBefore, presenter.last) = (place, entry.gapsBefore, entry.last)
      changed.presenters.append(presenter)
    }
    changed.takeOutCancelled(listing)
    return changed
  }

  /// Finds out who is expected and not there.
  mutating func takeMissing() {
    guard !event.expected.isEmpty else { return }
    let known = presenters + cancelled
    // A file that cannot be read is of whom its name says.
    let subjects = Set(known.compactMap { $0.subject ?? RecordSubject(SlideSource(listed: $0.file).stem) })
    let names = Set(known.flatMap { [$0.name, $0.givenName ?? ""] }.map(DisplayText.fold))
    missing = event.expected.filter { expected in
      RecordSubject(expected.value).map { !subjects.contains($0) }
        ?? !names.contains(DisplayText.fold(expected.value))
    }
    diagnostics += missing.map { expected in
      expected.diagnostic(
        .warning, rule: "expected", "\(expected.value.quotable) is expected, and has not sent a submission",
        hint: "ask for it, or remove the line")
    }
  }
}
