internal import Foundation

/// Text from records and submissions, made fit to be set.
package enum DisplayText {
  /// The text on one line: controls and invisible characters gone, white space single, ends trimmed.
  ///
  /// Joiners (U+200C, U+200D) stay, since Persian and the Indic scripts need them, and so do the implicit
  /// direction marks; overrides and embeddings go, since they would turn what stands behind them. Of a text
  /// of which nothing would be seen nothing is left.
  package static func clean(_ text: String) -> String {
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

  /// The text as `clean` makes it; nil where nothing is left.
  package static func cleanOrNil(_ text: String?) -> String? {
    guard let text else { return nil }
    let cleaned = clean(text)
    return cleaned.isEmpty ? nil : cleaned
  }

  /// Whether a text is PeeringDB's word for what a network does not tell.
  static func saysNotDisclosed(_ text: String) -> Bool { fold(text) == "notdisclosed" }

  /// A form for comparing names: without case, accents, width, spaces and punctuation.
  package static func fold(_ text: String) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let folded =
      isASCII
      ? text.lowercased()
      : text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return folded.filter { character in
      character.isLetter || character.isNumber
    }
  }
}
