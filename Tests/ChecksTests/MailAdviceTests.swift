import Checks
import MailDrafts
import Testing

/// What mails say about each rule.
@Suite struct MailAdviceTests {
  /// Rules that are never about one presenter, or that only the organisers can do something about.
  static let organisers: Set<String> = [
    "no-files", "expected", "two-sessions", "duplicate-title", "outside-dates", "short-session",
    "session-order",
    "overlap", "overrun", "no-session", "nobody-local", "template", "background", "footer-cut", "version",
    "extends", "variant", "unknown-block", "unknown-name", "unknown-style", "unknown-color",
    "unknown-placeholder", "unused-name", "font", "floor",
  ]

  @Test func `each rule about a presenter has advice of its own`() {
    let rules = Set(RuleCatalogue.rules.map(\.name))
    #expect(rules.subtracting(MailAdvice.rules.keys).sorted() == Self.organisers.sorted())
    #expect(Set(MailAdvice.rules.keys).subtracting(rules).sorted() == [])
    #expect(!MailAdvice.rules.values.contains(.ours))
    #expect(Set(MailAdvice.rules.values).count == MailAdvice.allCases.count - 1)
  }

  @Test(arguments: ["en", "es", "pt", "fr", "ar", "ja"])
  func `all advice is in each language, each sentence once`(_ language: String) {
    let texts = MailAdvice.allCases.map { $0.text(language: language) }
    for (advice, text) in zip(MailAdvice.allCases, texts) {
      #expect(
        text.last.map { ".。".contains($0) || text.hasSuffix("/register") } == true, "\(advice): \(text)")
      let english = advice.text(language: "en")
      #expect(language == "en" || text != english, "\(advice)")
      // Names that are the same in all languages are in each.
      for name in ["PeeringDB", "SVG", "PNG", "UTF-8", "QR", "#"] where english.contains(name) {
        #expect(text.contains(name), "\(advice): \(text)")
      }
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test(arguments: [("ar", 0x600...0x6FF), ("ja", 0x3040...0x30FF)])
  func `advice is in the language's script`(_ language: String, _ script: ClosedRange<Int>) {
    for advice in MailAdvice.allCases {
      let text = advice.text(language: language)
      #expect(text.unicodeScalars.contains { script.contains(Int($0.value)) }, "\(advice)")
    }
  }
}
