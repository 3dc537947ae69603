internal import Files
internal import GRDB

/// Why the desk did not do what was asked. Nothing has changed then.
package enum DeskError: Error, Sendable, Hashable {
  /// What is kept cannot be read or written; `reason` is the system's.
  case storage(reason: String, isFull: Bool)
  /// There is no such presenter, or no more.
  case unknown
  /// The form is closed.
  case closed
  /// What was decided on is not what is there now.
  case changed
  /// The submission's file cannot be changed field by field: it is no YAML, or written in an unusual way.
  case unreadable(String)
  /// The event's file cannot be read as an event, or not changed as wanted.
  case event(String)
  /// A file that was uploaded cannot be used.
  case upload(String)

  /// What is wrong, in words.
  package var message: String {
    switch self {
    case .storage(let reason, let isFull): isFull ? "the disk is full: \(reason)" : reason
    case .unknown: "there is no such presenter"
    case .closed: "the form is closed"
    case .changed: "the submission has changed since the page was made"
    case .unreadable(let reason), .event(let reason), .upload(let reason): reason
    }
  }

  static func of(_ error: any Error) -> DeskError {
    switch error {
    case let error as DeskError: return error
    case let error as DatabaseError:
      let isFull = error.resultCode == .SQLITE_FULL
      return .storage(
        reason: "the desk's database: \(error.message ?? "\(error.resultCode)")", isFull: isFull)
    case let error as FileError:
      if case .system(let number) = error.reason {
        return .storage(reason: "\(error)", isFull: number == 28 || number == 122)
      }
      return .storage(reason: "\(error)", isFull: false)
    default: return .storage(reason: "\(error)", isFull: false)
    }
  }
}
