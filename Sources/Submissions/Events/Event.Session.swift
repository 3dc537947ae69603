package import Diagnostics

extension Event {
  /// A part of the event in which presenters follow each other.
  package struct Session: Sendable {
    /// Where the session is written; nil for one that nobody wrote.
    package var origin: Located<Void>?
    package var title: String?
    package var room: String?
    package var start: Located<LocalTime>?
    /// In seconds; nil where there is no limit.
    package var length: Located<Int>?
    package var chair: String?
    /// Paths and patterns as written, relative to the event file's folder: these and no others. nil where
    /// the session takes who is in no session's list.
    package var submissions: [Located<String>]?

    package init(title: String? = nil) { self.title = title }

    /// When the session should end; nil where its start or its length is not known.
    package var end: LocalTime? {
      guard let start, let length else { return nil }
      return start.value + length.value
    }
  }
}
