internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Work
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The screen while files are watched, which `q`, Ctrl-C or a signal ends.
///
/// On a terminal, each state replaces the one before; elsewhere states follow each other.
final class WatchScreen {
  private let isTerminal = Terminal.isInteractive
  /// The terminal's settings as they were; nil where keys are not read.
  private let settings: termios?
  private var keys: (any DispatchSourceProtocol)?

  /// Starts to listen for keys and signals. They end the process at once, which is safe: files are written atomically.
  init() {
    settings = Self.readKeysAtOnce()
    let restored = settings
    Interruption.listen { Self.end(restored) }
    guard restored != nil else { return }
    let keys = DispatchSource.makeReadSource(
      fileDescriptor: STDIN_FILENO, queue: DispatchQueue(label: "personals.watch.end"))
    keys.setEventHandler {
      var key: UInt8 = 0
      // The end of input means that the terminal was closed.
      guard read(STDIN_FILENO, &key, 1) == 1, key != UInt8(ascii: "q"), key != UInt8(ascii: "Q") else {
        return Interruption.end()
      }
    }
    keys.activate()
    self.keys = keys
  }

  /// Shows a state: a line on what was done, the messages, and the number of files.
  func show(_ line: String, _ messages: [String], watching count: Int) {
    if isTerminal { Terminal.write("\u{1B}[H\u{1B}[2J") }
    for text in messages { Terminal.report(text) }
    Terminal.report(line.withVisibleControls)
    guard isTerminal else { return }
    let end = settings == nil ? "Ctrl-C" : "q"
    Terminal.report("\u{1B}[2mwatching \(count.counted("file")); \(end) ends\u{1B}[22m")
  }

  /// Makes the terminal deliver each key as it is pressed, without showing it.
  ///
  /// - Returns: its settings as they were; nil where there is no terminal to read from.
  private static func readKeysAtOnce() -> termios? {
    var settings = termios()
    // A terminal in use by another process group is not changed.
    guard isatty(STDIN_FILENO) == 1, tcgetpgrp(STDIN_FILENO) == getpgrp(),
      tcgetattr(STDIN_FILENO, &settings) == 0
    else { return nil }
    var changed = settings
    changed.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &changed) == 0 else { return nil }
    return settings
  }

  private static func end(_ settings: termios?) {
    if var settings { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    // Not exit(3), which would free what other threads use.
    _exit(0)
  }
}
