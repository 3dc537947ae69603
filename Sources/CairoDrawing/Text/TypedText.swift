import Scene

/// Which parts of a text are drawn without contextual alternates (`calt`).
///
/// Inter's make `1x1` into 1×1 and `==>` into one arrow, which is not what was typed. Only its letters and signs go
/// without: Nastaliq, Ethiopic and Gurmukhi cannot be set without theirs.
enum TypedText {
  /// A feature as HarfBuzz and Pango read it.
  static let withoutAlternates = "calt=0"

  /// Whether a style's text is drawn as typed.
  static func isKept(_ style: TextStyle) -> Bool { style.isTyped && !style.features.contains("calt") }

  /// The parts of a paragraph that Latin fonts draw: Latin, Greek and Cyrillic letters, digits and signs.
  ///
  /// - Parameters:
  ///   - paragraph: the text.
  ///   - range: the bytes to look at, which begin and end between characters.
  /// - Returns: ranges of bytes. Spaces and marks belong to what is before them.
  static func latinRanges(in paragraph: Paragraph, _ range: Range<Int>) -> [Range<Int>] {
    // Bytes above this begin characters from U+0580 on.
    if paragraph.bytes[range].allSatisfy({ $0 < 0xD6 }) { return range.isEmpty ? [] : [range] }
    var result: [Range<Int>] = []
    var isLatin = true
    var end = range.lowerBound
    for scalar in paragraph.text(range).unicodeScalars {
      let start = end
      end += UTF8.width(scalar)
      if !scalar.followsOthers { isLatin = scalar.isLatin }
      guard isLatin else { continue }
      if let last = result.last, last.upperBound == start {
        result[result.count - 1] = last.lowerBound..<end
      } else {
        result.append(start..<end)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it is a space, a mark or a joiner, which are shaped with what is before them.
  fileprivate var followsOthers: Bool {
    if isInvisible { return true }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Whether a Latin font draws it.
  fileprivate var isLatin: Bool {
    switch value {
    // Latin, Greek, Cyrillic and signs; phonetic and further Latin and Greek letters; punctuation, arrows and
    // mathematical signs; more Latin letters; ligatures.
    case ..<0x0530, 0x1D00...0x1FFF, 0x2000...0x2BFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB6F,
      0xFB00...0xFB06:
      true
    default: false
    }
  }
}
