internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What somebody sees while files are watched, and how they end it: `q`, Ctrl-C, or any signal to end.
///
/// On a terminal each state takes the place of the one before; elsewhere states follow each other.
final class WatchScreen {
  private let isTerminal = Terminal.isInteractive
  /// The terminal's settings as they were; nil where keys are not read.
  private let settings: termios?
  private var sources: [any DispatchSourceProtocol] = []

  /// Begins to listen for keys and signals. They end the process at once, whatever it does: every file it writes
  /// appears whole or not at all.
  init() {
    settings = Self.readKeysAtOnce()
    let queue = DispatchQueue(label: "personals.watch.end")
    let restored = settings
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { Self.end(restored) }
      source.activate()
      sources.append(source)
    }
    guard restored != nil else { return }
    let keys = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
    keys.setEventHandler {
      var key: UInt8 = 0
      // At the end of what there is to read, as when a terminal is closed, nobody can press a key any more.
      guard read(STDIN_FILENO, &key, 1) == 1, key != UInt8(ascii: "q"), key != UInt8(ascii: "Q") else {
        return Self.end(restored)
      }
    }
    keys.activate()
    sources.append(keys)
  }

  /// Shows a state: a line on what was done, what is to be told, and what is waited for.
  func show(_ line: String, _ told: [String], watching count: Int) {
    if isTerminal { Terminal.write("\u{1B}[H\u{1B}[2J") }
    for text in told { Terminal.tell(text) }
    Terminal.tell(line.withVisibleControls)
    guard isTerminal else { return }
    let files = count == 1 ? "1 file" : "\(count) files"
    Terminal.tell("\u{1B}[2mwatching \(files); \(settings == nil ? "Ctrl-C" : "q") ends\u{1B}[22m")
  }

  /// Has a terminal hand over each key as it is pressed, without showing it.
  ///
  /// - Returns: its settings as they were; nil where there is no terminal to read from.
  private static func readKeysAtOnce() -> termios? {
    var settings = termios()
    // One that works for somebody else at the moment is left to them.
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
    // Not exit(3): what it would tear down is in use.
    _exit(0)
  }
}
