package import Diagnostics
package import Scene
package import Submissions

/// An event as it was read, with its presenters and everything wrong with any of it; or submissions without an event.
package struct LoadedEvent: Sendable {
  package var event: Event
  /// The event's file; `deck` for submissions without one.
  package var file: String
  package var presenters: [DeckPresenter]
  /// Those who do not come, in the order of listing.
  package var cancelled: [DeckPresenter] = []
  /// Those whom the organiser waits for and of whom nothing is here, as the event names them.
  package var missing: [Located<String>] = []
  /// The submissions' files, including those that a newer one replaces.
  package var files: [String]
  /// What the event lists; each presenter's `place` is an entry's.
  package var listing = EventListing(paths: [])
  package var logo: SceneImage?
  package var diagnostics: [Diagnostic] = []

  /// An event without presenters.
  package init(_ event: Event, file: String) {
    self.init(event: event, file: file, presenters: [], files: [])
  }

  init(event: Event, file: String, presenters: [DeckPresenter], files: [String]) {
    (self.event, self.file, self.presenters, self.files) = (event, file, presenters, files)
  }

  /// Those to plan sessions for, by their index in `presenters`; those who do not come have negative ones.
  package var people: [SessionPlan.Presenter] {
    presenters.enumerated().map { $1.planned(as: $0) }
      + cancelled.enumerated().compactMap { index, presenter in
        if listing.entries[presenter.place].isUnlisted { return nil }
        var person = presenter.planned(as: -1 - index)
        person.isCancelled = true
        return person
      }
  }

  /// The same with the slides that are made from submissions, in place of presenters' own.
  package var withoutOwnSlides: LoadedEvent {
    var event = self
    for index in event.presenters.indices {
      event.presenters[index].ownSlide = nil
      event.presenters[index].ownSlidePath = nil
    }
    return event
  }

  /// The name that submissions without an event file go by.
  package static let unnamed = "deck"
}
