import CairoDrawing
import Scene
import Testing

@Suite struct PangoTypesetterTests {
  let typesetter: PangoTypesetter

  init() throws { typesetter = try PangoTypesetter(Fonts.bundledOnly) }

  private func shape(_ text: String, _ style: TextStyle = .inter()) throws -> ShapedText {
    try typesetter.shape(StyledText(text, style))
  }

  @Test func `widths scale linearly`() throws {
    let small = try shape("Pacific Lightwave, AV. 1,250", .inter(10)).width
    for size in [5, 7.3, 11, 48, 400] {
      let width = try shape("Pacific Lightwave, AV. 1,250", .inter(Length(size))).width
      #expect(abs(width.ratio(to: small) - size / 10) < size / 10 * 0.001, "\(size)")
    }
  }

  @Test func `weights pick their files`() throws {
    for (weight, name) in [(400, "Regular"), (500, "Medium"), (600, "SemiBold"), (700, "Bold")] {
      let run = try #require(try shape("A", .inter(weight: weight)).lines[0].runs.first)
      #expect(run.face.file.hasSuffix("/Inter-\(name).otf"))
    }
  }

  @Test func `kerning and ligatures are the font's`() throws {
    #expect(try shape("AV").width < shape("A").width + shape("V").width)
  }

  @Test func `empty text is one line of the font's height`() throws {
    let empty = try shape("")
    #expect(empty.lines.count == 1)
    let line = try #require(empty.lines.first)
    #expect(line.runs.isEmpty && line.width == 0 && line.ink == nil)
    let filled = try #require(try shape("x").lines.first)
    #expect(line.ascent == filled.ascent && line.descent == filled.descent && line.ascent > 0)
    #expect(try typesetter.shape(StyledText([])).lines.count == 1)
  }

  @Test func `white space at the end has no width`() throws {
    for end in [" ", "   ", "\u{3000}", "\n", "\u{2003} "] {
      #expect(try shape("Peering" + end).width == shape("Peering").width, "\(end.unicodeScalars)")
    }
    #expect(try shape("Peering\u{A0}").width > shape("Peering").width)
  }

  @Test func `tracking goes between letters`() throws {
    let plain = try shape("AAAA").width
    let wide = try shape("AAAA", .inter(tracking: 2)).width
    #expect(abs(wide.points - plain.points - 6) < 0.01)
  }

  @Test func `features are respected`() throws {
    var style = TextStyle.inter()
    #expect(try shape("1", style).width < shape("0", style).width)
    style.features = ["tnum"]
    #expect(try shape("1", style).width == shape("0", style).width)
  }

  @Test func `spans of one look but two colours are as one word`() throws {
    let red = Color(red: 200, green: 0, blue: 0)
    let text = StyledText([.init("pacific", .inter()), .init("Vlight", .inter(color: red))])
    let line = try typesetter.shape(text).lines[0]
    #expect(line.runs.map(\.text) == ["pacific", "Vlight"])
    #expect(line.runs.map(\.color) == [.black, red])
    #expect(line.runs[1].origin.x == line.runs[0].advance)
    #expect(try line.width == shape("pacificVlight").width)
  }

  @Test func `line feeds are spaces and control characters are nothing`() throws {
    #expect(try shape("a\r\nb\tc\u{2028}d").lines[0].text == "a b c d")
    let odd = try shape("a\0\u{1}\u{7F}\u{9B}b")
    #expect(odd.lines[0].text == "ab" && odd.missing.isEmpty)
  }

  @Test func `characters without a font are boxes of the first`() throws {
    let shaped = try shape("A\u{1F600}直B直")
    #expect(shaped.missing == ["\u{1F600}", "直"])
    #expect(shaped.substitutes.isEmpty)
    let glyphs = shaped.lines[0].runs.flatMap(\.glyphs).map(\.index)
    #expect(glyphs.filter { $0 == 0 }.count == 3)
    #expect(shaped.lines[0].text == "A\u{1F600}直B直")
  }

  @Test func `characters without a font leave no line too wide`() throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    for width in stride(from: 60.0, through: 200, by: 3) {
      let shaped = try typesetter.shape(
        StyledText("\u{1F680} from \u{1F680} the + 30 more", .inter(18)), maximumWidth: Length(width),
        maximumLines: 1)
      #expect(shaped.lines.count == 1)
      #expect(shaped.width <= Length(width + 0.02), "\(width)")
    }
  }

  @Test func `invisible characters are never missing`() throws {
    for scalar in [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{FE0F}", "\u{AD}", "\u{202E}", "\u{2066}", "\u{FEFF}",
      "\u{2060}",
    ] {
      let shaped = try shape("a\(scalar)b")
      #expect(shaped.missing.isEmpty, "\(scalar.unicodeScalars)")
    }
    #expect(try shape("\u{FFFD}").missing.isEmpty)
    #expect(try shape("\u{200B}").lines.count == 1)
  }

  @Test func `marks stay with their letters`() throws {
    let run = try #require(try shape("x\u{30A}\u{323}y").lines[0].runs.first)
    #expect(run.text == "x\u{30A}\u{323}y")
    #expect(run.clusters.map(\.utf8Count) == [5, 1])
  }

  @Test func `the same from every typesetter whatever it shaped before`() async throws {
    let texts = ["Peering", "จุดแลกเปลี่ยน", "東京インターネット", "العربية 64500", "✓ ☎ 🖧"]
    let forwards = try PangoTypesetter(Fonts.settings)
    let backwards = try PangoTypesetter(Fonts.settings)
    let first = try texts.map { try forwards.shape(StyledText($0, .inter())) }
    let second = try texts.reversed().map { try backwards.shape(StyledText($0, .inter())) }
    #expect(first == second.reversed())

    let parallel = try await withThrowingTaskGroup(of: [ShapedText].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let typesetter = try PangoTypesetter(Fonts.settings)
          return try texts.map { try typesetter.shape(StyledText($0, .inter())) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(parallel.allSatisfy { $0 == first })
  }

  @Test func `families are those of the folder`() {
    #expect(typesetter.families.contains("Inter") && typesetter.families.contains("Noto Sans Thai"))
  }

  @Test func `a folder without fonts is an error`() {
    #expect(throws: DrawingError("no fonts in /nowhere")) {
      try PangoTypesetter(FontSettings(bundledFolder: "/nowhere", cacheFolder: Fonts.settings.cacheFolder))
    }
  }

  @Test func `works without a cache folder`() throws {
    let uncached = FontSettings(
      bundledFolder: Fonts.settings.bundledFolder, cacheFolder: "/dev/null/x", usesSystemFonts: false)
    let text = StyledText("Peering จุด", .inter())
    #expect(try PangoTypesetter(uncached).shape(text) == typesetter.shape(text))
  }
}
