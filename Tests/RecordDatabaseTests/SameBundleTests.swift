import Diagnostics
import PeeringDB
import RecordDatabase
import TestSupport
import Testing

/// One network is the same wherever its record was kept.
@Suite struct SameBundleTests {
  private let scratch: Scratch
  private let world: RecordWorld
  private let asns: [ASN]
  /// What the API says.
  private let live: FoundNetworkRecords

  init() throws {
    scratch = try Scratch()
    world = try RecordWorld()
    asns = world.asns.map { ASN(number: UInt32($0)) }
    live = try WorldTransport.api(world).networks(asns)
    try #require(live.networks.count == asns.count && asns.count > 20)
  }

  /// Expects a source to know the same of each network as the API, and to be of the same day.
  private func expectSame(_ source: any RecordSource, name: String) throws {
    let found = try source.networks(asns)
    #expect(found.unavailable.isEmpty)
    for asn in asns {
      let theirs = try #require(found[asn], "\(asn) is missing")
      let ours = try #require(live[asn])
      #expect(theirs.value.origin == RecordOrigin(name: name, date: .today(at: RecordWorld.generated)))
      var value = theirs.value
      value.origin = ours.value.origin
      #expect(difference(value, ours.value) == [], "\(asn)")
      // What is wrong with the records is reported alike, except for the places.
      let rules = ours.diagnostics.map(\.rule).filter { $0 != "record-logo" }
      #expect(theirs.diagnostics.map(\.rule).filter { $0 != "record-logo" } == rules, "\(asn)")
    }
  }

  @Test func `from a snapshot of a folder`() throws {
    try expectSame(try SnapshotSource(try scratch.makeSnapshot(of: world)), name: "tables")
  }

  @Test func `from a snapshot of downloaded tables`() throws {
    let server = try TableServer(world)
    _ = try SnapshotSync(
      to: scratch("s.sqlite"), from: .url(server.base), downloader: transport(), now: RecordWorld.generated
    ).run { _ in }
    try expectSame(try RecordStore.open(scratch("s.sqlite")).source, name: "127.0.0.1")
    #expect(scratch.names == ["s.sqlite"])
  }

  @Test func `from a snapshot made for an event`() throws {
    let api = try WorldTransport.api(world)
    for half in [asns.prefix(9), asns.dropFirst(9)] {
      _ = try SnapshotUpdate.run(scratch("s.sqlite"), api.records(half.map(RecordSubject.network)))
    }
    try expectSame(try RecordStore.open(scratch("s.sqlite")).source, name: "www.peeringdb.com")
  }

  @Test func `from a folder of tables`() throws {
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    try expectSame(try RecordStore.open(scratch("tables")).source, name: "tables")
    try expectSame(try RecordStore.open(scratch("tables/")).source, name: "tables")
  }

  @Test func `rows in any order are put in order`() throws {
    for table in RecordWorld.names { world.change(table) { $0.reverse() } }
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    try expectSame(try RecordStore.open(scratch("tables")).source, name: "tables")
    try expectSame(try SnapshotSource(try scratch.makeSnapshot(of: world)), name: "tables")
  }

  @Test func `what a connection refers to and is missing is reported and kept`() throws {
    let source = try SnapshotSource(try scratch.makeSnapshot(of: world))
    let asn = ASN(number: UInt32(RecordWorld.danglingASN))
    let found = try #require(try source.networks([asn])[asn])
    #expect(found.value.network.netixlanSet.contains { $0.name == "Vanished IX" })
    let told = found.diagnostics.filter { $0.rule == "record-missing" }
    #expect(
      told.map(\.text) == [
        """
        tables: ix: warning: 1 of the 5 exchanges of AS64502 has no record (999999)
          hint: only the name is known of those
        """
      ])
  }

  /// The lines in which two values differ: all of both would be pages.
  private func difference(_ left: NetworkBundle, _ right: NetworkBundle) -> [String] {
    func lines(_ value: Any) -> [String] {
      var text = ""
      dump(value, to: &text)
      return text.split(separator: "\n").map(String.init)
    }
    if left == right { return [] }
    return zip(lines(left), lines(right)).filter { $0 != $1 }.prefix(5).map { "\($0) ≠ \($1)" } + ["…"]
  }
}
