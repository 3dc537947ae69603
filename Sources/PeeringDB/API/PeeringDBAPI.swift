internal import Diagnostics

/// PeeringDB over its API, or a mirror's.
package struct PeeringDBAPI: Sendable {
  /// Whom to ask, and how.
  package struct Settings: Sendable {
    /// All before the name of an object: `https://www.peeringdb.com/api`. The bare domain redirects.
    package var baseURL = "https://www.peeringdb.com/api"
    /// An API key: twice as many questions a minute. Sent to `baseURL`'s host only, and only if
    /// no one can listen in. "" is none.
    package var apiKey: String?
    /// A file with a key of PeeringDB's, for where `apiKey` is none. That key is sent to PeeringDB's own hosts
    /// and to this machine only: it was given for no mirror.
    package var apiKeyFile: String?
    /// Who asks, as PeeringDB wishes to know: `personals/1.0 (+https://…)`.
    package var userAgent: String
    /// For all of a request. Answers of 15 s happen.
    package var timeout: Duration = .seconds(60)
    /// For finding the host and connecting to it.
    package var connectTimeout: Duration = .seconds(10)
    /// The day answers are said to be of.
    package var today: @Sendable () -> CalendarDate
    /// The time answers are said to be of, in ISO 8601.
    package var timestamp: @Sendable () -> String
    /// The folder answers are kept in; nil for none.
    package var cacheFolder: String?
    /// How old an answer may be to be used without asking, in seconds.
    package var maxAge: Double = 3600
    /// Whether to ask even where there is a fresh answer.
    package var refreshes = false
    /// Whether to use cached answers of any age, and make no requests.
    package var isOffline = false
    /// How long to wait in all where the server asks to, in seconds.
    package var patience: Double = 120
    package var clock = SourceClock.system
    /// Hears of waiting, about once a second, and of its end.
    package var onWait: @Sendable (SourceWait) -> Void = { _ in }

    package init(userAgent: String, today: @escaping @Sendable () -> CalendarDate) {
      self.userAgent = userAgent
      self.today = today
      timestamp = { today().iso }
    }
  }

  /// The most an answer may have, in bytes. Requests are sized for 80 kB, and the largest exchange's ports take 1 MB. A
  /// server that ignores the question sends whole tables: those would take gigabytes of memory when taken apart.
  static let answerLimit = 8_000_000

  let settings: Settings
  let base: WebAddress
  let key: String?
  let transport: any Transport
  let cache: AnswerCache?
  let state: LookUpState

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
    key = settings.isOffline ? nil : try APIKey.find(settings, for: base)
    self.settings = settings
    self.base = base
    // Whatever else goes wrong, no request can be made offline.
    self.transport = settings.isOffline ? NoTransport() : transport
    let audience: AnswerCache.Audience = key == nil ? .anonymous : .key
    let cache = settings.cacheFolder.map { AnswerCache(root: $0, base: "\(base)", audience: audience) }
    self.cache = cache
    let pace = SharedPace(
      base.isLoopback ? RequestPace(limits: []) : .documented(withKey: key != nil),
      folder: base.isLoopback ? nil : cache?.folder, name: "pace-\(audience.rawValue)")
    state = LookUpState(pace: pace, patience: settings.patience)
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
