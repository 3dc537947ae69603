/// A place in something a person wrote.
///
/// Lines and columns count from 1. A column counts Unicode scalars, as YAML's own marks do.
package struct SourceLocation: Sendable, Hashable {
  /// The file as the user named it, or another name the user knows the text by (`--traffic`).
  package var file: String
  /// 1-based line, if known.
  package var line: Int?
  /// 1-based column in Unicode scalars, if known. Never set without `line`.
  package var column: Int?
  /// The value's path in the document's own terms, as in `data[0].netixlan_set[3].speed`.
  package var keyPath: String?

  package init(file: String, line: Int? = nil, column: Int? = nil, keyPath: String? = nil) {
    self.file = file
    self.line = line
    self.column = line == nil ? nil : column
    self.keyPath = keyPath?.withoutSecrets
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:col`, as far as known.
  package var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
