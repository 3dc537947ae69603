internal import Foundation

/// Results that come in any order from several threads and are taken in theirs by one.
///
/// `@unchecked Sendable`: `condition` guards all that changes.
final class ResultQueue<Value: Sendable>: @unchecked Sendable {
  private let count: Int
  private let room: Int
  private let condition = NSCondition()
  private var started = 0
  private var taken = 0
  private var isStopped = false
  /// The results that have come in and were not yet taken, by their offset.
  private var finished: [Int: Result<Value, any Error>] = [:]

  /// - Parameters:
  ///   - count: how many results there will be.
  ///   - room: how many may be started before the first of them is taken, so that memory stays bounded.
  init(count: Int, room: Int) {
    self.count = count
    self.room = room
  }

  /// The offset of a result to make, once there is room for it; nil where there is no more to do.
  func start() -> Int? {
    condition.withLock {
      while !isStopped, started < count, started >= taken + room { condition.wait() }
      guard !isStopped, started < count else { return nil }
      started += 1
      return started - 1
    }
  }

  func finish(_ offset: Int, _ result: Result<Value, any Error>) {
    condition.withLock {
      finished[offset] = result
      condition.broadcast()
    }
  }

  /// The next result in order, once it is there. May be called `count` times.
  func next() -> Result<Value, any Error> {
    condition.withLock {
      precondition(taken < count, "more results than were announced")
      while true {
        if let result = finished.removeValue(forKey: taken) {
          taken += 1
          condition.broadcast()
          return result
        }
        condition.wait()
      }
    }
  }

  /// Has no more results started.
  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }
}
