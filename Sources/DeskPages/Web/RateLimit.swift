internal import Synchronization

/// How often somebody may ask: so many requests at once, and then so many a second.
package final class RateLimit: Sendable {
  private struct Bucket {
    var level: Double
    var time: Double
  }

  private let burst: Double
  private let perSecond: Double
  private let most: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameters:
  ///   - burst: how many at once.
  ///   - perSecond: how many a second from then on.
  ///   - most: how many askers are remembered.
  package init(burst: Double, perSecond: Double, most: Int = 10_000) {
    (self.burst, self.perSecond, self.most) = (burst, perSecond, most)
  }

  /// Whether somebody may ask once more.
  ///
  /// - Parameters:
  ///   - key: who.
  ///   - now: seconds on any clock that only goes on.
  /// - Returns: false where it is too often.
  package func allows(_ key: String, at now: Double) -> Bool {
    buckets.withLock { buckets in
      if buckets.count >= most, buckets[key] == nil {
        // Those who may ask as much as anybody need not be remembered.
        buckets = buckets.filter { $0.value.level - (now - $0.value.time) * perSecond > 0 }
        if buckets.count >= most { return false }
      }
      var bucket = buckets[key] ?? Bucket(level: 0, time: now)
      bucket.level = max(0, bucket.level - (now - bucket.time) * perSecond)
      bucket.time = now
      let isAllowed = bucket.level + 1 <= burst
      if isAllowed { bucket.level += 1 }
      buckets[key] = bucket
      return isAllowed
    }
  }
}
