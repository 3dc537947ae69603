internal import Diagnostics
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Something that is made again whenever its files change.
protocol Watchable {
  /// Makes it again.
  ///
  /// - Returns: the result. A failure is reported, and the last good output stays.
  mutating func make() -> WatchState
}

/// The result of making something.
struct WatchState {
  /// What was done, in a line.
  var line: String
  /// What to report.
  var messages: [String] = []
  /// The files and folders it depends on.
  var inputs: [String]
}

/// Makes something whenever one of its files changes.
///
/// Polls, since that works on every file system and with every way in which editors save, and takes at most a
/// hundredth of one core: see docs/decisions/0035-watching-is-looking.md.
struct Watch<Made: Watchable> {
  /// The pause between two polls.
  private static var pause: Duration { .milliseconds(50) }
  /// How long files must stay unchanged to count as saved. File systems have clocks as coarse as ten milliseconds: two
  /// changes within one tick look like one.
  private static var calm: Duration { .milliseconds(20) }
  /// How often to wait for calm before making it anyway.
  private static var patience: Int { 25 }

  private var made: Made
  private let screen: WatchScreen

  init(_ made: Made, on screen: WatchScreen) {
    self.made = made
    self.screen = screen
  }

  /// Runs until the screen ends the process.
  mutating func run() -> Never {
    var files = WatchedFiles()
    while true {
      let started = Self.now
      let state = made.make()
      let isLate = files.follow(state.inputs, since: started - Self.nanoseconds(Self.calm))
      screen.show(state.line, state.messages, watching: files.count)
      if !isLate { Self.waitForChange(of: files) }
      Self.settle(&files)
    }
  }

  private static func waitForChange(of files: WatchedFiles) {
    while true {
      let started = ContinuousClock.now
      if files.haveChanged { return }
      sleep(max(pause, started.duration(to: .now) * 100))
    }
  }

  /// Polls until nothing changes any more, so that what is read next is not older than what was seen.
  private static func settle(_ files: inout WatchedFiles) {
    for _ in 0..<patience {
      files.look()
      sleep(calm)
      if !files.haveChanged { return }
    }
  }

  private static func sleep(_ time: Duration) { usleep(UInt32(nanoseconds(time) / 1000)) }

  private static func nanoseconds(_ time: Duration) -> Int64 {
    time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
  }

  /// Nanoseconds since 1970.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
