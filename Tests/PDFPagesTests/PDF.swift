import CairoDrawing
import Files
import Foundation
import PDFPages
import Scene
import TestSupport

extension PDF {
  static let size = Size(width: 960, height: 540)
  static let metadata = DocumentMetadata(title: "Deck", created: "2026-11-22T00:00:00Z")

  static let fonts = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return FontSettings(
      bundledFolder: root + "/fonts", cacheFolder: root + "/.build/fontconfig", usesSystemFonts: false)
  }()

  /// A line of text as a paragraph.
  static func line(_ text: String, top: Length, size: Length = 20) throws -> Element {
    let style = TextStyle(family: "Inter", weight: 400, size: size, color: .black)
    let lines = try PangoTypesetter(fonts).shape(StyledText(text, style)).lines
    return .tag(.paragraph, lines.flatMap { $0.elements(at: Point(x: 20, y: top + $0.ascent)) })
  }

  /// A page without a ground, with a footer of ours.
  static func placeholder(_ footer: String) throws -> Page {
    Page(
      size: size, background: Color(red: 0, green: 0, blue: 0, alpha: 0),
      elements: [try line(footer, top: 510)])
  }

  /// A cover, `count` placeholders and an index with links to them, as a document.
  static func deck(placeholders count: Int) throws -> [UInt8] {
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: metadata)
    try document.add(Page(size: size, elements: [line("Cover", top: 100)]), outlineTitle: "Cover", label: "i")
    for number in 1...count {
      var page = try placeholder("Footer \(number)")
      page.elements = [.tag(.destination(name: "slide-\(number)"), page.elements)]
      try document.add(page, outlineTitle: "Slide \(number)", outlineLevel: 2, label: "\(number)")
    }
    let rows = try (1...count).map { number in
      Element.link(
        .destination("slide-\(number)"), [try line("Row \(number)", top: Length(Double(20 * number)))])
    }
    try document.add(Page(size: size, elements: rows), outlineTitle: "Index", label: "index")
    try document.finish()
    return sink.bytes
  }

  /// A deck with hand-made pages put into it.
  static func compose(_ deck: [UInt8], _ placements: [PDFComposer.Placement]) throws -> [UInt8] {
    let scratch = try Scratch()
    try scratch.write(deck, to: "deck.pdf")
    let sink = MemorySink()
    try PDFComposer.compose(deckAt: scratch("deck.pdf"), placements: placements, to: sink)
    guard scratch.names == ["deck.pdf"] else { throw Leftover(names: scratch.names) }
    return sink.bytes
  }

  struct Leftover: Error { let names: [String] }
}
