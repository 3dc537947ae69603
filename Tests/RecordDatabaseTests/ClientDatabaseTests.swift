import Diagnostics
import Foundation
import PeeringDB
import TestSupport
import Testing

@testable import RecordDatabase

/// The database of PeeringDB's client, invented in its form.
@Suite struct ClientDatabaseTests {
  private let scratch: Scratch
  private let world: RecordWorld

  init() throws {
    scratch = try Scratch()
    world = try RecordWorld()
    // The client has no row of a missing exchange: its tables refer to one another.
    world.change("netixlan") { $0.removeAll { $0["id"] as? Int == 999_999 } }
    world.nameConnections()
  }

  private func bundle(_ source: any RecordSource, _ number: UInt32) throws -> NetworkBundle {
    try #require(try source.networks([ASN(number: number)])[ASN(number: number)]).value
  }

  /// What the client does not keep, taken out.
  private func withoutWhatIsNotKept(_ bundle: NetworkBundle) -> NetworkBundle {
    var bundle = bundle
    bundle.origin = RecordOrigin(name: "")
    bundle.network.logo = nil
    bundle.network.ixCount = nil
    bundle.network.facCount = nil
    bundle.exchanges = bundle.exchanges.mapValues {
      var exchange = $0
      (exchange.netCount, exchange.facCount, exchange.logo) = (nil, nil, nil)
      return exchange
    }
    bundle.facilities = bundle.facilities.mapValues {
      var facility = $0
      (facility.netCount, facility.ixCount, facility.carrierCount, facility.logo) = (nil, nil, nil, nil)
      return facility
    }
    bundle.organization?.logo = nil
    return bundle
  }

  @Test func `records are those of the API, less what the client does not keep`() throws {
    let path = try scratch.makeDatabase("peeringdb.sqlite3", world.clientSQL())
    let before = try scratch.bytes(of: "peeringdb.sqlite3")
    let source = try RecordStore.open(path).source
    for number in world.asns.map(UInt32.init) {
      let ours = withoutWhatIsNotKept(try bundle(source, number))
      let theirs = withoutWhatIsNotKept(try bundle(WorldTransport.api(world), number))
      #expect(ours.network == theirs.network, "AS\(number)")
      #expect(ours.exchanges == theirs.exchanges, "AS\(number)")
      #expect(ours.facilities == theirs.facilities, "AS\(number)")
      #expect(ours.organization == theirs.organization, "AS\(number)")
    }
    #expect(try scratch.bytes(of: "peeringdb.sqlite3") == before)
    #expect(scratch.names == ["peeringdb.sqlite3"])
  }

  @Test func `counts are made from connections`() throws {
    world.add(["id": 1, "ix_id": 910_001, "fac_id": 920_001, "status": "ok"], to: "ixfac")
    world.add(["id": 2, "ix_id": 910_001, "fac_id": 920_002, "status": "deleted"], to: "ixfac")
    let path = try scratch.makeDatabase("c.sqlite3", world.clientSQL())
    let bundle = try bundle(try RecordStore.open(path).source, 64500)
    let ids = Set(bundle.network.netixlanSet.map(\.ixID))
    #expect(bundle.network.ixCount == ids.count && bundle.network.ixCount != bundle.network.netixlanSet.count)
    #expect(bundle.network.facCount == Set(bundle.network.netfacSet.map(\.facID)).count)
    let connected = Set(
      (world.tables["netixlan"] ?? []).filter { $0["ix_id"] as? Int == 910_001 }.compactMap {
        $0["net_id"] as? Int
      })
    #expect(bundle.exchanges[910_001]?.netCount == connected.count)
    #expect(bundle.exchanges[910_001]?.facCount == 1)
  }

