internal import Submissions

/// Words and phrases that are looked for in what people wrote.
struct WishPhrases: Sendable {
  /// A phrase of Latin words; the last may go on.
  private struct Words: Sendable {
    var words: [String]
    /// Whether each is only the beginning of a word.
    var isOpen: [Bool]
  }

  private var latin: [Words] = []
  /// Phrases of other scripts, folded.
  private var others: [String] = []

  /// - Parameter text: phrases with `|` or line ends between them.
  init(_ text: String) {
    for phrase in text.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
      if phrase.allSatisfy(\.isASCII) {
        let words = phrase.split { !$0.isLetter && !$0.isNumber && $0 != "*" }
        latin.append(
          Words(
            words: words.map { DisplayText.fold(String($0)) },
            isOpen: words.map { $0.hasSuffix("*") }))
      } else {
        others.append(DisplayText.fold(String(phrase)))
      }
    }
  }

  /// Whether one of them is in a text, and meant.
  func isIn(_ text: WishText) -> Bool {
    latin.contains { phrase in
      guard text.words.count >= phrase.words.count else { return false }
      return (0...(text.words.count - phrase.words.count)).contains { start in
        text.isMeant(wordAt: start, behind: start + phrase.words.count)
          && phrase.words.indices.allSatisfy { index in
            let word = text.words[start + index]
            return phrase.isOpen[index] ? word.hasPrefix(phrase.words[index]) : word == phrase.words[index]
          }
      }
    }
      || others.contains { phrase in
        text.folded.ranges(of: phrase).contains { text.isMeant(folded: $0) }
      }
  }
}

/// What somebody wrote, taken apart into words.
struct WishText {
  /// The words, folded.
  let words: [String]
  /// All of it without spaces, folded.
  let folded: String

  init(_ text: String) {
    words = text.split { !$0.isLetter && !$0.isNumber }.map { DisplayText.fold(String($0)) }
    folded = words.joined()
  }

  private static let negations: Set<String> = [
    "no", "not", "non", "without", "except", "sin", "excepto", "salvo", "sem", "exceto", "menos", "sans",
    "sauf",
    "never", "nao", "pas", "aucun", "ningun", "nenhum",
  ]
  private static let negationsAfter: Set<String> = ["free", "less"]
  private static let arabicNegations = ["بدون", "دون", "غير", "باستثناء"].map(DisplayText.fold)
  private static let japaneseNegations = ["以外", "なし", "不要", "を除く", "はいらない"].map(DisplayText.fold)

  /// Whether words are not said not to be meant, as in `no transit` and `transit-free`.
  func isMeant(wordAt start: Int, behind end: Int) -> Bool {
    let before = words[max(0, start - 2)..<start]
    if before.contains(where: Self.negations.contains) { return false }
    return !(end < words.count && Self.negationsAfter.contains(words[end]))
  }

  /// The same for the name of a place: in Portuguese, `no` before it is "in".
  func isMeant(placeAt start: Int, behind end: Int) -> Bool {
    let before = words[max(0, start - 2)..<start]
    let said = before.last == "no" ? before.dropLast() : before
    return !said.contains { Self.negations.contains($0) || Self.arabicNegations.contains($0) }
      && !(end < words.count && Self.negationsAfter.contains(words[end]))
  }

  /// Whether Japanese words are excepted by those behind them.
  static func isExcepted(before rest: some Sequence<Character>) -> Bool {
    let after = String(rest.prefix(6))
    return japaneseNegations.contains { after.contains($0) }
  }

  /// The same for a place in the folded text.
  func isMeant(folded range: Range<String.Index>) -> Bool {
    let before = folded[..<range.lowerBound].suffix(8)
    return !Self.arabicNegations.contains { before.contains($0) }
      && !Self.isExcepted(before: folded[range.upperBound...])
  }
}
