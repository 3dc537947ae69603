import CairoDrawing
import Scene
import Testing

/// Lines of Latin text bypass Pango's layout, and must look as if they had not.
@Suite struct LatinShaperTests {
  static let texts = [
    "Lattice IX Singapore", "AS64500", "4 in 4 countries · 62 Gbps", "500–1,000 Gbps", "100G", "+ 12 more",
    "a",
    "peering@lattice.example", "https://www.lattice.example/peering?x=1&y=2",
    "Tele Ćwikła – Österreich’s Größte",
    "fi ffi AV To. Wa, (x) -> <= 10x20 3x4", "IPv4 + IPv6", "Café Zürich, São Paulo, Łódź, Ağrı…", "1/2", "#",
    "((",
    "e.g. — i.e. 12:30 – 13:00", "~!@$%^&*()_+{}|:\"<>?[];',./`", "DŽ Ǆ ǅ ȳ", "two  spaces", "²", "a×b", "×",
    "naïve ™",
    "x · y", "Á á 100% [OK]", "RIPE::AS-EXAMPLE",
  ]

  static let styles: [TextStyle] = [
    .inter(18), .inter(12.5, weight: 600), .inter(17.3333, weight: 500), .inter(36, weight: 700),
    TextStyle(family: "Inter Display", weight: 700, size: 46, color: .black),
    TextStyle(family: "Inter", weight: 600, size: 18, color: .black, features: ["tnum"]),
    TextStyle(family: "Noto Sans", weight: 400, size: 14.5, color: .black), .inter(20, language: "de"),
    .inter(20, language: "tr"), .inter(20, tracking: -0.3),
    TextStyle(family: "Missing", size: 20, color: .black),
  ]

  static func pair() throws -> (direct: PangoTypesetter, pango: PangoTypesetter) {
    (
      try PangoTypesetter(Fonts.bundledOnly),
      try PangoTypesetter(Fonts.bundledOnly, shapesLatinDirectly: false)
    )
  }

  @Test func `is as from Pango's layout`() throws {
    let (direct, pango) = try Self.pair()
    for text in Self.texts {
      for style in Self.styles {
        let styled = StyledText(text, style)
        #expect(
          try direct.shape(styled) == pango.shape(styled), "\(text), \(style.family) \(style.size.points)")
      }
    }
    // Nearly all of them went the short way.
    #expect(direct.statistics.shapedDirectly > Self.texts.count * Self.styles.count * 2 / 3)
    #expect(pango.statistics.shapedDirectly == 0)
  }

  @Test func `spans and directions too`() throws {
    let (direct, pango) = try Self.pair()
    let pale = Color(red: 90, green: 90, blue: 90)
    for direction in [StyledText.Direction.natural, .leftToRight, .rightToLeft] {
      for (first, second) in [
        ("Cross IX, Weave", "  + 4 more"), ("300", " Gbps"), ("V", "A"), ("12", "34"), ("(", "a)"),
      ] {
        let styled = StyledText(
          [.init(first, .inter(18)), .init(second, .inter(18, weight: 600, color: pale))],
          direction: direction)
        let same = StyledText(
          [.init(first, .inter(18)), .init(second, .inter(18, color: pale))], direction: direction)
        #expect(try direct.shape(styled) == pango.shape(styled), "\(first)|\(second)")
        #expect(try direct.shape(same) == pango.shape(same), "\(first)|\(second)")
      }
    }
  }

  @Test func `widths and random text too`() throws {
    let (direct, pango) = try Self.pair()
    var dice = ShapingInvariantsTests.Dice(state: 7)
    let alphabets: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0x41...0x7A, 0xA0...0x24F, 0x2010...0x2027,
    ]
    for _ in 0..<600 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &dice) {
        let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &dice)]
        if let scalar = Unicode.Scalar(UInt32.random(in: alphabet, using: &dice)) { scalars.append(scalar) }
      }
      let styled = StyledText(
        String(scalars), Self.styles[Int.random(in: 0..<Self.styles.count, using: &dice)])
      let width = Bool.random(using: &dice) ? Length(Double.random(in: 10...400, using: &dice)) : nil
      let lines = width == nil ? nil : Int.random(in: 1...3, using: &dice)
      #expect(
        try direct.shape(styled, maximumWidth: width, maximumLines: lines)
          == pango.shape(styled, maximumWidth: width, maximumLines: lines),
        "\(String(scalars).debugDescription)")
    }
  }
}
