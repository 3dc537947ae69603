/// Why a file cannot be read.
struct FileFault: Error {
  /// A predicate: `is broken`.
  var words: String
  var kind: ImportFailure.Kind

  init(_ words: String, kind: ImportFailure.Kind = .data) {
    self.words = words
    self.kind = kind
  }
}
