/// When to stop waiting for another program.
package struct Deadline: Sendable, Hashable, Comparable {
  /// How long that was from the start, in seconds.
  package let seconds: Double
  private let instant: ContinuousClock.Instant

  /// A deadline so many seconds from now.
  package static func after(_ seconds: Double) -> Deadline { Deadline(seconds: seconds) }

  private init(seconds: Double) {
    self.seconds = seconds
    instant = .now + .seconds(seconds)
  }

  package static func < (left: Deadline, right: Deadline) -> Bool { left.instant < right.instant }

  /// The time left, in milliseconds, rounded up; 0 once it has passed.
  var milliseconds: Int32 {
    let (whole, rest) = (instant - .now).components
    guard whole >= 0, rest >= 0 else { return 0 }
    return Int32(
      clamping: whole.multipliedReportingOverflow(by: 1000).partialValue + rest / 1_000_000_000_000_000 + 1)
  }
}
