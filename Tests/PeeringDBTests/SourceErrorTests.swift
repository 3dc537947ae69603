import Diagnostics
@testable import PeeringDB
import TestSupport
import Testing

/// Whole messages for answers that are none, and what becomes of the key.
struct SourceErrorTests {
  private static let throttled =
    #"{"message": "Request was throttled. Expected available in %. Authenticate."}"#

  private func message(_ answer: HTTPAnswer, key: String? = nil) -> String? {
    let transport = FakeTransport { _ in .success(answer) }
    return failure { () throws(SourceError) in
      try api(transport, key: key).networks([ASN(number: 64500)])
    }?.description
  }

  @Test func throttling() {
    let text = Self.throttled.replacing("%", with: "57 seconds")
    #expect(
      message(.json(text, status: 429, headers: ["retry-after": "57"]))
        == "www.peeringdb.com asks to wait 57 s before it answers for AS64500 (429); try again then, or set PEERINGDB_API_KEY"
    )
    #expect(
      message(.json(text, status: 429, headers: ["retry-after": "3600"]), key: "k")
        == "www.peeringdb.com asks to wait 60 min before it answers for AS64500 (429); try again then")
    // Asked again within 10 s, PeeringDB sends no Retry-After.
    #expect(
      message(.json(Self.throttled.replacing("%", with: "1 hours"), status: 429))
        == "www.peeringdb.com asks to wait 60 min before it answers for AS64500 (429); try again then, or set PEERINGDB_API_KEY"
    )
    #expect(
      message(HTTPAnswer(status: 429), key: "k")
        == "www.peeringdb.com refuses to answer for AS64500 (429): too many questions, and it does not say how long to wait; try again in an hour"
    )
  }

  @Test(
    arguments: [
      ("Expected available in 57 seconds.", 57), ("available in 1 second", 1), ("in 2 minutes", 120),
      ("Expected available in 1 hours.", 3600), ("in 1 day", 86400), ("in a while", nil), ("", nil),
      ("in", nil),
      ("in 5", nil), ("in 9223372036854775807 hours", 31_536_000), ("in 5 lightyears in 6 seconds", 6),
    ] as [(String, Int?)])
  func `reads the time to wait`(_ text: String, _ seconds: Int?) {
    #expect(Throttling.seconds(in: text) == seconds)
  }

  @Test func refusals() {
    #expect(
      message(.json(#"{"meta": {"error": "Invalid API key"}}"#, status: 401), key: "k")
        == "www.peeringdb.com refuses the API key (401): Invalid API key; look at PEERINGDB_API_KEY, or the file with the key"
    )
    #expect(
      message(.json(#"{"meta": {"error": "Deprecated\u001b[31m."}}"#, status: 403))
        == "www.peeringdb.com refuses to answer for AS64500 (403): Deprecated [31m.")
    #expect(
      message(.json(#"{"meta": {"error": "'depth' needs to be a number"}}"#, status: 400))
        == "www.peeringdb.com answers for AS64500 with an error (400): 'depth' needs to be a number")
    let page = HTTPAnswer(status: 502, headers: ["content-type": "text/html"], body: Array("<html>".utf8))
    #expect(
      message(page)
        == "www.peeringdb.com answers for AS64500 with an error (502); try again later, or use a saved record"
    )
    #expect(
      message(HTTPAnswer(status: 404, headers: ["content-type": "text/html"]))
        == "www.peeringdb.com answers for AS64500 with an error (404); check that the base URL is that of a PeeringDB API"
    )
  }

  @Test func `answers that are not JSON`() {
    #expect(
      message(HTTPAnswer(status: 200, headers: ["content-type": "text/html; charset=utf-8"]))
        == "www.peeringdb.com answers for AS64500 with a web page (HTML), not JSON; check that the base URL is that of a PeeringDB API"
    )
    #expect(
      message(HTTPAnswer(status: 200, headers: ["content-type": "Text/Plain"]))?
        .hasPrefix("www.peeringdb.com answers for AS64500 with text/plain, not JSON") == true)
    #expect(
      message(HTTPAnswer(status: 200))?
        .hasPrefix("www.peeringdb.com answers for AS64500 without saying that it is JSON") == true)
  }

  @Test func redirects() {
    func redirect(_ location: String?) -> String? {
      message(HTTPAnswer(status: 301, headers: location.map { ["location": $0] } ?? [:]))
    }
    #expect(
      redirect("https://mirror.example/api/net?asn__in=64500&depth=2")
        == "www.peeringdb.com sends the question for AS64500 on to https://mirror.example/api/net?asn__in=64500&depth=2 (301); set the base URL to https://mirror.example/api"
    )
    #expect(
      redirect("/v2/net/?asn__in=64500") == """
        www.peeringdb.com sends the question for AS64500 on to https://www.peeringdb.com/v2/net/?asn__in=64500 (301); \
        set the base URL to https://www.peeringdb.com/v2
        """)
    #expect(
      redirect("/login")
        == "www.peeringdb.com sends the question for AS64500 on to https://www.peeringdb.com/login (301)")
    #expect(redirect(nil) == "www.peeringdb.com sends the question for AS64500 elsewhere (301)")
  }

  @Test func connections() {
    func error(_ reason: SourceError.Reason) -> String {
      SourceError(request: "AS64500", host: "api.example", reason: reason).description
    }
    #expect(
      error(.unknownHost)
        == "cannot ask api.example for AS64500: there is no such host, or no network; check the network and the base URL, or use a saved record"
    )
    #expect(
      error(.timedOut(seconds: 60))
        == "api.example did not answer for AS64500 within 60 s; try again later, or use a saved record")
    #expect(error(.tooLarge(limit: 64_000_000)).contains("has more than 64 MB"))
    #expect(
      error(.noLibrary("libcurl.so.4: cannot open")).contains(
        "libcurl cannot be used: libcurl.so.4: cannot open"))
  }

  @Test func `the key goes to the configured host only`() throws {
    let transport = try FakeTransport.fixtures()
    _ = try api(transport, key: "secret").networks([ASN(number: 64500)])
    #expect(transport.requests.count == 8)
    for request in transport.requests {
      let hasKey = request.headers.contains("Authorization: Api-Key secret")
      #expect(hasKey == request.url.hasPrefix("https://www.peeringdb.com/api/"))
      #expect(!request.url.contains("secret"))
    }
    for key in [nil, ""] {
      let transport = FakeTransport { _ in .success(.nothing) }
      _ = try api(transport, key: key).networks([ASN(number: 64500)])
      #expect(transport.requests.first?.headers == ["Accept: application/json"])
    }
  }

  @Test func `the key needs a safe way`() throws {
    let transport = FakeTransport { _ in .success(.nothing) }
    func start(_ base: String, _ key: String? = "secret") -> String? {
      failure { () throws(SourceError) in try api(transport, key: key, base: base) }?.description
    }
    let refusal = "the connection is not encrypted; use a base URL with https, or no key"
    #expect(
      start("http://mirror.example/api") == "the API key is not sent to mirror.example: " + refusal)
    for base in [
      "http://127.0.0.1.example/api", "http://localhost.example", "http://127.1/", "http://0.0.0.0/",
    ] {
      #expect(start(base)?.hasSuffix(refusal) == true)
    }
    for base in [
      "https://mirror.example/api", "http://127.0.0.1:8080/api/", "http://localhost/api",
      "http://[::1]:80/api",
      "HTTPS://Mirror.Example",
    ] {
      #expect(start(base) == nil)
    }
    #expect(start("http://mirror.example/api", nil) == nil)
    #expect(
      start("https://mirror.example/api", "sec\r\nret")
        == "the API key has spaces, line breaks or other characters that no key has; look at PEERINGDB_API_KEY, or the file with the key"
    )
    #expect(transport.requests.isEmpty)
  }

  @Test(
    arguments: [
      "", "www.peeringdb.com", "ftp://mirror.example", "https://", "https://user:pass@mirror.example/",
      "https:///api",
      "https://mirror.example/api?x=1", "https://mirror.example/a b", "https://mirrör.example",
      "https://a:99999",
      "https://[::1", "https://a\\b",
    ])
  func `wrong base URLs`(_ base: String) {
    let transport = FakeTransport { _ in .success(.nothing) }
    #expect(
      failure { () throws(SourceError) in try api(transport, base: base) }?.description
        == "'\(base)' is not the base URL of an API; it has the form https://www.peeringdb.com/api")
  }

  @Test func `the key is in no message`() {
    let key = "AbCdEfGh.0123456789/x"
    let echo = #"{"meta": {"error": "Invalid API key \#(key)"}, "data": [\#(key)"#
    for answer in [
      HTTPAnswer.json(#"{"meta": {"error": "Invalid API key \#(key)"}}"#, status: 401),
      .json(#"{"message": "\#(key)\#(key)"}"#, status: 500), .json(echo),
      .json(#"{"data": [{"asn": 64500, "x": \#(key)}]}"#),
      HTTPAnswer(status: 302, headers: ["location": "https://evil.example/?key=\(key)"]),
      HTTPAnswer(status: 200, headers: ["content-type": "text/\(key)"]),
    ] {
      let text = message(answer, key: key)
      #expect(text != nil)
      #expect(text?.lowercased().contains(key.lowercased()) == false)
    }
    #expect(Array("a\(key)b".utf8).masking(Array(key.utf8)) == Array("a*********************b".utf8))
  }
}
