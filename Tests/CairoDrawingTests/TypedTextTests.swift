import CairoDrawing
import Scene
import Testing

/// What people typed is drawn letter by letter, whatever Inter's contextual alternates make of it.
@Suite struct TypedTextTests {
  static let texts = [
    "0x20", "1x1", "2 x 4", "10x100G", "<->", "<-", "->", "-->", "<--", "==>", "=>", "<=>", "<==>", "–>",
    "<–>",
    "AS-0x20", "RIPE::AS-1X1", "a->b@1x1.example", "https://1x1.example/a=>b", "12:30–13:00", "(AS) [IX] {A}",
    "+49 30", "A+B", "2001:db8::/32", "S-IX @ B", "!= |> :-)", "AS64500_AS-ALL", "Ærø <-> Öland 3x3",
    "Степь 1x1 ->",
    "Ωμέγα 0x1",
  ]

  /// The faces the program draws typed text in.
  static let styles: [TextStyle] = [
    .inter(18), .inter(18, weight: 600), .inter(18, tracking: 0.4),
    TextStyle(family: "Inter Display", weight: 700, size: 46, color: .black),
    TextStyle(family: "Inter", weight: 600, size: 18, color: .black, features: ["tnum"]),
  ]

  /// The glyph of a character by itself.
  private func glyph(of character: Unicode.Scalar, _ style: TextStyle, _ typesetter: PangoTypesetter) throws
    -> UInt32?
  {
    let lines = try typesetter.shape(StyledText("n\(character)n", style)).lines
    return lines.flatMap(\.runs).flatMap(\.glyphs).dropFirst().first?.index
  }

  @Test(arguments: [true, false])
  func `typed text has the glyph of each letter`(isDirect: Bool) throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly, shapesLatinDirectly: isDirect)
    for text in Self.texts {
      for style in Self.styles {
        let glyphs = try typesetter.shape(StyledText(text, style)).lines.flatMap(\.runs).flatMap(\.glyphs)
        let letters = try text.unicodeScalars.map { try glyph(of: $0, style, typesetter) }
        #expect(glyphs.map(\.index) == letters, "\(text) in \(style.family) \(style.weight)")
      }
    }
    #expect((typesetter.statistics.shapedDirectly > 0) == isDirect)
  }

  @Test(arguments: [true, false])
  func `figures keep their alternates, and so does what a template asks them for`(isDirect: Bool) throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly, shapesLatinDirectly: isDirect)
    for text in ["2 × 100G", "12:30–13:00", "+ 12 more", "1x1", "==>"] {
      let typed = TextStyle.inter(18)
      var figures = typed
      figures.isTyped = false
      var asked = typed
      asked.features = ["calt"]
      let (first, second) = (
        try typesetter.shape(StyledText(text, typed)), try typesetter.shape(StyledText(text, figures))
      )
      #expect(first != second, "\(text)")
      #expect(try typesetter.shape(StyledText(text, asked)) == second, "\(text)")
    }
  }

  @Test func `other scripts keep their alternates`() throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    for text in [
      "شبكة السدرة", "ኢትዮጵያ ዀ፟", "ਪੰਜਾਬ ਨੈੱਟਵਰਕ", "नेटवर्क", "เครือข่าย", "បណ្ដាញ", "မြန်မာ", "רשת נתיב", "சிறீ",
    ] {
      var style = TextStyle.inter(18)
      let typed = try typesetter.shape(StyledText(text, style))
      style.isTyped = false
      #expect(try typesetter.shape(StyledText(text, style)) == typed, "\(text)")
    }
  }

  @Test(arguments: ["شبكة 0x20 <-> 1x1", "רשת ==> 1x1", "ኢትዮ 2x2 -->", "नेट <- 0x1"])
  func `signs among other scripts are as typed, too`(text: String) throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    let style = TextStyle.inter(18)
    for direction in [StyledText.Direction.natural, .leftToRight, .rightToLeft] {
      let runs = try typesetter.shape(StyledText(text, style, direction: direction)).lines.flatMap(\.runs)
      for run in runs where run.face.file.contains("Inter") {
        #expect(run.glyphs.count == run.text.unicodeScalars.count, "\(run.text)")
        guard !run.isRightToLeft else { continue }
        #expect(
          try run.glyphs.map(\.index) == run.text.unicodeScalars.map { try glyph(of: $0, style, typesetter) },
          "\(run.text)")
      }
    }
  }
}
