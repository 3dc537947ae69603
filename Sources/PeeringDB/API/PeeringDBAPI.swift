internal import Diagnostics

/// PeeringDB over its API, or a mirror's.
package struct PeeringDBAPI: Sendable {
  /// Whom to ask, and how.
  package struct Settings: Sendable {
    /// All before the name of an object: `https://www.peeringdb.com/api`. The bare domain redirects.
    package var baseURL = "https://www.peeringdb.com/api"
    /// An API key: twice as many questions a minute. Sent to `baseURL`'s host only, and only where
    /// nobody can listen in. "" is none.
    package var apiKey: String?
    /// Who asks, as PeeringDB wishes to know: `personals/1.0 (+https://…)`.
    package var userAgent: String
    /// For all of a request. Answers of 15 s happen.
    package var timeout: Duration = .seconds(60)
    /// For finding the host and connecting to it.
    package var connectTimeout: Duration = .seconds(10)
    /// The day answers are said to be of.
    package var today: @Sendable () -> CalendarDate

    package init(userAgent: String, today: @escaping @Sendable () -> CalendarDate) {
      self.userAgent = userAgent
      self.today = today
    }
  }

  /// The most ids PeeringDB takes in a question.
  static let mostIDs = 150
  /// The longest URL we send, in bytes: servers refuse longer ones with 414.
  static let longestURL = 2000
  /// The most an answer may have, in bytes.
  static let answerLimit = 64_000_000

  let settings: Settings
  let base: WebAddress
  let key: String?
  private let transport: any Transport

  /// The API as the settings say, over libcurl.
  ///
  /// - Throws: `SourceError` where the settings cannot be used. Nothing has been asked then.
  package init(_ settings: Settings) throws(SourceError) {
    let transport = CurlTransport(
      timeout: settings.timeout, connectTimeout: settings.connectTimeout, userAgent: settings.userAgent)
    try self.init(settings, transport: transport)
  }

  /// The API as the settings say, over some transport.
  ///
  /// - Throws: `SourceError` where the settings cannot be used. Nothing has been asked then.
  package init(_ settings: Settings, transport: any Transport) throws(SourceError) {
    var url = Substring(settings.baseURL)
    while url.last == "/" { url.removeLast() }
    guard let base = WebAddress(String(url)), !base.path.contains("?") else {
      throw SourceError(request: "", host: ServerText.cleaned(settings.baseURL), reason: .badBaseURL)
    }
    key = settings.apiKey.flatMap { $0.isEmpty ? nil : $0 }
    if let key {
      guard key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw SourceError(request: "", host: base.host, reason: .keyUnusable)
      }
      guard base.scheme == "https" || base.isLoopback else {
        throw SourceError(request: "", host: base.host, reason: .keyNotSafe)
      }
    }
    self.settings = settings
    self.base = base
    self.transport = transport
  }

  /// The text of an answer to one question.
  ///
  /// - Parameters:
  ///   - question: what follows the base URL.
  ///   - request: the same in words.
  /// - Returns: JSON, as far as the server says.
  /// - Throws: `SourceError` where there is no answer, or one that is none.
  func answer(_ question: String, _ request: String) throws(SourceError) -> [UInt8] {
    var headers = ["Accept: application/json"]
    if let key { headers.append("Authorization: Api-Key \(key)") }
    do throws(SourceError.Reason) {
      let answer = try get("\(base)/\(question)", headers: headers, limit: Self.answerLimit)
      // PeeringDB answers 404 where nothing fits some questions.
      if answer.status == 404, answer.isJSON, ErrorAnswer(answer.body).isEmptyList { return answer.body }
      try check(answer)
      return answer.body
    } catch {
      throw SourceError(request: request, host: base.host, reason: error)
    }
  }

  /// What is at a URL, with every trace of the key made unreadable: servers repeat what they were sent.
  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    var answer = try transport.get(url, headers: headers, limit: limit)
    // In a record a short key, which no key is, could be part of a name.
    if let key, key.utf8.count >= (answer.status == 200 ? 16 : 4) {
      answer.body = answer.body.masking(Array(key.utf8))
      answer.headers = answer.headers.mapValues {
        String(decoding: Array($0.utf8).masking(Array(key.utf8)), as: UTF8.self)
      }
    }
    return answer
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
      let seconds = answer.headers["retry-after"].flatMap { Int($0) } ?? Throttling.seconds(in: detail())
      throw .throttled(retryAfterSeconds: seconds.map { max(0, $0) }, withKey: key != nil)
    default: throw .httpStatus(answer.status, detail())
    }
  }

  /// The whole URL of a reference the server gives.
  func resolve(_ reference: String) -> String {
    if reference.hasPrefix("//") { return "\(base.scheme):\(reference)" }
    return reference.hasPrefix("/") ? base.origin + reference : reference
  }
}

extension [UInt8] {
  /// The bytes with each occurrence of `secret` overwritten, so that columns stay what they are.
  func masking(_ secret: [UInt8]) -> [UInt8] {
    guard let first = secret.first, count >= secret.count else { return self }
    var masked = self
    var position = 0
    while position + secret.count <= count {
      if self[position] == first, self[position..<position + secret.count].elementsEqual(secret) {
        for offset in secret.indices { masked[position + offset] = UInt8(ascii: "*") }
        position += secret.count
      } else {
        position += 1
      }
    }
    return masked
  }
}
