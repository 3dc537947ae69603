import Diagnostics
import Reports

/// A report with everything that can be in one.
enum Reports {
  /// Text that means something in every format, and a line break in the midst of it.
  static let hostile =
    "a|b `c` <b>&\"d\"</b> ]]> --> @team %0A ::error::\u{1B}[31m\r\n_e_ https://evil.example \u{0}"

  static func diagnostic(
    _ severity: Diagnostic.Severity = .error, _ message: String, rule: String = "unknown-key",
    file: String = "submissions/a.yaml", line: Int? = 2, hint: String? = nil
  ) -> Diagnostic {
    let text = "network: 64500\n  trafic: 640G\n"
    return Diagnostic(
      severity, rule: rule, at: SourceLocation(file: file, line: line, column: 3), message, hint: hint,
      excerpt: line.flatMap { SourceExcerpt(source: text, line: $0, column: 3) })
  }

  static func report(_ subjects: [DiagnosticReport.Section]) -> DiagnosticReport {
    DiagnosticReport(
      version: "0.1.0", created: "2026-11-22T09:30:00Z", subjects: subjects,
      submissions: subjects.count { $0.file.hasPrefix("submissions/") },
      rules: [
        .init(name: "unknown-key", severity: .error, summary: "an unknown key"),
        .init(name: "logo-missing", severity: .note, summary: "no logo"),
      ], isPath: { $0.hasSuffix(".yaml") })
  }

  /// One of each kind: located, of a whole file, of something that is no file, and nothing at all.
  static let usual = report([
    .init(name: "Lagoon Forum", file: "event.yaml", diagnostics: []),
    .init(
      name: "AS64500 Lagoon Net", file: "submissions/a.yaml",
      diagnostics: [
        diagnostic(.error, "unknown key 'trafic'", hint: "did you mean 'traffic'?"),
        diagnostic(.warning, "the record is old", rule: "record-old", line: nil),
        diagnostic(.note, "there is no logo", rule: "logo-missing"),
      ]),
    .init(
      name: "Coral, 100%", file: "submissions/a b,ü.yaml",
      diagnostics: [
        diagnostic(.error, "no answer", rule: "record-unavailable", file: "www.peeringdb.com", line: nil)
      ]),
  ])

  /// Whatever people may have written, everywhere.
  static let worst = report([
    .init(
      name: hostile, file: "submissions/\(hostile).yaml",
      diagnostics: [
        diagnostic(.error, hostile, file: "submissions/\(hostile).yaml", hint: hostile),
        diagnostic(.warning, hostile, file: "submissions/\(hostile).yaml", hint: hostile),
      ])
  ])

  static let empty = report([])
}
