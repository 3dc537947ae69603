package import Diagnostics
package import Scene
package import Submissions

/// An event as it was read, with its presenters and everything wrong with any of it; or submissions without an event.
package struct LoadedEvent: Sendable {
  package var event: Event
  /// The event's file; `deck` for submissions without one.
  package var file: String
  package var presenters: [DeckPresenter]
  /// The submissions' files, including those that a newer one replaces.
  package var files: [String]
  package var logo: SceneImage?
  package var diagnostics: [Diagnostic] = []

  /// The name that submissions without an event file go by.
  package static let unnamed = "deck"
}
