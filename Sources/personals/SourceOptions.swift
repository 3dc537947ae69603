internal import ArgumentParser
internal import DeckAssembly
internal import Files
internal import PeeringDB
internal import RecordDatabase

/// Where records come from.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "PeeringDB's API, or a mirror's.",
      discussion: "An API key in PEERINGDB_API_KEY doubles how often PeeringDB may be asked.",
      valueName: "url"))
  var from = "https://www.peeringdb.com/api"

  @Flag(help: "Use what is kept on this machine, and leave the network alone.")
  var offline = false

  @Option(help: ArgumentHelp("How long an answer may take, in seconds.", valueName: "seconds"))
  var timeout = 60

  func validate() throws {
    guard (1...3600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 3600")
    }
    if let problem = Environment.problemWithDate { throw ValidationError(problem) }
  }

  var choice: SourceChoice { SourceChoice(from: from, offline: offline) }

  /// The source, of whatever kind. Nothing else in the program knows which it is.
  func source() throws(SourceError) -> any RecordSource {
    switch choice {
    case .live(let url): return try api(url)
    case .offline(let url): throw SourceError(request: "", host: url, reason: .unsupported("--offline"))
    case .file(let path), .folder(let path): return try store(path).source
    }
  }

  /// PeeringDB's answers themselves, to be saved.
  func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    switch choice {
    case .live(let url): return try api(url).answers(asns)
    case .offline(let url): throw SourceError(request: "", host: url, reason: .unsupported("--offline"))
    case .file(let path), .folder(let path): return try store(path).answers(asns)
    }
  }

  /// The records in a file or folder of this machine.
  private func store(_ path: String) throws(SourceError) -> RecordStore {
    do throws(StoreError) { return try RecordStore.open(path) } catch { throw error.sourceError }
  }

  private func api(_ url: String) throws(SourceError) -> PeeringDBAPI {
    var settings = PeeringDBAPI.Settings(userAgent: Program.userAgent) {
      CalendarDate.today(at: Environment.epochSeconds)
    }
    settings.baseURL = url
    settings.apiKey = Environment["PEERINGDB_API_KEY"]
    settings.timeout = .seconds(timeout)
    settings.connectTimeout = .seconds(min(10, timeout))
    return try PeeringDBAPI(settings)
  }
}
