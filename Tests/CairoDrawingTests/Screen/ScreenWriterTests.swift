import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

@Suite struct ScreenWriterTests {
  private static func image(_ svg: String, _ frame: Rect) throws -> Element {
    .image(PlacedImage(try ImageDecoder.read(Array(svg.utf8)).image, frame: frame))
  }

  /// Whether a page looks the same from the SVG as drawn directly, except for the edges of shapes. Its sides have to be whole
  /// in CSS's pixels.
  private func looksTheSame(_ page: Page, _ svg: [UInt8], width: Int = 600) throws -> Bool {
    let read = try ImageDecoder.read(svg)
    let frame = Rect(origin: .zero, size: page.size)
    let again = try Pixels(
      Page(size: page.size, elements: [.image(PlacedImage(read.image, frame: frame))]), width: width)
    let direct = try Pixels(page, width: width)
    let differing = zip(again.colors, direct.colors).filter { zip($0, $1).contains { abs($0 - $1) > 48 } }
    return differing.count < 50 && direct.colors.contains { $0 != direct.colors[0] }
  }

  @Test func `text, shapes and pictures look as in the deck`() throws {
    let gradient = """
      <svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><defs><linearGradient id="g">
      <stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
      <rect width="4" height="2" fill="url(#g)" opacity=".5"/></svg>
      """
    let other = gradient.replacing("red", with: "lime").replacing("blue", with: "black")
    let words = try PangoTypesetter(Fonts.settings).lines("Peering จุด شبكة 網路 AV To", top: 20)
    var box = Path.roundedRect(Rect(x: 10, y: 100, width: 60.3, height: 40.7), left: 8, right: 20)
    box.add(Rect(x: 80, y: 100, width: 20, height: 20))
    let page = Page(
      size: Size(width: 300, height: 180), background: Color(red: 246, green: 248, blue: 252),
      elements: [
        .group(name: "words", words),
        .shape(
          Shape(
            box, fill: Color(red: 200, green: 0, blue: 0, alpha: 128),
            stroke: .init(color: .black, width: 1.5))),
        .shape(
          Shape(
            .line(from: Point(x: 5, y: 170), to: Point(x: 300, y: 150)),
            stroke: .init(color: .black, width: 2))),
        try Self.image(gradient, Rect(x: 150, y: 100, width: 40, height: 20)),
        try Self.image(other, Rect(x: 200, y: 100, width: 40, height: 30)),
        try Self.image(gradient, Rect(x: 250, y: 100, width: 20, height: 15)),
      ])
    let writer = ScreenWriter()
    let svg = try writer.svg(page, title: "A & B")
    #expect(try looksTheSame(page, svg))
    let text = String(decoding: svg, as: UTF8.self)
    #expect(text.contains("width=\"300pt\" height=\"180pt\" viewBox=\"0 0 300 180\""))
    #expect(text.contains("<title>A &amp; B</title>"))
    // The same again, from what is kept.
    #expect(try writer.svg(page, title: "A & B") == svg)
  }

  @Test func `a glyph is in the page once, whatever its size`() throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    var elements: [Element] = []
    for size in [12, 20, 33.5] as [Double] {
      let line = try #require(try typesetter.shape(StyledText("abba", .inter(Length(size)))).lines.first)
      elements += line.elements(at: Point(x: 20, y: Length(size * 3)))
    }
    let page = Page(size: Size(width: 300, height: 180), elements: elements)
    let text = String(decoding: try ScreenWriter().svg(page, title: ""), as: UTF8.self)
    #expect(text.matches(of: #/<path id="g\d+"/#).count == 2)
    #expect(text.matches(of: #/<use /#).count == 12)
    #expect(try looksTheSame(page, Array(text.utf8)))
  }

  @Test func `identifiers in a picture are its own`() throws {
    let masked = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><mask id="g1"><circle cx="4" cy="4" r="3" fill="white"/>
      </mask><rect width="8" height="8" fill="COLOUR" mask="url(#g1)" opacity=".7"/></svg>
      """
    let words = try PangoTypesetter(Fonts.bundledOnly).lines("glyphs", top: 10)
    let page = Page(
      size: Size(width: 150, height: 90),
      elements: words + [
        try Self.image(masked.replacing("COLOUR", with: "red"), Rect(x: 20, y: 40, width: 40, height: 40)),
        try Self.image(masked.replacing("COLOUR", with: "blue"), Rect(x: 80, y: 40, width: 40, height: 40)),
      ])
    let svg = try ScreenWriter().svg(page, title: "")
    let names = String(decoding: svg, as: UTF8.self).matches(of: #/ id="([^"]*\d)"/#).map { String($0.1) }
    #expect(Set(names).count == names.count && names.count > 6)
    #expect(try looksTheSame(page, svg))
  }

  @Test func `a font that is none is an error`() {
    let run = GlyphRun(
      face: FontFace(file: "/nowhere.ttf"), size: 12, color: .black, text: "a",
      glyphs: [.init(index: 1, offset: .zero)], clusters: [.init(utf8Count: 1, glyphCount: 1)], advance: 10)
    #expect(throws: DrawingError.self) {
      try ScreenWriter().svg(Page(size: Size(width: 9, height: 9), elements: [.glyphs(run)]), title: "")
    }
  }

  @Test(
    arguments: [
      (0, "0"), (1, "1"), (-1.5, "-1.5"), (0.004, "0"), (-0.004, "0"), (0.005, "0.01"), (12.3, "12.3"),
      (12.03, "12.03"), (99.999, "100"), (-0.25, "-0.25"), (123456.78, "123456.78"), (1e300, "0"),
      (.nan, "0"),
      (-.infinity, "0"),
    ] as [(Double, String)])
  func `numbers`(_ number: Double, _ text: String) throws {
    let line = Path([.move(Point(x: Length(number), y: 7)), .line(Point(x: 3, y: 8))])
    let page = Page(
      size: Size(width: 9, height: 9),
      elements: [.shape(Shape(line, stroke: .init(color: .black, width: 1)))])
    #expect(
      String(decoding: try ScreenWriter().svg(page, title: ""), as: UTF8.self).contains(
        "d=\"M\(text) 7L3 8\""))
  }
}
