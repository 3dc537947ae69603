internal import Diagnostics
internal import Foundation

extension DiagnosticReport {
  /// For programs. Keys are in alphabetical order; `docs/checks.md` has their meaning.
  var json: String {
    JSONText.of(
      JSONDocument(
        program: version,
        summary: JSONDocument.Summary(
          submissions: submissions, errors: count(.error), warnings: count(.warning), notes: count(.note),
          missing: missing.isEmpty ? nil : missing,
          unchanged: others.submissions == 0 ? nil : JSONDocument.Unchanged(others)),
        subjects: subjects.map(JSONDocument.Section.init)))
  }
}

/// The document, version 1. A key may be added; one that changes or goes makes another version.
private struct JSONDocument: Encodable {
  var version = 1
  var program: String
  var summary: Summary
  var subjects: [Section]

  struct Summary: Encodable {
    var submissions: Int
    var errors: Int
    var warnings: Int
    var notes: Int
    /// Those who are expected and have sent nothing.
    var missing: [String]?
    /// What was found and is not reported, since the submissions did not change.
    var unchanged: Unchanged?
  }

  struct Unchanged: Encodable {
    var submissions: Int
    var errors: Int
    var warnings: Int
    var notes: Int

    init(_ others: (submissions: Int, diagnostics: [Diagnostic])) {
      func count(_ severity: Diagnostic.Severity) -> Int {
        others.diagnostics.count { $0.severity == severity }
      }
      submissions = others.submissions
      errors = count(.error)
      warnings = count(.warning)
      notes = count(.note)
    }
  }

  struct Section: Encodable {
    var name: String
    var file: String
    var diagnostics: [Entry]

    init(_ subject: DiagnosticReport.Section) {
      name = subject.name
      file = subject.file
      diagnostics = subject.diagnostics.map(Entry.init)
    }
  }

  /// A diagnostic; what is not known of it has no key.
  struct Entry: Encodable {
    var rule: String
    var severity: String
    var message: String
    var hint: String?
    var file: String
    var line: Int?
    var column: Int?
    var keyPath: String?
    /// The line, as a terminal shows it, and how many cells precede the caret below it.
    var excerpt: String?
    var caret: Int?

    init(_ diagnostic: Diagnostic) {
      rule = diagnostic.rule
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      hint = diagnostic.hint
      file = diagnostic.location.file
      line = diagnostic.location.line
      column = diagnostic.location.column
      keyPath = diagnostic.location.keyPath.flatMap { $0.isEmpty ? nil : $0 }
      excerpt = diagnostic.excerpt?.text
      caret = diagnostic.excerpt?.caretOffset
    }
  }
}