  @Test func `records are as old as they say, and a LAN's name follows the exchange's`() throws {
    world.change("ixlan") { rows in
      for index in rows.indices where rows[index]["id"] as? Int == 910_001 { rows[index]["name"] = "Main" }
    }
    world.change("org") { $0[0]["updated"] = "2026-12-24T23:59:59Z" }
    let path = try scratch.makeDatabase("c.sqlite3", world.clientSQL())
    let bundle = try bundle(try RecordStore.open(path).source, 64500)
    #expect(bundle.origin == RecordOrigin(name: "c.sqlite3"))
    #expect(bundle.network.updated != nil)
    #expect(
      bundle.network.netixlanSet.contains { $0.name == "Lattice IX Singapore: Main" && $0.ixID == 910_001 })
  }

  @Test func `of contacts that are not public nothing is shown`() throws {
    let path = try scratch.makeDatabase("c.sqlite3", world.clientSQL())
    for number in world.asns.map(UInt32.init) {
      let bundle = try bundle(try RecordStore.open(path).source, number)
      #expect(!bundle.network.pocSet.contains { $0.name == RecordWorld.secret })
    }
  }

  /// Whatever column is absent, there is a record all the same, except for those that a network is found by.
  @Test func `any column may be absent`() throws {
    let needed = ["network.id", "network.asn", "network.name"]
    var columns: [String] = []
    _ = world.clientSQL { table, column in
      columns.append("\(table).\(column)")
      return true
    }
    #expect(Set(columns).count > 100)
    world.change("net") { $0 = $0.filter { $0["asn"] as? Int == 64500 } }
    let id = world.tables["net"]?.first?["id"] as? Int
    for table in ["netixlan", "netfac", "poc"] {
      world.change(table) { $0.removeAll { $0["net_id"] as? Int != id } }
    }
    for (index, absent) in Set(columns).sorted().enumerated() where !needed.contains(absent) {
      let path = try scratch.makeDatabase(
        "\(index).sqlite3", world.clientSQL { table, column in "\(table).\(column)" != absent })
      let bundle = try bundle(try RecordStore.open(path).source, 64500)
      #expect(bundle.network.name == "Pacific Lightwave", "without \(absent)")
      if case .client(let client) = try RecordStore.open(path) {
        #expect(try client.find("lightwave", limit: 5) { city, _ in city }.count == 1, "without \(absent)")
      }
      if ![
        "network.id", "network_ixlan.net_id", "network_ixlan.ixlan_id", "network_ixlan.id", "ixlan.id",
        "ixlan.ix_id",
      ].contains(absent) {
        #expect(!bundle.network.netixlanSet.isEmpty, "without \(absent)")
      }
    }
  }

  @Test func `a whole table may be absent`() throws {
    for absent in [
      "network_ixlan", "network_facility", "network_contact", "ix", "ixlan", "facility", "organization",
    ] {
      let sql = world.clientSQL().split(separator: "\n").filter { !$0.contains(" peeringdb_\(absent) ") }
        .joined(separator: "\n")
      let path = try scratch.makeDatabase("\(absent).sqlite3", sql)
      let bundle = try bundle(try RecordStore.open(path).source, 64500)
      #expect(bundle.network.name == "Pacific Lightwave", "without \(absent)")
    }
  }

  @Test func `a database in WAL mode is read, and nothing is left beside it`() throws {
    let path = try scratch.makeDatabase("c.sqlite3", world.clientSQL(), then: "PRAGMA journal_mode = WAL;")
    try? FileManager.default.removeItem(atPath: path + "-wal")
    try? FileManager.default.removeItem(atPath: path + "-shm")
    let before = try scratch.bytes(of: "c.sqlite3")
    #expect(before[18] == 2)
    #expect(try bundle(try RecordStore.open(path).source, 64500).network.name == "Pacific Lightwave")
    #expect(scratch.names == ["c.sqlite3"])
    #expect(try scratch.bytes(of: "c.sqlite3") == before)
  }

  @Test func `a file that no one may write to, in a folder that no one may write to`() throws {
    try scratch.makeFolder("ro")
    let path = try scratch.makeDatabase("ro/c?%.sqlite3", world.clientSQL())
    chmod(path, 0o400)
    chmod(scratch("ro"), 0o500)
    defer { chmod(scratch("ro"), 0o700) }
    #expect(try bundle(try RecordStore.open(path).source, 64500).network.name == "Pacific Lightwave")
  }
}
