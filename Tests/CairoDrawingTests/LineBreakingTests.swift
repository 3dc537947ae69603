import CairoDrawing
import Scene
import Testing

@Suite struct LineBreakingTests {
  let typesetter: PangoTypesetter

  init() throws { typesetter = try PangoTypesetter(Fonts.bundledOnly) }

  private func lines(
    _ text: String, width: Length, lines: Int? = nil, direction: StyledText.Direction = .natural
  ) throws -> ShapedText {
    try typesetter.shape(
      StyledText(text, .inter(), direction: direction), maximumWidth: width, maximumLines: lines)
  }

  @Test func breaksBetweenWords() throws {
    let shaped = try lines("Looking for eyeball networks in South Asia", width: 200)
    #expect(shaped.lines.map(\.text) == ["Looking for eyeball ", "networks in South ", "Asia"])
    #expect(shaped.width <= 200 && !shaped.isTruncated)
  }

  @Test func fitsInItsOwnWidth() throws {
    for text in ["Peering office", "AV Wa To", "จุดแลกเปลี่ยน", "العربية"] {
      let natural = try typesetter.shape(StyledText(text, .inter()))
      let again = try lines(text, width: natural.width)
      #expect(again.lines.count == 1 && again.lines == natural.lines)
    }
  }

  @Test func breaksWordsThatAreTooLongWithoutHyphens() throws {
    let shaped = try lines("ASVERYLONGASSETNAMETHATFITSNOWHERE", width: 150)
    #expect(shaped.lines.count > 2 && shaped.width <= 150)
    #expect(shaped.lines.map(\.text).joined() == "ASVERYLONGASSETNAMETHATFITSNOWHERE")
    #expect(shaped.lines.allSatisfy { $0.runs.flatMap(\.glyphs).count == $0.text.count })
  }

  @Test func softHyphensShowWhereTheyBreak() throws {
    let shaped = try lines("intercon\u{AD}nection", width: 110)
    #expect(shaped.lines.count == 2)
    #expect(shaped.lines[0].runs.flatMap(\.glyphs).count == "intercon-".count)
    #expect(
      try lines("intercon\u{AD}nection", width: 300).width == lines("interconnection", width: 300).width)
  }

  @Test func breaksThaiBetweenWords() throws {
    let shaped = try lines("จุดแลกเปลี่ยนอินเทอร์เน็ต", width: 140)
    #expect(shaped.lines.map(\.text) == ["จุดแลกเปลี่ยน", "อินเทอร์เน็ต"])
  }

  @Test func endsInAnEllipsisWhereLinesRunOut() throws {
    let shaped = try lines("Looking for eyeball networks in South Asia and the Pacific", width: 200, lines: 2)
    #expect(shaped.isTruncated && shaped.lines.count == 2)
    #expect(shaped.lines[1].text.hasSuffix("…"))
    #expect(shaped.width <= 200)
    // As wide as what is seen, not as the room there was.
    let natural = try typesetter.shape(StyledText(shaped.lines[1].text, .inter())).width
    #expect(abs(shaped.lines[1].width.points - natural.points) < 1)
    #expect(try !lines("Looking", width: 200, lines: 2).isTruncated)
    #expect(try lines("Looking for eyeball networks", width: 200, lines: 1).lines.count == 1)
  }

  @Test func ellipsisOfTextFromRightToLeftStandsAtTheLeft() throws {
    let shaped = try lines("עברית נקודת חילופי תעבורה באינטרנט", width: 150, lines: 1)
    #expect(shaped.isTruncated)
    let first = try #require(shaped.lines[0].runs.first)
    #expect(first.text == "…" && first.origin.x == 0)
    #expect(shaped.width <= 150)
  }

  @Test func rightToLeftRunsAreMarked() throws {
    let line = try typesetter.shape(StyledText("שלום AS64500", .inter())).lines[0]
    #expect(line.runs.map(\.isRightToLeft) == [false, true])
    #expect(line.runs.map(\.text) == ["AS64500", "שלום "])
    let forced = StyledText("שלום AS64500", .inter(), direction: .leftToRight)
    #expect(try typesetter.shape(forced).lines[0].runs.map(\.isRightToLeft) == [true, false])
  }

  @Test func whiteSpaceAtTheEndOfTextFromRightToLeftHangsOutToTheLeft() throws {
    let plain = try typesetter.shape(StyledText("שלום", .inter())).lines[0]
    let line = try typesetter.shape(StyledText("שלום  ", .inter())).lines[0]
    #expect(line.width == plain.width)
    #expect(line.ink == plain.ink)
    #expect(try #require(line.runs.first).origin.x < 0)
    let wrapped = try lines("עברית נקודת חילופי תעבורה", width: 100)
    for line in wrapped.lines {
      let right = try #require(line.runs.last)
      #expect(abs((right.origin.x + right.advance - line.width).points) < 0.01)
    }
  }

  @Test func inkLiesAroundTheGlyphs() throws {
    let ink = try #require(try typesetter.shape(StyledText("x", .inter(100))).lines[0].ink)
    // Inter's x is 0.546 em high, and stands on the baseline.
    #expect(abs(ink.height.points - 54.6) < 1 && abs(ink.maxY.points) < 0.5)
    #expect(try typesetter.shape(StyledText("  ", .inter())).lines[0].ink == nil)
  }

  @Test func tenThousandCharacters() throws {
    let text = String(repeating: "Peering จุด שלום ", count: 625)
    let shaped = try lines(text, width: 500)
    #expect(shaped.lines.count > 100 && shaped.width <= 500)
    #expect(try lines(String(repeating: "x", count: 10_000), width: 500, lines: 3).lines.count == 3)
  }

  @Test func widthsOfNothingAndLess() throws {
    for width in [0, -5, 0.001] { #expect(try lines("abc", width: Length(width)).lines.count == 3) }
  }
}
