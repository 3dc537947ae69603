import PeeringDB
import Synchronization

/// A transport that answers from a script and remembers what it was asked.
final class FakeTransport: Transport {
  struct Request: Equatable, Sendable {
    var url: String
    var headers: [String]
  }

  private let script: @Sendable (String) -> Result<HTTPAnswer, SourceError.Reason>
  private let asked = Mutex<[Request]>([])

  init(_ script: @escaping @Sendable (String) -> Result<HTTPAnswer, SourceError.Reason>) {
    self.script = script
  }

  var requests: [Request] { asked.withLock { $0 } }

  /// What was asked, without the base URL.
  var questions: [String] {
    requests.map { $0.url.split(separator: "/", maxSplits: 2).last.map(String.init) ?? $0.url }
  }

  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    asked.withLock { $0.append(Request(url: url, headers: headers)) }
    let answer = try script(url).get()
    guard answer.body.count <= limit else { throw .tooLarge(limit: limit) }
    return answer
  }

  /// The invented network and all it refers to.
  static func fixtures() throws -> FakeTransport {
    let net = try Fixture.text("net-as64500.json")
    let ix = try Fixture.text("ix.json")
    let fac = try Fixture.text("fac.json")
    let org = try Fixture.text("org.json")
    return FakeTransport { url in
      if url.contains("/net?") { return .success(.json(net)) }
      if url.contains("/ix?") { return .success(.json(ix)) }
      if url.contains("/fac?") { return .success(.json(fac)) }
      if url.contains("/org?") { return .success(.json(org)) }
      if url.contains("/media/") { return .success(.logo) }
      return .success(HTTPAnswer(status: 404, headers: ["content-type": "text/html"]))
    }
  }
}

extension HTTPAnswer {
  static func json(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> HTTPAnswer {
    var headers = headers
    headers["content-type"] = "application/json; charset=utf-8"
    return HTTPAnswer(status: status, headers: headers, body: Array(text.utf8))
  }

  static let logo = HTTPAnswer(
    status: 200, headers: ["content-type": "image/png"], body: [0x89, 0x50, 0x4E, 0x47])

  static let nothing = json(#"{"data": [], "meta": {}}"#)
}

/// The API with a fixed day, over some transport.
func api(
  _ transport: any Transport, key: String? = nil, base: String? = nil
) throws(SourceError) -> PeeringDBAPI {
  var settings = PeeringDBAPI.Settings(userAgent: "personals/test") { .today(at: 1_775_614_842) }
  settings.apiKey = key
  if let base { settings.baseURL = base }
  return try PeeringDBAPI(settings, transport: transport)
}

/// The error of some work that is to fail.
func failure<Value>(_ work: () throws(SourceError) -> Value) -> SourceError? {
  do throws(SourceError) {
    _ = try work()
    return nil
  } catch {
    return error
  }
}
