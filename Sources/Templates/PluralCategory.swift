/// The form of a word that a number asks for, by the names of Unicode's CLDR ("Language Plural Rules").
package enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  case zero
  case one
  case two
  case few
  case many
  case other

  /// The form for a whole number in a language (CLDR 45, cardinal rules for `v = 0`).
  ///
  /// - Parameters:
  ///   - count: the number.
  ///   - language: a BCP 47 tag, of which the language counts: `pt-BR`. One that is not known here has a form for
  ///     one and a form for all others.
  package init(_ count: Int, in language: String) {
    let number = Int(count.magnitude)
    let (tens, hundreds) = (number % 10, number % 100)
    switch language.split(separator: "-").first?.lowercased() ?? "" {
    case "ja", "zh", "ko", "th", "vi", "id", "ms", "my", "lo", "km": self = .other
    case "pt" where language.lowercased() == "pt-pt": self = number == 1 ? .one : .other
    case "fr", "pt", "hy", "hi", "bn", "fa", "gu", "kn", "zu", "am": self = number <= 1 ? .one : .other
    case "ar": self = Self.arabic(number)
    case "he": self = number == 1 ? .one : number == 2 ? .two : .other
    case "ru", "uk", "be":
      self = tens == 1 && hundreds != 11 ? .one : Self.isPaucal(tens, hundreds) ? .few : .many
    case "sr", "hr", "bs":
      self = tens == 1 && hundreds != 11 ? .one : Self.isPaucal(tens, hundreds) ? .few : .other
    case "pl": self = number == 1 ? .one : Self.isPaucal(tens, hundreds) ? .few : .many
    case "cs", "sk": self = number == 1 ? .one : (2...4).contains(number) ? .few : .other
    case "sl":
      self = hundreds == 1 ? .one : hundreds == 2 ? .two : (3...4).contains(hundreds) ? .few : .other
    case "ro":
      self = number == 1 ? .one : number == 0 || (1...19).contains(hundreds) ? .few : .other
    case "lt":
      let isTeen = (11...19).contains(hundreds)
      self = isTeen || tens == 0 ? .other : tens == 1 ? .one : .few
    case "lv":
      self =
        tens == 0 || (11...19).contains(hundreds) ? .zero : tens == 1 && hundreds != 11 ? .one : .other
    default: self = number == 1 ? .one : .other
    }
  }

  private static func arabic(_ number: Int) -> Self {
    switch (number, number % 100) {
    case (0, _): .zero
    case (1, _): .one
    case (2, _): .two
    case (_, 3...10): .few
    case (_, 11...99): .many
    default: .other
    }
  }

  /// Numbers that end in 2, 3 or 4, but not in 12, 13 or 14.
  private static func isPaucal(_ tens: Int, _ hundreds: Int) -> Bool {
    (2...4).contains(tens) && !(12...14).contains(hundreds)
  }
}
