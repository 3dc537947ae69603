internal import Diagnostics
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the user reads while the program runs: all of it on standard error.
enum Terminal {
  /// Tells one line.
  static func tell(_ message: String) {
    let line = message + "\n"
    _ =
      line.utf8.withContiguousStorageIfAvailable { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      ?? Array(line.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Tells an operation that failed.
  static func fail(_ error: any Error) { tell("error: \(error)") }

  /// Tells diagnostics in order; quietly, errors only.
  static func tell(_ diagnostics: [Diagnostic], quietly: Bool) {
    for diagnostic in diagnostics where !quietly || diagnostic.severity == .error { tell(diagnostic.text) }
  }
}

/// What the process was started in.
enum Environment {
  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The program's path, links resolved.
  static var executable: String {
    #if os(Linux)
    let path = "/proc/self/exe"
    #else
    let path = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(path, nil) else { return CommandLine.arguments.first ?? "" }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Seconds since 1970: `SOURCE_DATE_EPOCH`, or the clock's.
  static var epochSeconds: Int { self["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? Int(time(nil)) }

  /// `epochSeconds` as ISO 8601 in UTC.
  static var timestamp: String {
    var seconds = time_t(epochSeconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
