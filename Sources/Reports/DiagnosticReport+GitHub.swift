internal import Diagnostics

extension DiagnosticReport {
  /// Workflow commands, which GitHub shows as annotations, and how many there are.
  ///
  /// docs.github.com: "Workflow commands for GitHub Actions"; what is escaped is in actions/toolkit,
  /// `packages/core/src/command.ts`.
  func github(errorsOnly: Bool) -> String {
    // GitHub shows ten of each severity, and cuts the log of very many: errors first.
    let found = subjects.flatMap { subject in subject.diagnostics.map { (subject: subject, diagnostic: $0) } }
      .filter { !errorsOnly || $0.diagnostic.severity == .error }
    let commands = Self.bySeverity(found) { $0.diagnostic.severity }.map {
      command($0.diagnostic, in: $0.subject)
    }
    return (commands + summaries).joined(separator: "\n") + "\n"
  }

  private func command(_ diagnostic: Diagnostic, in subject: Section) -> String {
    var properties: [(String, String)] = []
    if let (path, isOwn) = path(of: diagnostic, in: subject) {
      properties.append(("file", path))
      if isOwn, let line = diagnostic.location.line { properties.append(("line", "\(line)")) }
      if isOwn, let column = diagnostic.location.column { properties.append(("col", "\(column)")) }
    }
    properties.append(("title", diagnostic.rule))
    let list = properties.map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
    let name =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    return "::\(name) \(list)::\(Self.escapedData(message(of: diagnostic, in: subject)))"
  }

  private static func escapedData(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
      .withVisibleControls
  }

  /// Scalar by scalar: a carriage return and a line feed are one character.
  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
    }
  }
}
