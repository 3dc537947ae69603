package import Diagnostics

extension Event {
  /// A part of the event in which presenters follow one another.
  package struct Session: Sendable {
    /// Where the session is written; nil for the one of an event without sessions.
    package var origin: Located<Void>?
    package var title: String?
    package var room: String?
    package var start: Located<LocalTime>?
    /// In seconds; nil where there is no limit.
    package var length: Located<Int>?
    package var chair: String?
    /// The clocks that `start` is on.
    package var clock = EventClock(zone: nil)
    /// Paths and patterns as written, relative to the event file's folder: these and no others. nil where
    /// the session takes presenters that no session lists.
    package var submissions: [Located<String>]?

    package init(title: String? = nil) { self.title = title }

    /// When the session should end; nil where its start or its length is unknown.
    package var end: LocalTime? {
      guard let start, let length else { return nil }
      return clock.after(start.value, seconds: length.value)
    }
  }
}
