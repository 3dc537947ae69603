internal import Foundation
internal import TestSupport
import Testing

/// Look-ups, against a server of this machine that answers as PeeringDB does, or does not.
@Suite struct LiveTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func text(of file: String) throws -> [Substring] {
    try Program.tool("pdftotext", "-layout", "-enc", "UTF-8", scratch(file), "-").text.split(separator: "\n")
  }

  @Test(arguments: ["64500", "64506", "64511"])
  func `a slide looked up is the slide from the record saved`(asn: String) throws {
    let record = "records/as\(asn).json"
    let server = try LocalServer(knowing: record)
    let live = try scratch.personals("slide", "AS\(asn)", "--from", server.base, "-q", "-o", "live.pdf")
    #expect(live.code == 0, "\(live.message)")
    let asked = server.requests.count
    let fetch = try scratch.personals("fetch", asn, "--from", server.base + "/", "-q", "-o", "saved.json")
    #expect(fetch.code == 0, "\(fetch.message)")
    let saved = try scratch.personals("slide", "saved.json", "-q", "-o", "saved.pdf")
    #expect(saved.code == 0, "\(saved.message)")
    #expect(try scratch.bytes(of: "saved.pdf") == scratch.bytes(of: "live.pdf"))
    for name in [asn, "as\(asn)", "AS \(asn)"] {
      let other = try scratch.personals("slide", name, "--from", server.base, "-q", "-o", "other.pdf")
      #expect(other.code == 0, "\(other.message)")
      #expect(try scratch.bytes(of: "other.pdf") == scratch.bytes(of: "live.pdf"))
    }
    #expect(server.requests.count == asked, "what was answered a moment ago is not asked again")
  }

  @Test func `a slide looked up is the slide of the example, whenever it is`() throws {
    let server = try LocalServer(knowing: "records/as64500.json")
    // The day the bundle says it was fetched, and a month later.
    for date in [Program.date, "1798000000"] {
      let environment = ["SOURCE_DATE_EPOCH": date]
      let live = try scratch.personals(
        "slide", "AS64500", "--from", server.base, "--refresh", "-q", "-o", "live.pdf",
        environment: environment)
      #expect(live.code == 0, "\(live.message)")
      let example = try scratch.personals(
        "slide", Places.example("records/as64500.json"), "-q", "-o", "example.pdf", environment: environment)
      #expect(example.code == 0, "\(example.message)")
      #expect(try scratch.bytes(of: "live.pdf") == scratch.bytes(of: "example.pdf"))
    }
  }

  @Test func `a submission without a record is looked up`() throws {
    let server = try LocalServer(knowing: "records/as64500.json")
    try scratch.write("network: 64500\ntraffic: 640G\n", to: "mine.yaml")
    let run = try scratch.personals("slide", "mine.yaml", "--from", server.base, "-q", "-o", "slide.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(try text(of: "slide.pdf").contains { $0.contains("640 Gbps") })
  }

  @Test func `several networks are one look-up, and an unknown one leaves the others alone`() throws {
    let server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
    try scratch.write("network: 64999\n", to: "mine.yaml")
    let run = try scratch.personals(
      "slide", "AS64500", "AS64998", "mine.yaml", "AS64502", "--from", server.base, "-q", "-o", "out/")
    #expect(run.code == 66)
    #expect(
      run.message == """
        error: PeeringDB has no network with the number AS64998
          hint: check the number; a network without a record can register at peeringdb.com, or write 'name:'
        mine.yaml: error: PeeringDB has no network with the number AS64999
          hint: check the number; a network without a record can register at peeringdb.com, or write 'name:'

        """)
    #expect(scratch.names == ["mine.yaml", "out", "out/as64500.pdf", "out/as64502.pdf"])
    #expect(server.requests.count { $0.contains("/net?") } == 1)
    #expect(server.requests.allSatisfy { $0.lowercased().contains("\r\nuser-agent: personals/") })
  }

  // MARK: - No answer

  /// Expects slide, fetch and init to fail alike, and returns what they printed.
  private func unavailable(
    _ base: String, code: Int32 = 69, environment: [String: String] = [:], flags: [String] = [],
    says wanted: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try scratch.write("what was there before", to: "out.pdf")
    try scratch.write("what was there before", to: "out.json")
    let before = scratch.contents
    for arguments in [["slide", "AS64500", "-o", "out.pdf"], ["fetch", "AS64500", "-o", "out.json"]] + [
      ["init", "64500"]
    ] {
      let run = try scratch.personals(
        arguments + ["--from", base, "--wait", "0"] + flags, environment: environment)
      #expect(run.code == code, "\(run.message)", sourceLocation: sourceLocation)
      #expect(run.message.contains(wanted), "\(run.message)", sourceLocation: sourceLocation)
      #expect(run.output.isEmpty, sourceLocation: sourceLocation)
      #expect(scratch.contents == before, sourceLocation: sourceLocation)
    }
  }

  @Test func `no one answers`() throws {
    // A port on which somebody has listened, and does no longer.
    let base = try LocalServer { _ in .json("{}") }.base
    Thread.sleep(forTimeInterval: 0.05)
    try unavailable(base, says: "error: cannot ask 127.0.0.1 for AS64500: ")
    try unavailable(base, says: "\n  hint: check the network and the base URL, or use a saved record\n")
  }

  @Test func `there is no network of that number`() throws {
    let server = try LocalServer { _ in .json(#"{"data": [], "meta": {}}"#) }
    try unavailable(
      server.base, code: 66,
      says: """
        error: PeeringDB has no network with the number AS64500
          hint: check the number; a network without a record can register at peeringdb.com, or write 'name:'

        """)
  }

  @Test func `too many questions, with the time to wait`() throws {
    let words = #"{"message": "Request was throttled. Expected available in 57 seconds."}"#
    let server = try LocalServer { _ in .json(words, status: "429 Too Many Requests") }
    try unavailable(
      server.base, says: "error: 127.0.0.1 asks to wait 57 s before it answers for AS64500 (429)\n  hint: ")
    let header = try LocalServer { _ in
      .init(status: "429 Too Many Requests", headers: ["Content-Type: text/html", "Retry-After: 3600"])
    }
    try unavailable(header.base, says: "error: 127.0.0.1 asks to wait 60 min before it answers for AS64500")
  }

  @Test func `a proxy's error page`() throws {
    let server = try LocalServer { _ in .html("<html>\u{1B}[2J502</html>", status: "502 Bad Gateway") }
    try unavailable(server.base, says: "error: 127.0.0.1 answers for AS64500 with an error (502)\n  hint: ")
  }

  @Test func `a page to log in`() throws {
    let server = try LocalServer { _ in .html("<html>Welcome</html>") }
    try unavailable(
      server.base, says: "error: 127.0.0.1 answers for AS64500 with a web page (HTML), not JSON\n")
  }

  @Test(arguments: [
    "[]", "{", "", "\"x\"", #"{"data": 3}"#, #"{"data": [{"asn": 64500}]"#,
  ])
  func `an answer that is none`(body: String) throws {
    let server = try LocalServer { _ in .json(body) }
    try unavailable(server.base, says: "error: ")
  }

  @Test func `an answer that takes too long`() throws {
    let server = try LocalServer { _ in .init(delay: .seconds(3)) }
    let run = try scratch.personals(
      "slide", "AS64500", "--from", server.base, "--timeout", "1", "-o", "out.pdf")
    #expect(run.code == 69)
    #expect(
      run.message
        == "error: 127.0.0.1 did not answer for AS64500 within 1 s\n  hint: try again later, or use a saved record\n"
    )
    #expect(scratch.names.isEmpty)
  }

  @Test func `one failure is reported once, whatever it is the end of`() throws {
    let server = try LocalServer { _ in .html("", status: "503 Service Unavailable") }
    try scratch.copy("records/as64502.json", to: "record.json")
    try scratch.write("network: 64500\nratio: sideways\n", to: "mine.yaml")
    let run = try scratch.personals(
      "slide", "AS64500", "AS64501", "record.json", "mine.yaml", "--from", server.base, "--wait", "0",
      "-q", "-o", "out/")
    #expect(run.code == 69)
    let told = "127.0.0.1 answers for AS64500 and AS64501 with an error (503)"
    #expect(run.message.ranges(of: told).count == 1, "\(run.message)")
    #expect(run.message.ranges(of: "(503)").count == 1, "\(run.message)")
    #expect(run.message.contains("mine.yaml:2:8: error: "), "what is wrong with it is told all the same")
    #expect(scratch.names == ["mine.yaml", "out", "out/record.pdf", "record.json"])
  }

  @Test func `a base URL that is none`() throws {
    for base in ["ftp://a.example", "peeringdb", "http://", "https://user:word@a.example/api", ""] {
      try unavailable(
        base, code: 64, says: "--from: error: '\(base)' is not the base URL of an API\n  hint: ")
    }
    for timeout in ["0", "3601", "-1"] {
      try scratch.expectMisuse(
        "slide", "AS64500", "--timeout=\(timeout)",
        says: "--timeout takes a number of seconds from 1 to 3600")
    }
  }

  // MARK: - The key

  private static let key = "abcdEFGH.0123456789secret"

  @Test func `the key goes to the server and is never shown`() throws {
    let key = Self.key
    let server = try LocalServer { _ in .json(#"{"message": "no: \#(key)"}"#, status: "401 Unauthorized") }
    let run = try scratch.personals(
      "slide", "AS64500", "--from", server.base, "-o", "out.pdf", environment: ["PEERINGDB_API_KEY": key])
    #expect(run.code == 69)
    #expect(run.message.contains("refuses the API key (401)"), "\(run.message)")
    #expect(!run.message.contains(key) && run.output.isEmpty)
    #expect(server.requests.first?.contains("\r\nAuthorization: Api-Key \(key)\r\n") == true)
  }

  @Test(arguments: ["text", "json", "github", "junit", "sarif", "markdown"])
  func `the key is in no report`(format: String) throws {
    for text in ["name: \(Self.key)\ntraffic: \(Self.key)\n", "network: \(Self.key)\n", "\(Self.key): 1\n"] {
      try scratch.write(text, to: "a.yaml")
      let run = try scratch.personals(
        "check", "--offline", "--format", format, "a.yaml", environment: ["PEERINGDB_API_KEY": Self.key])
      #expect(run.code == 65)
      #expect(!run.message.contains(Self.key) && !run.text.contains(Self.key), "\(run.text)")
    }
  }

  @Test func `the key is in no file`() throws {
    let server = try LocalServer(knowing: "records/as64500.json")
    let environment = ["PEERINGDB_API_KEY": Self.key]
    for arguments in [
      ["fetch", "AS64500", "-o", "f.json"], ["slide", "AS64500", "-o", "f.svg"], ["init", "AS64500"],
    ] {
      let run = try scratch.personals(arguments + ["--from", server.base], environment: environment)
      #expect(run.code == 0, "\(run.message)")
      #expect(!run.message.contains(Self.key) && !run.text.contains(Self.key))
    }
    for name in ["f.json", "f.svg"] { #expect(!(try scratch.text(of: name)).contains(Self.key)) }
  }

  @Test func `the key does not go where others can listen in`() throws {
    // A proxy sees all that leaves for another machine.
    let proxy = try LocalServer { _ in .json(#"{"data": []}"#) }
    var environment = ["http_proxy": "http://127.0.0.1:\(proxy.port)", "PEERINGDB_API_KEY": Self.key]
    let base = "http://mirror.example/api"
    try unavailable(
      base, code: 64, environment: environment,
      says: """
        error: the API key is not sent to mirror.example: the connection is not encrypted
          hint: use a base URL with https, or no key

        """)
    #expect(proxy.requests.isEmpty)
    environment["PEERINGDB_API_KEY"] = ""
    try unavailable(base, code: 66, environment: environment, says: "has no network")
    #expect(
      proxy.requests.count == 3 && proxy.requests.allSatisfy { !$0.lowercased().contains("authorization") })
  }

  @Test func `a key with what no key has is not sent`() throws {
    let server = try LocalServer { _ in .json("{}") }
    try unavailable(
      server.base, code: 64, environment: ["PEERINGDB_API_KEY": "a\r\nX-Other: b"],
      says: "error: the API key has spaces, line breaks or other characters that no key has\n")
    #expect(server.requests.isEmpty)
  }
}
