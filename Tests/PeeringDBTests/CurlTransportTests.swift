import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import PeeringDB

/// libcurl against a real server on this machine.
@Suite(.timeLimit(.minutes(1)))
struct CurlTransportTests {
  private static let network = #"{"data": [{"asn": 64500, "name": "Exämple", "org_id": 9}], "meta": {}}"#

  private func ask(
    _ server: LocalServer, key: String? = nil, base: String? = nil, timeout: Duration = .seconds(5)
  ) -> Result<NetworkRecord?, SourceError> {
    var settings = PeeringDBAPI.Settings(userAgent: "personals/1 (+https://personals.example)") {
      .today(at: 1_775_614_842)
    }
    settings.baseURL = base ?? server.base
    settings.apiKey = key
    settings.timeout = timeout
    settings.connectTimeout = timeout
    settings.patience = 0
    do throws(SourceError) {
      let asn = ASN(number: 64500)
      return .success(try PeeringDBAPI(settings).networks([asn])[asn]?.value.network)
    } catch {
      return .failure(error)
    }
  }

  private func reason(_ result: Result<NetworkRecord?, SourceError>) -> SourceError.Reason? {
    guard case .failure(let error) = result else { return nil }
    return error.reason
  }

  @Test func `asks as PeeringDB wishes`() throws {
    let server = try LocalServer(.json(Self.network), .json(#"{"data": []}"#))
    #expect(try ask(server).get()?.name == "Exämple")
    let heads = server.requests
    #expect(heads.count == 2)
    #expect(heads[0].hasPrefix("GET /api/net?asn__in=64500 HTTP/1.1\r\n"))
    #expect(heads[1].hasPrefix("GET /api/org?id__in=9 HTTP/1.1\r\n"))
    for head in heads {
      #expect(head.contains("\r\nUser-Agent: personals/1 (+https://personals.example)\r\n"))
      #expect(head.contains("\r\nAccept: application/json\r\n"))
      #expect(!head.contains("Authorization"))
    }
  }

  @Test func `keeps the connection`() throws {
    var first = LocalServer.Answer.json(Self.network)
    first.keepsConnection = true
    let server = try LocalServer(first, .json(#"{"data": []}"#))
    #expect(try ask(server).get()?.asn == ASN(number: 64500))
    #expect(server.requests.count == 2)
    #expect(server.connections == 1)
  }

  @Test func `sends the key where it is safe`() throws {
    let server = try LocalServer(.json(Self.network), .json(#"{"data": []}"#))
    #expect(try ask(server, key: "secret-key-0123456789").get() != nil)
    #expect(server.requests.count == 2)
    #expect(
      server.requests.allSatisfy { $0.contains("\r\nAuthorization: Api-Key secret-key-0123456789\r\n") })
  }

  @Test func `never follows a redirect`() throws {
    let other = try LocalServer(.json(Self.network))
    let target = "\(other.base)/net?asn__in=64500&depth=2"
    let server = try LocalServer(.init(status: "302 Found", headers: ["Location: \(target)"]))
    #expect(reason(ask(server, key: "secret-key-0123456789")) == .redirected(302, to: target))
    #expect(other.requests.isEmpty)
  }

  @Test func `ends at the time out`() throws {
    let server = try LocalServer(.init(body: Array(Self.network.utf8), delay: .milliseconds(900)))
    let result = ask(server, timeout: .milliseconds(150))
    #expect(reason(result) == .timedOut(seconds: 0))
    guard case .failure(let error) = result else { return }
    #expect(
      error.description
        == "127.0.0.1 did not answer for AS64500 within 1 s; try again later, or use a saved record")
  }

  @Test func `notices a cut answer`() throws {
    let whole = Array(Self.network.utf8)
    for length in [0, 1, 30, whole.count - 1] {
      let server = try LocalServer(.init(body: whole, cutAfter: length))
      guard case .cut = reason(ask(server)) else {
        Issue.record("a body cut after \(length) bytes was taken")
        continue
      }
    }
    for raw in ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"] {
      let server = try LocalServer(.init(raw: Array(raw.utf8)))
      guard case .failure = ask(server) else {
        Issue.record("'\(raw)' was taken")
        continue
      }
    }
    // Without a length nothing but the text itself shows the cut.
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
    let server = try LocalServer(.init(raw: Array(head.utf8) + whole.prefix(30)))
    guard case .malformed(let diagnostics) = reason(ask(server)) else {
      Issue.record("a cut body without a length was taken")
      return
    }
    #expect(diagnostics.map(\.rule) == ["record-syntax"])
  }

  @Test func `is throttled with and without a time`() throws {
    let json = "Content-Type: application/json"
    let text = Array(
      #"{"message": "Request was throttled. Expected available in 1 hours.", "meta": {}}"#.utf8)
    let status = "429 Too Many Requests"
    let told = try LocalServer(.init(status: status, headers: [json, "Retry-After: 57"], body: text))
    #expect(reason(ask(told)) == .throttled(retryAfterSeconds: 57, withKey: false))
    let repeated = try LocalServer(
      .init(status: status, headers: [json, "X-Cached-Response: True"], body: text))
    #expect(reason(ask(repeated)) == .throttled(retryAfterSeconds: 3600, withKey: false))
    let silent = try LocalServer(.init(status: status, headers: ["Content-Type: text/html"]))
    #expect(reason(ask(silent)) == .throttled(retryAfterSeconds: nil, withKey: false))
  }

  @Test func `reported by status and type`() throws {
    let html = ["content-type: text/html; charset=utf-8"]
    let page = Array("<!DOCTYPE html>".utf8)
    #expect(
      reason(ask(try LocalServer(.init(headers: html, body: page)))) == .notJSON(mediaType: "text/html"))
    let down = try LocalServer(.init(status: "503 Service Unavailable", headers: html, body: page))
    #expect(reason(ask(down)) == .httpStatus(503, ""))
    let octets = try LocalServer(.init(headers: ["Content-Type: application/octet-stream"]))
    #expect(reason(ask(octets)) == .notJSON(mediaType: "application/octet-stream"))
    let refusal = try LocalServer(
      .init(status: "401 Unauthorized", body: Array(#"{"meta": {"error": "Invalid API key"}}"#.utf8)))
    #expect(
      reason(ask(refusal, key: "wrong-key-0123456789")) == .unauthorized("Invalid API key", withKey: true))
    // 100 Continue comes before the answer and is none.
    let head = "HTTP/1.1 100 Continue\r\nRetry-After: 5\r\n\r\nHTTP/1.1 429 X\r\nContent-Length: 0\r\n\r\n"
    let continued = try LocalServer(.init(raw: Array(head.utf8)))
    #expect(reason(ask(continued)) == .throttled(retryAfterSeconds: nil, withKey: false))
  }

  @Test func `no one there`() throws {
    let server = try LocalServer(.json(""))
    // Nothing listens on port 1; a port given back could be another test's by now.
    guard case .cannotConnect = reason(ask(server, base: "http://127.0.0.1:1/api")) else {
      Issue.record("a closed port answered")
      return
    }
  }

  @Test func `no TLS there`() throws {
    let server = try LocalServer(.json(Self.network))
    guard case .tls = reason(ask(server, base: "https://127.0.0.1:\(server.port)/api")) else {
      Issue.record("plain HTTP was taken for TLS")
      return
    }
  }

  @Test func `reads no more than the limit`() throws {
    let transport = CurlTransport(timeout: .seconds(5), connectTimeout: .seconds(5), userAgent: "x")
    let plain = try LocalServer(.init(body: Array(repeating: 0x20, count: 100_000)))
    #expect(throws: SourceError.Reason.tooLarge(limit: 99_999)) {
      try transport.get(plain.base, headers: [], limit: 99_999)
    }
    #expect(try transport.get(plain.base, headers: [], limit: 100_000).body.count == 100_000)
    // 100 kB of zeros in 132 bytes of gzip.
    let packed = try #require(Data(base64Encoded: Self.bomb))
    let server = try LocalServer(.init(headers: ["Content-Encoding: gzip"], body: [UInt8](packed)))
    #expect(server.requests.isEmpty)
    #expect(throws: SourceError.Reason.tooLarge(limit: 50_000)) {
      try transport.get(server.base, headers: [], limit: 50_000)
    }
    #expect(
      try transport.get(server.base, headers: [], limit: 100_000).body == Array(repeating: 0, count: 100_000))
  }

  private static let bomb =
    "H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA"
}
