extension Unicode.Scalar {
  /// Whether the scalar could steer a terminal, reorder the text around it, or hide in a name: control characters, line
  /// separators, and all that Unicode calls ignorable when it cannot be displayed.
  ///
  /// - Parameter previous: the scalar before it; nil for none. Joiners and variation selectors are part of the spelling behind letters
  ///   other than ASCII's, and behind signs.
  /// - Returns: whether it has to be written out.
  package func isInvisible(after previous: Unicode.Scalar?) -> Bool {
    guard value < 0x20 || value > 0x7E else { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    // The marks of interlinear annotations take no place either.
    guard properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(value) else { return false }
    guard properties.isJoinControl || properties.isVariationSelector, let previous else { return true }
    return previous.isASCII || previous.properties.isJoinControl
  }
}

extension String {
  /// The text with characters written out that cannot be seen: what it quotes must not steer a terminal, nor show a name
  /// as another.
  package var withVisibleControls: String {
    replacingInvisible { $0.escaped(asASCII: true) }
  }

  /// JSON with the same characters written as JSON's escapes, which mean the same.
  package var withJSONEscapes: String {
    replacingInvisible { scalar in
      guard scalar != "\n" else { return "\n" }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
  }

  private func replacingInvisible(_ replacement: (Unicode.Scalar) -> String) -> String {
    guard utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return self }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar.isInvisible(after: previous) {
        result.append(contentsOf: replacement(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}
