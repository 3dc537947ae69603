package import Diagnostics
package import Files

/// Why a file is not the table it should be.
package enum TableError: Error, Hashable, Sendable {
  case file(FileError)
  /// The diagnostic names the file, and the row where there is one.
  case malformed(Diagnostic)
}

extension TableError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .malformed(let diagnostic): "\(diagnostic.location.file): \(diagnostic.message)"
    }
  }

  /// What to do about it.
  package var hint: String? {
    switch self {
    case .file: nil
    case .malformed(let diagnostic): diagnostic.hint
    }
  }
}
