extension Diagnostic {
  /// The diagnostic as a person reads it: `file:line:col: error: message`, the line with a caret, the hint.
  ///
  /// ```
  /// as64500.yaml:4:1: error: unknown key 'trafic'
  ///   trafic: 500G
  ///   ^
  ///   hint: did you mean 'traffic'?
  /// ```
  package var text: String { text { _, text in text } }

  /// A part of the text that may be set off from the rest.
  package enum TextPart: Sendable, Hashable {
    case location
    case severity(Severity)
    case rule
    case caret
    case hint
  }

  /// The diagnostic as `text`, with parts of it set off.
  ///
  /// - Parameters:
  ///   - showsRule: whether the rule's name follows the message in brackets.
  ///   - paint: sets a part off. It gets text without control characters.
  /// - Returns: one line or several, without a break at the end.
  package func text(showsRule: Bool = false, painting paint: (TextPart, String) -> String) -> String {
    let place = paint(.location, "\(location):".withVisibleControls)
    let kind = paint(.severity(severity), "\(severity.rawValue):")
    let name = showsRule ? " " + paint(.rule, "[\(rule)]") : ""
    var lines = ["\(place) \(kind) \(messageWithKeyPath.withVisibleControls)\(name)"]
    if let excerpt {
      lines.append("  " + excerpt.text)
      lines.append("  " + String(repeating: " ", count: excerpt.caretOffset) + paint(.caret, "^"))
    }
    if let hint { lines.append("  " + paint(.hint, "hint:") + " " + hint.withVisibleControls) }
    return lines.joined(separator: "\n")
  }

  /// The message, led by the key path where no line and column could be given.
  package var messageWithKeyPath: String {
    guard location.line == nil, let keyPath = location.keyPath, !keyPath.isEmpty else { return message }
    return "\(keyPath): \(message)"
  }
}
