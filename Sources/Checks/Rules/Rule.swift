package import Diagnostics

/// Something that is looked for, under a name that stays.
package struct Rule: Sendable, Hashable {
  /// In kebab case: `unknown-key`.
  package let name: String
  /// How much it matters unless somebody says otherwise. Where that differs by what is found, the most comes first.
  package let severities: [Diagnostic.Severity]
  /// What is looked for, in a line without a full stop.
  package let summary: String

  /// The most that it matters.
  package var severity: Diagnostic.Severity { severities[0] }

  init(
    _ name: String, _ severity: Diagnostic.Severity, or less: Diagnostic.Severity? = nil, _ summary: String
  ) {
    self.name = name
    severities = [severity] + [less].compactMap(\.self)
    self.summary = summary
  }
}
