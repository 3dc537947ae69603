import Diagnostics
import Foundation
import PeeringDB
import RecordDatabase
import TestSupport
import Testing

/// Files that are no store, or no whole one, are reported as what they are.
@Suite struct StoreErrorTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// What is said of a path, without its folder.
  private func told(_ name: String) -> String {
    do throws(StoreError) {
      _ = try RecordStore.open(scratch(name))
      return ""
    } catch {
      return "\(error)".replacing(scratch(""), with: "") + (error.hint.map { "; \($0)" } ?? "")
    }
  }

  private static let kinds =
    "a snapshot is made by 'personals sync', the other by PeeringDB's client, 'peeringdb sync'"

  @Test func `nothing, or nothing of the kind`() throws {
    #expect(
      told("a.sqlite")
        == "a.sqlite: no such file or folder; give a snapshot, the database of PeeringDB's client, or a folder of its tables"
    )
    try scratch.write("", to: "a.sqlite")
    #expect(told("a.sqlite") == "a.sqlite: is empty, not a database; \(Self.kinds)")
    try scratch.write(String(repeating: "network: 64500\n", count: 100), to: "a.sqlite")
    #expect(told("a.sqlite") == "a.sqlite: is not an SQLite database; \(Self.kinds)")
    try scratch.makeDatabase("b.sqlite", "CREATE TABLE notes (text); CREATE TABLE net (id, asn);")
    #expect(
      told("b.sqlite")
        == "b.sqlite: is an SQLite database, but neither a snapshot nor that of PeeringDB's client; \(Self.kinds)"
    )
    try scratch.makeFolder("empty")
    #expect(told("empty").hasPrefix("empty: has no net-0.json and no netixlan-0.json"))
  }

  @Test func `a snapshot of a newer program`() throws {
    try scratch.makeDatabase(
      "s.sqlite", "CREATE TABLE net (id);",
      then: "PRAGMA application_id = 0x5050736E; PRAGMA user_version = 7;")
    #expect(
      told("s.sqlite") == """
        s.sqlite: the snapshot has form 7, which is newer than this program; \
        update the program, or make the snapshot again: personals sync
        """)
  }

  @Test func `a database that somebody is in the middle of writing`() throws {
    let world = try RecordWorld()
    try scratch.makeDatabase("c.sqlite3", world.clientSQL())
    for suffix in ["-wal", "-journal"] {
      try scratch.write("changes", to: "c.sqlite3" + suffix)
      #expect(
        told("c.sqlite3") == """
          c.sqlite3: has changes that are not in it yet, but in c.sqlite3\(suffix); \
          let the program that writes to it finish, or run it again
          """)
      try FileManager.default.removeItem(atPath: scratch("c.sqlite3" + suffix))
    }
    #expect(told("c.sqlite3") == "")
  }

  /// Cut anywhere, or with any page overwritten: an error or an answer, never a crash.
  @Test func `a damaged snapshot`() throws {
    let world = try RecordWorld()
    let whole = try scratch.bytes(
      of: {
        _ = try scratch.makeSnapshot(of: world); return "s.sqlite"
      }())
    let asns = [64496, 64500].map { ASN(number: $0) }
    var errors = 0
    func look(_ bytes: [UInt8], _ what: String) throws {
      try scratch.write(bytes, to: "d.sqlite")
      do {
        _ = try RecordStore.open(scratch("d.sqlite")).source.networks(asns)
      } catch {
        errors += 1
        #expect(!"\(error)".isEmpty, "\(what)")
      }
    }
    for length in stride(from: 1, to: whole.count, by: max(1, whole.count / 23)) {
      try look(Array(whole[..<length]), "cut to \(length)")
    }
    for page in stride(from: 0, to: whole.count / 4096, by: 3) {
      var damaged = whole
      for offset in page * 4096..<page * 4096 + 4096 {
        damaged[offset] = UInt8(truncatingIfNeeded: offset &* 31)
      }
      try look(damaged, "page \(page)")
    }
    #expect(errors > 10)
  }
}
