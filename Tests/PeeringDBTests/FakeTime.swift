import PeeringDB
import Synchronization

/// Time that passes only while somebody sleeps, or when a test says so.
final class FakeTime: Sendable {
  private struct State {
    var now = 1_775_614_842.0
    var slept: [Double] = []
  }

  private let state = Mutex(State())
  /// What chance always gives.
  let chance: Double

  init(chance: Double = 0) { self.chance = chance }

  var now: Double { state.withLock { $0.now } }

  /// How long was slept, each time.
  var slept: [Double] { state.withLock { $0.slept } }

  /// How long was slept in all.
  var total: Double { slept.reduce(0, +) }

  func pass(_ seconds: Double) { state.withLock { $0.now += seconds } }

  var clock: SourceClock {
    SourceClock(
      now: { self.now },
      sleep: { seconds in
        self.state.withLock { state in
          state.now += seconds
          state.slept.append(seconds)
        }
      }, random: { self.chance })
  }
}
