internal import ArgumentParser
internal import Slides
internal import Files
internal import PeeringDB
internal import RecordDatabase

/// Where records come from.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "PeeringDB's API, a mirror, a snapshot, the database of PeeringDB's client, or a folder of its tables.",
      discussion: "With an API key in PEERINGDB_API_KEY, PeeringDB allows twice as many requests.",
      valueName: "source"), completion: .files)
  var from = SourceOptions.usual

  /// PeeringDB's own API.
  static let usual = "https://www.peeringdb.com/api"

  @Flag(help: "Use the snapshot and cached answers; make no requests.")
  var offline = false

  @Option(
    name: .customLong("max-age"),
    help: ArgumentHelp(
      "Use cached answers up to this age: '10m', '6h', '7d'.", valueName: "age"), completion: .text)
  var maxAge = AgeLimit(seconds: 3600)

  @Flag(help: "Ignore cached answers and ask again.")
  var refresh = false

  @Option(
    help: ArgumentHelp(
      "Most seconds to spend waiting when PeeringDB rate-limits.", valueName: "seconds"), completion: .text)
  var wait = 120

  @Option(
    help: ArgumentHelp("Most seconds that one answer may take.", valueName: "seconds"), completion: .text)
  var timeout = 60

  @Flag(
    name: .customLong("allow-urls"),
    help: "Ask the servers that submissions name ('ixf: https://…', 'traffic-url: https://…').")
  var allowURLs = false

  func validate() throws {
    guard (1...3600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 3600")
    }
    guard (0...86400).contains(wait) else {
      throw ValidationError("--wait takes a number of seconds from 0 to 86400")
    }
    if offline, refresh {
      throw ValidationError("--refresh asks PeeringDB and --offline does not: give only one of them")
    }
    if let problem = Environment.problemWithDate { throw ValidationError(problem) }
  }

  /// The words of a command line that say the same.
  var words: [String] {
    var words = ["--max-age", "\(Int(maxAge.seconds))", "--wait", "\(wait)", "--timeout", "\(timeout)"]
    if from != Self.usual { words += ["--from", from] }
    if offline { words.append("--offline") }
    if refresh { words.append("--refresh") }
    if allowURLs { words.append("--allow-urls") }
    return words
  }

  var choice: SourceChoice { SourceChoice(from: from, offline: offline) }

  /// The source. Nothing else in the program depends on its kind.
  ///
  /// - Parameter quietly: whether to hide the countdown while the source waits.
  /// - Returns: a source that has made no request yet.
  /// - Throws: `SourceError` where `--from` is wrong.
  func source(quietly: Bool) throws(SourceError) -> any RecordSource {
    switch choice {
    case .live(let url): return try api(url, quietly: quietly)
    case .offline(let url): return try kept(url, quietly: quietly)
    case .file(let path), .folder(let path): return try store(path).source
    }
  }

  /// What an exchange publishes at a URL that a submission names.
  func fetch(_ export: ExchangeExport, _ url: String) throws(SourceError) -> [UInt8] {
    let host = HTTPAddress.host(of: url) ?? url
    guard allowURLs else { throw SourceError(request: export.name, host: host, reason: .notAllowed) }
    if offline { throw SourceError(request: export.name, host: host, reason: .notKept) }
    let transport = CurlTransport(
      timeout: .seconds(timeout), connectTimeout: .seconds(min(10, timeout)), userAgent: Program.userAgent,
      isPublicOnly: true)
    return try export.fetch(url, with: transport)
  }

  /// The cache of the API at a URL. Only PeeringDB itself has a snapshot.
  private func kept(_ url: String, quietly: Bool) throws(SourceError) -> KeptSource {
    let snapshot = url == Self.usual ? Environment.userFolders.snapshot : nil
    return KeptSource(snapshot: snapshot, cache: try api(url, isOffline: true, quietly: quietly))
  }

  /// The records in a file or folder of this machine.
  private func store(_ path: String) throws(SourceError) -> RecordStore {
    do throws(StoreError) { return try RecordStore.open(path) } catch { throw error.sourceError }
  }

  private func api(
    _ url: String, isOffline: Bool = false, quietly: Bool
  ) throws(SourceError) -> PeeringDBAPI {
    var settings = PeeringDBAPI.Settings(userAgent: Program.userAgent) {
      CalendarDate.today(at: Environment.epochSeconds)
    }
    let folders = Environment.userFolders
    settings.timestamp = { Environment.timestamp }
    settings.baseURL = url
    settings.apiKey = Environment["PEERINGDB_API_KEY"]
    settings.apiKeyFile = folders.apiKey
    settings.cacheFolder = folders.answers
    settings.maxAge = maxAge.seconds
    settings.refreshes = refresh
    settings.isOffline = isOffline
    settings.patience = Double(wait)
    settings.timeout = .seconds(timeout)
    settings.connectTimeout = .seconds(min(10, timeout))
    if !quietly, Terminal.isInteractive { settings.onWait = Countdown.show }
    return try PeeringDBAPI(settings)
  }
}

/// An age as people write it.
struct AgeLimit: ExpressibleByArgument {
  var seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  /// Digits with a unit (s, m, h or d); without one they are seconds.
  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    let factor = argument.last.flatMap { units[$0] }
    let digits = factor == nil ? argument[...] : argument.dropLast()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = UInt32(digits) else { return nil }
    seconds = Double(count) * (factor ?? 1)
  }

  var defaultValueDescription: String { "\(Int(seconds / 3600))h" }
}

/// Shows the time left to wait on the terminal.
enum Countdown {
  @Sendable static func show(_ wait: SourceWait) {
    switch wait {
    case .waiting(let seconds, let host):
      Terminal.write("\r\u{1B}[Kwaiting \(seconds) s before \(host) is asked again")
    case .over: Terminal.write("\r\u{1B}[K")
    }
  }
}
