/// Names of companies.
enum CompanyName {
  /// A company's name without its legal form: `Harbour Gate, Inc.` is `Harbour Gate`.
  ///
  /// Only forms that cannot be words of a name are dropped, and only after another word; `Nordic AS` and `The
  /// Company Limited Edition` stay as they are.
  static func withoutForm(_ name: String) -> String {
    var words = name.split(separator: " ")
    var hasDropped = false
    while words.count > 1, let last = words.last, isForm(last) {
      words.removeLast()
      hasDropped = true
    }
    guard hasDropped else { return name }
    let rest = words.joined(separator: " ")
    return rest.hasSuffix(",") ? String(rest.dropLast()) : rest
  }

  /// Whether a word is a company's legal form.
  static func isForm(_ word: Substring) -> Bool { forms.contains(word.lowercased().filter(\.isLetter)) }

  private static let forms: Set<String> = [
    "inc", "incorporated", "llc", "ltd", "limited", "plc", "gmbh", "bv", "pty", "pte", "pvt", "corp", "sarl",
    "ltda",
  ]
}
