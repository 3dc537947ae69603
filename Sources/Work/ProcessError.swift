/// Another program that did not do what it was started for.
package enum ProcessError: Error, Sendable, Hashable {
  /// It could not be started; `reason` is the system's.
  case notStarted(program: String, reason: String)
  /// It was killed at its limit of time.
  case timedOut(program: String, seconds: Double)
  /// It exited with a status that is not 0.
  case failed(program: String, status: Int32)
  /// A signal ended it: it crashed, ran into a limit, or was killed.
  case signalled(program: String, signal: Int32)
  /// It wrote more than the caller takes, and was killed.
  case outputTooLarge(program: String, limit: Int)
}

extension ProcessError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notStarted(let program, let reason): "\(program) cannot be started: \(reason)"
    case .timedOut(let program, let seconds):
      "\(program) took longer than \(seconds < 1 ? "\(Int(seconds * 1000)) ms" : "\(Int(seconds)) s")"
    case .failed(let program, let status): "\(program) exited with status \(status)"
    case .signalled(let program, let signal): "\(program) was ended by signal \(signal)"
    case .outputTooLarge(let program, let limit): "\(program) wrote more than \(limit) bytes"
    }
  }
}
