import CairoDrawing
import Files
import Scene
import Testing

/// One picture for each kind of element, sixteen pixels wide, a point to the pixel.
@Suite struct PixelTests {
  private func text(_ elements: [Element], height: Length = 5, background: Color = .white) throws -> String {
    try Pixels(
      Page(size: Size(width: 16, height: height), background: background, elements: elements), width: 16
    ).text
  }

  private func box(_ x: Length, _ y: Length, _ width: Length, _ height: Length, _ color: Color) -> Element {
    .shape(Shape(.rect(Rect(x: x, y: y, width: width, height: height)), fill: color))
  }

  @Test func `background fills the page`() throws {
    #expect(try text([], height: 2, background: .blue) == "bbbbbbbbbbbbbbbb\nbbbbbbbbbbbbbbbb")
  }

  @Test func `fills cover in order`() throws {
    let drawn = try text([box(1, 1, 6, 3, .red), .group(name: "over", [box(4, 2, 6, 2, .green)])])
    #expect(
      drawn == """
        ................
        .rrrrrr.........
        .rrrgggggg......
        .rrrgggggg......
        ................
        """)
  }

  @Test func `translucent colours mix`() throws {
    let veil = Color(red: 0, green: 0, blue: 0, alpha: 128)
    let pixels = try Pixels(
      Page(size: Size(width: 16, height: 4), elements: [box(0, 0, 16, 4, veil)]), width: 16)
    #expect(pixels.colors.allSatisfy { $0.allSatisfy { abs($0 - 127) <= 1 } })
  }

  @Test func `strokes lie half to each side`() throws {
    let line = Shape(
      .line(from: Point(x: 2, y: 2), to: Point(x: 14, y: 2)), stroke: .init(color: .blue, width: 2))
    let frame = Shape(
      .rect(Rect(x: 1.5, y: 1.5, width: 5, height: 3)), fill: .green, stroke: .init(color: .black, width: 1))
    #expect(
      try text([.shape(line)]) == """
        ................
        ..bbbbbbbbbbbb..
        ..bbbbbbbbbbbb..
        ................
        ................
        """)
    #expect(
      try text([.shape(frame)]) == """
        ................
        .######.........
        .#gggg#.........
        .#gggg#.........
        .######.........
        """)
  }

  @Test func `curves round corners`() throws {
    let pill = Shape(.roundedRect(Rect(x: 1, y: 0, width: 14, height: 6), left: 3, right: 0), fill: .red)
    let drawn = try text([.shape(pill)], height: 6)
    #expect(
      drawn == """
        ..++rrrrrrrrrrr.
        .+rrrrrrrrrrrrr.
        .+rrrrrrrrrrrrr.
        .+rrrrrrrrrrrrr.
        .+rrrrrrrrrrrrr.
        ..++rrrrrrrrrrr.
        """)
  }

  @Test func `glyphs are on their baseline`() throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    // Both end at the baseline, which is the upper edge of the last row.
    let line = try typesetter.shape(StyledText(".l", .inter(11, weight: 700))).lines[0]
    let drawn = try text(line.elements(at: Point(x: 4, y: 9)), height: 10)
    #expect(
      drawn == """
        ................
        .......+#+......
        .......+#+......
        .......+#+......
        .......+#+......
        .......+#+......
        .......+#+......
        ....++++#+......
        ....+#++#+......
        ................
        """)
  }

  @Test func `links and tags show what is in them`() throws {
    let inner = box(0, 0, 2, 1, .red)
    let elements: [Element] = [
      .link(.uri("https://example.net"), [inner]),
      .tag(.figure(alternative: "box"), [box(3, 0, 2, 1, .green)]),
    ]
    #expect(try text(elements, height: 1) == "rr.gg...........")
  }

  @Test func `images fill their frames`() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="4" height="2">
      <rect width="2" height="2" fill="#f00"/><rect x="2" width="2" height="2" fill="#00f"/></svg>
      """
    let image = try ImageDecoder.read(Array(svg.utf8)).image
    #expect(
      try text([.image(PlacedImage(image, frame: Rect(x: 2, y: 1, width: 8, height: 3)))]) == """
        ................
        ..rrrrbbbb......
        ..rrrrbbbb......
        ..rrrrbbbb......
        ................
        """)
    let page = Page(size: Size(width: 16, height: 4), background: .green, elements: [])
    let sink = MemorySink()
    try PNGWriter.write(page, width: 16, to: sink)
    let picture = try ImageDecoder.read(sink.bytes).image
    #expect(
      try text([.image(PlacedImage(picture, frame: Rect(x: 1, y: 1, width: 4, height: 2)))]) == """
        ................
        .gggg...........
        .gggg...........
        ................
        ................
        """)
  }

  @Test func `width sets the scale`() throws {
    let page = Page(size: Size(width: 960, height: 540), elements: [box(0, 0, 480, 540, .red)])
    let pixels = try Pixels(page, width: 33)
    #expect(pixels.width == 33 && pixels.height == 19)
    #expect(try Pixels(page, width: 16).text.hasPrefix("rrrrrrrr........\n"))
  }

  @Test(arguments: [15, 0, -1, 16385]) func `widths beyond reason are refused`(_ width: Int) {
    let page = Page(size: Size(width: 960, height: 540), elements: [])
    #expect(throws: DrawingError.self) { try PNGWriter.write(page, width: width, to: MemorySink()) }
  }

  @Test func `PNG twice is the same`() throws {
    let page = Page(
      size: Size(width: 300, height: 100),
      elements: try PangoTypesetter(Fonts.settings).lines("Peering 東京", top: 20))
    let (first, second) = (MemorySink(), MemorySink())
    try PNGWriter.write(page, width: 600, to: first)
    try PNGWriter.write(page, width: 600, to: second)
    #expect(first.bytes == second.bytes)
  }
}
