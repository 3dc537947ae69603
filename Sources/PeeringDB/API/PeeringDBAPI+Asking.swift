extension PeeringDBAPI {
  /// How often a question is asked again where the server fails.
  private static let mostFailures = 2
  /// For so many seconds after a 429 a URL is not requested: PeeringDB keeps that answer for 10 s, and each request
  /// within them starts them again.
  static let silence = 11.0

  /// An answer to one question, with the status 200, 304 or, without any record, 404.
  ///
  /// The server is asked no faster than it allows. Where it asks to wait, or fails in a way that passes, it is
  /// asked again, as long as patience lasts.
  ///
  /// - Parameters:
  ///   - question: what follows the base URL.
  ///   - known: an answer to it that may still be right.
  /// - Returns: JSON, as far as the server says.
  /// - Throws: the reason there is no answer, or none that can be used.
  func ask(_ question: String, known: KeptAnswer? = nil) throws(SourceError.Reason) -> HTTPAnswer {
    var headers = ["Accept: application/json"]
    if let key { headers.append("Authorization: Api-Key \(key)") }
    headers += known?.conditions ?? []
    if let reason = state.hopeless { throw reason }
    // No server is asked, so none has to be spared.
    guard !settings.isOffline else { throw .notKept }
    let (url, clock) = ("\(base)/\(question)", settings.clock)
    let silent = state.pace.silence(url, clock.now())
    guard silent <= 0 || state.spend(silent) else {
      throw .throttled(retryAfterSeconds: Int(silent.rounded(.up)), withKey: key != nil)
    }
    wait(silent)
    var failures = 0
    while true {
      var answer: HTTPAnswer?
      do throws(SourceError.Reason) {
        wait(state.pace.wait(clock.now()))
        let received = try get(url, headers: headers, limit: Self.answerLimit)
        answer = received
        if received.status == 304, known?.conditions.isEmpty == false { return received }
        // PeeringDB answers 404 where nothing fits some questions.
        if received.status == 404, received.isJSON, ErrorAnswer(received.body).isEmptyList { return received }
        try check(received)
        return received
      } catch {
        failures += 1
        if case .throttled = error { state.pace.hush(url, until: clock.now() + Self.silence) }
        guard let seconds = delay(after: error, answer, failures), state.spend(seconds) else {
          if error.goesForAll { state.hopeless = error }
          throw error
        }
        wait(seconds)
      }
    }
  }

  /// How long to wait before asking again, in seconds; nil where that makes no sense.
  private func delay(after reason: SourceError.Reason, _ answer: HTTPAnswer?, _ failures: Int) -> Double? {
    let clock = settings.clock
    // From half to all of it, so that those who were refused together do not come back together.
    func backoff(_ first: Double) -> Double {
      min(60, first * Double(1 << min(failures - 1, 10))) * (0.5 + clock.random() / 2)
    }
    switch reason {
    // A little later than asked for, not all at the same time.
    case .throttled(let seconds?, _): return max(Self.silence, Double(seconds)) + clock.random()
    case .throttled(nil, _): return max(Self.silence, backoff(Self.silence)) + clock.random()
    case .httpStatus(500..., _), .cut:
      guard failures <= Self.mostFailures else { return nil }
      return answer.flatMap(waitAskedFor).map(Double.init) ?? backoff(1)
    default: return nil
    }
  }

  /// Waits, and reports it once a second if it takes longer than one.
  private func wait(_ seconds: Double) {
    guard seconds > 0 else { return }
    guard seconds > 1 else { return settings.clock.sleep(seconds) }
    var left = seconds
    while left > 0 {
      settings.onWait(.waiting(seconds: Int(left.rounded(.up)), host: base.host))
      // Up to the next whole second.
      let part = left.truncatingRemainder(dividingBy: 1)
      let step = part > 0.001 ? part : 1
      settings.clock.sleep(step)
      left -= step
    }
    settings.onWait(.over)
  }

  /// How long an answer asks to wait, in seconds; nil where it does not say.
  private func waitAskedFor(_ answer: HTTPAnswer) -> Int? {
    answer.headers["retry-after"].flatMap {
      HTTPDate.wait($0, date: answer.headers["date"], now: settings.clock.now())
    }
  }

  private func check(_ answer: HTTPAnswer) throws(SourceError.Reason) {
    func detail() -> String { answer.isJSON ? ErrorAnswer(answer.body).text : "" }
    switch answer.status {
    case 200:
      guard answer.isJSON else { throw .notJSON(mediaType: answer.mediaType) }
    case 300..<400:
      throw .redirected(
        answer.status, to: answer.headers["location"].map { ServerText.cleaned(resolve($0), limit: 300) })
    case 401: throw .unauthorized(detail(), withKey: key != nil)
    case 403: throw .forbidden(detail())
    case 429:
      let seconds = waitAskedFor(answer) ?? Throttling.seconds(in: detail())
      throw .throttled(retryAfterSeconds: seconds.map { max(0, $0) }, withKey: key != nil)
    default: throw .httpStatus(answer.status, detail())
    }
  }
}

extension KeptAnswer {
  /// The headers that ask for an answer only where it is another than this; none where the server gave it no
  /// name and no date.
  var conditions: [String] {
    var headers: [String] = []
    if let tag = head.tag { headers.append("If-None-Match: \(tag)") }
    if let changed = head.changed { headers.append("If-Modified-Since: \(changed)") }
    return headers
  }
}
