/// The language of a page, with its words and direction.
struct PageLanguage: Sendable, Hashable {
  /// A BCP 47 tag.
  let tag: String

  /// The languages there are, by their own names, in the order in which pages offer them.
  static let all: [(tag: String, name: String)] = [
    ("en", "English"), ("fr", "Français"), ("es", "Español"), ("pt", "Português"), ("ar", "العربية"),
    ("ja", "日本語"),
  ]

  /// The language of a tag, with or without a region; nil where there are no words in it.
  init?(_ tag: String?) {
    let short = tag?.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
    guard DeskWord.languages[short] != nil else { return nil }
    self.tag = short
  }

  /// The language to show: what the visitor chose, what the event is in, what the browser asks for.
  static func of(chosen: String?, event: String?, accepted: String?) -> PageLanguage {
    if let language = PageLanguage(chosen) { return language }
    for part in (accepted ?? "").split(separator: ",") {
      if let language = PageLanguage(String(part.prefix { $0 != ";" }.filter { $0 != " " })) {
        return language
      }
    }
    return PageLanguage(event) ?? english
  }

  static let english = PageLanguage(known: "en")

  private init(known tag: String) { self.tag = tag }

  var isRightToLeft: Bool { tag == "ar" }

  /// Some words, with what is filled in.
  func callAsFunction(_ word: DeskWord, _ values: [String: String] = [:]) -> String {
    Self.filled(DeskWord.languages[tag]?[word] ?? DeskWord.english[word] ?? "", values)
  }

  /// Some of the organiser's words, with what is filled in.
  func callAsFunction(_ word: OrganiserWord, _ values: [String: String] = [:]) -> String {
    Self.filled(OrganiserWord.languages[tag]?[word] ?? OrganiserWord.english[word] ?? "", values)
  }

  private static func filled(_ text: String, _ values: [String: String]) -> String {
    guard !values.isEmpty else { return text }
    // What is filled in may hold braces.
    return text.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let end = part.firstIndex(of: "}"), let value = values[String(part[..<end])] else {
        return index > 0 ? "{" + part : String(part)
      }
      return value + part[part.index(after: end)...]
    }.joined()
  }
}

extension DeskWord {
  /// The words of each language, by its BCP 47 tag.
  static let languages: [String: [DeskWord: String]] = [
    "en": english, "fr": french, "es": spanish, "pt": portuguese, "ar": arabic, "ja": japanese,
  ]
}

extension OrganiserWord {
  /// The words of each language, by its BCP 47 tag.
  static let languages: [String: [OrganiserWord: String]] = [
    "en": english, "fr": french, "es": spanish, "pt": portuguese, "ar": arabic, "ja": japanese,
  ]
}
