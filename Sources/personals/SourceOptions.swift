internal import ArgumentParser
internal import DeckAssembly
internal import PeeringDB

/// Where records come from.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "PeeringDB's API, or a mirror's.",
      discussion: "An API key in PEERINGDB_API_KEY doubles how often PeeringDB may be asked.",
      valueName: "url"))
  var from = "https://www.peeringdb.com/api"

  @Option(help: ArgumentHelp("How long an answer may take, in seconds.", valueName: "seconds"))
  var timeout = 60

  func validate() throws {
    guard (1...3600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 3600")
    }
    if let problem = Environment.problemWithDate { throw ValidationError(problem) }
  }

  /// The API with these settings.
  func api() throws(SourceError) -> PeeringDBAPI {
    var settings = PeeringDBAPI.Settings(userAgent: Program.userAgent) {
      CalendarDate.today(at: Environment.epochSeconds)
    }
    settings.baseURL = from
    settings.apiKey = Environment["PEERINGDB_API_KEY"]
    settings.timeout = .seconds(timeout)
    settings.connectTimeout = .seconds(min(10, timeout))
    return try PeeringDBAPI(settings)
  }
}
