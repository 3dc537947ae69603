package import Diagnostics

/// Where the fields of a submission are in its file.
///
/// Events keep a million of these, so a place is its line and column only.
package struct FieldPlaces: Sendable {
  private struct Field: Sendable {
    let key: String
    let line: UInt32
    let column: UInt32
  }

  private var source: SourceText?
  private var fields: [Field] = []

  package init() {}

  /// Adds a field, by its key or, for a plan, as `planned[0]`.
  mutating func add(_ key: String, _ place: Located<Void>) {
    source = place.source
    fields.append(
      Field(key: key, line: UInt32(clamping: place.line), column: UInt32(clamping: place.column)))
  }

  /// The place of a field; nil where it is not written.
  package subscript(key: String) -> Located<Void>? {
    guard let source, let field = fields.last(where: { $0.key == key }) else { return nil }
    return Located(
      (), source: source, line: Int(field.line), column: Int(field.column),
      at: DocumentPath(nil, key: key))
  }
}
