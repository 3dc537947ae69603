import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

@Suite struct SVGWriterTests {
  let page: Page

  init() throws {
    let logo = """
      <svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><defs><linearGradient id="g">
      <stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
      <rect width="4" height="2" fill="url(#g)" opacity=".5"/></svg>
      """
    let image = PlacedImage(
      try ImageDecoder.read(Array(logo.utf8)).image, frame: Rect(x: 50, y: 50, width: 40, height: 20))
    let words = try PangoTypesetter(Fonts.settings).lines("Peering จุด", top: 20)
    page = Page(size: Size(width: 320, height: 180), elements: words + [.image(image)])
  }

  private func bytes(_ page: Page) throws -> [UInt8] {
    let sink = MemorySink()
    try SVGWriter.write(page, to: sink)
    return sink.bytes
  }

  @Test func `same bytes whatever was drawn before`() throws {
    let first = try bytes(page)
    _ = try PDF.bytes([page])
    _ = try bytes(Page(size: Size(width: 10, height: 10), elements: []))
    #expect(try bytes(page) == first)
  }

  @Test func `measured in points`() throws {
    let text = String(decoding: try bytes(page), as: UTF8.self)
    #expect(text.contains("width=\"320pt\" height=\"180pt\" viewBox=\"0 0 320 180\""))
  }

  @Test func `draws what the PNG draws`() throws {
    // Drawn again from the SVG, the page looks like the page.
    let svg = try ImageDecoder.read(bytes(page))
    #expect(svg.warnings.isEmpty)
    let frame = Rect(x: 0, y: 0, width: 320, height: 180)
    let again = try Pixels(
      Page(size: page.size, elements: [.image(PlacedImage(svg.image, frame: frame))]), width: 640)
    let direct = try Pixels(page, width: 640)
    let differing = zip(again.colors, direct.colors).filter { zip($0, $1).contains { abs($0 - $1) > 48 } }
    #expect(differing.count < 50)
    #expect(direct.colors.contains { $0 != [255, 255, 255] })
  }
}
