import Diagnostics
import Foundation
import PeeringDB
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

@testable import Decks
@testable import Slides

/// Who can meet whom, and who is where.
@Suite struct MeetingsTests {
  private static let root = DeckBuilderTests.root
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `matrix and index say what the records say`() throws {
    let (builder, _) = try DeckBuilderTests.builder(DeckBuilderTests.event)
    let presenters = builder.presenters
    let records = try presenters.map { presenter in
      switch presenter.subject {
      case .network(let asn)?: try RecordRows(asn: asn.number, root: Self.root)
      case .exchange(let id)?: try RecordRows(exchange: id, root: Self.root)
      case .facility(let id)?: try RecordRows(facility: id, root: Self.root)
      case nil: RecordRows()
      }
    }
    let places = records.map { $0.completed(by: records) }
    let template = try #require(
      try TemplateLibrary(DataFolders(root: Self.root)).template("classic").value)
    let matrix = Meetings(presenters).matrix(presenters, DeckWords(template)) { "\($0)" }
    var pairs = 0
    for first in presenters.indices {
      for second in presenters.indices where first < second {
        let exchanges = places[first].exchanges.intersection(places[second].exchanges).count
        let facilities = places[first].facilities.intersection(places[second].facilities).count
        let meeting = matrix.meetings[first][second]
        #expect(meeting?.exchanges ?? 0 == exchanges, "\(presenters[first].name), \(presenters[second].name)")
        #expect(
          meeting?.facilities ?? 0 == facilities, "\(presenters[first].name), \(presenters[second].name)")
        pairs += exchanges + facilities > 0 ? 1 : 0
      }
    }
    #expect(pairs == matrix.meetings.reduce(0) { $0 + $1.count })
    #expect(pairs > 50, "the example has something to say")

    let parts = DeckPlan(builder.event, presenters, builder.plan)
      .parts(only: nil, words: DeckWords(template))
    var told = 0
    for part in parts {
      guard case .own(let page, _, _) = part, page.kind == .exchanges else { continue }
      for row in page.table?.rows ?? [] { told += row.cells["presenters"]?.items.count ?? 0 }
    }
    // Each exchange is named with everybody there, where that is more than one; one that presents is not at itself.
    let everywhere = places.reduce(into: [Int: Int]()) { counts, place in
      for id in place.exchanges { counts[id, default: 0] += id == place.exchange ? 0 : 1 }
    }
    let own = Set(places.compactMap(\.exchange))
    #expect(told == everywhere.reduce(0) { $0 + ($1.value > 1 || own.contains($1.key) ? $1.value : 0) })
    #expect(everywhere.values.contains(1), "and some are left out")
    #expect(places.contains { $0.exchange != nil })

    // In rows, the same: everybody whom somebody meets, those with most exchanges first.
    let table = Meetings(presenters).table(presenters, DeckWords(template)) { "\($0)" }
    #expect(table.rows.count == presenters.count)
    for (first, row) in table.rows.enumerated() {
      let cell = try #require(row.cells["others"])
      let met = presenters.indices.filter { second in
        second != first
          && !(places[first].exchanges.isDisjoint(with: places[second].exchanges)
            && places[first].facilities.isDisjoint(with: places[second].facilities))
      }
      if met.isEmpty {
        #expect(cell.items.map(\.text) == ["nobody in this deck"])
        continue
      }
      let others = cell.items.compactMap { $0.target.flatMap { Int($0) } }
      #expect(others.count + cell.unlisted == met.count && Set(others).isSubset(of: met))
      let counts = others.map { places[first].exchanges.intersection(places[$0].exchanges).count }
      #expect(counts == counts.sorted(by: >))
      for (item, count) in zip(cell.items, counts) where count > 0 {
        #expect(item.text.hasSuffix(" \(count)"))
      }
    }
  }

  /// An exchange with a network that has a port there by its own record, one that only the exchange's record knows,
  /// and one that is elsewhere.
  @Test func `an exchange meets its participants, and is not at itself`() throws {
    func network(_ asn: Int, _ ports: String) -> String {
      """
      {"data": [{"asn": \(asn), "name": "Net \(asn)", "netixlan_set": [\(ports)], "netfac_set": []}]}
      """
    }
    func port(_ ix: Int, _ name: String) -> String {
      #"{"ix_id": \#(ix), "name": "\#(name)", "speed": 1000, "operational": true}"#
    }
    let exchange = """
      {"format": "personals-bundle", "version": 1, "subject": "ix",
       "ix": {"data": [{"id": 31, "name": "Reef IX", "ixlan_set": [], "proto_unicast": true}]},
       "netixlan": {"data": [{"ix_id": 31, "asn": 64501, "speed": 1000, "operational": true},
                             {"ix_id": 31, "asn": 64502, "speed": 1000, "operational": false}]}}
      """
    try scratch.write(network(64500, port(31, "Reef IX")), to: "as64500.json")
    try scratch.write(network(64501, ""), to: "as64501.json")
    try scratch.write(network(64502, port(32, "Far IX")), to: "as64502.json")
    try scratch.write(exchange, to: "ix31.json")
    for (name, who) in [
      ("as64500", "network: 64500"), ("as64501", "network: 64501"), ("as64502", "network: 64502"),
    ] {
      try scratch.write("\(who)\nrecord: ../\(name).json\n", to: "submissions/\(name).yaml")
    }
    try scratch.write("exchange: 31\nrecord: ../ix31.json\n", to: "submissions/ix31.yaml")
    let file = try scratch.write("event: E\n", to: "event.yaml")

    func rows(_ file: String) throws -> (matrix: [[Int: DeckMatrix.Meeting]], index: [[String]]) {
      let (builder, _) = try DeckBuilderTests.builder(file)
      let template = try #require(
        try TemplateLibrary(DataFolders(root: Self.root)).template("classic").value)
      let parts = DeckPlan(builder.event, builder.presenters, builder.plan)
        .parts(only: nil, words: DeckWords(template))
      let tables = parts.compactMap { part -> DeckTable? in
        if case .own(let page, _, _) = part, page.kind == .exchanges { page.table } else { nil }
      }
      let index = tables.flatMap(\.rows).map { row in
        (row.cells["exchange"]?.items ?? []).map(\.text) + (row.cells["presenters"]?.items ?? []).map(\.text)
      }
      return (
        Meetings(builder.presenters).matrix(builder.presenters, DeckWords(template)) { "\($0)" }.meetings,
        index
      )
    }
    let all = try rows(file)
    let met = DeckMatrix.Meeting(exchanges: 1, facilities: 0)
    #expect(all.matrix == [[1: met, 3: met], [3: met], [:], [:]])
    #expect(all.index == [["Reef IX", "Net 64500", "Net 64501"]])

    let alone = try rows(
      scratch.write(
        "event: E\nsubmissions: [submissions/ix31.yaml, submissions/as64502.yaml]\n", to: "few.yaml"))
    #expect(alone.index.isEmpty, "where one presenter is alone, it meets no one")
  }
}

