import PeeringDB
import Synchronization

/// A server with PeeringDB's tables in their usual sizes, and with the limits that the real one was seen to have.
///
/// Without a key, 20 questions a minute; an answer of more than 100 kB twice an hour for each URL; a refusal is repeated
/// for ten seconds, without a time to wait, and each question within them starts them again.
final class ProductionServer: Transport {
  private struct State {
    var asked: [Double] = []
    var large: [String: [Double]] = [:]
    var refused: [String: Double] = [:]
    var questions = 0
    var refusals = 0
    var bytes = 0
    var largest = 0
  }

  private let time: FakeTime
  private let state = Mutex(State())
  static let networks = 100
  static let ports = 12

  init(_ time: FakeTime) { self.time = time }

  /// What was asked since the last time, and what for.
  func account() -> (questions: Int, refusals: Int, bytes: Int, largest: Int) {
    state.withLock { state in
      defer { (state.questions, state.refusals, state.bytes, state.largest) = (0, 0, 0, 0) }
      return (state.questions, state.refusals, state.bytes, state.largest)
    }
  }

  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    let now = time.now
    let body = Self.body(url)
    // As long as such answers took, in seconds.
    time.pass(0.4 + Double(body.utf8.count) / 150_000)
    return state.withLock { state in
      state.questions += 1
      func refuse(_ seconds: Int?) -> HTTPAnswer {
        state.refusals += 1
        state.refused[url] = now
        let headers = seconds.map { ["retry-after": "\($0)"] } ?? ["x-cached-response": "True"]
        return .json(
          #"{"message": "Request was throttled.", "meta": {"error": "Too Many Requests"}}"#, status: 429,
          headers: headers)
      }
      if let last = state.refused[url], now < last + 10 { return refuse(nil) }
      state.asked.removeAll { $0 <= now - 60 }
      guard state.asked.count < 20 else { return refuse(Int(state.asked[0] + 60 - now) + 1) }
      state.asked.append(now)
      state.large[url, default: []].removeAll { $0 <= now - 3600 }
      if body.utf8.count > 100_000 {
        guard state.large[url, default: []].count < 2 else { return refuse(3600) }
        state.large[url, default: []].append(now)
      }
      state.bytes += body.utf8.count
      state.largest = max(state.largest, body.utf8.count)
      return .json(body)
    }
  }

  private static func body(_ url: String) -> String {
    let question = url.split(separator: "/").last?.split(separator: "?") ?? []
    let options = question[1].split(separator: "&").map { $0.split(separator: "=") }
    func option(_ name: String) -> Int? { options.first { $0[0] == name }.flatMap { Int($0[1]) } }
    let field = String(options[0][0].dropLast("__in".count))
    let ids = options[0][1].split(separator: ",").compactMap { Int($0) }
    let all = ids.flatMap { rows(String(question[0]), field, $0) }
    let kept = all.dropFirst(option("skip") ?? 0).prefix(option("limit") ?? .max)
    return #"{"data": [\#(kept.joined(separator: ","))], "meta": {}}"#
  }

  /// The first network is a large one.
  private static func portCount(_ net: Int) -> Int { net == 1 ? 500 : ports }

  private static func rows(_ table: String, _ field: String, _ id: Int) -> [String] {
    func row(_ fields: String, _ size: Int) -> String {
      "{\(fields), \"padding\": \"\(String(repeating: "x", count: max(0, size - fields.utf8.count - 16)))\"}"
    }
    switch (table, field) {
    case ("net", "asn"):
      let net = id - 4_200_000_000
      return [
        row(
          #""id": \#(net), "asn": \#(id), "name": "N\#(net)", "org_id": \#(net), "ix_count": \#(portCount(net)), "fac_count": 8"#,
          1300)
      ]
    case ("netixlan", "net_id"):
      return (0..<portCount(id)).map { port in
        row(
          #""id": \#(id * 1000 + port), "net_id": \#(id), "ix_id": \#((id * 7 + port) % 300 + 1), "name": "IX", "speed": 10000"#,
          380)
      }
    case ("netfac", "net_id"):
      return (0..<8).map {
        row(
          #""id": \#(id * 10 + $0), "net_id": \#(id), "fac_id": \#((id + $0 * 9) % 200 + 1), "name": "F""#,
          220)
      }
    case ("poc", "net_id"):
      return (0..<3).map {
        row(
          #""id": \#(id * 10 + $0), "net_id": \#(id), "role": "NOC", "visible": "Public", "email": "a@b.example""#,
          240)
      }
    case ("ix", "id"), ("fac", "id"): return [row(#""id": \#(id), "name": "P\#(id)", "city": "Suva""#, 1050)]
    case ("org", "id"): return [row(#""id": \#(id), "name": "O\#(id)""#, 850)]
    default: return []
    }
  }
}
