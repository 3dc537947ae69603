internal import Slides
internal import Desk
internal import Diagnostics
internal import PeeringDB
internal import Previews
internal import RecordDatabase
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the user reads while the program runs: all of it on standard error.
enum Terminal {
  /// Whether standard error is a terminal.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Prints one message.
  static func report(_ message: String) { write(message + "\n") }

  /// Prints why an operation failed.
  static func report(_ error: any Error) { report(text(of: error)) }

  /// Prints diagnostics in order; quietly, errors only.
  static func report(_ diagnostics: [Diagnostic], quietly: Bool) {
    for diagnostic in diagnostics where !quietly || diagnostic.severity == .error { report(diagnostic.text) }
  }

  /// Prints that a file has been written.
  static func wrote(_ path: String) { report("wrote \(path)".withVisibleControls) }

  /// Writes text as it is, without secrets.
  static func write(_ line: String) {
    let line = line.withoutSecrets
    _ =
      line.utf8.withContiguousStorageIfAvailable { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
      ?? Array(line.utf8).withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// The message for an operation that failed.
  static func text(of error: any Error) -> String {
    switch error {
    case let error as Failure: error.text
    case let error as PreviewError: Failure("\(error)", hint: error.hint, Exit.software).text
    case let error as DeskError: Failure(error.message, Exit.data).text
    case let error as StoreError: Failure("\(error)", hint: error.hint, Exit.data).text
    // Messages about PeeringDB have lines of their own, in which control characters are visible already.
    case let error as SourceError:
      (error.reason.isAboutBaseURL ? "--from: " : "") + "error: \(error.message)"
        + (error.hint.map { "\n  hint: \($0)" } ?? "")
    case SyncError.source(let error): text(of: error)
    case let error as SyncError: Failure("\(error)", hint: error.hint, Exit.unavailable).text
    default: Failure("\(error)", Exit.software).text
    }
  }

  /// The message for a network that has no record.
  ///
  /// - Parameters:
  ///   - subject: the network, exchange or facility.
  ///   - file: the submission that names it, where one does.
  /// - Returns: the message.
  static func unknown(_ subject: RecordSubject, in file: String? = nil) -> String {
    let hint =
      if case .network = subject {
        "check the number; a network without a record can register at peeringdb.com, or write 'name:'"
      } else {
        "check the number: it is in the address of the page at peeringdb.com"
      }
    return Failure(subject.unknown, hint: hint, option: file, Exit.noInput).text
  }
}

extension SourceError.Reason {
  fileprivate var isAboutBaseURL: Bool { if case .badBaseURL = self { true } else { false } }
}

/// `write(2)`, which `Terminal.write` shadows.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
