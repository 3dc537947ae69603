internal import Foundation
internal import TestSupport
import Testing

/// Exchanges, data centres and others on the built command.
@Suite struct KindsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func text(_ name: String) throws -> String {
    try Program.tool("pdftotext", "-enc", "UTF-8", scratch(name), "-").text
  }

  @Test func `an exchange's slide from its record, and with its own list of members`() throws {
    try scratch.copy("records/ix919001.json", to: "ix.json")
    try scratch.write("exchange: 919001\nrecord: ix.json\ntraffic: 46G\n", to: "ix.yaml")
    let run = try scratch.personals("slide", "ix.yaml", "-o", "ix.pdf")
    #expect(run.code == 0, "\(run.message)")
    let plain = try text("ix.pdf")
    for words in ["Suva Internet Exchange", "SuvaIX", "Suva, Fiji", "23", "46", "203.0.113.0/24", "MTU 1500"]
    {
      #expect(plain.contains(words), "\(words)")
    }
    let export = """
      {"version": "1.0", "ixp_list": [{"ixp_id": 1}], "member_list": [
        {"asnum": 64500, "name": "Only Member", "connection_list": [{"ixp_id": 1, "if_list": [{"if_speed": 40000}]}]}]}
      """
    let server = try LocalServer { _ in .json(export) }
    try scratch.write(export, to: "members.json")
    try scratch.write("exchange: 919001\nrecord: ix.json\nixf: members.json\n", to: "own.yaml")
    let own = try scratch.personals("slide", "own.yaml", "-o", "own.pdf")
    #expect(own.code == 0, "\(own.message)")
    let counted = try text("own.pdf")
    #expect(counted.contains("Only Member") && counted.contains("40 Gbps") && !counted.contains("343"))

    // A URL is asked only if the user says so, and never one of this machine or network.
    let url = "https://127.0.0.1:\(server.port)/members"
    try scratch.write("exchange: 919001\nrecord: ix.json\nixf: \(url)\n", to: "own.yaml")
    for (flags, reason, hint) in [
      (
        [], "URLs in submissions are asked only with --allow-urls",
        "give --allow-urls if you trust who wrote this, or save the export beside the submission, and name that file behind 'ixf'"
      ),
      (
        ["--allow-urls"], "its address is not on the public internet",
        "correct the URL behind 'ixf', or save the export beside the submission, and name that file behind 'ixf'"
      ),
    ] {
      let run = try scratch.personals(["slide", "own.yaml", "-o", "rows.pdf"] + flags)
      #expect(run.code == 0 && server.connections == 0)
      #expect(
        run.message.contains(
          """
          own.yaml:3:6: warning: the member export is left out, and PeeringDB's rows are used: 127.0.0.1 is not asked \
          for the member export: \(reason)
            ixf: \(url)
                 ^
            hint: \(hint)
          """), "\(run.message)")
      #expect(try text("rows.pdf").contains("343"))
    }

    try scratch.write("exchange: 919001\nrecord: ix.json\nixf: ftp://ix.example/members\n", to: "own.yaml")
    let old = try scratch.personals("slide", "own.yaml", "--allow-urls", "-o", "old.pdf")
    #expect(
      old.message.contains(
        """
        own.yaml:3:6: warning: the member export is left out, and PeeringDB's rows are used: cannot ask \
        ftp://ix.example/members for the member export: it is not a URL that begins with https://
          ixf: ftp://ix.example/members
               ^
          hint: correct the URL behind 'ixf', or save the export beside the submission, and name that file behind 'ixf'
        """), "\(old.message)")
  }

  @Test func `through a proxy no private address is asked for either`() throws {
    let proxy = try LocalServer { _ in .init(status: "302 Found", headers: ["Location: https://127.0.0.1/"]) }
    var environment = ["https_proxy": "http://127.0.0.1:\(proxy.port)"]
    try scratch.copy("records/ix919001.json", to: "ix.json")
    func ask(_ host: String) throws -> String {
      try scratch.write("exchange: 919001\nrecord: ix.json\nixf: https://\(host)/members\n", to: "own.yaml")
      let run = try scratch.personals(
        "slide", "own.yaml", "--allow-urls", "-o", "a.pdf", environment: environment)
      #expect(run.code == 0, "\(run.message)")
      return run.message
    }
    for host in [
      "127.0.0.1", "localhost", "[::1]", "10.0.0.7", "169.254.169.254", "[fd00::1]", "2130706433", "127.1",
      "[::ffff:10.0.0.1]",
    ] {
      let message = try ask(host)
      #expect(
        message.contains("its address is not on the public internet") || message.contains("is not a URL"),
        "\(host): \(message)")
    }
    #expect(proxy.requests.isEmpty, "\(proxy.requests)")
    // A public one is asked for through the proxy. What that answers is no export, and leads nowhere else.
    let message = try ask("9.9.9.9")
    #expect(message.contains("the member export is left out"), "\(message)")
    #expect(proxy.requests.map { $0.prefix { !$0.isNewline } } == ["CONNECT 9.9.9.9:443 HTTP/1.1"])
    // Nothing leads around the proxy, where no address would be looked at.
    environment["no_proxy"] = "9.9.9.9,127.0.0.0/8"
    #expect(try ask("9.9.9.9").contains("the member export is left out"))
    #expect(proxy.requests.count == 2)
    // With all proxies off, or one for other URLs, the socket is looked at.
    environment["no_proxy"] = "*"
    #expect(try ask("localhost").contains("its address is not on the public internet"))
    environment = ["http_proxy": "http://127.0.0.1:\(proxy.port)"]
    #expect(try ask("localhost").contains("its address is not on the public internet"))
    #expect(proxy.requests.count == 2)
  }

  @Test func `a data centre, and somebody without a record`() throws {
    try scratch.copy("records/fac920004.json", to: "fac.json")
    let run = try scratch.personals("slide", "fac.json", "-q", "-o", "fac.pdf")
    #expect(run.code == 0, "\(run.message)")
    let page = try text("fac.pdf")
    for words in ["Harbour Gate DC1", "Data centre", "Manila, Philippines", "40", "2 buildings"] {
      #expect(page.contains(words), "\(words)")
    }
    try scratch.write("name: Coral Registry\nmessage: Hello\n", to: "other.yaml")
    let other = try scratch.personals("slide", "other.yaml", "-o", "other.pdf")
    #expect(other.code == 0)
    #expect(other.message.contains("other.yaml:1:7: note: Coral Registry has no record in PeeringDB"))
    #expect(try text("other.pdf").contains("Organisation"))
  }

  @Test func `fields that a slide has no place for are reported where they are`() throws {
    try scratch.copy("records/ix919001.json", to: "ix.json")
    try scratch.copy("records/fac920004.json", to: "fac.json")
    try scratch.copy("records/as64500.json", to: "net.json")
    func told(_ lines: String, _ flags: String...) throws -> [String] {
      try scratch.write(lines, to: "a.yaml")
      let run = try scratch.personals(["slide", "a.yaml", "-o", "a.pdf"] + flags)
      #expect(run.code == 0, "\(run.message)")
      return run.message.split(separator: "\n").map(String.init).filter { $0.contains(": warning: ") }
    }
    #expect(
      try told("exchange: 919001\nrecord: ix.json\ntraffic: 46G\nratio: Balanced\nname: X\nplace: Y\n") == [
        "a.yaml:4:8: warning: the slide of an exchange has no place for 'ratio'",
        "a.yaml:5:7: warning: 'name' is only for presenters without a record; the slide of an exchange uses the record's",
        "a.yaml:6:8: warning: 'place' is only for presenters without a record; the slide of an exchange uses the record's",
      ])
    #expect(
      try told("facility: 920004\nrecord: fac.json\nixf: m.json\nplace: Y\nhide: [networks]\n") == [
        "a.yaml:3:6: warning: the slide of a data centre has no place for 'ixf'",
        "a.yaml:4:8: warning: 'place' is only for presenters without a record; the slide of a data centre uses the record's",
      ])
    #expect(
      try told("network: 64500\nrecord: net.json\nixf: m.json\nname: X\n") == [
        "a.yaml:3:6: warning: the slide of a network has no place for 'ixf'",
        "a.yaml:4:7: warning: 'name' is only for presenters without a record; the slide of a network uses the record's",
      ])
    #expect(
      try told("name: X\nixf: m.json\n") == [
        "a.yaml:2:6: warning: the slide of a presenter without a record has no place for 'ixf'"
      ])
    #expect(
      try told("exchange: 919001\nrecord: ix.json\n", "--ratio", "Balanced") == [
        "--ratio: warning: the slide of an exchange has no place for 'ratio'"
      ])
  }

  @Test func `init for somebody without a record`() throws {
    let run = try scratch.personals("init", "--name", "Coral \"R\" Registry", "-o", "mine.yaml")
    #expect(run.code == 0, "\(run.message)")
    let slide = try scratch.personals("slide", "mine.yaml", "-q", "-o", "mine.pdf")
    #expect(slide.code == 0, "\(slide.message)")
    #expect(try text("mine.pdf").contains("Coral \"R\" Registry"))
    try scratch.expectMisuse(
      "init", "AS64500", "--name", "x",
      says: "give an AS number, an exchange or a data centre; or a name with --name")
  }

  @Test func `an exchange that no one knows`() throws {
    let server = try LocalServer { _ in .json(#"{"data": [], "meta": {}}"#) }
    let run = try scratch.personals("slide", "ix:31", "--from", server.base, "-o", "x.pdf")
    #expect(run.code == 66)
    #expect(
      run.message == """
        error: PeeringDB has no exchange with the number 31
          hint: check the number: it is in the address of the page at peeringdb.com

        """, "\(run.message)")
  }

  @Test func `an exchange of which nothing is kept`() throws {
    for line in ["exchange: 919001", "facility: 920004"] {
      try scratch.write("# Ours.\n\(line)\n", to: "own.yaml")
      let parts = line.split(separator: ":").map(String.init)
      try scratch.expectFailure(
        "slide", "own.yaml", "--offline", "-o", "out.pdf", code: 69,
        says: """
          own.yaml:2:\(parts[0].count + 3): error: the \(line.replacing(":", with: "")) is not in the cache of answers \
          from www.peeringdb.com
            \(line)
            \(String(repeating: " ", count: parts[0].count + 2))^
            hint: run once online, without --offline
          """)
    }
    let both = try scratch.personals("fetch", "ix:919001", "fac:920004", "--offline", "-o", "kept/")
    #expect(both.code == 69 && both.message.contains(" is not in the cache of answers "), "\(both.message)")
    #expect(!both.message.contains("row"), "\(both.message)")
  }

  @Test func `an exchange and a facility looked up live are saved as records`() throws {
    let tables = try ExampleTables(exchange: 919001, facility: 920004)
    let server = try LocalServer { tables.answer($0.target) }
    let run = try scratch.personals(
      "fetch", "ix:919001", "fac:920004", "--from", server.base, "-q", "-o", "records/")
    #expect(run.code == 0, "\(run.message)")
    #expect(scratch.names == ["records", "records/fac920004.json", "records/ix919001.json"])
    for (live, saved) in [("ix:919001", "records/ix919001.json"), ("fac:920004", "records/fac920004.json")] {
      let first = try scratch.personals("slide", live, "--from", server.base, "-q", "-o", "live.svg")
      #expect(first.code == 0, "\(first.message)")
      #expect(try scratch.personals("slide", saved, "-q", "-o", "saved.svg").code == 0)
      #expect(try scratch.bytes(of: "live.svg") == scratch.bytes(of: "saved.svg"), "\(live)")
      // Asked once, and then kept: the same again without the server's help.
      let kept = try scratch.personals(
        "slide", live, "--from", server.base, "--offline", "-q", "-o", "kept.svg")
      #expect(kept.code == 0, "\(kept.message)")
      #expect(try scratch.bytes(of: "kept.svg") == scratch.bytes(of: "live.svg"))
    }
  }
}

