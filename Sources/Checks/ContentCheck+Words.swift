internal import Decks
internal import Diagnostics
internal import Submissions
internal import Slides

extension ContentCheck {
  /// How many words people say in a minute before an audience, in a language that many there have learnt.
  ///
  /// Books on public speaking have 120 to 150; to be understood by everyone, keep to less.
  static let wordsPerMinute = 130

  /// More words than there is time for.
  func words(_ presenter: DeckPresenter) -> [Diagnostic] {
    guard let submission = presenter.submission else { return [] }
    let said = [
      (key: "message", words: SpokenWords.count(submission.message ?? "")),
      (key: "seeking", words: SpokenWords.count(submission.seeking ?? "")),
      (key: "offering", words: SpokenWords.count(submission.offering ?? "")),
    ]
    let words = said.reduce(0) { $0 + $1.words }
    let room = Self.wordsPerMinute * event.slot / 60
    // Rounded up: one word too many takes longer.
    let seconds = (words * 60 + Self.wordsPerMinute - 1) / Self.wordsPerMinute
    guard words > room, let longest = said.max(by: { $0.words < $1.words }) else { return [] }
    return [
      presenter.diagnostic(
        .warning, rule: "message-long", at: longest.key,
        "these \(words) words take \(TimeSpan.text(seconds)) to say, and a presenter has \(TimeSpan.text(event.slot))",
        hint:
          "shorten 'message', 'seeking' and 'offering' to \(room) words in total")
    ]
  }
}

/// Counts words as they are spoken.
enum SpokenWords {
  /// How many words a text has. Two characters of a script that puts no spaces between words count as one.
  static func count(_ text: String) -> Int {
    var words = 0
    var unspaced = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      if isUnspaced(scalar) {
        unspaced += 1
        isInWord = false
      } else if scalar.properties.isWhitespace {
        isInWord = false
      } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words += 1
        isInWord = true
      }
    }
    return words + (unspaced + 1) / 2
  }

  /// Letters of Han, Kana, Thai, Lao, Burmese and Khmer, by the blocks of Unicode.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.properties.isAlphabetic else { return false }
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
