extension ChildProcess {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - path: the program's path.
  ///   - arguments: those after its name.
  ///   - environment: its variables, all of them.
  ///   - folder: the folder to run in; nil for the current one.
  ///   - seconds: how long it may take.
  ///   - outputLimit: the most bytes it may write to its standard output.
  ///   - limits: what it may use.
  /// - Returns: what it wrote to its standard output.
  /// - Throws: `ProcessError` unless it exits with 0 in time.
  @discardableResult
  package static func output(
    of path: String, _ arguments: [String] = [], environment: [String: String], folder: String? = nil,
    within seconds: Double, outputLimit: Int = 64_000_000, limits: ProcessLimits = ProcessLimits()
  ) throws(ProcessError) -> [UInt8] {
    let deadline = Deadline.after(seconds)
    let child = try ChildProcess(path, arguments, environment: environment, folder: folder, limits: limits)
    var bytes: [UInt8] = []
    while true {
      let more = try child.read(atMost: 65_536, by: deadline)
      if more.isEmpty { break }
      bytes += more
      guard bytes.count <= outputLimit else {
        child.kill()
        throw .outputTooLarge(program: child.name, limit: outputLimit)
      }
    }
    try child.finish(by: deadline)
    return bytes
  }
}
