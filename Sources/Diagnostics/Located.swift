/// A value that remembers where it was written.
package struct Located<Value> {
  package var value: Value
  package let source: SourceText
  // Texts are far shorter than four thousand million lines, and events keep a million places.
  private let storedLine: UInt32
  private let storedColumn: UInt32
  /// nil for a document as a whole, and for values outside any document.
  private let path: DocumentPath?

  package init(_ value: Value, source: SourceText, line: Int, column: Int, at path: DocumentPath? = nil) {
    self.value = value
    self.source = source
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
    self.path = path
  }

  /// 1-based line; 0 for a text as a whole.
  package var line: Int { Int(storedLine) }
  /// 1-based column in Unicode scalars.
  package var column: Int { Int(storedColumn) }

  /// The place in the document's own terms: `planned[0].when`; empty for none.
  package var keyPath: String { path?.text ?? "" }

  /// A problem with this value.
  package func diagnostic(
    _ severity: Diagnostic.Severity, rule: String, _ message: String, hint: String? = nil
  ) -> Diagnostic {
    source.diagnostic(
      severity, rule: rule, line: line, column: column, keyPath: keyPath, message, hint: hint)
  }

  /// Another value written at the same place.
  package func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), source: source, line: line, column: column, at: path)
  }
}

extension Located: Sendable where Value: Sendable {}
