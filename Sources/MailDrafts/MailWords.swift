/// The words of mails in one language. `%` is for what is filled in; `{event}` and `{presenter}` are their names.
struct MailWords: Sendable {
  /// What a problem is about, and so what to do.
  enum Kind: CaseIterable, Sendable {
    case line
    case missing
    case tooLong
    case picture
    case record
    case ownSlide
    case contact
    case colour
    case twice
    case other
  }

  var language: String
  var subject: String
  /// For a name, and without one.
  var greetingByName: String
  var greeting: String
  var looks: String
  var noSlide: String
  var time: String
  var allIsWell: String
  var wrong: String
  var todo: String
  var closing: String
  var missingSubject: String
  var missing: String
  var problems: [Kind: String]

  static let all: [MailWords] = [.english, .spanish, .portuguese, .french, .arabic, .japanese]

  /// The words of a language, by its tag with or without a region; English where there are none.
  static subscript(language: String?) -> MailWords {
    let tag = language?.lowercased().split(separator: "-").first.map(String.init)
    return all.first { $0.language == tag } ?? .english
  }

  func greeting(_ person: String?) -> String {
    person.map { greetingByName.replacing("%", with: $0) } ?? greeting
  }

  func fill(_ text: String, event: String, presenter: String) -> String {
    // What is filled in may hold the other sign.
    text.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
      if index > 0, part.hasPrefix("event}") { return event + part.dropFirst("event}".count) }
      if index > 0, part.hasPrefix("presenter}") { return presenter + part.dropFirst("presenter}".count) }
      return (index > 0 ? "{" : "") + part
    }.joined()
  }

  /// What a rule's finding means to a presenter.
  func problem(_ rule: String) -> String { problems[Self.kind(of: rule)] ?? "" }

  static func kind(of rule: String) -> Kind {
    switch rule {
    case "required", "policy-unknown", "traffic-unknown", "ratio-unknown", "logo-missing", "missing-key":
      .missing
    case "text-cut", "part-dropped", "message-long", "off-page", "footer-cut": .tooLong
    case "logo", "logo-small", "logo-margin", "logo-shape": .picture
    case "contact-unknown", "contact-address": .contact
    case "contrast": .colour
    case "duplicate", "claimed-twice": .twice
    case "yaml", "alias", "unclosed-quote", "duplicate-key", "unknown-key", "type", "value", "no-answer",
      "encoding",
      "text-comment", "misplaced", "empty-file", "too-many-problems":
      .line
    case _ where rule.hasPrefix("own-slide"): .ownSlide
    case _
    where rule.hasPrefix("record") || rule.hasPrefix("prefixes")
      || ["no-record", "planned-live"].contains(rule):
      .record
    default: .other
    }
  }
}
