/// A text with the name people know it by, so that problems in it can point at their place.
package struct SourceText: Sendable, Hashable {
  /// Every field of a submission keeps its text: a reference takes a quarter of the room.
  private final class Content: Sendable {
    let file: String
    let text: String

    init(_ file: String, _ text: String) { (self.file, self.text) = (file, text) }
  }

  private let content: Content

  /// The file as the user named it, or another name they know the text by.
  package var file: String { content.file }
  package var text: String { content.text }

  package init(file: String, text: String) { content = Content(file, text) }

  package static func == (left: Self, right: Self) -> Bool {
    left.content === right.content || (left.file == right.file && left.text == right.text)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(text)
  }

  /// A problem at a place in this text, with its line.
  ///
  /// - Parameters:
  ///   - severity: how much it matters.
  ///   - rule: the stable name of what was checked.
  ///   - line: 1-based line; 0 for the text as a whole.
  ///   - column: 1-based column in Unicode scalars.
  ///   - keyPath: the place in the document's own terms.
  ///   - message: what is wrong.
  ///   - hint: what to do about it.
  /// - Returns: the diagnostic, with its excerpt.
  package func diagnostic(
    _ severity: Diagnostic.Severity, rule: String, line: Int, column: Int, keyPath: String? = nil,
    _ message: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, rule: rule,
      at: SourceLocation(file: file, line: line > 0 ? line : nil, column: column, keyPath: keyPath), message,
      hint: hint, excerpt: SourceExcerpt(source: text, line: line, column: column))
  }
}
