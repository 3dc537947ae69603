internal import Diagnostics
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What can be made again and again while its files change.
protocol Watchable {
  /// Makes it anew.
  ///
  /// - Returns: what came of it. Where something fails that is told, and what was made before stays.
  mutating func make() -> WatchState
}

/// What came of making something.
struct WatchState {
  /// What was done, in a line.
  var line: String
  /// What is to be told.
  var told: [String] = []
  /// The files and folders it depends on.
  var inputs: [String]
}

/// Makes something whenever one of its files changes.
///
/// Files are looked at again and again, since that works on every file system and with every way in which editors
/// save, and takes a hundredth of one core's time at most: see docs/decisions/0035-watching-is-looking.md.
struct Watch<Made: Watchable> {
  /// How long to wait between two looks.
  private static var pause: Duration { .milliseconds(50) }
  /// How long nothing may change before it is taken for saved. Clocks of file systems are as coarse as ten
  /// milliseconds: two changes within one tick look like one.
  private static var calm: Duration { .milliseconds(20) }
  /// How often to wait for calm before what there is has to do.
  private static var patience: Int { 25 }

  private var made: Made
  private let screen: WatchScreen

  init(_ made: Made, on screen: WatchScreen) {
    self.made = made
    self.screen = screen
  }

  /// Goes on until the screen ends the process.
  mutating func run() -> Never {
    var files = WatchedFiles()
    while true {
      let started = Self.now
      let state = made.make()
      let isLate = files.follow(state.inputs, since: started - Self.nanoseconds(Self.calm))
      screen.show(state.line, state.told, watching: files.count)
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

  /// Looks until nothing changes any more, so that what is read next is not older than what was looked at.
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
