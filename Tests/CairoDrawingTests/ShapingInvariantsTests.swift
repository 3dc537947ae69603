import CairoDrawing
import Scene
import TestSupport
import Testing

/// Text no one would write, which has to be shaped none the less.
@Suite struct ShapingInvariantsTests {
  /// Numbers that are the same each time (SplitMix64).
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let alphabets: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x00...0x1F, 0xA0...0x24F, 0x300...0x36F, 0x400...0x4FF, 0x590...0x6FF, 0x900...0xDFF,
    0xE00...0x10FF, 0x1200...0x137F, 0x1780...0x17FF, 0x2000...0x206F, 0x3000...0x30FF, 0x4E00...0x4E40,
    0xAC00...0xAC40, 0xE000...0xE010, 0xFE00...0xFE0F, 0xFFF9...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F600...0x1F64F,
    0xE0000...0xE007F,
  ]

  static func text(_ dice: inout Dice) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &dice) {
      guard let alphabet = alphabets.randomElement(using: &dice),
        let scalar = Unicode.Scalar(UInt32.random(in: alphabet, using: &dice))
      else { continue }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  @Test func `clusters add up whatever the text`() throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    var dice = Dice(state: 2027)
    for _ in 0..<400 {
      let parts = (0..<Int.random(in: 1...3, using: &dice)).map { _ in Self.text(&dice) }
      // U+FFFD itself, or one of those that it replaces.
      let hasReplacement = parts.joined().unicodeScalars.contains { $0.value >= 0xFFFD && $0.value <= 0xFFFF }
      let colors = [Color.black, Color(red: 9, green: 9, blue: 200)]
      let spans = parts.enumerated().map { StyledText.Span($1, .inter(color: colors[$0 % 2])) }
      let width = Bool.random(using: &dice) ? Length(Double.random(in: 20...200, using: &dice)) : nil
      let lines = Bool.random(using: &dice) ? Int.random(in: 1...3, using: &dice) : nil
      let shaped = try typesetter.shape(StyledText(spans), maximumWidth: width, maximumLines: lines)
      #expect(!shaped.lines.isEmpty)
      if let lines, width != nil { #expect(shaped.lines.count <= lines) }
      for run in shaped.lines.flatMap(\.runs) {
        #expect(run.clusters.reduce(0) { $0 + $1.utf8Count } == run.text.utf8.count, "\(run.text)")
        #expect(run.clusters.reduce(0) { $0 + $1.glyphCount } == run.glyphs.count, "\(run.text)")
        #expect(run.clusters.allSatisfy { $0.utf8Count > 0 && $0.glyphCount > 0 })
        #expect(!run.text.unicodeScalars.contains("\u{FFFD}") || hasReplacement, "\(run.text)")
      }
    }
  }

  @Test func `what is shaped can be drawn`() throws {
    let typesetter = try PangoTypesetter(Fonts.bundledOnly)
    var dice = Dice(state: 1)
    var elements: [Element] = []
    for row in 0..<100 { elements += try typesetter.lines(Self.text(&dice), top: Length(Double(row * 20))) }
    let page = Page(size: Size(width: 800, height: 2000), elements: elements)
    #expect(try PDF.check(PDF.bytes([page])) == nil)
  }
}