/// The exchanges and facilities of a record, read without any of the program's own code.
private struct RecordRows {
  var exchanges: Set<Int> = []
  var facilities: Set<Int> = []
  /// Whose record it is.
  var asn: Int?
  var exchange: Int?
  var facility: Int?
  /// Who is there, of an exchange or a facility.
  private var networksHere: Set<Int> = []
  private var exchangesHere: Set<Int> = []

  init() {}

  private typealias Row = [String: Any]

  private static func tables(_ name: String, _ root: String) throws -> (String) -> [Row] {
    let file = URL(filePath: "\(root)/examples/records/\(name).json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? Row)
    return { (json[$0] as? Row)?["data"] as? [Row] ?? [] }
  }

  private static func ids(_ rows: [Row], _ key: String) -> Set<Int> {
    // A port that is not in service is nowhere to meet.
    Set(rows.filter { $0["operational"] as? Bool != false }.compactMap { $0[key] as? Int })
  }

  /// Networks with a port at an exchange can meet it there, and so can those in one of its facilities.
  init(exchange: Int, root: String) throws {
    let table = try Self.tables("ix\(exchange)", root)
    self.exchange = exchange
    exchanges = [exchange]
    facilities = Self.ids(table("fac"), "id")
    networksHere = Self.ids(table("netixlan"), "asn")
  }

  init(facility: Int, root: String) throws {
    let table = try Self.tables("fac\(facility)", root)
    self.facility = facility
    facilities = [facility]
    networksHere = Self.ids(table("net"), "asn")
    exchangesHere = Self.ids(table("ix"), "id")
  }

  /// With the places whose own records say that this one is there.
  func completed(by all: [RecordRows]) -> RecordRows {
    var completed = self
    for other in all {
      let isHere = asn.map(other.networksHere.contains) == true
      let isIn = exchange.map(other.exchangesHere.contains) == true
      if let id = other.exchange, isHere { completed.exchanges.insert(id) }
      if let id = other.facility, isHere || isIn { completed.facilities.insert(id) }
    }
    return completed
  }

  init(asn: UInt32, root: String) throws {
    let names = ["records", "apricot/submissions/records"].map { "\(root)/examples/\($0)/as\(asn).json" }
    let path = try #require(names.first { FileManager.default.fileExists(atPath: $0) })
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    let top = try #require(json as? [String: Any])
    let answer = top["net"] as? [String: Any] ?? top
    let net = try #require((answer["data"] as? [[String: Any]])?.first)
    self.asn = Int(asn)
    exchanges = Self.ids(net["netixlan_set"] as? [Row] ?? [], "ix_id")
    facilities = Self.ids(net["netfac_set"] as? [Row] ?? [], "fac_id")
  }
}