/// The tables that the examples' exchange and data centre were fetched from, as an API has them.
private struct ExampleTables: Sendable {
  private let rows: [String: [String]]
  private let fields: [String: [[String: Int]]]

  init(exchange: Int, facility: Int) throws {
    var tables: [String: [[String: Any]]] = [:]
    func read(_ name: String) throws -> [String: Any] {
      let data = try Data(contentsOf: URL(filePath: Places.example("records/\(name).json")))
      return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
    func list(_ document: [String: Any], _ table: String) -> [[String: Any]] {
      (document[table] as? [String: Any])?["data"] as? [[String: Any]] ?? []
    }
    let (ix, fac) = (try read("ix\(exchange)"), try read("fac\(facility)"))
    for document in [ix, fac] {
      for table in ["ix", "ixlan", "ixpfx", "fac", "netixlan", "carrier", "campus", "org", "net"] {
        tables[table, default: []] += list(document, table)
      }
    }
    // What a bundle has no need of: which belongs to which.
    tables["ixfac"] =
      list(ix, "fac").map { ["id": $0["id"] ?? 0, "ix_id": exchange, "fac_id": $0["id"] ?? 0] }
      + list(fac, "ix").map { ["id": $0["id"] ?? 0, "ix_id": $0["id"] ?? 0, "fac_id": facility] }
    tables["netfac"] = list(fac, "net").map {
      ["id": $0["asn"] ?? 0, "fac_id": facility, "local_asn": $0["asn"] ?? 0]
    }
    tables["carrierfac"] = list(fac, "carrier").map {
      ["id": $0["id"] ?? 0, "fac_id": facility, "carrier_id": $0["id"] ?? 0]
    }
    rows = try tables.mapValues { rows in
      try rows.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
    }
    fields = tables.mapValues { rows in rows.map { $0.compactMapValues { $0 as? Int } } }
  }

  /// What the API says to `/api/TABLE?FIELD__in=…`.
  func answer(_ target: String) -> LocalServer.Answer {
    let parts = target.replacing("/api/", with: "").split(separator: "?", maxSplits: 1).map(String.init)
    guard parts.count == 2, let table = rows[parts[0]], let numbers = fields[parts[0]],
      let filter = parts[1].split(separator: "&").first?.split(separator: "=").map(String.init),
      filter.count == 2
    else { return .json(#"{"data": [], "meta": {}}"#) }
    let field = filter[0].replacing("__in", with: "")
    let wanted = Set(filter[1].split(separator: ",").compactMap { Int($0) })
    let found = zip(table, numbers).filter { wanted.contains($1[field] ?? -1) }.map(\.0)
    return .json(#"{"data": [\#(found.joined(separator: ","))], "meta": {}}"#)
  }
}
