internal import Slides
internal import Diagnostics
internal import PeeringDB
internal import Previews
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the user reads while the program runs: all of it on standard error.
enum Terminal {
  /// Whether somebody may be watching.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Tells one message.
  static func tell(_ message: String) { write(message + "\n") }

  /// Writes text as it is.
  static func write(_ line: String) {
    _ =
      line.utf8.withContiguousStorageIfAvailable { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
      ?? Array(line.utf8).withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Tells an operation that failed.
  static func fail(_ error: any Error) { tell(text(of: error)) }

  /// Tells that a file has been written.
  static func wrote(_ path: String) { tell("wrote \(path)".withVisibleControls) }

  /// Tells diagnostics in order; quietly, errors only.
  static func tell(_ diagnostics: [Diagnostic], quietly: Bool) {
    for diagnostic in diagnostics where !quietly || diagnostic.severity == .error { tell(diagnostic.text) }
  }

  /// An operation that failed, as it is told.
  static func text(of error: any Error) -> String {
    // Names of files may hold anything, and what is told must not steer a terminal. Messages about
    // PeeringDB have lines of their own, and have seen to it.
    if let error = error as? PreviewError {
      return "error: \(error)".withVisibleControls + (error.hint.map { "\n  hint: \($0)" } ?? "")
    }
    guard let error = error as? SourceError else { return "error: \(error)".withVisibleControls }
    let place =
      switch error.reason {
      case .badBaseURL: "--from: "
      default: ""
      }
    return "\(place)error: \(error.message)" + (error.hint.map { "\n  hint: \($0)" } ?? "")
  }

  /// A network that has no record, as it is told.
  ///
  /// - Parameters:
  ///   - subject: whose record it would be.
  ///   - file: the submission that names it, where one does.
  /// - Returns: the message.
  static func unknown(_ subject: RecordSubject, in file: String? = nil) -> String {
    let place = file.map { "\($0): " } ?? ""
    let hint =
      if case .network = subject {
        "check the number; a network without a record can register at peeringdb.com, or write 'name:'"
      } else {
        "check the number: it stands in the address of the page at peeringdb.com"
      }
    return "\(place)error: \(subject.unknown)".withVisibleControls + "\n  hint: \(hint)"
  }
}

/// `write(2)`, told apart from `Terminal.write`.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
