/// The words of mails in one language. `%` is for what is filled in; `{event}` and `{presenter}` are their names.
struct MailWords: Sendable {
  var language: String
  var subject: String
  /// For a name, and without one.
  var greetingByName: String
  var greeting: String
  /// Above the slide, without one in the text, and where there is no slide.
  var looks: String
  var ready: String
  var noSlide: String
  var time: String
  var allIsWell: String
  var wrong: String
  var todo: String
  var closing: String
  var missingSubject: String
  var missing: String
  /// What to do about problems.
  var advice: [MailAdvice: String]

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
    let (event, presenter) = (Self.line(event), Self.line(presenter))
    // What is filled in may hold the other sign.
    return text.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
      if index > 0, part.hasPrefix("event}") { return event + part.dropFirst("event}".count) }
      if index > 0, part.hasPrefix("presenter}") { return presenter + part.dropFirst("presenter}".count) }
      return (index > 0 ? "{" : "") + part
    }.joined()
  }

  /// A text as one line: what ends a line or controls a terminal is a space.
  static func line(_ text: String) -> String {
    String(
      text.map { character in
        character.unicodeScalars.contains { $0.properties.generalCategory == .control } || character.isNewline
          ? " " : character
      })
  }

  /// A text that fits into a line of a header, which may not have more than 998 bytes.
  static func short(_ text: String) -> String {
    let line = line(text)
    return line.count > 100 ? line.prefix(99) + "…" : line
  }
}

extension MailAdvice {
  /// The advice in a language that mails are written in; in English for any other.
  package func text(language: String?) -> String { MailWords[language].advice[self] ?? "" }
}
