internal import Diagnostics

extension DiagnosticReport {
  /// For people at a terminal: each problem with its line, and how many there are.
  /// `write` gets it piece by piece.
  func text(coloured: Bool, errorsOnly: Bool, to write: (String) throws -> Void) rethrows {
    for diagnostic in diagnostics where !errorsOnly || diagnostic.severity == .error {
      try write(
        diagnostic.text(showsRule: true) { part, text in coloured ? part.inColour(text) : text } + "\n")
    }
    for summary in summaries { try write((coloured ? Self.bold(summary) : summary) + "\n") }
  }

  private static func bold(_ text: String) -> String { "\u{1B}[1m\(text)\u{1B}[0m" }
}

extension Diagnostic.TextPart {
  /// Text in the colours that compilers use, by ECMA-48's codes (SGR).
  fileprivate func inColour(_ text: String) -> String {
    let code =
      switch self {
      case .location: "1"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;35"
      case .severity(.note): "1;36"
      case .rule: "2"
      case .caret: "1;32"
      case .hint: "1"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
