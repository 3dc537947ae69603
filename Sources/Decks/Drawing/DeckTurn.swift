package import Submissions

/// A presenter's time in a deck.
package struct DeckTurn: Sendable {
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
