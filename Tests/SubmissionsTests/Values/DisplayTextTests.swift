@testable import Submissions
import Testing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("Pacific Lantern", "Pacific Lantern"), ("  a \t b\n\nc ", "a b c"), ("a\u{0}b\u{1B}[31mc", "a b [31mc"),
    ("a\u{200B}b", "ab"), ("\u{FEFF}a\u{2060}", "a"), ("a\u{AD}b", "ab"), ("a\u{2028}b\u{85}c", "a b c"),
    ("a\u{202E}b\u{202C}", "ab"), ("\u{2066}a\u{2069}", "a"), ("a\u{FFFE}b\u{FFFF}", "ab"),
    ("a\u{A0}b\u{3000}c", "a b c"), ("Lantern™", "Lantern™"), ("a\u{FFFD}", "a\u{FFFD}"),
    ("نام\u{200C}ها", "نام\u{200C}ها"), ("क्\u{200D}ष", "क्\u{200D}ष"), ("\u{200F}שלום", "\u{200F}שלום"),
    ("葛\u{E0100}城", "葛\u{E0100}城"), ("", ""), (" \u{200B} ", ""), ("\u{200D}\u{200E}", ""),
    ("\u{3164}\u{115F}", ""), ("กรุงเทพ", "กรุงเทพ"),
  ])
  func `clean text is what can be seen`(text: String, expected: String) {
    #expect(Array(DisplayText.clean(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(DisplayText.cleanOrNil(text) == (expected.isEmpty ? nil : expected))
  }

  @Test func `nothing is nothing`() { #expect(DisplayText.cleanOrNil(nil) == nil) }

  @Test(arguments: [
    ("São Paulo", "Sao Paulo"), ("ZÜRICH", "Zurich"), ("Ｔｏｋｙｏ", "tokyo"), ("St. John's", "st johns"),
    ("Suva-IX", "suva ix"), ("Đà Nẵng", "Đa Nang"),
  ])
  func `names that agree fold alike`(one: String, other: String) {
    #expect(DisplayText.fold(one) == DisplayText.fold(other))
  }

  @Test(arguments: [("กี่", "กา"), ("東京", "大阪"), ("Suva-IX", "Suva-IX2"), ("Lantern", "Lanterne")])
  func `names that differ fold apart`(one: String, other: String) {
    #expect(DisplayText.fold(one) != DisplayText.fold(other))
  }

  @Test(arguments: [("Not Disclosed", true), ("NOT-DISCLOSED", true), ("Disclosed", false), ("", false)])
  func `what is not disclosed`(text: String, expected: Bool) {
    #expect(DisplayText.saysNotDisclosed(text) == expected)
  }
}
