internal import CCairo
import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

@Suite struct PDFDocumentTests {
  let typesetter: PangoTypesetter

  init() throws { typesetter = try PangoTypesetter(Fonts.settings) }

  private func page(_ elements: [Element]) -> Page {
    Page(size: Size(width: 960, height: 540), elements: elements)
  }

  @Test(arguments: [
    ("Peering office, affluent fi · 1,250 / 340", nil),
    ("จุดแลกเปลี่ยนอินเทอร์เน็ต", nil),
    ("ইন্টারনেট এক্সচেঞ্জ কিরণ", nil),
    ("हिन्दी इंटरनेट विनिमय", nil),
    ("東京インターネット、エクスチェンジ", "ja"),
    ("한국인터넷교환", "ko"),
    ("שלום", nil),
    ("تبادل", nil),
    ("Société Générale Ærø Ω Москва", nil),
  ])
  func `text comes back`(_ text: String, _ language: String?) throws {
    let bytes = try PDF.bytes([page(typesetter.lines(text, .inter(language: language), top: 20))])
    #expect(try PDF.text(bytes).contains(text))
    #expect(try PDF.check(bytes) == nil)
  }

  @Test func `Khmer comes back except for spaces`() throws {
    // pdftotext sees gaps around marks, and takes them for spaces.
    let bytes = try PDF.bytes([page(typesetter.lines("ចំណុចផ្លាស់ប្តូរ", top: 20))])
    #expect(try PDF.text(bytes).filter { $0 != " " }.contains("ចំណុចផ្លាស់ប្តូរ"))
  }

