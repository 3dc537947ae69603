extension Diagnostic {
  /// The diagnostic as a person reads it: `file:line:col: error: message`, the line with a caret, the hint.
  ///
  /// ```
  /// as64500.yaml:4:1: error: unknown key 'trafic'
  ///   trafic: 500G
  ///   ^
  ///   hint: did you mean 'traffic'?
  /// ```
  package var text: String {
    var lines = ["\(location): \(severity.rawValue): \(messageWithKeyPath)".withVisibleControls]
    if let excerpt {
      lines.append("  " + excerpt.text)
      lines.append("  " + String(repeating: " ", count: excerpt.caretOffset) + "^")
    }
    if let hint { lines.append("  hint: " + hint.withVisibleControls) }
    return lines.joined(separator: "\n")
  }

  /// The message, led by the key path where no line and column could be given.
  private var messageWithKeyPath: String {
    guard location.line == nil, let keyPath = location.keyPath, !keyPath.isEmpty else { return message }
    return "\(keyPath): \(message)"
  }
}

extension String {
  /// The text with control characters written out: what it quotes must not steer a terminal.
  package var withVisibleControls: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.properties.generalCategory == .control {
        result.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
