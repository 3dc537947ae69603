/// A form in which a report can be written.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// For people at a terminal.
  case text
  /// For programs; `docs/checks.md` has its keys.
  case json
  /// Workflow commands, which GitHub shows as annotations.
  case github
  /// JUnit's XML, which most CI systems show as test results.
  case junit
  /// SARIF 2.1.0 (OASIS), which code scanning reads.
  case sarif
  /// A comment on a pull request.
  case markdown
}