  @Test func `mixed directions come back`() throws {
    let bytes = try PDF.bytes([page(typesetter.lines("עברית: נקודת חילופי 2027 with Latin", top: 20))])
    let text = try PDF.text(bytes)
    for part in ["עברית", "נקודת חילופי", "2027", "with Latin"] { #expect(text.contains(part), "\(text)") }
  }

  @Test func `twice is the same`() throws {
    let page = page(try typesetter.lines("Peering จุด שלום 東京", top: 20))
    #expect(try PDF.bytes([page, page]) == PDF.bytes([page, page]))
  }

  @Test func `fonts are embedded once for all pages`() throws {
    let elements =
      try typesetter.lines("Peering", top: 20) + typesetter.lines("Open", .inter(weight: 700), top: 60)
    let bytes = try PDF.bytes([page(elements), page(elements), page(elements)])
    let fonts = try Command.run("pdffonts", ["@"], on: bytes).output.split(separator: "\n").dropFirst(2)
    #expect(fonts.count == 2, "\(fonts)")
    for font in fonts { #expect(font.contains(" yes yes yes ")) }
  }

  @Test func `metadata and date are those given`() throws {
    let metadata = DocumentMetadata(
      title: "Peering Personals – Suva", author: "Mele Tau'olunga", subject: "AS64500 (Open)",
      keywords: ["peering", "APRICOT"], creator: "personals 1.0", created: "2026-11-22T10:20:30Z")
    let info = try Command.run("pdfinfo", ["-isodates", "@"], on: PDF.bytes([page([])], metadata)).output
    for line in [
      "Peering Personals – Suva", "Mele Tau'olunga", "AS64500 (Open)", "peering, APRICOT", "personals 1.0",
      "2026-11-22T10:20:30Z",
    ] { #expect(info.contains(line), "\(info)") }
  }

  @Test func `pages have their sizes labels and outline`() throws {
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: PDF.metadata)
    try document.add(page([]), outlineTitle: "Cover", label: "i")
    try document.add(page([]), outlineTitle: "Networks", label: "1")
    var small = page([])
    small.size = Size(width: 100, height: 50)
    try document.add(small, outlineTitle: "Pacific – Ω", outlineLevel: 2, label: "2")
    try document.finish()
    #expect(try PDF.check(sink.bytes) == nil)
    let source = try PDF.source(sink.bytes)
    #expect(source.contains("/MediaBox [\n    0\n    0\n    100\n    50\n  ]"))
    #expect(
      source.contains("/Title (Cover)") && source.contains("/Title <feff")
        || source.contains("/Title (Networks)"))
    #expect(source.contains("/PageLabels") && source.contains("/Outlines"))
  }

  @Test func `links lead where they say`() throws {
    let words = try typesetter.lines("peeringdb.com", top: 20)
    let box: [Element] = [.shape(Shape(.rect(Rect(x: 10, y: 100, width: 50, height: 20)), fill: .black))]
    let bytes = try PDF.bytes([
      page([
        .tag(.heading(level: 1), [.link(.uri("https://www.peeringdb.com/asn/64500"), words)]),
        .tag(.paragraph, [.link(.uri("mailto:o'brien\\x@example.net"), box)]),
        .link(.uri("https://example.net/ü?a b"), box), .link(.uri(""), box),
        .link(.uri("https://example.net/a)(b("), box),
        .link(.destination("index"), box),
      ]),
      page([.tag(.destination(name: "index"), words)]),
    ])
    #expect(try PDF.check(bytes) == nil)
    let source = try PDF.source(bytes)
    for uri in [
      "https://www.peeringdb.com/asn/64500", "mailto:o'brien%5Cx@", "https://example.net/%C3%BC?a%20b",
      "https://example.net/a%29%28b%28",
    ] {
      #expect(source.contains("/URI (\(uri)"), "\(uri)")
    }
    #expect(source.components("/Subtype /Link") == 5)
    #expect(try PDF.text(bytes).contains("peeringdb.com"))
  }

  @Test func `structure is reported`() throws {
    let words = try typesetter.lines("Peering", top: 20)
    let list = Element.tag(.list, [.tag(.listItem, words), .tag(.listItem, words)])
    let bytes = try PDF.bytes([
      page([
        .tag(
          .section,
          [
            .tag(.heading(level: 1), words), .tag(.heading(level: 9), words), .tag(.paragraph, words), list,
            .tag(.figure(alternative: "Logo"), []),
          ])
      ])
    ])
    #expect(try PDF.check(bytes) == nil)
    let source = try PDF.source(bytes)
    for type in ["Document", "Sect", "H1", "H6", "P", "L", "LI"] {
      #expect(source.contains("/S /\(type)"), "\(type)")
    }
    #expect(source.contains("/Marked true"))
  }

  @Test func `a shape over the whole page keeps the tags`() throws {
    let cover = Element.shape(Shape(.rect(Rect(x: 0, y: 0, width: 960, height: 540)), fill: .black))
    let words = try typesetter.lines("Cover", .inter(color: .white), top: 20)
    let bytes = try PDF.bytes([page([cover, .link(.uri("https://example.net"), words), cover] + words)])
    #expect(try PDF.check(bytes) == nil)
    #expect(try PDF.source(bytes).contains("/URI (https://example.net)"))
  }

  @Test func `a link to nowhere is a dead link in a sound document`() throws {
    let words = try typesetter.lines("Index", top: 20)
    let document = { try PDF.bytes([page([.link(.destination("nowhere"), words)])]) }
    if (11800..<11802).contains(cairo_version()) {
      // Cairo 1.18.0 (Ubuntu 24.04) takes no such link. Decks have none.
      #expect(throws: DrawingError.self) { try document() }
    } else {
      #expect(try PDF.check(document()) == nil)
    }
  }

  @Test func `empty pages and tags are fine`() throws {
    let bytes = try PDF.bytes([
      page([]),
      page([.tag(.paragraph, []), .link(.uri("https://example.net"), []), .tag(.destination(name: "a"), [])]),
      page([.shape(Shape(Path(), fill: .black))]),
    ])
    #expect(try PDF.check(bytes) == nil)
  }

  @Test func `a document without pages is an error`() {
    #expect(throws: DrawingError.self) { try PDF.bytes([]) }
  }

  @Test func `a file that is no font is an error`() throws {
    let run = GlyphRun(
      face: FontFace(file: "/dev/null"), size: 10, color: .black, text: "a",
      glyphs: [.init(index: 1, offset: .zero)], clusters: [.init(utf8Count: 1, glyphCount: 1)], advance: 5)
    #expect(throws: DrawingError.self) { try PDF.bytes([page([.glyphs(run)])]) }
  }
}

extension String {
  /// How often `part` comes up.
  func components(_ part: String) -> Int { ranges(of: part).count }
}
