import Diagnostics
import Foundation
import Testing

@Suite struct DiagnosticTextTests {
  /// The message for a place in `source`.
  private func text(
    _ source: String, line: Int, column: Int, _ message: String, hint: String? = nil
  ) -> String {
    let location = SourceLocation(file: "as64500.yaml", line: line, column: column)
    return Diagnostic(
      .error, rule: "test", at: location, message, hint: hint,
      excerpt: SourceExcerpt(source: source, line: line, column: column)
    ).text
  }

  @Test func `a message has its place, line, caret and hint`() {
    let source = "network: 64500\ntrafic: 500G\nqr: none\n"
    let expected = """
      as64500.yaml:2:1: error: unknown key 'trafic'
        trafic: 500G
        ^
        hint: did you mean 'traffic'?
      """
    #expect(
      text(source, line: 2, column: 1, "unknown key 'trafic'", hint: "did you mean 'traffic'?") == expected)
  }

  @Test func `wide characters take two cells`() {
    let expected = """
      as64500.yaml:1:10: error: no such policy
        name: 東京 open
                   ^
      """
    #expect(text("name: 東京 open", line: 1, column: 10, "no such policy") == expected)
  }

  @Test func `combining marks take no room`() {
    // The acute accent is a scalar of its own: column 7 is the second word.
    let expected = """
      as64500.yaml:1:7: error: here
        cafe\u{301} bar
             ^
      """
    #expect(text("cafe\u{301} bar", line: 1, column: 7, "here") == expected)
    let thai = text("ที่นี่ x", line: 1, column: 8, "here")
    #expect(thai.split(separator: "\n").last == "     ^")
  }

  @Test func `invisible and control characters do not move the caret away`() {
    let expected = """
      as64500.yaml:1:6: error: here
        a\u{FFFD} b c
             ^
      """
    #expect(text("a\u{200B}\tb\u{7}c", line: 1, column: 6, "here") == expected)
  }

  @Test(
    arguments: [
      ("a\u{202E}b", "a\\u{202E}b"), ("\u{FEFF}a", "\\u{FEFF}a"),
      ("a\u{AD}b\u{2060}", "a\\u{00AD}b\\u{2060}"),
      ("a\u{200D}b", "a\\u{200D}b"), ("\u{E0041}", "\\u{000E0041}"), ("a\u{2028}b", "a\\u{2028}b"),
      ("a\u{3164}", "a\\u{3164}"), ("a\u{34F}b", "a\\u{034F}b"), ("a\u{2067}\u{61C}", "a\\u{2067}\\u{061C}"),
      ("می\u{200C}خ", "می\u{200C}خ"), ("می\u{200C}\u{200C}خ", "می\u{200C}\\u{200C}خ"),
      ("👩\u{200D}💻", "👩\u{200D}💻"),
      ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"), ("ශ්\u{200D}රී", "ශ්\u{200D}රී"), ("é東\u{A0}ø", "é東\u{A0}ø"),
    ])
  func `what cannot be seen is written out, except for spelling`(_ text: String, _ shown: String) {
    #expect(text.withVisibleControls == shown)
    #expect(text.withJSONEscapes.unicodeScalars.count >= text.unicodeScalars.count)
    let json = Data("[\"\(text)\"]".withJSONEscapes.utf8)
    #expect((try? JSONDecoder().decode([String].self, from: json)) == [text])
  }

  @Test func `a place beyond the line's end is its end`() {
    let expected = """
      as64500.yaml:1:99: error: missing value
        qr:
           ^
      """
    #expect(text("qr:\r\nlogo: x", line: 1, column: 99, "missing value") == expected)
  }

  @Test func `a key path leads where there is no line`() {
    let location = SourceLocation(file: "api", keyPath: "data[0].asn")
    #expect(
      Diagnostic(.warning, rule: "test", at: location, "is not a number").text
        == "api: warning: data[0].asn: is not a number")
    #expect(
      Diagnostic(.note, rule: "test", at: SourceLocation(file: "--traffic"), "is unusual").text
        == "--traffic: note: is unusual")
    let located = SourceLocation(file: "a.json", line: 3, keyPath: "data[0].asn")
    #expect(Diagnostic(.error, rule: "test", at: located, "bad").text == "a.json:3: error: bad")
  }

  @Test func `quoted control characters do not reach the terminal`() {
    let location = SourceLocation(file: "a\u{1B}.yaml")
    let diagnostic = Diagnostic(
      .error, rule: "test", at: location, "unknown key 'x\u{1B}[31m'", hint: "not\rthis")
    #expect(
      diagnostic.text == "a\\u{1B}.yaml: error: unknown key 'x\\u{1B}[31m'\n  hint: not\\rthis")
  }

  @Test func `a column needs a line`() {
    #expect(SourceLocation(file: "f", column: 3).column == nil)
  }

  @Test func `severities are ordered, and errors are found`() {
    #expect(Diagnostic.Severity.allCases.sorted() == [.note, .warning, .error])
    let location = SourceLocation(file: "f")
    let warning = Diagnostic(.warning, rule: "test", at: location, "w")
    #expect(![warning].hasErrors)
    #expect([warning, Diagnostic(.error, rule: "test", at: location, "e")].hasErrors)
    #expect(Diagnosed(1).diagnostics.isEmpty)
  }
}
