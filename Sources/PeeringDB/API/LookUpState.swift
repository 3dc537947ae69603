internal import Synchronization

/// What one question of a look-up leaves for the next.
final class LookUpState: Sendable {
  private struct State {
    /// How long may still be waited where the server asks to, in seconds.
    var patience: Double
    /// Why asking on would be in vain.
    var hopeless: SourceError.Reason?
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

  /// Takes time to wait; false where there is not so much left.
  func spend(_ seconds: Double) -> Bool {
    state.withLock { state in
      guard seconds <= state.patience else { return false }
      state.patience -= seconds
      return true
    }
  }
}

extension SourceError.Reason {
  /// Whether other questions would fail the same way.
  var goesForAll: Bool {
    switch self {
    case .badBaseURL, .keyNotSafe, .keyUnusable, .keyNotPrivate, .keyUnreadable,
      .noLibrary, .unknownHost, .store,
      .cannotConnect, .timedOut, .tls, .throttled, .unauthorized, .redirected:
      true
    case .cut, .tooLarge, .other, .forbidden, .httpStatus, .notJSON, .malformed, .truncated, .unfiltered,
      .notKept:
      false
    }
  }

  /// Whether half the ids may get an answer where all of them got none.
  var isOfTooMany: Bool {
    switch self {
    // 414 URI Too Long, and 413, which some servers send for it.
    case .truncated, .tooLarge, .httpStatus(414, _), .httpStatus(413, _): true
    default: false
    }
  }
}

/// Asks nobody.
struct NoTransport: Transport {
  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    throw .notKept
  }
}
