import Diagnostics
import Files
import Foundation
import GRDB
import PeeringDB
import TestSupport
import Testing

@testable import RecordDatabase

/// What a snapshot holds, and what it must not hold.
@Suite struct SnapshotTests {
  private let scratch: Scratch
  private let world: RecordWorld

  init() throws {
    scratch = try Scratch()
    world = try RecordWorld()
  }

  @Test func `all tables are in it, with the references by which rows are found`() throws {
    let path = try scratch.makeSnapshot(of: world)
    let queue = try DatabaseQueue(path: path)
    try queue.read { database in
      for table in RecordTable.allCases {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)")
        let isPublic = (world.tables[table.rawValue] ?? []).filter {
          table != .poc || $0["visible"] as? String == "Public"
        }
        #expect(count == isPublic.count, "\(table)")
        let columns = try database.columns(in: table.rawValue).map(\.name)
        #expect(Set(table.references + ["id", "row"]).isSubset(of: columns))
      }
      // The sqlite3 program alone can read it, too.
      let city = try String.fetchOne(
        database, sql: "SELECT row ->> '$.city' FROM ix WHERE row ->> '$.name' = 'Lattice IX Singapore'")
      #expect(city == "Singapore")
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  @Test func `contacts that are not public are nowhere in it`() throws {
    _ = try scratch.makeSnapshot(of: world)
    let bytes = Data(try scratch.bytes(of: "s.sqlite"))
    #expect(bytes.range(of: Data(RecordWorld.secret.utf8)) == nil)
    #expect(bytes.range(of: Data("hidden.example".utf8)) == nil)
    #expect(bytes.range(of: Data("paclight.example".utf8)) != nil, "others are there")
  }

  @Test func `contacts that an API key shows do not get into one made for an event`() throws {
    let net = try #require(world.tables["net"]?.first { $0["asn"] as? Int == 64500 })
    let contacts: [[String: Any]] = [
      [
        "id": 1, "net_id": net["id"] ?? 0, "role": "Policy", "visible": "Users", "name": RecordWorld.secret,
        "email": "a@hidden.example",
      ],
      [
        "id": 2, "net_id": net["id"] ?? 0, "role": "NOC", "visible": "Public", "name": "Open Desk",
        "email": "noc@paclight.example",
      ],
    ]
    let bodies = try ["net": [net], "poc": contacts].mapValues { rows in
      Array(try JSONSerialization.data(withJSONObject: ["data": rows]))
    }
    let transport = FixedTransport(bodies: bodies)
    let api = try PeeringDBAPI(.init(userAgent: "test") { .today(at: 0) }, transport: transport)
    _ = try SnapshotUpdate.run(scratch("s.sqlite"), api.records([.network(ASN(number: 64500))]))
    let bytes = Data(try scratch.bytes(of: "s.sqlite"))
    #expect(bytes.range(of: Data(RecordWorld.secret.utf8)) == nil)
    #expect(bytes.range(of: Data("hidden.example".utf8)) == nil)
    #expect(bytes.range(of: Data("Open Desk".utf8)) != nil)
  }

  @Test func `making it reports what refers to nothing, and what is no record`() throws {
    world.add(["name": "without a number", "asn": 64496], to: "net")
    world.add(["id": 999, "name": "without an AS number"], to: "net")
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    try FileManager.default.removeItem(atPath: scratch("tables/campus-0.json"))
    let report = try SnapshotSync(
      to: scratch("s.sqlite"), from: .folder(scratch("tables")), downloader: NoDownloader(), now: 0
    ).run { _ in }
    #expect(report.dangling == [.init(count: 1, table: .netixlan, field: "ix_id")])
    #expect(report.strays == [.net: 2])
    #expect(report.absent == [.campus])
    #expect(report.date == .today(at: RecordWorld.generated))
    #expect(report.rows[.net] == world.asns.count - 1)
  }

  @Test func `a network that is not in it is reported with the day of the data`() throws {
    let source = try SnapshotSource(try scratch.makeSnapshot(of: world))
    let found = try source.networks([ASN(number: 64500), ASN(number: 65550)])
    #expect(found.networks.count == 1)
    let error = try #require(found.unavailable[ASN(number: 65550)])
    #expect(
      error.description == """
        \(scratch("s.sqlite")): has no network with the number AS65550 (its data is of 2026-11-22); \
        check the number, or ask PeeringDB itself: it may have the network since
        """)
  }

