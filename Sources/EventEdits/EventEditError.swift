internal import Diagnostics

/// Why an event file cannot be changed as wanted. It is then as it was.
package enum EventEditError: Error, Sendable, Equatable {
  /// The list at this line of the file is written in a way that single lines cannot be changed.
  case unusual(line: Int)
  /// An argument is no presenter of this event; names that are near to it.
  case unknown(String, hint: String?)
  /// An argument may be several presenters, by their files.
  case ambiguous(String, files: [String])
  /// What is asked for is not possible as things are, and what to do.
  case refused(String, hint: String?)

  /// What is wrong, in words.
  package var message: String {
    switch self {
    case .unusual(let line):
      "line \(line) is written in a way that this command cannot change"
    case .unknown(let argument, _): "'\(argument.quotable)' does not present at this event"
    case .ambiguous(let argument, let files):
      "'\(argument.quotable)' is in \(files.count) submissions: \(files.joined(separator: ", "))"
    case .refused(let message, _): message
    }
  }

  /// What to do about it.
  package var hint: String? {
    switch self {
    case .unusual: "write each presenter in a line of its own, as in  - submissions/as64500.yaml"
    case .unknown(_, let hint), .refused(_, let hint): hint
    case .ambiguous: "name the file"
    }
  }
}
