internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing

/// One network's slide is the same wherever its record comes from.
@Suite struct SourcesTests {
  private let scratch: Scratch
  private let world: RecordWorld

  init() throws {
    scratch = try Scratch()
    world = try RecordWorld()
    // As PeeringDB has them: the client refers to exchanges by their numbers, and names nothing itself.
    world.change("netixlan") { $0.removeAll { $0["id"] as? Int == 999_999 } }
    world.nameConnections()
  }

  /// PeeringDB's API over the world.
  private func server() throws -> LocalServer {
    let world = WorldBox(world)
    return try LocalServer { request in
      guard let body = world.answer(request.target) else {
        return .json(#"{"data": [], "meta": {"error": "Not found"}}"#, status: "404 Not Found")
      }
      return .init(body: body)
    }
  }

  private var asns: [String] { world.asns.map { "AS\($0)" } }

  /// Makes slides of all networks from a source, into a folder of that name.
  private func slides(_ name: String, _ arguments: String...) throws {
    let run = try scratch.personals(
      ["slide"] + asns + ["--format", "svg", "-o", "\(name)/", "-q"] + arguments)
    #expect(run.code == 0 && run.message.isEmpty, "\(name): \(run.message)")
  }

  private func makeClient(_ name: String) throws {
    let queue = try DatabaseQueue(path: scratch(name))
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = OFF; BEGIN;\n\(world.clientSQL())\nCOMMIT;")
    }
    try queue.close()
  }

  @Test func `the same slide from each source, whatever it is`() throws {
    let api = try server()
    try slides("live", "--from", api.base)
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    try slides("dump", "--from", "tables/")
    let tables = try TableServer(world)
    #expect(try scratch.personals("sync", "--from", tables.base, "-q", "-o", "s.sqlite").code == 0)
    try slides("snapshot", "--from", "s.sqlite")
    try makeClient("peeringdb.sqlite3")
    let before = try scratch.bytes(of: "peeringdb.sqlite3")
    try slides("client", "--from", "peeringdb.sqlite3")
    #expect(try scratch.bytes(of: "peeringdb.sqlite3") == before)
    #expect(scratch.names.filter { $0.hasPrefix("peeringdb.sqlite3") } == ["peeringdb.sqlite3"])
    try slides("kept", "--from", api.base, "--offline")
    #expect(world.asns.count > 20)
    let fetch = try scratch.personals(["fetch"] + asns + ["--from", api.base, "-q", "-o", "saved/"])
    #expect(fetch.code == 0, "\(fetch.message)")
    let names = asns.map { "saved/\($0.lowercased()).json" }
    let saved = try scratch.personals(["slide"] + names + ["--format", "svg", "-o", "file/", "-q"])
    #expect(saved.code == 0, "\(saved.message)")
    for asn in asns {
      let name = "\(asn.lowercased()).svg"
      let live = try scratch.bytes(of: "live/\(name)")
      // The client does not keep how many networks are at a place, by which names in a city are ordered.
      let client = ["AS64496", "AS64500", "AS64510"].contains(asn) ? [] : ["client"]
      for source in ["dump", "snapshot", "kept", "file"] + client {
        #expect(try scratch.bytes(of: "\(source)/\(name)") == live, "\(asn) from \(source)")
      }
    }
  }

