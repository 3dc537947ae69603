import Diagnostics
import Foundation
import Synchronization
@testable import PeeringDB
import TestSupport
import Testing

/// What mirrors, proxies and older servers send, from a real server of this machine.
@Suite(.timeLimit(.minutes(1)))
struct OddAnswersTests {
  private let as64500 = ASN(number: 64500)

  /// What is known of a network after an answer to the first question; the others get empty lists.
  private func ask(
    _ answer: LocalServer.Answer, rows: [String] = [], timeout: Duration = .seconds(5)
  ) -> Result<Diagnosed<NetworkBundle>?, SourceError> {
    do {
      let answers = Mutex([answer] + rows.map { .json(#"{"data": [\#($0)]}"#) })
      let server = try LocalServer { _ in
        answers.withLock { $0.isEmpty ? .json(#"{"data": [], "meta": {}}"#) : $0.removeFirst() }
      }
      var settings = PeeringDBAPI.Settings(userAgent: "x") { .today(at: 1_775_614_842) }
      settings.baseURL = server.base
      settings.patience = 0
      settings.timeout = timeout
      return .success(try PeeringDBAPI(settings).networks([as64500])[as64500])
    } catch let error as SourceError {
      return .failure(error)
    } catch {
      return .failure(SourceError(request: "", host: "\(error)", reason: .unknownHost))
    }
  }

  private func ask(_ text: String, headers: [String]? = nil) -> Result<Diagnosed<NetworkBundle>?, SourceError>
  {
    var answer = LocalServer.Answer.json(text)
    if let headers { answer.headers = headers }
    return ask(answer)
  }

  private func message(_ result: Result<Diagnosed<NetworkBundle>?, SourceError>) -> String {
    if case .failure(let error) = result { return error.description }
    return ""
  }

  // MARK: - Text that is none

  @Test func `text in another charset than JSON has`() {
    var answer = LocalServer.Answer.json("")
    answer.headers = ["Content-Type: application/json; charset=iso-8859-1"]
    answer.body = Array(#"{"data": [{"asn": 64500, "name": "Caf"#.utf8) + [0xE9] + Array(#""}]}"#.utf8)
    #expect(
      message(ask(answer)) == """
        the answer of 127.0.0.1 for AS64500 cannot be read
        127.0.0.1/api/net?asn__in=64500:1:38: error: not UTF-8 text
          {"data": [{"asn": 64500, "name": "Caf�"}]}
                                               ^
          hint: save it as UTF-8
        """)
    let utf16 = LocalServer.Answer(body: [0xFF, 0xFE] + Array("{}".utf8).flatMap { [$0, 0] })
    #expect(message(ask(utf16)).contains("is UTF-16 text, not UTF-8"))
  }

  @Test func `text that is said to be of another charset and is not`() throws {
    for type in [
      "application/json; charset=iso-8859-1", "application/json;charset=\"utf-8\"", "APPLICATION/JSON",
      "application/vnd.api+json", "application/json",
    ] {
      let result = ask(#"{"data": [{"asn": 64500, "name": "Café"}]}"#, headers: ["Content-Type: \(type)"])
      #expect(try result.get()?.value.network.name == "Café", "\(type)")
    }
    let marked = LocalServer.Answer(
      body: [0xEF, 0xBB, 0xBF] + Array(#"{"data": [{"asn": 64500, "name": "A"}]}"#.utf8))
    #expect(try ask(marked).get()?.value.network.name == "A")
  }

  @Test func `web pages where JSON was due`() {
    let page = "<!DOCTYPE html><html><title>Sign in to the venue's network</title>"
    #expect(
      message(ask(page, headers: ["Content-Type: text/html; charset=utf-8"]))
        == "127.0.0.1 answers for AS64500 with a web page (HTML), not JSON; check that the base URL is that of a PeeringDB API"
    )
    // A proxy that says it is JSON.
    #expect(message(ask(page)).contains("error: is a web page (HTML), not JSON"))
    var refusal = LocalServer.Answer(status: "414 Request-URI Too Large")
    refusal.headers = ["Content-Type: text/html"]
    refusal.body = Array("<html>nginx</html>".utf8)
    #expect(message(ask(refusal)) == "127.0.0.1 answers for AS64500 with an error (414)")
  }

  @Test func `bodies that end early or never`() {
    let whole = Array(#"{"data": [{"asn": 64500, "name": "A"}], "meta": {}}"#.utf8)
    guard case .failure(let cut) = ask(.init(body: whole, cutAfter: 20)), case .cut = cut.reason else {
      Issue.record("a cut body was taken")
      return
    }
    // Each piece in time, and the whole too late.
    let trickle = LocalServer.Answer(body: whole, pause: .milliseconds(50))
    guard case .failure(let slow) = ask(trickle, timeout: .milliseconds(400)) else {
      Issue.record("a slow body was waited for")
      return
    }
    #expect(slow.reason == .timedOut(seconds: 0))
  }

  // MARK: - JSON of another shape

  @Test(arguments: [
    ("[]", "it should be an object, but is a list"), ("7", "it should be an object, but is 7"),
    ("null", "it should be an object, but is null"), ("{}", "the answer has no list 'data'"),
    (#"{"data": {}}"#, "data should be a list, but is an object"),
    (#"{"data": "x"}"#, "data should be a list, but is text"),
    (#"{"data": [{"asn": 64500, "name": "A"}"#, "the text ends inside a list"),
    (#"{"data": [{"asn": 64500, "name": "A"}]}{"#, "error:"),
  ])
  func `wrong shapes`(text: String, words: String) {
    #expect(message(ask(text)).hasPrefix("the answer of 127.0.0.1 for AS64500 cannot be read\n"))
    #expect(message(ask(text)).contains(words), "\(message(ask(text)))")
  }

  @Test func `fields of a wrong shape are left out and reported`() throws {
    let result = ask(
      #"{"data": [{"asn": "64500", "name": "A", "aka": [1], "info_types": "NSP", "policy_ratio": "maybe"}]}"#
    )
    let answer = try #require(try result.get())
    #expect(answer.value.network.name == "A" && answer.value.network.netixlanSet.isEmpty)
    #expect(
      answer.diagnostics.map { "\($0.severity.rawValue): \($0.message)" } == [
        "warning: net.data[0].aka should be text, but is a list",
        "warning: net.data[0].info_types should be a list, but is text",
        "warning: net.data[0].policy_ratio should be true or false, but is text",
      ])
  }

  @Test func `newer fields are no concern`() throws {
    let result = ask(
      .json(
        #"{"data": [{"id": 1, "asn": 64500, "name": "A", "mood": {"deep": [[1]]}}], "meta": {"generated": 1.5, "page": 1}, "links": []}"#
      ),
      rows: [
        "", "",
        #"{"id": 1, "net_id": 1, "role": "Policy", "visible": "Public", "email": "a@net.example", "matrix": "@a"}"#,
      ])
    let answer = try #require(try result.get())
    #expect(answer.diagnostics.isEmpty)
    #expect(answer.value.network.pocSet.map(\.email) == ["a@net.example"])
  }

  @Test func `missing fields are no concern`() throws {
    let answer = try #require(try ask(#"{"data": [{"asn": 64500, "name": "A"}]}"#).get())
    #expect(answer.diagnostics.isEmpty)
    #expect(answer.value.network == NetworkRecord(asn: as64500, name: "A"))
    // But a network has a name.
    let nameless = message(ask(#"{"data": [{"asn": 64500}]}"#))
    #expect(
      nameless.hasSuffix(
        "net.data[0] has no 'name'\n  hint: every record of PeeringDB has one: fetch AS64500 again"))
  }

  @Test func `older mirrors name what records refer to without ID`() throws {
    let result = ask(
      .json(#"{"data": [{"id": "1", "asn": 64500, "name": "A", "org": 9, "info_type": "NSP"}]}"#),
      rows: [
        #"{"net": 1, "ix": 601, "ixlan": 601, "name": "IX", "speed": "10000"}"#,
        #"{"net": 1, "fac": 501, "name": "DC"}"#,
        #"{"net": 1, "role": "NOC", "visible": "Public", "name": "Noc"}"#,
      ])
    let network = try #require(try result.get()).value.network
    #expect(network.orgID == 9)
    #expect(network.netixlanSet.map { [$0.ixID, $0.speed] } == [[601, 10000]])
    #expect(network.netfacSet.map(\.facID) == [501])
    #expect(network.pocSet.map(\.name) == ["Noc"])
  }

  @Test func `contacts that are not public are dropped`() throws {
    for visible in [#""Users""#, #""Private""#, #""public""#, "null", "1", #""""#] {
      let result = ask(
        .json(#"{"data": [{"id": 1, "asn": 64500, "name": "A"}]}"#),
        rows: ["", "", #"{"net_id": 1, "role": "Policy", "visible": \#(visible), "email": "x@net.example"}"#])
      #expect(try #require(try result.get()).value.network.pocSet.isEmpty, "\(visible)")
    }
  }
}
