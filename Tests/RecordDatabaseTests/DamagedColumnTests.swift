import Diagnostics
import Foundation
import GRDB
import PeeringDB
import TestSupport
import Testing

@testable import RecordDatabase

/// SQLite lets any column hold a value of any type. Whatever is in one, the store is read, or reported as damaged.
@Suite struct DamagedColumnTests {
  private let scratch: Scratch
  private let world: RecordWorld

  init() throws {
    scratch = try Scratch()
    world = try RecordWorld()
    world.change("net") { $0 = $0.filter { $0["asn"] as? Int == 64500 } }
    let id = world.tables["net"]?.first?["id"] as? Int
    for table in ["netixlan", "netfac", "poc"] {
      world.change(table) { $0.removeAll { $0["net_id"] as? Int != id } }
    }
  }

  private static let values = ["x'00ff41'", "'text'", "-9223372036854775808", "1.5", "NULL"]

  /// What comes of a store in which all rows of a column have one value.
  private func messages(_ path: String) -> [String] {
    do throws(StoreError) {
      let store = try RecordStore.open(path)
      let subjects: [RecordSubject] = [.network(ASN(number: 64500)), .exchange(910_001), .facility(920_001)]
      var messages = store.source.records(subjects).unavailable.values.map(\.message)
      do throws(StoreError) { _ = try store.search?.find("light", limit: 9) { city, _ in city } } catch {
        messages.append("\(error)")
      }
      return messages
    } catch {
      return ["\(error)"]
    }
  }

  private func spoil(_ path: String, _ body: (String, String, String) throws -> Void) throws -> Int {
    let queue = try DatabaseQueue(path: path)
    let columns = try queue.read { database in
      try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
      )
      .flatMap { table in try database.columns(in: table).map { (table, $0.name) } }
    }
    try queue.close()
    for (table, column) in columns {
      for value in Self.values { try body(table, column, value) }
    }
    return columns.count
  }

  private func expectAnswers(_ original: String, isClient: Bool) throws {
    let bytes = try Data(contentsOf: URL(filePath: original))
    let path = scratch("spoilt.sqlite")
    var damaged = 0
    let count = try spoil(original) { table, column, value in
      try bytes.write(to: URL(filePath: path))
      let queue = try DatabaseQueue(path: path)
      // A constraint of the table may refuse the value.
      let isSpoilt =
        (try? queue.write {
          try $0.execute(
            sql:
              "PRAGMA ignore_check_constraints = ON; UPDATE OR REPLACE \(table) SET \"\(column)\" = \(value)")
        }) != nil
      try queue.close()
      guard isSpoilt else { return }
      for message in messages(path) {
        let isKnown =
          message.contains("has no ") || message.contains("the database is damaged: table ")
          || message.contains("cannot be read") || message.contains("neither a snapshot nor")
        #expect(isKnown, "\(table).\(column) = \(value): \(message)")
        if message.contains("damaged: table ") {
          damaged += 1
        }
      }
    }
    #expect(count > 40 && damaged > 20, "\(count), \(damaged)")
  }

  @Test func `any column of any type in a snapshot`() throws {
    try expectAnswers(try scratch.makeSnapshot(of: world), isClient: false)
  }

  @Test func `any column of any type in the client's database`() throws {
    try expectAnswers(try scratch.makeDatabase("c.sqlite3", world.clientSQL()), isClient: true)
  }

  /// Half a snapshot, or one that somebody changed by hand.
  @Test func `a table that is missing, or is none, is damage too`() throws {
    let original = try scratch.makeSnapshot(of: world)
    let bytes = try Data(contentsOf: URL(filePath: original))
    for (sql, message) in [
      ("DROP TABLE net", "no such table: net"), ("DROP TABLE name", "no such table: name"),
      ("DROP TABLE origin", "no such table: origin"), ("DROP TABLE fac", "no such table: fac"),
      ("ALTER TABLE net RENAME COLUMN row TO old", "no such column: row"),
      ("DROP TABLE ix; CREATE VIEW ix AS SELECT * FROM gone", "no such table: main.gone"),
      ("DROP TABLE name; CREATE VIEW name AS SELECT * FROM name", "view name is circularly defined"),
    ] {
      try bytes.write(to: URL(filePath: original))
      let queue = try DatabaseQueue(path: original)
      try queue.write { try $0.execute(sql: sql) }
      try queue.close()
      let messages = messages(original)
      #expect(
        messages.contains("\(original): the database is damaged: \(message)"), "\(sql): \(messages)")
    }
  }

  @Test func `the message names table and column`() throws {
    let path = try scratch.makeSnapshot(of: world)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "UPDATE net SET row = x'00ff'") }
    try queue.close()
    #expect(messages(path).contains("\(path): the database is damaged: table net, column row"))
    // No server is at fault.
    let again = try DatabaseQueue(path: path)
    try again.write { try $0.execute(sql: "UPDATE net SET row = '{\"asn\": 64500}'") }
    try again.close()
    #expect(
      messages(path).contains(
        "the record of AS64500 that was stored from tables cannot be read: net.data[0] has no 'name'"),
      "\(messages(path))")
    let client = try scratch.makeDatabase("c.sqlite3", world.clientSQL())
    let other = try DatabaseQueue(path: client)
    try other.write { try $0.execute(sql: "UPDATE peeringdb_network_ixlan SET speed = x'41'") }
    try other.close()
    let lookUp = try RecordStore.open(client).source.records([.network(ASN(number: 64500))])
    #expect(
      lookUp.incomplete.values.map(\.message) == [
        "\(client): the database is damaged: table peeringdb_network_ixlan, column speed"
      ])
  }
}
