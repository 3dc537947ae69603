#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The side of the child process: answers what a `ChildPool` asks.
package enum ChildService {
  /// Answers requests on standard input until it closes.
  ///
  /// - Parameters:
  ///   - seconds: the processor time for one request, in seconds.
  ///   - answer: makes the answer to a request.
  package static func run(seconds: Int = 8, _ answer: ([UInt8]) -> [UInt8]) -> Never {
    // Writing to a file is an error, and Swift's runtime does not examine a crash at length.
    signal(SIGXFSZ, SIG_IGN)
    for crash in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(crash, SIG_DFL) }
    while let request = receive() {
      limitTime(seconds)
      var message = MessageWriter()
      message.add(answer(request))
      guard send(message.bytes) else { break }
    }
    _exit(0)
  }

  /// Lets the processor work for some more seconds; then the system ends this process.
  package static func limitTime(_ seconds: Int) {
    var used = rusage()
    #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    let resource = __rlimit_resource_t(RLIMIT_CPU.rawValue)
    #else
    getrusage(RUSAGE_SELF, &used)
    let resource = RLIMIT_CPU
    #endif
    let time = Int(used.ru_utime.tv_sec) + Int(used.ru_stime.tv_sec) + 2 + seconds
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = min(rlim_t(time), limit.rlim_max)
    setrlimit(resource, &limit)
  }

  /// The next request; nil at the end of the input.
  private static func receive() -> [UInt8]? {
    guard let head = read(8) else { return nil }
    var reader = MessageReader(head)
    guard let count = reader.integer(), count >= 0, count <= 1 << 28 else { return nil }
    return read(count)
  }

  private static func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let part = bytes.withUnsafeMutableBytes { buffer in
        readBytes(STDIN_FILENO, buffer.baseAddress?.advanced(by: done), count - done)
      }
      if part < 0, errno == EINTR { continue }
      guard part > 0 else { return nil }
      done += part
    }
    return bytes
  }

  private static func send(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let part = bytes.withUnsafeBytes { buffer in
        write(STDOUT_FILENO, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if part < 0, errno == EINTR { continue }
      guard part > 0 else { return false }
      done += part
    }
    return true
  }
}

/// The C library's, under a name that the functions above leave free.
private let readBytes = read(_:_:_:)
