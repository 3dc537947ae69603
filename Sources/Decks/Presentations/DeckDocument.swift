internal import CairoDrawing
internal import Scene
internal import Submissions
internal import Templates

/// What a deck's pages are written into.
protocol DeckDocument: ~Copyable {
  /// Adds a page.
  mutating func add(_ page: Page, _ entry: DeckEntry) throws
  /// Keeps a text in the document that no reader shows, where it has a place for one.
  func keep(_ note: String)
}

/// What a deck says of one of its pages.
struct DeckEntry {
  /// The entry in the outline; nil for none.
  var outlineTitle: String?
  /// The depth of that entry, from 1.
  var outlineLevel = 1
  /// What the page is called instead of its number.
  var label: String
  /// What kind of page it is; nil for a presenter's.
  var kind: PageKind?
  /// What the page is about.
  var title: String
  /// The part of the deck that it belongs to.
  var section: String
  /// The presenter, by the index in `presenters`; nil for the deck's own pages.
  var presenter: Int?
  /// Whether the presenter has something to show.
  var isShown = false
  /// How long the page is shown, in seconds; nil where nothing says so.
  var seconds: Int?
  /// What is said about it, for who announces it.
  var note: String?
}

extension PDFDocument: DeckDocument {
  mutating func add(_ page: Page, _ entry: DeckEntry) throws {
    try add(
      page, outlineTitle: entry.outlineTitle, outlineLevel: entry.outlineLevel, label: entry.label,
      seconds: entry.seconds, note: entry.note)
  }
}
