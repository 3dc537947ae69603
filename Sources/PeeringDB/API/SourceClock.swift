#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Time and chance, as look-ups need them: the machine's, or made up in tests.
package struct SourceClock: Sendable {
  /// Seconds since 1970.
  package var now: @Sendable () -> Double
  /// Waits so many seconds.
  package var sleep: @Sendable (Double) -> Void
  /// A number from 0 to 1.
  package var random: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }

  /// The machine's.
  package static let system = SourceClock(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    },
    sleep: { seconds in
      var rest = timespec()
      rest.tv_sec = Int(seconds)
      rest.tv_nsec = Int(seconds.truncatingRemainder(dividingBy: 1) * 1e9)
      var left = timespec()
      while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
    }, random: { Double.random(in: 0...1) })
}

/// That a look-up has to wait, to be shown.
package enum SourceWait: Sendable, Hashable {
  /// For so many seconds more, since the host asks for it, does not answer, or would be asked too often.
  case waiting(seconds: Int, host: String)
  case over
}
