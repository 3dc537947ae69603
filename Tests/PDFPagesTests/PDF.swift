import CairoDrawing
import Files
import Foundation
import PDFPages
import Scene

/// Decks made for tests, and what other programs say of PDFs.
enum PDF {
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
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "deck.pdf")
    try Data(deck).write(to: file)
    let sink = MemorySink()
    try PDFComposer.compose(deckAt: file.path, placements: placements, to: sink)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    guard left == ["deck.pdf"] else { throw Leftover(names: left) }
    return sink.bytes
  }

  struct Leftover: Error { let names: [String] }

  /// What qpdf finds wrong; nil for nothing.
  static func check(_ bytes: [UInt8]) throws -> String? {
    let check = try Command.run("qpdf", ["--check", "@"], on: bytes)
    let isClean = check.status == 0 && check.output.contains("No syntax or stream encoding errors found")
    return isClean && !check.output.contains("WARNING") ? nil : check.output
  }

  static func text(_ bytes: [UInt8], page: Int) throws -> String {
    try Command.run("pdftotext", ["-f", "\(page)", "-l", "\(page)", "-layout", "@", "-"], on: bytes).output
  }

  /// The document without compression, for looking into.
  static func source(_ bytes: [UInt8]) throws -> String {
    let qdf = ["--qdf", "--object-streams=disable", "--no-original-object-ids", "@", "%"]
    return String(decoding: try Command.run("qpdf", qdf, on: bytes).result, as: UTF8.self)
  }

  /// The colours of a page at places in points from its upper left corner, as `rrggbb`.
  static func colors(_ bytes: [UInt8], page: Int, at places: [(x: Int, y: Int)]) throws -> [String] {
    let arguments = ["-f", "\(page)", "-singlefile", "-r", "72", "-aa", "no", "-aaVector", "no", "@"]
    return try Pixmap(Command.run("pdftoppm", arguments, on: bytes).bytes).colors(at: places)
  }
}

/// A picture as `pdftoppm` writes it: PPM.
struct Pixmap {
  let width: Int
  let height: Int
  private let pixels: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws {
    // P6, width, height and 255, then the pixels.
    let head = bytes.prefix(64).split(maxSplits: 4, whereSeparator: { $0 == 0x0A || $0 == 0x20 })
    guard head.count == 5, let width = Int(String(decoding: head[1], as: UTF8.self)),
      let height = Int(String(decoding: head[2], as: UTF8.self))
    else { throw Zlib.Failure() }
    (self.width, self.height) = (width, height)
    pixels = bytes.suffix(width * height * 3)
  }

  func colors(at places: [(x: Int, y: Int)]) -> [String] {
    places.map { place in
      let start = pixels.startIndex + (place.y * width + place.x) * 3
      return pixels[start..<(start + 3)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}
