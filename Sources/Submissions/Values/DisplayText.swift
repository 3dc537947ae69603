internal import Foundation

/// Text from records and submissions, cleaned for typesetting.
package enum DisplayText {
  /// The text on one line: controls and invisible characters gone, white space single, ends trimmed.
  ///
  /// Joiners (U+200C, U+200D) stay, since Persian and the Indic scripts need them, and so do the implicit
  /// direction marks; overrides and embeddings go, since they would reorder what follows. A text without a
  /// visible character becomes empty.
  package static func clean(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    var hasSpace = false
    var isVisible = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x200B, 0xFEFF, 0x2060, 0x00AD, 0x180E, 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F,
        0xFFF9...0xFFFB, 0xE0000...0xE00FF:
        continue
      default: break
      }
      if scalar.properties.isNoncharacterCodePoint { continue }
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        hasSpace = true
        continue
      }
      if hasSpace, !result.isEmpty { result.append(" ") }
      hasSpace = false
      result.append(scalar)
      if !scalar.properties.isDefaultIgnorableCodePoint { isVisible = true }
    }
    return isVisible ? String(result) : ""
  }

  /// Whether a text is ASCII words with single spaces between them, as most are: nothing to clean.
  package static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous = UInt8(ascii: " ")
      for byte in bytes {
        guard byte > 0x20 || (byte == 0x20 && previous != 0x20), byte < 0x7F else { return false }
        previous = byte
      }
      return previous != 0x20
    }
  }

  /// The text as `clean` makes it; nil where nothing is left.
  package static func cleanOrNil(_ text: String?) -> String? {
    guard let text else { return nil }
    let cleaned = clean(text)
    return cleaned.isEmpty ? nil : cleaned
  }

  /// Whether a text is PeeringDB's "Not Disclosed".
  static func saysNotDisclosed(_ text: String) -> Bool { fold(text) == "notdisclosed" }

  /// A form for comparing names: without case, accents, width, spaces and punctuation.
  package static func fold(_ text: String) -> String {
    if let folded = foldASCII(text) { return folded }
    let folded = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return folded.filter { character in
      character.isLetter || character.isNumber
    }
  }

  /// What `fold` makes of ASCII: letters in lower case, and digits; nil for other text.
  static func foldASCII(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var count = 0
        for byte in bytes {
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            buffer[count] = byte
          case UInt8(ascii: "A")...UInt8(ascii: "Z"): buffer[count] = byte | 0x20
          default: continue
          }
          count += 1
        }
        return count
      }
    }
  }
}
