import Diagnostics
import Testing

@Suite struct SourceExcerptTests {
  /// The excerpt and the character above the caret.
  private func excerpt(
    _ source: String, line: Int = 1, column: Int, width: Int = 20
  ) throws -> (text: String, above: Character?) {
    let excerpt = try #require(SourceExcerpt(source: source, line: line, column: column, width: width))
    var cells = 0
    for character in excerpt.text {
      if cells == excerpt.caretOffset { return (excerpt.text, character) }
      let isWide = character.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }
      cells += isWide ? 2 : 1
    }
    return (excerpt.text, nil)
  }

  /// One line of a hundred different characters, as JSON answers come.
  private let long = String(String.UnicodeScalarView((0x100..<0x164).compactMap(Unicode.Scalar.init)))

  @Test func `a line that fits is shown whole`() throws {
    #expect(try excerpt("12345678901234567890", column: 20).text == "12345678901234567890")
    #expect(try excerpt("one\ntwo\nthree", line: 2, column: 1).text == "two")
    #expect(try excerpt("one\r\ntwo", column: 1).text == "one")
    #expect(try excerpt("", column: 1).text == "")
  }

  @Test func `a long line is cut behind`() throws {
    let (text, above) = try excerpt(long, column: 5)
    #expect(text == String(long.prefix(20)) + "…")
    #expect(above == Array(long)[4])
  }

  @Test func `a long line is cut on both sides`() throws {
    let (text, above) = try excerpt(long, column: 50)
    #expect(text == "…" + String(long.dropFirst(36).prefix(19)) + "…")
    #expect(above == Array(long)[49])
  }

  @Test func `a long line is cut before`() throws {
    let (text, above) = try excerpt(long, column: 100)
    #expect(text == "…" + String(long.suffix(19)))
    #expect(above == long.last)
  }

  @Test func `a window over wide characters keeps the caret in it`() throws {
    let wide = String(String.UnicodeScalarView((0x4E00..<0x4E64).compactMap(Unicode.Scalar.init)))
    let (text, above) = try excerpt(wide, column: 50)
    #expect(above == Array(wide)[49])
    #expect(text == "…" + String(wide.dropFirst(43).prefix(9)) + "…")
  }

  @Test func `a window does not begin with the marks of a letter it cuts off`() throws {
    let (text, above) = try excerpt(String(repeating: "e\u{301}", count: 60) + "x", column: 121)
    #expect(above == "x")
    #expect(text == "…" + String(repeating: "e\u{301}", count: 18) + "x")
  }

  @Test func `a line that is missing has no excerpt`() {
    #expect(SourceExcerpt(source: "one", line: 2, column: 1) == nil)
    #expect(SourceExcerpt(source: "one", line: 0, column: 1) == nil)
    #expect(SourceExcerpt(source: "one\n", line: 2, column: 1)?.text == "")
  }

  @Test func `a column before the line is its start`() {
    #expect(SourceExcerpt(source: "one", line: 1, column: 0)?.caretOffset == 0)
  }
}
