internal import DeckAssembly
internal import Diagnostics
internal import Submissions

extension DeckPresenter {
  /// The fields that say who presents, the most telling first.
  private static let whoKeys = ["network", "networks", "exchange", "facility", "record", "name"]

  /// Where a field stands in the submission; where it does not, where that says who presents.
  func place(of key: String? = nil) -> Located<Void>? {
    guard let places = submission?.places else { return nil }
    return ([key].compactMap(\.self) + Self.whoKeys).lazy.compactMap { places[$0] }.first
  }

  /// A problem with a field, or with something that no field says.
  func diagnostic(
    _ severity: Diagnostic.Severity, rule: String, at key: String? = nil, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    place(of: key)?.diagnostic(severity, rule: rule, message, hint: hint)
      ?? Diagnostic(severity, rule: rule, at: SourceLocation(file: file), message, hint: hint)
  }
}

extension Diagnostic {
  /// The diagnostic with a line: that of the field it is about, else the one that says who presents.
  func placed(in presenter: DeckPresenter) -> Diagnostic {
    guard location.line == nil, location.file == presenter.file else { return self }
    var placed =
      presenter.place(of: location.keyPath ?? part)?.diagnostic(severity, rule: rule, message, hint: hint)
      ?? self
    placed.otherFiles = otherFiles
    return placed
  }
}