  /// The words of a PDF, with one space between them.
  private func words(_ name: String) throws -> String {
    try Program.tool("pdftotext", "-layout", scratch(name), "-").text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// A live answer, a snapshot, a client's database and files say the same of a record's age, whenever they were asked.
  @Test(arguments: ["AS64500", "ix:910001", "fac:920001"])
  func `the date is the record's own from every source`(_ whom: String) throws {
    for table in ["net", "ix", "fac"] {
      world.change(table) { rows in
        for index in rows.indices { rows[index]["updated"] = "2026-03-05T23:59:59Z" }
      }
    }
    world.change("net") { rows in
      // What only some sources have says nothing.
      for index in rows.indices { rows[index]["netixlan_updated"] = "2026-10-09T00:00:00Z" }
    }
    let api = try server()
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    #expect(try scratch.personals("sync", "--from", "tables", "-q", "-o", "s.sqlite").code == 0)
    try makeClient("peeringdb.sqlite3")
    #expect(try scratch.personals("fetch", whom, "--from", api.base, "-q", "-o", "saved.json").code == 0)
    let kind = whom.hasPrefix("AS") ? ("net", "asn") : (String(whom.prefix { $0 != ":" }), "id")
    let number = whom.filter(\.isNumber)
    let answer = try #require(try world.answer("/api/\(kind.0)?\(kind.1)__in=\(number)"))
    try scratch.write(answer, to: "answer.json")
    // Two months after the tables were made.
    let environment = ["SOURCE_DATE_EPOCH": "1800610200"]
    for (name, arguments) in [
      ("live", [whom, "--from", api.base]), ("kept", [whom, "--from", api.base, "--offline"]),
      ("dump", [whom, "--from", "tables"]), ("snapshot", [whom, "--from", "s.sqlite"]),
      ("client", [whom, "--from", "peeringdb.sqlite3"]), ("bundle", ["saved.json"]),
      ("answer", ["answer.json"]),
    ] {
      let run = try scratch.personals(
        ["slide"] + arguments + ["-q", "-o", "\(name).pdf"], environment: environment)
      #expect(run.code == 0, "\(name): \(run.message)")
      #expect(try words("\(name).pdf").contains("record of 5 Mar 2026"), "\(name)")
    }
  }

  @Test func `bundles are fetched from any source, and lead to the same slide`() throws {
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    let run = try scratch.personals("fetch", "AS64500", "--from", "tables", "-q", "-o", "b.json")
    #expect(run.code == 0, "\(run.message)")
    #expect(
      !(try scratch.text(of: "b.json")).contains(scratch.path), "where it was kept is nobody's business")
    #expect(!(try scratch.text(of: "b.json")).contains(RecordWorld.secret))
    let environment = ["SOURCE_DATE_EPOCH": "1797931800"]
    for (name, source) in [("a", ["AS64500", "--from", "tables"]), ("b", ["b.json"])] {
      let run = try scratch.personals(
        ["slide"] + source + ["-q", "-o", "\(name).svg"], environment: environment)
      #expect(run.code == 0, "\(run.message)")
    }
    #expect(try scratch.bytes(of: "a.svg") == scratch.bytes(of: "b.svg"))
  }

  @Test func `offline takes the snapshot, and never opens a connection`() throws {
    let proxy = try LocalServer { _ in .json(#"{"data": []}"#) }
    let environment = [
      "XDG_DATA_HOME": scratch("data"), "https_proxy": "http://127.0.0.1:\(proxy.port)",
      "http_proxy": "http://127.0.0.1:\(proxy.port)",
    ]
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    let nothing = try scratch.personals(
      ["slide", "AS64500", "--offline", "-o", "x.pdf"], environment: environment)
    #expect(nothing.code == 69 && !scratch.names.contains("x.pdf"), "\(nothing.message)")
    let sync = try scratch.personals(["sync", "--from", "tables", "-q"], environment: environment)
    #expect(sync.code == 0, "\(sync.message)")
    #expect(scratch.names.contains("data/personals/peeringdb.sqlite"))
    let run = try scratch.personals(
      ["slide", "AS64500", "--offline", "-q", "-o", "x.svg"], environment: environment)
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    let other = try scratch.personals(
      ["slide", "AS65550", "--offline", "-o", "y.svg"], environment: environment)
    #expect(other.code == 66)
    #expect(
      other.message.contains("has no network with the number AS65550 (its data is of 2026-11-22)"),
      "\(other.message)")
    #expect(proxy.requests.isEmpty)
  }

  @Test func `paths that lead to nothing of the kind`() throws {
    try scratch.write("nothing", to: "x.sqlite")
    try scratch.makeFolder("empty")
    for (source, code, wanted) in [
      ("x.sqlite", 65 as Int32, "error: x.sqlite: is not an SQLite database\n  hint: "),
      ("missing.sqlite", 66, "error: missing.sqlite: no such file or folder\n  hint: "),
      ("empty", 65, "error: empty: has no net-0.json"),
    ] {
      let run = try scratch.personals("slide", "AS64500", "--from", source, "-o", "out.pdf")
      #expect(run.code == code, "\(source): \(run.message)")
      #expect(run.message.hasPrefix(wanted), "\(run.message)")
    }
    #expect(scratch.names == ["empty", "x.sqlite"])
  }
}

/// A world that a server's thread asks.
///
/// `@unchecked Sendable`: it is not changed once it is asked.
private final class WorldBox: @unchecked Sendable {
  private let world: RecordWorld

  init(_ world: RecordWorld) { self.world = world }

  func answer(_ target: String) -> [UInt8]? { (try? world.answer(target)) ?? nil }
}
