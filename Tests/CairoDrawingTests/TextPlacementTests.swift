import CairoDrawing
import Scene
import TestSupport
import Testing

/// Text in a PDF is where the page has it, which PNG and SVG follow.
@Suite struct TextPlacementTests {
  private static let words =
    "Peering at eleven exchanges in Frankfurt, Amsterdam, London and Warsaw: illicit minimum AVATAR, 100 Gbit/s"

  /// The left and right ends of each word, as a program sees them.
  private func places(_ bytes: [UInt8]) throws -> [(text: String, left: Double, right: Double)] {
    let output = try Command.run("pdftotext", ["-bbox", "@", "-"], on: bytes).output
    return output.matches(
      of: /<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">(.*?)<\/word>/
    )
    .map { (String($0.3), Double($0.1) ?? 0, Double($0.2) ?? 0) }
  }

  @Test(arguments: [("Inter", 400), ("Inter", 700), ("Noto Sans", 400)], [7, 14, 28, 40])
  func `words are where the page has them`(face: (String, Int), size: Int) throws {
    let style = TextStyle(family: face.0, weight: face.1, size: Length(Double(size)), color: .black)
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    let line = try #require(try typesetter.shape(StyledText(Self.words, style)).lines.first)
    let second = Length(20) + line.width + Length(Double(size) / 2)
    let page = Page(
      size: Size(width: 6000, height: 100),
      elements: [Length(20), second].flatMap { line.elements(at: Point(x: $0, y: 50)) })
    var expected: [Double] = []
    for case .glyphs(let run) in page.elements {
      // One glyph for each letter.
      #expect(run.glyphs.count == run.text.count)
      expected.append(run.origin.x.points)
      for (glyph, letter) in zip(run.glyphs.dropFirst(), run.text) where letter == " " {
        expected.append((run.origin.x + glyph.offset.x).points)
      }
    }
    let places = try places(PDF.bytes([page]))
    #expect(places.count == expected.count && expected.count == 2 * Self.words.split(separator: " ").count)
    for (place, left) in zip(places, expected) {
      #expect(abs(place.left - left) < 0.1, "\(place.text): \(place.left - left)")
    }
    let end = try #require(places.last?.right)
    #expect(abs(end - (second + line.width).points) < 0.1)
  }
}
