internal import Synchronization

/// What one question of a look-up leaves for the next.
final class LookUpState: Sendable {
  private struct State {
    /// How long may still be waited where the server asks to, in seconds.
    var patience: Double
    /// Why further requests cannot succeed.
    var hopeless: SourceError.Reason?
    /// What the server has failed to answer: questions of a kind, with their values, and whether it refused any more.
    var failed: [(kind: String, values: Set<Int>, isThrottled: Bool)] = []
  }

  let pace: SharedPace
  private let state: Mutex<State>

  init(pace: SharedPace, patience: Double) {
    self.pace = pace
    state = Mutex(State(patience: patience))
  }

  /// Why no other question is asked any more; nil as long as they are.
  var hopeless: SourceError.Reason? {
    get { state.withLock { $0.hopeless } }
    set { state.withLock { $0.hopeless = newValue } }
  }

  /// Takes time to wait; false if less is left.
  func spend(_ seconds: Double) -> Bool {
    state.withLock { state in
      guard seconds <= state.patience else { return false }
      state.patience -= seconds
      return true
    }
  }

  /// Notes that the server did not answer a question. After two it is given up.
  ///
  /// Where it fails, the part of a question that failed before is still that question: one bad row makes every part fail
  /// that it is in. A throttle is not about rows, so that any other URL is another question.
  func fail(_ kind: String, _ values: [Int], _ reason: SourceError.Reason) {
    state.withLock { state in
      let values = Set(values)
      let isThrottled = if case .throttled = reason { true } else { false }
      let same = state.failed.firstIndex { failed in
        failed.kind == kind
          && (failed.values == values
            || !failed.isThrottled && !isThrottled && values.isSubset(of: failed.values))
      }
      if let same {
        state.failed[same].values = values
      } else {
        state.failed.append((kind, values, isThrottled))
      }
      if state.failed.count > 1 { state.hopeless = state.hopeless ?? reason }
    }
  }
}

extension SourceError.Reason {
  /// Whether every other question would fail the same way.
  var goesForAll: Bool {
    switch self {
    case .badBaseURL, .keyNotSafe, .keyUnusable, .keyNotPrivate, .keyUnreadable, .noLibrary, .unknownHost,
      .store,
      .cannotConnect, .tls, .unauthorized, .forbidden, .redirected:
      true
    default: false
    }
  }

  /// Whether the server failed, rather than the question.
  var isOfServer: Bool {
    switch self {
    case .throttled, .httpStatus(500..., _), .cut, .timedOut, .tooLarge: true
    default: false
    }
  }

  /// Whether one bad row may be why: of a throttle, and of megabytes, it never is.
  var failsForRows: Bool {
    switch self {
    case .throttled, .tooLarge: false
    default: isOfServer
    }
  }

  /// Whether half the values may get an answer where all of them got none.
  var mayPassForFewer: Bool {
    switch self {
    // 414 URI Too Long, and 413, which some servers send for it.
    case .truncated, .httpStatus(414, _), .httpStatus(413, _): true
    default: isOfServer
    }
  }
}

/// Asks no server.
struct NoTransport: Transport {
  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    throw .notKept
  }
}
