internal import Files
internal import Synchronization

/// How often a server may be asked: PeeringDB's documented rates, in windows that slide.
///
/// PeeringDB answers 20 questions a minute without a key and 40 with one, and asks for two seconds between
/// questions. The latter is kept as ten in any twenty seconds: a single slide is seven questions and has no time
/// to lose, and a deck's twenty go out two seconds apart on average.
struct RequestPace: Sendable {
  /// So many requests at most in any such time.
  struct Limit: Sendable, Hashable {
    var requests: Int
    var seconds: Double
  }

  var limits: [Limit]

  static func documented(withKey: Bool) -> RequestPace {
    RequestPace(limits: [Limit(requests: 10, seconds: 20), Limit(requests: withKey ? 40 : 20, seconds: 60)])
  }

  /// The earliest time a request may be sent.
  ///
  /// - Parameters:
  ///   - now: in seconds since 1970.
  ///   - earlier: when requests were sent, or will be.
  /// - Returns: seconds since 1970, `now` or later.
  func slot(_ now: Double, after earlier: [Double]) -> Double {
    var slot = now
    let times = earlier.sorted()
    for limit in limits where times.count >= limit.requests {
      slot = max(slot, times[times.count - limit.requests] + limit.seconds)
    }
    return slot
  }

  /// The times that still count, out of the text of a file. What lies in the future beyond all windows is the
  /// work of another clock.
  func times(in text: String, _ now: Double) -> [Double] {
    let longest = limits.map(\.seconds).max() ?? 0
    return text.split(separator: "\n").compactMap { Double($0) }
      .filter { $0 > now - longest && $0 < now + 10 * longest }
  }
}

/// The pace that all processes of a user keep together towards one server.
final class SharedPace: Sendable {
  private let pace: RequestPace
  /// Where processes record when they send requests; nil for this process alone.
  private let folder: PrivateFolder?
  private let name: String
  private let own = Mutex<[Double]>([])
  /// Until when URLs are not requested, in seconds since 1970.
  private let silences = Mutex<[String: Double]>([:])

  init(_ pace: RequestPace, folder: PrivateFolder?, name: String) {
    self.pace = pace
    self.folder = folder
    self.name = name
  }

  /// Takes the next slot: how many seconds to wait before asking.
  func wait(_ now: Double) -> Double {
    if let folder, (try? folder.create()) != nil {
      let shared = folder.withLock(name) { file in
        var times = pace.times(in: file.read(), now)
        let slot = pace.slot(now, after: times)
        times.append(slot)
        file.write(times.map { "\($0)\n" }.joined())
        return slot
      }
      if let shared { return shared - now }
    }
    return own.withLock { times in
      let slot = pace.slot(now, after: times)
      times = times.suffix(100) + [slot]
      return slot - now
    }
  }

  /// Leaves a URL alone until a time in seconds since 1970.
  func hush(_ url: String, until time: Double) {
    silences.withLock { $0[url] = time }
    guard let folder, (try? folder.create()) != nil else { return }
    _ = folder.withLock("\(name)-silence") { file in
      let others = file.read().split(separator: "\n").suffix(100).filter { !$0.hasSuffix(Self.line(url)) }
      file.write((others + ["\(time)\(Self.line(url))"]).map { "\($0)\n" }.joined())
    }
  }

  /// For how many more seconds a URL is not requested, whichever process was refused; 0 if it can be now.
  func silence(_ url: String, _ now: Double) -> Double {
    var until = silences.withLock { $0[url] } ?? 0
    if let folder, folder.isTrusted {
      let lines = folder.withLock("\(name)-silence") { $0.read() } ?? ""
      for line in lines.split(separator: "\n") where line.hasSuffix(Self.line(url)) {
        until = max(until, line.split(separator: " ").first.flatMap { Double($0) } ?? 0)
      }
    }
    // A time far off is that of another clock.
    return until > now && until <= now + 60 ? until - now : 0
  }

  private static func line(_ url: String) -> String { " \(KeptAnswer.sum(url.utf8))" }
}
