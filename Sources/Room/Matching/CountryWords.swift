internal import Submissions

/// The names of countries, to be found in what people wrote in any of several languages.
///
/// The longest name counts: who writes Papua New Guinea does not mean Guinea.
package struct CountryWords: Sendable {
  /// A name of words, by its first one.
  private var byWord: [String: [(words: [String], code: String)]] = [:]
  /// A Japanese name, by its first character.
  private var byCharacter: [Character: [(name: [Character], code: String)]] = [:]

  /// Countries by their English names.
  package static let english: CountryWords = {
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    var words = CountryWords()
    for code in letters.flatMap({ first in letters.map { first + $0 } }) {
      let name = CountryName.english(code)
      if name != code { words.add(name, code) }
    }
    for (name, code) in [("USA", "US"), ("UK", "GB"), ("UAE", "AE")] { words.add(name, code) }
    return words
  }()

  private init() {}

  /// The English names, and others.
  ///
  /// - Parameter names: names, by ISO 3166 code.
  package init(_ names: [String: [String]]) {
    self = Self.english
    for (code, names) in names { for name in names { add(name, code) } }
  }

  private mutating func add(_ name: String, _ code: String) {
    let words = WishText(name).words
    guard let first = words.first else { return }
    if Self.isJapanese(name) {
      let characters = Array(words.joined())
      byCharacter[characters[0], default: []].append((characters, code))
      byCharacter[characters[0]]?.sort { $1.name.count < $0.name.count }
    } else {
      byWord[first, default: []].append((words, code))
      byWord[first]?.sort { $1.words.count < $0.words.count }
    }
  }

  /// The ISO 3166 codes of the countries that a text names, and does not except.
  func codes(in text: WishText) -> Set<String> {
    var codes: Set<String> = []
    var start = 0
    while start < text.words.count {
      let (found, length) = named(text.words, at: start)
      if text.isMeant(placeAt: start, behind: start + length) { codes.formUnion(found) }
      start += max(1, length)
    }
    for word in text.words where Self.isJapanese(word) { codes.formUnion(japanese(Array(word))) }
    return codes
  }

  /// The countries of the longest name that begins with a word, and how many words that has.
  private func named(_ words: [String], at start: Int) -> (codes: [String], length: Int) {
    for first in Self.withoutPrefixes(words[start]) {
      let all = byWord[first, default: []].filter { name in
        start + name.words.count <= words.count
          && zip(name.words.dropFirst(), words[(start + 1)...]).allSatisfy { $0 == $1 }
      }
      if let length = all.first?.words.count {
        return (all.filter { $0.words.count == length }.map(\.code), length)
      }
    }
    return ([], 0)
  }

  /// An Arabic word with what may be joined to its front ("and", "in", "for", "as"), and without; another word as it is.
  private static func withoutPrefixes(_ word: String) -> [String] {
    guard word.unicodeScalars.first.map({ (0x0600...0x06FF).contains($0.value) }) == true else {
      return [word]
    }
    var forms = [word]
    for prefix in ["و", "ب", "ل", "ف", "ك", "وب", "ول"] where word.hasPrefix(prefix) {
      forms.append(String(word.dropFirst(prefix.count)))
    }
    return forms
  }

  /// The countries named in a Japanese word. A name in katakana ends where the katakana do.
  private func japanese(_ word: [Character]) -> Set<String> {
    var codes: Set<String> = []
    var start = 0
    while start < word.count {
      let found = byCharacter[word[start], default: []].first { name in
        let end = start + name.name.count
        return end <= word.count && word[start..<end].elementsEqual(name.name)
          && !(start > 0 && Self.isKatakana(word[start - 1]) && Self.isKatakana(word[start]))
          && !(end < word.count && Self.isKatakana(word[end - 1]) && Self.isKatakana(word[end]))
      }
      if let found, !WishText.isExcepted(before: word[(start + found.name.count)...]) {
        codes.insert(found.code)
      }
      start += found?.name.count ?? 1
    }
    return codes
  }

  private static func isKatakana(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x30A1...0x30FF).contains($0.value) } ?? false
  }

  private static func isJapanese(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x3040...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
    }
  }
}
