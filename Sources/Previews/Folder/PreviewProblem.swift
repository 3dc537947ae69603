internal import Diagnostics

/// A diagnostic as it is shown and kept beside a slide.
struct PreviewProblem: Codable, Hashable, Sendable {
  /// The line it points into.
  struct Excerpt: Codable, Hashable, Sendable {
    var text: String
    /// How many cells of equal width precede the caret.
    var caret: Int
  }

  /// `note`, `warning` or `error`.
  var severity: String
  var rule: String
  var file: String
  var line: Int?
  /// In Unicode scalars, from 1.
  var column: Int?
  var message: String
  var hint: String?
  var excerpt: Excerpt?

  /// - Parameters:
  ///   - diagnostic: the diagnostic.
  ///   - paths: writes paths without what belongs to this machine.
  init(_ diagnostic: Diagnostic, _ paths: ShortPaths) {
    severity = diagnostic.severity.rawValue
    rule = diagnostic.rule
    file = paths.shortening(diagnostic.location.file)
    line = diagnostic.location.line
    column = diagnostic.location.column
    let keyPath = diagnostic.location.line == nil ? diagnostic.location.keyPath ?? "" : ""
    message = (keyPath.isEmpty ? "" : keyPath + ": ") + paths.shortening(diagnostic.message)
    hint = diagnostic.hint.map(paths.shortening)
    excerpt = diagnostic.excerpt.map { Excerpt(text: $0.text, caret: $0.caretOffset) }
  }

  /// `file:line:column`, as far as known.
  var place: String {
    ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
  }
}
