#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// File descriptors for the standard streams of a child: never one of this process's own three.
enum Descriptors {
  /// `/dev/null`; -1 where it cannot be opened.
  static func nothing() -> Int32 { high(open("/dev/null", O_RDWR | O_CLOEXEC)) }

  /// The two ends of a pipe; both -1 where there is none.
  static func pipe() -> (read: Int32, write: Int32) {
    var pair: [Int32] = [-1, -1]
    return pipe_(&pair) == 0 ? (high(pair[0]), high(pair[1])) : (-1, -1)
  }

  /// The two ends of a socket; both -1 where there is none.
  ///
  /// Writing to a pipe that nothing reads sends SIGPIPE to this process; writing to a socket need not.
  static func socket() -> (Int32, Int32) {
    var pair: [Int32] = [-1, -1]
    #if os(Linux)
    let kind = Int32(SOCK_STREAM.rawValue)
    #else
    let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { return (-1, -1) }
    #if !os(Linux)
    var yes: Int32 = 1
    setsockopt(pair[1], SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return (high(pair[0]), high(pair[1]))
  }

  /// Writes to a socket.
  ///
  /// - Returns: how many bytes were taken; -1 with `errno`.
  static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int {
    #if os(Linux)
    let flags = Int32(MSG_NOSIGNAL)
    #else
    let flags: Int32 = 0
    #endif
    return bytes.withUnsafeBytes { sendBytes(descriptor, $0.baseAddress, $0.count, flags) }
  }

  static func setNonblocking(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }

  /// The same file under a number of 3 or more, closed on exec; the other is closed.
  private static func high(_ descriptor: Int32) -> Int32 {
    guard descriptor >= 0 else { return -1 }
    defer { close(descriptor) }
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
  }
}

// The C library's, under names that the functions above leave free.
private let pipe_ = pipe(_:)
private let sendBytes = send(_:_:_:_:)
