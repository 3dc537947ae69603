import CairoDrawing
import Files
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

  @Test(arguments: [("Inter", 400), ("Inter", 700), ("Noto Sans", 400)], [7, 14, 28, 40, 66])
  func `words are where the page has them`(face: (String, Int), size: Int) throws {
    let style = TextStyle(family: face.0, weight: face.1, size: Length(Double(size)), color: .black)
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    let line = try #require(try typesetter.shape(StyledText(Self.words, style)).lines.first)
    let second = Length(20) + line.width + Length(Double(size) / 2)
    let page = Page(
      size: Size(width: 12000, height: 200),
      elements: [Length(20), second].flatMap { line.elements(at: Point(x: $0, y: 100)) })
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

  /// Texts of several spans, of which no glyph is where the one before it ends.
  private static func hardTexts(_ size: Length) -> [StyledText] {
    let (plain, bold) = (TextStyle.inter(size), TextStyle.inter(size, weight: 700))
    let grey = Color(red: 90, green: 90, blue: 90)
    return [
      StyledText("AVATAR To Wa LT P. Yo, “Tý” V.A.W. illicit minimum 1111", plain),
      StyledText("AVATAR illicit minimum Yo", .inter(size, tracking: size * 0.05)),
      StyledText("AVATAR illicit minimum Yo", .inter(size, tracking: size * -0.012)),
      StyledText([
        .init("Peering ", plain), .init("illicit AV", bold), .init("ATAR 11", .inter(size, color: grey)),
        .init(" minimum", TextStyle(family: "Noto Sans", size: size, color: .black)),
        .init(" in small", .inter(size * 0.5)), .init(" again", plain),
      ]),
      StyledText("illicit AVATAR שלום רשת illicit minimum", plain, direction: .rightToLeft),
      StyledText("illicit شبكة السدرة AVATAR minimum 11", plain, direction: .leftToRight),
    ]
  }

  /// Where glyphs are in an SVG of Cairo's.
  private func places(svg: String) -> [Point] {
    svg.matches(of: /<use [^>]*href="#glyph[^"]*" x="([-0-9.]+)" y="([-0-9.]+)"/).map {
      Point(x: Length(Double($0.1) ?? 0), y: Length(Double($0.2) ?? 0))
    }
  }

  /// Cairo leaves out moves of less than three thousandths of the size, so half of that is as near as a glyph can be, and
  /// it rounds where a line begins: together a tenth of a point at 64 pt.
  @Test(arguments: [12, 28, 40, 52, 64, 66, 120])
  func `each glyph is within a tenth of a point in PDF and SVG`(size: Int) throws {
    let most = max(0.1, 0.0015 * Double(size) + 0.008)
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    for text in Self.hardTexts(Length(Double(size))) {
      let line = try #require(try typesetter.shape(text).lines.first)
      let page = Page(size: Size(width: 9000, height: 500), elements: line.elements(at: Point(x: 20, y: 250)))
      var expected: [Point] = []
      for case .glyphs(let run) in page.elements { expected += run.glyphs.map { run.origin + $0.offset } }
      let pdf = try Command.run("pdftocairo", ["-svg", "@", "%"], on: PDF.bytes([page])).result
      let sink = MemorySink()
      try SVGWriter.write(page, to: sink)
      for (name, svg) in [("PDF", pdf), ("SVG", sink.bytes)] {
        let found = places(svg: String(decoding: svg, as: UTF8.self))
        #expect(found.count > expected.count * 3 / 4, "\(name): \(text.string)")
        for place in found {
          let isNear = expected.contains {
            abs(($0.x - place.x).points) < most && abs(($0.y - place.y).points) < most
          }
          let off = expected.map { ($0.x - place.x).points }.min { abs($0) < abs($1) }
          #expect(isNear, "\(name): \(text.string) at \(place.x.points) \(place.y.points), off \(off ?? 0)")
          if !isNear { return }
        }
      }
    }
  }
}