  @Test func `a newer look-up takes the place of an older one, and leaves the rest`() throws {
    let path = try scratch.makeSnapshot(of: world)
    let asn = ASN(number: 64500)
    world.change("net") { rows in
      for index in rows.indices where rows[index]["asn"] as? Int == 64500 { rows[index]["name"] = "Renamed" }
    }
    let number = world.tables["net"]?.first { $0["asn"] as? Int == 64500 }?["id"] as? Int
    world.change("netixlan") { $0.removeAll { $0["net_id"] as? Int == number } }
    let count = try SnapshotUpdate.run(path, try WorldTransport.api(world).records([.network(asn)]))
    #expect(count == world.asns.count)
    let source = try SnapshotSource(path)
    let network = try #require(try source.networks([asn])[asn]?.value)
    #expect(network.network.name == "Renamed" && network.network.netixlanSet.isEmpty)
    #expect(network.origin.name == "www.peeringdb.com")
    #expect(!network.network.netfacSet.isEmpty)
    #expect(try source.find("Pacific Lightwave", limit: 9) { city, _ in city }.networks.isEmpty)
    #expect(try source.find("renamed", limit: 9) { city, _ in city }.networks.map(\.asn) == [asn])
    #expect(Set(try source.origins().map(\.name)) == ["tables", "www.peeringdb.com"])
    #expect(scratch.names.filter { $0.hasPrefix("s.sqlite") } == ["s.sqlite"])
  }

  @Test func `what is no snapshot is not replaced by an event's`() throws {
    let path = try scratch.makeDatabase("other.sqlite", "CREATE TABLE mine (x); INSERT INTO mine VALUES (1);")
    let before = try scratch.bytes(of: "other.sqlite")
    let answers = try WorldTransport.api(world).records([.network(ASN(number: 64500))])
    #expect(throws: SyncError.store(StoreError(path, .notSnapshot))) { try SnapshotUpdate.run(path, answers) }
    #expect(try scratch.bytes(of: "other.sqlite") == before)
    #expect(scratch.names == ["other.sqlite"])
  }

  @Test func `logos come with an event, and are reported to be missing otherwise`() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]
    world.change("net") { rows in
      for index in rows.indices where rows[index]["asn"] as? Int == 64500 {
        rows[index]["logo"] = "/media/l.png"
      }
    }
    let asn = ASN(number: 64500)
    let api = try PeeringDBAPI(
      .init(userAgent: "test") { .today(at: 0) }, transport: LogoTransport(world: world, png: png))
    _ = try SnapshotUpdate.run(scratch("event.sqlite"), api.records([.network(asn)]))
    let kept = try #require(try SnapshotSource(scratch("event.sqlite")).networks([asn])[asn])
    #expect(kept.value.logo == RecordLogo(url: "https://www.peeringdb.com/media/l.png", bytes: png))
    let bare = try #require(try SnapshotSource(try scratch.makeSnapshot(of: world)).networks([asn])[asn])
    #expect(bare.value.logo == nil)
    #expect(bare.diagnostics.map(\.rule) == ["record-logo"])
  }
}

/// Answers every question to a table with the same.
private struct FixedTransport: Transport {
  var bodies: [String: [UInt8]]

  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    let body = bodies.first { url.contains("/\($0.key)?") }?.value
    return HTTPAnswer(
      status: 200, headers: ["content-type": "application/json"],
      body: body ?? Array(#"{"data": []}"#.utf8))
  }
}

/// A world with one logo.
///
/// `@unchecked Sendable`: a test's world is not changed once it is asked.
private struct LogoTransport: Transport, @unchecked Sendable {
  var world: RecordWorld
  var png: [UInt8]

  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    if url.contains("/media/") {
      return HTTPAnswer(status: 200, headers: ["content-type": "image/png"], body: png)
    }
    return try WorldTransport(world: world).get(url, headers: headers, limit: limit)
  }
}
