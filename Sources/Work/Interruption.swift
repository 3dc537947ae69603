internal import Dispatch
internal import Foundation
internal import Synchronization

/// What a signal that asks this process to end (SIGINT, as by Ctrl-C, SIGTERM, SIGHUP) must not leave behind: temporary
/// files and folders, and programs that write to them.
package enum Interruption {
  private struct State {
    var paths: Set<String> = []
    var programs: Set<Int32> = []
    var finish: (@Sendable () -> Void)?
  }

  private static let state = Mutex(State())
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// Listens once for all. One that was ignored from the start, as by nohup(1), stays ignored.
  private static let listening: Void = {
    let queue = DispatchQueue(label: "personals.interruption")
    for number in signals {
      guard !isIgnored(number) else { continue }
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      // The handler keeps the source.
      source.setEventHandler {
        withExtendedLifetime(source) { end(by: number) }
      }
      source.activate()
    }
  }()

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if os(Linux)
    let handler = action.__sigaction_handler.sa_handler
    #else
    let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Has signals end the process in another way than by themselves.
  ///
  /// - Parameter finish: ends the process, once nothing is left behind.
  package static func listen(_ finish: @escaping @Sendable () -> Void) {
    state.withLock { $0.finish = finish }
    listening
  }

  /// Removes what must not be left, and ends the process as `finish` of `listen` does.
  package static func end() { end(by: SIGTERM) }

  private static func end(by number: Int32) {
    // Behind the lock to the end: no one reports that a program was killed.
    state.withLock { state in
      for program in state.programs { kill(-program, SIGKILL) }
      for path in state.paths { remove(path) }
      state.finish?()
      // Threads of a queue have signals blocked.
      var mask = sigset_t()
      sigemptyset(&mask)
      sigaddset(&mask, number)
      pthread_sigmask(SIG_UNBLOCK, &mask, nil)
      signal(number, SIG_DFL)
      kill(getpid(), number)
      _exit(128 + number)
    }
  }

  /// Removes a file or folder. A program that was killed just now may still write to it.
  private static func remove(_ path: String) {
    for _ in 0..<100 {
      try? FileManager.default.removeItem(atPath: path)
      if !FileManager.default.fileExists(atPath: path) { return }
      usleep(10_000)
    }
  }

  /// Has a signal remove a file or folder, which need not exist yet.
  package static func removes(_ path: String) {
    state.withLock { _ = $0.paths.insert(path) }
    listening
  }

  /// Removes a file or folder now; signals no longer do.
  package static func removed(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    state.withLock { _ = $0.paths.remove(path) }
  }

  /// Has a signal kill a program's group.
  static func kills(_ program: Int32) { state.withLock { _ = $0.programs.insert(program) } }

  /// Signals no longer kill a program, whose number another may get.
  static func ended(_ program: Int32) { state.withLock { _ = $0.programs.remove(program) } }
}
