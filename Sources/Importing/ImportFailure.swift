internal import OfficeFiles

/// Why a file cannot be imported at all.
package struct ImportFailure: Error, Sendable, Hashable {
  /// What is wrong, with the file's name.
  package var message: String
  /// What to do about it.
  package var hint: String?
  /// What kind of failure it is, which decides the exit code.
  package var kind: Kind

  /// Kinds of failures.
  package enum Kind: Sendable, Hashable {
    /// What somebody wrote is wrong.
    case data
    /// A program or library that is needed is missing, or a server does not answer.
    case unavailable
    /// There is no such file or event.
    case noInput
    /// A file or folder cannot be made.
    case cannotCreate
    /// The command line is wrong.
    case usage
  }

  package init(_ message: String, hint: String? = nil, kind: Kind = .data) {
    self.message = message
    self.hint = hint
    self.kind = kind
  }
}

extension FileFault {
  /// The kind of the failure that it is.
  var failureKind: ImportFailure.Kind { kind == .data ? .data : .unavailable }
}
