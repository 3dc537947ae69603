package import Diagnostics
internal import Submissions

extension DeckPresenter {
  /// Where a field is in the submission; if it is missing, where the submission says who presents.
  package func place(of key: String? = nil) -> Located<Void>? {
    key.flatMap { submission?.places[$0] } ?? submission?.presenterPlace
  }

  /// A problem with a field, or with something that no field says.
  package func diagnostic(
    _ severity: Diagnostic.Severity, rule: String, at key: String? = nil, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    place(of: key)?.diagnostic(severity, rule: rule, message, hint: hint)
      ?? Diagnostic(severity, rule: rule, at: SourceLocation(file: file), message, hint: hint)
  }
}

extension Diagnostic {
  /// The diagnostic with a line: that of the field it is about, else the one that says who presents.
  package func placed(in presenter: DeckPresenter) -> Diagnostic {
    guard location.line == nil, location.file == presenter.file else { return self }
    var placed =
      presenter.place(of: location.keyPath ?? part)?.diagnostic(severity, rule: rule, message, hint: hint)
      ?? self
    placed.otherFiles = otherFiles
    return placed
  }
}
