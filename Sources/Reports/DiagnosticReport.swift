package import Diagnostics

/// What was found in a run of the program, ready to be written in any format.
package struct DiagnosticReport: Sendable {
  /// One thing that was looked at, with what was found in it.
  package struct Subject: Sendable {
    /// What people call it: a presenter's name, the event's.
    package let name: String
    /// The file that somebody wrote about it.
    package let file: String
    /// In reading order.
    package let diagnostics: [Diagnostic]

    package init(name: String, file: String, diagnostics: [Diagnostic]) {
      self.name = name
      self.file = file
      self.diagnostics = diagnostics
    }
  }

  /// A rule as it is described to whoever reads about it for the first time.
  package struct Rule: Sendable {
    package let name: String
    package let severity: Diagnostic.Severity
    package let summary: String

    package init(name: String, severity: Diagnostic.Severity, summary: String) {
      self.name = name
      self.severity = severity
      self.summary = summary
    }
  }

  /// The program's version.
  package let version: String
  package let subjects: [Subject]
  /// How many of the subjects are submissions.
  package let submissions: Int
  /// All rules there are.
  package let rules: [Rule]

  package init(version: String, subjects: [Subject], submissions: Int, rules: [Rule]) {
    self.version = version
    self.subjects = subjects
    self.submissions = submissions
    self.rules = rules
  }
}
