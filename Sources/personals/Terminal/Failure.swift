internal import ArgumentParser
internal import Diagnostics

/// Why a command stops.
struct Failure: Error {
  var message: String
  /// What to do about it.
  var hint: String?
  /// The option whose value is wrong.
  var option: String?
  var code: ExitCode

  init(_ message: String, hint: String? = nil, option: String? = nil, _ code: ExitCode) {
    self.message = message
    self.hint = hint
    self.option = option
    self.code = code
  }

  /// The message as it is printed. Names of files may hold control characters, which must not reach a terminal.
  var text: String {
    "\(option.map { "\($0): " } ?? "")error: \(message)".withVisibleControls
      + (hint.map { "\n  hint: " + $0.withVisibleControls } ?? "")
  }
}
