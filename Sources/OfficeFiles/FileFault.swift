/// Why a file cannot be read.
package struct FileFault: Error {
  /// A predicate: `is broken`.
  package var words: String
  package var kind: Kind

  /// Kinds of faults.
  package enum Kind: Sendable {
    /// The file is wrong.
    case data
    /// A library that is needed is missing.
    case unavailable
  }

  package init(_ words: String, kind: Kind = .data) {
    self.words = words
    self.kind = kind
  }
}
