import Foundation
import PeeringDB
import Synchronization

/// A transport that answers from a script and remembers what it was asked.
final class FakeTransport: Transport {
  struct Request: Equatable, Sendable {
    var url: String
    var headers: [String]
  }

  private let script: @Sendable (Request) -> Result<HTTPAnswer, SourceError.Reason>
  private let asked = Mutex<[Request]>([])

  /// Answers by the URL.
  init(_ script: @escaping @Sendable (String) -> Result<HTTPAnswer, SourceError.Reason>) {
    self.script = { script($0.url) }
  }

  /// Answers by all of the request.
  static func answering(
    _ script: @escaping @Sendable (Request) -> Result<HTTPAnswer, SourceError.Reason>
  ) -> FakeTransport {
    FakeTransport(whole: script)
  }

  private init(whole script: @escaping @Sendable (Request) -> Result<HTTPAnswer, SourceError.Reason>) {
    self.script = script
  }

  var requests: [Request] { asked.withLock { $0 } }

  /// What was asked, without the base URL.
  var questions: [String] {
    requests.map { $0.url.split(separator: "/", maxSplits: 2).last.map(String.init) ?? $0.url }
  }

  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    let request = Request(url: url, headers: headers)
    asked.withLock { $0.append(request) }
    let answer = try script(request).get()
    guard answer.body.count <= limit else { throw .tooLarge(limit: limit) }
    return answer
  }

  /// The invented network and all it refers to.
  static func fixtures() throws -> FakeTransport {
    var tables: [String: [[String: Any]]] = [:]
    for (table, file) in [("net", "net-as64500"), ("ix", "ix"), ("fac", "fac"), ("org", "org")] {
      let answer =
        try JSONSerialization.jsonObject(with: Data(Fixture.bytes("\(file).json"))) as? [String: Any]
      tables[table] = answer?["data"] as? [[String: Any]] ?? []
    }
    return Self.tables(tables)
  }

  /// A server with some tables. The sets of networks become rows of their own.
  static func tables(_ tables: [String: [[String: Any]]]) -> FakeTransport {
    var rows = tables
    for index in rows["net"]?.indices ?? 0..<0 {
      for set in ["netixlan", "netfac", "poc"] {
        for var row in rows["net"]?[index].removeValue(forKey: set + "_set") as? [[String: Any]] ?? [] {
          row["net_id"] = rows["net"]?[index]["id"]
          rows[set, default: []].append(row)
        }
      }
    }
    let texts = rows.mapValues { table in
      table.map { row -> (row: [String: Int], text: String) in
        let text = try? JSONSerialization.data(withJSONObject: row, options: .sortedKeys)
        return (row.compactMapValues { $0 as? Int }, String(decoding: text ?? Data(), as: UTF8.self))
      }
    }
    return FakeTransport { url in
      if url.contains("/media/") { return .success(.logo) }
      guard let question = url.split(separator: "/").last, let mark = question.firstIndex(of: "?") else {
        return .success(HTTPAnswer(status: 404, headers: ["content-type": "text/html"]))
      }
      let filter = question[mark...].dropFirst().split(separator: "&")[0].split(separator: "=")
      let field = String(filter[0].replacing("__in", with: ""))
      let wanted = Set(filter.last?.split(separator: ",").compactMap { Int($0) } ?? [])
      let found = (texts[String(question[..<mark])] ?? []).filter { wanted.contains($0.row[field] ?? -1) }
      return .success(.json(#"{"data": [\#(found.map(\.text).joined(separator: ","))], "meta": {}}"#))
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

/// The API with a fixed day, over some transport, with nothing kept and no time to wait.
func api(
  _ transport: any Transport, key: String? = nil, base: String? = nil, time: FakeTime = FakeTime(),
  _ change: (inout PeeringDBAPI.Settings) -> Void = { _ in }
) throws(SourceError) -> PeeringDBAPI {
  var settings = PeeringDBAPI.Settings(userAgent: "personals/test") { .today(at: 1_775_614_842) }
  settings.apiKey = key
  settings.patience = 0
  settings.clock = time.clock
  if let base { settings.baseURL = base }
  change(&settings)
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
