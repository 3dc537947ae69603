import Scene
import TestSupport
import Testing

@Suite struct FixedAdvanceTypesetterTests {
  private let style = TextStyle(family: "Inter", size: 10, color: .black)

  private func shape(_ text: String, width: Length? = nil, lines: Int? = nil) throws -> ShapedText {
    try FixedAdvanceTypesetter().shape(
      StyledText(text, style), maximumWidth: width, maximumLines: lines)
  }

  /// The text of each line.
  private func texts(_ shaped: ShapedText) -> [String] {
    shaped.lines.map { $0.runs.map(\.text).joined() }
  }

  @Test(arguments: [
    ("", 0.0), ("abc", 18), ("東京", 20), ("e\u{301}a", 12), ("a\u{200B}b", 12), ("กำ", 12),
  ])
  func `a line is as wide as its characters`(text: String, width: Double) throws {
    #expect(abs(try shape(text).width.points - width) < 1e-9)
  }

  @Test func `an empty text has one line of the style's height`() throws {
    let shaped = try shape("", width: 100)
    #expect(shaped.lines.count == 1)
    #expect(shaped.lines[0].ascent == 8)
    #expect(shaped.lines[0].ink == nil)
  }

  @Test func `tracking is added behind each character`() throws {
    var tracked = style
    tracked.tracking = 1
    #expect(try FixedAdvanceTypesetter().shape(StyledText("abc", tracked)).width == 21)
  }

  @Test func `lines break at spaces, which then take no room`() throws {
    let shaped = try shape("one two  three", width: 42)
    #expect(texts(shaped) == ["one two  ", "three"])
    #expect(shaped.lines[0].width == 42)
    #expect(shaped.lines[0].runs[0].advance == 42)
    #expect(!shaped.isTruncated)
  }

  @Test func `a word wider than the line is broken`() throws {
    #expect(texts(try shape("a abcdefgh", width: 18)) == ["a ", "abc", "def", "gh"])
    #expect(texts(try shape("ab", width: 1)) == ["a", "b"])
  }

  @Test func `line feeds are spaces`() throws {
    #expect(texts(try shape("a\nb\r\nc")) == ["a b c"])
  }

  @Test func `what does not fit ends in an ellipsis`() throws {
    let shaped = try shape("one two three four", width: 42, lines: 2)
    #expect(texts(shaped) == ["one two ", "three…"])
    #expect(shaped.isTruncated)
    #expect(texts(try shape("one two three", width: 60, lines: 1)) == ["one two t…"])
    #expect(texts(try shape("abc", width: 1, lines: 1)) == ["…"])
    #expect(try shape("one two", width: 42, lines: 1).isTruncated == false)
  }

  @Test func `spans become runs one after the other`() throws {
    var large = style
    large.size = 20
    let text = StyledText([.init("ab", style), .init("cd", large)])
    let line = try #require(try FixedAdvanceTypesetter().shape(text).lines.first)
    #expect(line.runs.map(\.text) == ["ab", "cd"])
    #expect(line.runs.map(\.origin.x) == [0, 12])
    #expect(line.width == 36)
    #expect(line.ascent == 16)
    #expect(line.runs[1].face == FontFace(file: "fixed"))
  }

  @Test func `right to left text is laid out from the right`() throws {
    let text = StyledText([.init("אב", style), .init("ג", style)])
    let line = try #require(try FixedAdvanceTypesetter().shape(text).lines.first)
    #expect(line.runs.map(\.text) == ["ג", "אב"])
    #expect(line.runs.map(\.origin.x) == [0, 6])
    #expect(line.runs.map(\.isRightToLeft) == [true, true])
    #expect(line.runs[1].glyphs.map(\.index) == [0x5D1, 0x5D0])
  }

  @Test func `clusters add up to text and glyphs`() throws {
    let run = try #require(try shape("e\u{301}東a").lines[0].runs.first)
    #expect(run.clusters.map(\.utf8Count) == [3, 3, 1])
    #expect(run.clusters.map(\.glyphCount) == [2, 1, 1])
    #expect(run.clusters.map(\.utf8Count).reduce(0, +) == run.text.utf8.count)
    #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count)
  }

  @Test func `characters declared missing are reported once each`() throws {
    let typesetter = FixedAdvanceTypesetter(missing: ["東", "ß"])
    let shaped = try typesetter.shape(StyledText("ß東東ß", style))
    #expect(shaped.missing == ["ß", "東"])
  }
}
