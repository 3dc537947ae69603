internal import Work
internal import Foundation

/// A child process for tests, which does harmless forms of what a damaged file may do to one.
@main
struct ChildSample {
  static func main() {
    if CommandLine.arguments.count > 1 { ask() }
    ChildService.run(seconds: 0) { request in
      switch String(decoding: request, as: UTF8.self) {
      case "process": Array("\(getpid())".utf8)
      case "end": exit(3)
      case "crash": abort(asking: SIGSEGV)
      case "sleep": sleeping()
      case "spin": spinning()
      case "allocate": allocating()
      case "start": started()
      case "signals": blockedSignals()
      default: request
      }
    }
  }

  /// Starts such a process itself, writes its number, and waits.
  private static func ask() -> Never {
    let pool = ChildPool(program: CommandLine.arguments[1], arguments: [], environment: [:])
    let process = try? pool.ask(Array("process".utf8))
    print(String(decoding: process ?? [], as: UTF8.self))
    fflush(nil)
    sleep(100)
    exit(0)
  }

  private static func abort(asking signal: Int32) -> [UInt8] {
    kill(getpid(), signal)
    return sleeping()
  }

  private static func sleeping() -> [UInt8] {
    sleep(100)
    return []
  }

  private static func spinning() -> [UInt8] {
    var number: UInt64 = 1
    while number != 0 { number = number &* 6_364_136_223_846_793_005 | 1 }
    return []
  }

  private static func allocating() -> [UInt8] { [UInt8](repeating: 1, count: 1 << 30) }

  /// Starts a process that does nothing; its number.
  private static func started() -> [UInt8] {
    var process = pid_t()
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sleep"), strdup("100"), nil]
    defer { for word in words { free(word) } }
    posix_spawn(&process, "/bin/sleep", nil, nil, words, nil)
    return Array("\(process)".utf8)
  }

  private static func blockedSignals() -> [UInt8] {
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    return Array((1..<32).filter { sigismember(&mask, $0) == 1 }.map(String.init).joined(separator: " ").utf8)
  }
}
