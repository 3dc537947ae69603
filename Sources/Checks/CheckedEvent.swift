package import Diagnostics
package import PeeringDB

/// All problems of an event.
package struct CheckedEvent: Sendable {
  /// A presenter, and the problems of their submission and slide.
  package struct Presenter: Sendable {
    /// Whose, in the builder's `presenters`.
    package let index: Int
    /// The submission's file.
    package let file: String
    package let name: String
    /// The AS number, or the short name of somebody without one.
    package let number: String
    package let kind: PresenterKind
    /// The index of their session in the event's `sessions`; nil for presenters on the waiting list.
    package let session: Int?
    package let sessionTitle: String?
    /// Whether there is a slide to show; else a plain page keeps the place.
    package let isReady: Bool
    /// In reading order, each once.
    package var diagnostics: [Diagnostic]
  }

  /// The event's name; empty where there is none.
  package let name: String
  /// The event's file; `deck` for submissions without one.
  package let file: String
  /// What is not of one presenter: the event, its look, its sessions.
  package let general: [Diagnostic]
  package var presenters: [Presenter]

  /// All of it, the event's first.
  package var diagnostics: [Diagnostic] { general + presenters.flatMap(\.diagnostics) }
}
