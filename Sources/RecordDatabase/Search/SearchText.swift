internal import Foundation

/// Names in a form in which people find them.
enum SearchText {
  /// A text without case, accents, width and punctuation: words with single spaces between them.
  ///
  /// Accents are those of Latin, Greek and Cyrillic letters, and the vowel points of Arabic and Hebrew, which people
  /// leave out. Marks that make another letter of one stay: the vowels of Thai and of the Indic scripts, the voicing
  /// of kana. Scripts without spaces need no words: what is looked for is found anywhere in the text.
  static func fold(_ text: String) -> String {
    // Before anything is decomposed: an acute accent by itself becomes a space and a mark.
    let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isApostrophe($0) }))
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return words(text.lowercased().unicodeScalars) }
    var kept = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.value {
      case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF: continue
      case 0x0591...0x05C7, 0x064B...0x065F, 0x0670, 0x0640: continue
      default: break
      }
      if let letters = withoutStrokes[scalar] {
        kept.append(contentsOf: letters.unicodeScalars)
      } else {
        kept.append(scalar)
      }
    }
    // Marks that stayed go back into their letters. Signs such as ™ have turned into letters on the way.
    return words(String(kept).precomposedStringWithCanonicalMapping.lowercased().unicodeScalars)
  }

  /// Whether a character is an apostrophe, an ʻokina, or what people type for one.
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0x60, 0xB4, 0x02B9...0x02BD, 0x02BE, 0x02BF, 0x02C8, 0x02CA, 0x02CB, 0x2018...0x201B, 0x2032,
      0x2035,
      0xA78B, 0xA78C, 0xFF07, 0xFF40:
      true
    default: false
    }
  }

  private static func words(_ scalars: String.UnicodeScalarView) -> String {
    var words = String.UnicodeScalarView()
    for scalar in scalars {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .format: continue
      case .nonspacingMark, .spacingMark: words.append(scalar)
      default:
        if properties.isAlphabetic || properties.numericType != nil {
          words.append(scalar)
        } else if let last = words.last, last != " " {
          words.append(" ")
        }
      }
    }
    if words.last == " " { words.removeLast() }
    return String(words)
  }

  /// Letters that Unicode does not take apart, as people type them who do not have them on their keyboard.
  private static let withoutStrokes: [Unicode.Scalar: String] = [
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss",
    "þ": "th", "ς": "σ", "ƒ": "f",
  ]
}
