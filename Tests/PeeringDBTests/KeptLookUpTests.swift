import Diagnostics
import Files
@testable import PeeringDB
import Synchronization
import TestSupport
import Testing

private let as64500 = ASN(number: 64500)
private let as64501 = ASN(number: 64501)

/// What is asked, and what is not, when answers are kept.
struct KeptLookUpTests {
  private let folder: Scratch
  private let time = FakeTime()

  init() throws { folder = try Scratch() }

  /// A server with two networks at one exchange, which can be made to fail and to name its answers.
  private final class Server: Sendable {
    let failure = Mutex<Result<HTTPAnswer, SourceError.Reason>?>(nil)
    let headers = Mutex<[String: String]>([:])
    let isUnchanged = Mutex(false)
    let names = Mutex([64500: "Zero", 64501: "One"])
    let logo = Mutex(HTTPAnswer.logo)

    func answer(_ request: FakeTransport.Request) -> Result<HTTPAnswer, SourceError.Reason> {
      if let failure = failure.withLock({ $0 }) { return failure }
      let isConditional = request.headers.contains { $0.hasPrefix("If-") }
      if isUnchanged.withLock({ $0 }), isConditional { return .success(HTTPAnswer(status: 304)) }
      let headers = headers.withLock { $0 }
      if request.url.contains("/media/") { return .success(logo.withLock { $0 }) }
      let kind = request.url.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? ""
      let ids = request.url.split(separator: "=")[1].split(separator: "&")[0].split(separator: ",")
      let rows = ids.compactMap { Int($0) }.compactMap { row(kind, $0) }
      return .success(.json(#"{"data": [\#(rows.joined(separator: ","))], "meta": {}}"#, headers: headers))
    }

    private func row(_ kind: String, _ id: Int) -> String? {
      switch kind {
      case "net":
        guard let name = names.withLock({ $0[id] }) else { return nil }
        return #"""
          {"id": \#(id), "asn": \#(id), "name": "\#(name)", "org_id": 9, "notes": "long", "info_prefixes4": null,
          "new": 1.5, "logo": "https://www.peeringdb.com/media/\#(id).png"}
          """#
      case "netixlan": return #"{"id": \#(id), "net_id": \#(id), "ix_id": 601, "speed": 1000}"#
      case "poc":
        return #"""
          {"id": 1, "net_id": \#(id), "role": "Policy", "visible": "Public", "email": "all@net.example"},
          {"id": 2, "net_id": \#(id), "role": "NOC", "visible": "Users", "email": "users@net.example"},
          {"id": 3, "net_id": \#(id), "role": "NOC", "visible": "Private", "email": "private@net.example"},
          {"id": 4, "net_id": \#(id), "role": "NOC", "email": "unsaid@net.example"}
          """#
      case "ix": return #"{"id": \#(id), "name": "IX", "city": "Suva"}"#
      case "org": return #"{"id": \#(id), "name": "Org"}"#
      default: return nil
      }
    }
  }

  private let server = Server()

  private func transport() -> FakeTransport {
    let server = server
    return FakeTransport.answering { server.answer($0) }
  }

  private func lookUp(
    _ asns: [ASN], _ transport: FakeTransport, key: String? = nil,
    _ change: (inout PeeringDBAPI.Settings) -> Void = { _ in }
  ) throws(SourceError) -> FoundNetworkRecords {
    try api(transport, key: key, time: time) { settings in
      settings.cacheFolder = folder("cache")
      change(&settings)
    }.networks(asns)
  }

  /// What is asked in a look-up.
  private func questions(
    _ asns: [ASN], key: String? = nil, _ change: (inout PeeringDBAPI.Settings) -> Void = { _ in }
  ) throws -> [String] {
    let transport = transport()
    _ = try lookUp(asns, transport, key: key, change)
    return transport.questions
  }

  private var files: [String] {
    get throws { try Glob.paths(matching: "*/*/*.kept", in: folder("cache") + "/") }
  }

  @Test func `what is fresh is not asked`() throws {
    let first = transport()
    let live = try lookUp([as64500], first)
    #expect(first.requests.count == 7)
    let second = transport()
    let kept = try lookUp([as64500], second)
    #expect(second.requests.isEmpty)
    #expect(kept[as64500]?.value == live[as64500]?.value)
    #expect(live[as64500]?.diagnostics == [])
    #expect(
      kept[as64500]?.diagnostics.map(\.text) == [
        """
        www.peeringdb.com/api: note: kept answers are used, the oldest from 0 s ago
          hint: --refresh asks again
        """
      ])
    time.pass(3599)
    #expect(try questions([as64500]).isEmpty)
    time.pass(2)
    #expect(try questions([as64500]).count == 7)
  }

  @Test func `only what is missing is asked`() throws {
    _ = try questions([as64500])
    #expect(
      try questions([as64500, as64501]) == [
        "api/net?asn__in=64501", "api/netixlan?net_id__in=64501", "api/netfac?net_id__in=64501",
        "api/poc?net_id__in=64501", "media/64501.png",
      ])
    // And what was asked together serves one alone.
    #expect(try questions([as64501]).isEmpty)
  }

  @Test func `the age allowed is the user's`() throws {
    _ = try questions([as64500])
    time.pass(10)
    #expect(try questions([as64500]) { $0.maxAge = 5 }.count == 7)
    #expect(try questions([as64500]) { $0.maxAge = 0 }.count == 7)
    #expect(try questions([as64500]) { $0.refreshes = true }.count == 7)
    // A clock that was wrong, and was set right.
    time.pass(-100_000)
    #expect(try questions([as64500]).count == 7)
  }

  @Test func `asks whether anything has changed`() throws {
    server.headers.withLock {
      $0 = ["etag": "W/\"one\"", "last-modified": "Sun, 06 Nov 1994 08:49:37 GMT"]
    }
    _ = try questions([as64500])
    time.pass(4000)
    server.isUnchanged.withLock { $0 = true }
    let transport = transport()
    let lookUp = try lookUp([as64500], transport)
    #expect(lookUp[as64500]?.value.network.name == "Zero")
    #expect(lookUp[as64500]?.value.exchanges[601]?.city == "Suva")
    let conditions = ["If-None-Match: W/\"one\"", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"]
    #expect(transport.requests.prefix(6).allSatisfy { $0.headers.suffix(2) == conditions[...] })
    // What has not changed is as good as new.
    #expect(try questions([as64500]).isEmpty)
    // With --refresh it is fetched again, and an answer without a name is not asked for by it.
    server.isUnchanged.withLock { $0 = false }
    server.headers.withLock { $0 = [:] }
    for refreshes in [true, false] {
      time.pass(4000)
      let again = self.transport()
      _ = try self.lookUp([as64500], again) { $0.refreshes = refreshes }
      #expect(again.requests.count == 7)
      #expect(again.requests.allSatisfy { $0.headers.allSatisfy { !$0.hasPrefix("If-") } })
    }
  }

  @Test func `a 304 that no one asked for is an error`() {
    let transport = FakeTransport { _ in .success(HTTPAnswer(status: 304)) }
    #expect(
      failure { () throws(SourceError) in try lookUp([as64500], transport) }?.reason
        == .redirected(304, to: nil))
  }

  @Test func `that a network has no record is asked again`() throws {
    let as64511 = ASN(number: 64511)
    _ = try questions([as64500, as64511])
    #expect(try questions([as64500, as64511]) == ["api/net?asn__in=64511"])
    server.names.withLock { $0[64511] = "Just registered" }
    #expect(try lookUp([as64511], transport())[as64511]?.value.network.name == "Just registered")
  }

  @Test func `what is kept steps in with its age`() throws {
    _ = try questions([as64500, as64501])
    time.pass(3 * 3600)
    let hour = HTTPAnswer.json("{}", status: 429, headers: ["retry-after": "3600"])
    for (failure, message) in [
      (
        .success(hour),
        "www.peeringdb.com asks to wait 60 min before it answers for AS64500 (429)\n  hint: try again then, or set PEERINGDB_API_KEY"
      ),
      (
        .failure(.unknownHost),
        "cannot ask www.peeringdb.com for 2 networks: there is no such host, or no network\n  hint: check the network and the base URL, or use a saved record"
      ),
      (
        .success(HTTPAnswer(status: 200, headers: ["content-type": "text/html"])),
        "www.peeringdb.com answers for 2 networks with a web page (HTML), not JSON\n  hint: check that the base URL is that of a PeeringDB API"
      ),
      (.success(.json("{")), "the answer of www.peeringdb.com for 2 networks cannot be read"),
    ] as [(Result<HTTPAnswer, SourceError.Reason>, String)] {
      server.failure.withLock { $0 = failure }
      time.pass(60)
      let lookUp = try lookUp([as64500, as64501], transport())
      for asn in [as64500, as64501] {
        let kept = try #require(lookUp[asn])
        #expect(kept.value.exchanges[601]?.city == "Suva")
        #expect(kept.value.logo != nil)
        #expect(
          kept.diagnostics.map(\.text) == [
            "www.peeringdb.com/api: warning: kept answers are used, the oldest from 3 h ago: \(message)"
          ])
      }
    }
  }

  @Test func `what is not kept is reported alone`() throws {
    _ = try questions([as64500])
    server.failure.withLock { $0 = .failure(.timedOut(seconds: 60)) }
    let lookUp = try lookUp([as64500, as64501], transport())
    #expect(lookUp[as64500]?.value.network.name == "Zero")
    #expect(lookUp[as64500]?.diagnostics.map(\.severity) == [.note], "it is fresh, so there is no warning")
    #expect(lookUp.unavailable[as64501]?.reason == .timedOut(seconds: 60))
    #expect(lookUp.networks.count == 1 && lookUp.unavailable.count == 1)
  }

  @Test func `the day is that of the answer`() throws {
    _ = try questions([as64500]) { $0.timestamp = { "2026-04-01T10:00:00Z" } }
    let lookUp = try lookUp([as64500], transport()) { $0.timestamp = { "2026-04-02T10:00:00Z" } }
    #expect(lookUp[as64500]?.value.origin.date == CalendarDate(isoPrefix: "2026-04-01"))
    let bundle = try #require(
      lookUp.lookUp.documents[.network(as64500)]?.file(fetched: "2026-04-03T00:00:00Z"))
    #expect(String(decoding: bundle, as: UTF8.self).contains(#""fetched" : "2026-04-01T10:00:00Z""#))
  }

  // MARK: - Offline

  /// Fails the test when it is asked anything.
  private struct Forbidden: Transport {
    func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
      Issue.record("\(url) was asked for")
      throw .unknownHost
    }
  }

  @Test func `offline asks no one`() throws {
    _ = try questions([as64500])
    _ = try questions([as64501], key: "secret-key-0123456789")
    time.pass(40 * 86400)
    let offline = try api(Forbidden(), time: time) { settings in
      settings.cacheFolder = folder("cache")
      settings.isOffline = true
    }
    let as64511 = ASN(number: 64511)
    let lookUp = try offline.networks([as64500, as64501, as64511])
    #expect(lookUp[as64500]?.value.exchanges[601]?.city == "Suva")
    #expect(lookUp[as64500]?.value.logo?.bytes == HTTPAnswer.logo.body)
    #expect(lookUp[as64501]?.value.network.name == "One", "what was kept with a key serves, too")
    #expect(
      lookUp[as64500]?.diagnostics.map(\.text) == [
        "www.peeringdb.com/api: note: kept answers are used, the oldest from 40 days ago"
      ])
    #expect(
      lookUp.unavailable.map(\.value.description) == [
        "AS64511 is not in the cache of answers from www.peeringdb.com; run once online, without --offline"
      ])
    #expect(
      failure { () throws(SourceError) in try offline.networks([as64511]) }?.reason == .notKept)
  }

  @Test func `offline opens nothing`() throws {
    // With the transport that the command has.
    var settings = PeeringDBAPI.Settings(userAgent: "x") { .today(at: 0) }
    settings.isOffline = true
    settings.apiKeyFile = "/nonexistent"
    let api = try PeeringDBAPI(settings)
    #expect(api.transport is NoTransport)
    #expect(failure { () throws(SourceError) in try api.networks([as64500]) }?.reason == .notKept)
  }

  /// Without requests there is no pace to keep.
  @Test func `offline waits for nothing`() throws {
    for number in UInt32(0)..<100 {
      let offline = try api(Forbidden(), time: time) { settings in
        settings.cacheFolder = folder("cache")
        settings.isOffline = true
      }
      _ = failure { () throws(SourceError) in try offline.networks([ASN(number: 64600 + number)]) }
    }
    #expect(time.total == 0)
  }

  // MARK: - What is on the disk

  @Test func `only what everybody may see is kept`() throws {
    let key = "secret-key-0123456789"
    _ = try questions([as64500], key: key)
    _ = try questions([as64500])
    #expect(try files.count == 14, "with a key and without are apart")
    for path in try files {
      let bytes = try InputFile.read(path, limit: 1_000_000, isPrivate: true)
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in ["users@", "private@", "unsaid@", key, "long"] {
        #expect(!text.contains(secret), "\(path)")
      }
      if path.contains("/net.asn-") { #expect(text.contains(#""new":1.5"#)) }
      if path.contains("/poc.net_id-") { #expect(text.contains("all@net.example")) }
    }
  }

  @Test func `answers for a key serve that key only`() throws {
    _ = try questions([as64500], key: "secret-key-0123456789")
    #expect(try questions([as64500]).count == 7)
  }

  @Test func `older answers go when newer ones have all of them`() throws {
    _ = try questions([as64500])
    _ = try questions([as64501])
    #expect(try files.filter { $0.contains("/net.asn-") }.count == 2)
    _ = try questions([as64500, as64501]) { $0.refreshes = true }
    #expect(try files.filter { $0.contains("/net.asn-") }.count == 1)
    #expect(try questions([as64500]).isEmpty)
  }

  @Test func `another server's answers are not taken`() throws {
    _ = try questions([as64500])
    #expect(try questions([as64500]) { $0.baseURL = "https://mirror.example/api" }.count == 6)
    #expect(try questions([as64500]) { $0.baseURL = "https://www.peeringdb.com/api" }.isEmpty)
  }

  @Test func `where nothing can be kept everything is asked`() throws {
    for place in ["/proc/nowhere", "/dev/null"] {
      for _ in 0..<2 { #expect(try questions([as64500]) { $0.cacheFolder = place }.count == 7) }
    }
  }
}
