internal import Diagnostics

extension DiagnosticReport {
  /// For people at a terminal: each problem with its line, and how many there are.
  func text(coloured: Bool, errorsOnly: Bool) -> String {
    let problems = diagnostics.filter { !errorsOnly || $0.severity == .error }.map { diagnostic in
      diagnostic.text(showsRule: true) { part, text in coloured ? part.inColour(text) : text }
    }
    let counts = summaries.map { coloured ? Self.bold($0) : $0 }
    return (problems + counts).joined(separator: "\n") + "\n"
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
