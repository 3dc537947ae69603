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
    var lines = ["\(location): \(severity.rawValue): \(messageWithKeyPath)"]
    if let excerpt {
      lines.append("  " + excerpt.text)
      lines.append("  " + String(repeating: " ", count: excerpt.caretOffset) + "^")
    }
    if let hint { lines.append("  hint: " + hint) }
    return lines.joined(separator: "\n")
  }

  /// The message, led by the key path where no line and column could be given.
  private var messageWithKeyPath: String {
    guard location.line == nil, let keyPath = location.keyPath, !keyPath.isEmpty else { return message }
    return "\(keyPath): \(message)"
  }
}
