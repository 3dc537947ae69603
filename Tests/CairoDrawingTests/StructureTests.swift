import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

/// The structure of a PDF, as other programs see it.
@Suite struct StructureTests {
  let typesetter: PangoTypesetter

  init() throws { typesetter = try PangoTypesetter(Fonts.settings) }

  private func words(_ text: String, at left: Length = 10, top: Length = 20) throws -> [Element] {
    try typesetter.lines(text, at: left, top: top)
  }

  private func bytes(_ elements: [Element], language: String? = nil) throws -> [UInt8] {
    let metadata = DocumentMetadata(
      title: "A <title> & more", created: "2026-11-22T00:00:00Z", language: language)
    let bytes = try PDF.bytes([Page(size: Size(width: 400, height: 300), elements: elements)], metadata)
    #expect(try PDF.check(bytes) == nil)
    return bytes
  }

  private func box(_ x: Length) -> Element {
    .shape(Shape(.rect(Rect(x: x, y: 100, width: 50, height: 20)), fill: .black))
  }

  @Test func `text beside a link has a tag of its own`() throws {
    let bytes = try bytes([
      .tag(
        .list,
        [
          .tag(
            .listItem,
            words("before") + [.link(.uri("https://example.net"), words("link", at: 100))]
              + words("behind", at: 200))
        ])
    ])
    #expect(
      try PDF.structure(bytes) == [
        "Document", " Sect", "  L", "   LI", "    LBody", "     \"before\"", "     Link", "      \"link\"",
        "     \"behind\"",
      ])
  }

  @Test func `rows have cells with headers and labels come before bodies`() throws {
    let bytes = try bytes([
      .tag(
        .table,
        [
          .tag(
            .row,
            [
              .tag(.headerCell(isRow: true), words("name")), .tag(.cell, words("one", at: 100)),
              .tag(.cell, []),
            ]), box(10),
        ]),
      .tag(.list, [.tag(.listItem, [.tag(.label, words("1.", top: 60))] + words("first", at: 60, top: 60))]),
    ])
    #expect(
      try PDF.structure(bytes) == [
        "Document", " Sect", "  Table", "   TR", "    TH", "     \"name\"", "    TD", "     \"one\"",
        "    TD",
        "  L", "   LI", "    Lbl", "     \"1.\"", "    LBody", "     \"first\"",
      ])
    #expect(try PDF.source(bytes).contains("/Scope /Row"))
  }

  @Test func `what is outside of tags is a paragraph or decoration`() throws {
    let bytes = try bytes(
      [box(10), .tag(.heading(level: 1), words("Title"))] + words("loose", top: 60)
        + words("text", at: 100, top: 60)
        + [
          .tag(.artifact, words("page 3", top: 100)), .tag(.paragraph, [box(90)]),
          .tag(.figure(alternative: ""), [box(200)]),
        ])
    #expect(
      try PDF.structure(bytes) == [
        "Document", " Sect", "  H1", "   \"Title\"", "  P", "   \"loose\"", "   \"text\"",
      ])
    let source = try PDF.source(bytes)
    // The page's ground with the first box, the page number with the shapes behind it.
    #expect(source.components("/Artifact BMC") == 2)
    #expect(source.components("BDC") + source.components("/Artifact BMC") == source.components("\nEMC"))
  }

  @Test func `figures have words and a place`() throws {
    let bytes = try bytes([.tag(.figure(alternative: "Traffic (in) \\ é"), [box(10), box(70)])])
    let source = try PDF.source(bytes)
    #expect(source.contains("/BBox [\n      10\n      180\n      120\n      200\n    ]"))
    #expect(try PDF.structure(bytes) == ["Document", " Sect", "  Figure", "   \"\""])
    #expect(source.contains("/Alt <feff0054007200610066006600690063002000280069006e00290020005c002000e9>"))
    #expect(source.components("/MCID 0") == 1 && source.components("BDC") == 1)
  }

  @Test(
    arguments: [
      ("朝凪ネットワーク", nil, "ja"), ("한빛네트워크", nil, "ko"), ("Ветер", nil, "ru"), ("شبكة السدرة", nil, "ar"),
      ("Peering", "ar", "en"), ("Peering", "ja", "en"), ("网络", nil, "zh"),
    ] as [(String, String?, String)])
  func `other scripts have their language`(text: String, language: String?, expected: String) throws {
    let source = try PDF.source(bytes([.tag(.paragraph, words(text))], language: language))
    #expect(source.contains("/Lang (\(language ?? "en"))"))
    #expect(source.contains("/Lang (\(expected))"))
    #expect(source.components("/Lang (") >= 2)
  }

  @Test(arguments: [("Société", nil), ("朝凪ネットワーク 12", "ja"), ("1.250 · 34", "ar")] as [(String, String?)])
  func `the document's own script has none`(text: String, language: String?) throws {
    let source = try PDF.source(bytes([.tag(.paragraph, words(text))], language: language))
    #expect(source.components("/Lang (") == 1)
  }

  @Test func `letters of several glyphs are written out`() throws {
    let bytes = try bytes([.tag(.paragraph, words("เครือข่ายดาวเหนือ"))])
    #expect(try PDF.source(bytes).contains("/ActualText <feff"))
    #expect(
      try PDF.source(self.bytes([.tag(.paragraph, words("affluent office"))])).components("/ActualText") == 0)
  }

  /// Poppler takes the end of a mark within another for the end of both.
  @Test func `text behind letters of several glyphs is read`() throws {
    let bytes = try bytes([.tag(.paragraph, words("น้ำใจ ดาว")), .tag(.paragraph, words("next", top: 60))])
    let text = try PDF.structure(bytes).joined()
    #expect(text.contains("ดาว") && text.contains("next"), "\(text)")
    let source = try PDF.source(bytes)
    #expect(source.contains("/ActualText<feff"))
    // Each part is within one text object.
    for object in source.split(separator: "BT\n").dropFirst() {
      let part = object.prefix(upTo: object.firstRange(of: "\nET")?.lowerBound ?? object.endIndex)
      #expect(String(part).components("BDC") == String(part).components("EMC"), "\(part)")
    }
  }

  @Test func `a running footer is no content, and its link stays`() throws {
    let bytes = try bytes([
      .tag(.paragraph, words("Text")),
      .tag(.paragraph, [.link(.uri("https://example.net"), [.tag(.artifact, words("page 3", top: 100))])]),
      .tag(.artifact, words("event", at: 100, top: 100)),
    ])
    #expect(try PDF.structure(bytes) == ["Document", " Sect", "  P", "   \"Text\"", "  P", "   Link"])
    let source = try PDF.source(bytes)
    #expect(source.components("/Artifact<</Type/Pagination/Subtype/Footer>>BDC") == 1)
    #expect(source.contains("/Contents (page 3)") && source.contains("/Alt (page 3)"))
  }

  @Test func `marks of direction and of lines leave letters what they are`() throws {
    let bytes = try bytes([.tag(.paragraph, words("1 14:00–\u{2060}14:30 \u{2068}Ratu\u{2069} 1\u{200B}1"))])
    #expect(try PDF.source(bytes).components("/ActualText") == 0)
    #expect(try PDF.structure(bytes).last?.filter { $0 != " " } == "\"114:00–14:30Ratu11\"")
  }

  @Test func `the document says what it is`() throws {
    let bytes = try bytes(words("Text"))
    let source = try PDF.source(bytes)
    for part in [
      "<rdf:li xml:lang=\"x-default\">A &lt;title&gt; &amp; more</rdf:li>", "<pdfuaid:part>1</pdfuaid:part>",
      "/DisplayDocTitle true", "/Marked true", "/Tabs /S", "/StructParents 0", "/CreationDate (D:2026",
    ] { #expect(source.contains(part), "\(part)") }
    let plain = try PDF.bytes(
      [Page(size: Size(width: 40, height: 30), elements: [])],
      DocumentMetadata(title: "T", isAccessible: false))
    #expect(try !PDF.source(plain).contains("pdfuaid:part"))
  }

  @Test func `a link without words says where it leads`() throws {
    let source = try PDF.source(bytes([.link(.uri("https://example.net/a"), [box(10)])]))
    #expect(
      source.contains("/Contents (https://example.net/a)") && source.contains("/Alt (https://example.net/a)"))
  }

  @Test func `many pages have a tree of owners`() throws {
    let page = Page(
      size: Size(width: 400, height: 300),
      elements: [
        .tag(.destination(name: "a"), [.tag(.paragraph, try words("Text"))]),
        .link(.destination("a"), try words("back", top: 50)),
        .link(.destination("nowhere"), try words("dead", top: 90)),
      ])
    let bytes = try PDF.bytes(Array(repeating: page, count: 300))
    #expect(try PDF.check(bytes) == nil)
    let source = try PDF.source(bytes)
    #expect(source.components("/Limits [") == 3 && source.components("/Subtype /Link") == 300)
  }

  /// Colours that cannot be seen, before and after what can.
  @Test func `marks are found whatever the colours`() throws {
    let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)
    let hidden = Element.shape(Shape(.rect(Rect(x: 0, y: 0, width: 400, height: 300)), fill: clear))
    let whole = Element.shape(Shape(.rect(Rect(x: 0, y: 0, width: 400, height: 300)), fill: .black))
    for background in [clear, .white] {
      let page = Page(
        size: Size(width: 400, height: 300), background: background,
        elements: [
          hidden, .tag(.paragraph, try words("one")), hidden, whole,
          .tag(.paragraph, try words("two", top: 60)), hidden,
        ])
      let bytes = try PDF.bytes([page, page])
      #expect(
        try PDF.structure(bytes).filter { $0.contains("\"") } == [
          "   \"one\"", "   \"two\"", "   \"one\"", "   \"two\"",
        ])
    }
  }
}
