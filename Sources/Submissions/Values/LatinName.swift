/// A presenter's name in Latin letters, for those who cannot read the name's own script.
enum LatinName {
  /// The name to say beside one in another script.
  ///
  /// - Parameters:
  ///   - name: the presenter's name.
  ///   - others: what else the record calls it, the best first: `aka`, `name_long`.
  /// - Returns: the first in Latin letters alone; nil where the name can be read as it is.
  static func beside(_ name: String, among others: [String?]) -> String? {
    guard !name.utf8.allSatisfy({ $0 < 0x80 }), hasOtherLetters(name), !hasLatinWord(name) else { return nil }
    for other in others {
      // Some records have several in one field.
      let names = other?.split { ",;|/\n".contains($0) } ?? []
      for candidate in names {
        let candidate = DisplayText.clean(String(candidate))
        if hasLatinWord(candidate), !hasOtherLetters(candidate) { return candidate }
      }
    }
    return nil
  }

  private static func hasOtherLetters(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic && !isLatin($0) }
  }

  /// Two letters and more: `株式会社 A` needs a name beside it.
  private static func hasLatinWord(_ text: String) -> Bool {
    text.unicodeScalars.count { $0.properties.isAlphabetic && isLatin($0) } > 1
  }

  /// Whether a letter is in one of Unicode's Latin blocks.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ...0x02B8, 0x1D00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA7FF, 0xAB30...0xAB6F, 0xFF21...0xFF5A: true
    default: false
    }
  }
}
