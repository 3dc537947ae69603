import Diagnostics
import PeeringDB
import TestSupport
import Testing

@testable import RecordDatabase

/// Names are found in any script, without regard to accents and case.
@Suite struct NameSearchTests {
  private static let names: [(Int, String, String)] = [
    (64496, "Công ty Viễn thông Đà Nẵng", ""), (64497, "TÜRKSAT İletişim", ""), (64498, "中華電信", "Chunghwa"),
    (64499, "เครือข่ายดาวเหนือ", ""), (64500, "Pacific Lightwave", "PacLight"),
    (64501, "Light of the Pacific", ""),
    (64502, "ガーデンネット東京", ""), (64503, "Ørsted Fiber ™", ""), (64504, "شَبَكَة النور", ""),
    (64505, "Straße Łódź", ""),
    (64506, "Δίκτυο Αθήνα", ""), (64507, "Степной Ветер", ""), (64508, "O\u{2019}Neill\u{200B}net & Co.", ""),
    (64509, "한빛네트워크", ""), (64510, "Ｆｕｌｌｗｉｄｔｈ Ｎｅｔ", ""), (64511, "Lighthouse", "pacific rim"),
  ]

  /// Made once for all: the tests only look.
  private static let shared = Result { try makeScratch() }

  private let scratch: Scratch
  private let snapshot: SnapshotSource

  init() throws {
    scratch = try Self.shared.get()
    snapshot = try SnapshotSource(scratch("s.sqlite"))
  }

  private static func makeScratch() throws -> Scratch {
    let scratch = try Scratch()
    let world = try RecordWorld()
    world.change("net") { rows in
      rows = Self.names.map { asn, name, aka in
        [
          "id": asn, "org_id": 1, "asn": asn, "name": name, "aka": aka,
          "updated": "2026-05-0\(asn % 9 + 1)T00:00:00Z",
        ]
      }
    }
    func connect(_ id: Int, _ network: Int, _ table: String, _ more: RecordWorld.Row) {
      var row: RecordWorld.Row = ["id": id, "net_id": network, "status": "ok"]
      row.merge(more) { first, _ in first }
      world.add(row, to: table)
    }
    world.change("netixlan") { $0 = [] }
    world.change("netfac") { $0 = [] }
    connect(1, 64500, "netixlan", ["ix_id": 910_001, "operational": true])
    connect(2, 64500, "netixlan", ["ix_id": 910_001, "operational": true])
    connect(3, 64500, "netixlan", ["ix_id": 910_003, "operational": false])
    connect(4, 64500, "netfac", ["fac_id": 920_001, "city": "SINGAPORE", "country": "SG"])
    connect(5, 64500, "netfac", ["fac_id": 920_002, "city": "Zürich", "country": "CH"])
    connect(6, 64500, "netfac", ["fac_id": 920_003, "city": "Zurich", "country": "CH"])
    _ = try scratch.makeSnapshot(of: world)
    return scratch
  }

  private func find(_ text: String, limit: Int = 50) throws -> [Int] {
    try snapshot.find(text, limit: limit) { city, _ in SearchText.fold(city) }.networks.map {
      Int($0.asn.number)
    }
  }

  @Test(arguments: [
    ("da nang", [64496]), ("ĐÀ NẴNG", [64496]), ("đà nẵng", [64496]), ("vien thong", [64496]),
    ("turksat", [64497]), ("türksat iletişim", [64497]), ("TURKSAT ILETISIM", [64497]), ("ıletısım", [64497]),
    ("電信", [64498]), ("中華", [64498]), ("chunghwa", [64498]), ("信", [64498]),
    ("ดาวเหนือ", [64499]), ("เครือข่าย", [64499]), ("東京", [64502]), ("ネット", [64502]), ("ｶﾞｰﾃﾞﾝ", [64502]),
    ("orsted", [64503]), ("fiber tm", [64503]), ("شبكة", [64504]), ("النور", [64504]), ("strasse", [64505]),
    ("lodz", [64505]), ("αθηνα", [64506]), ("ΔΙΚΤΥΟ", [64506]), ("степной", [64507]), ("ВЕТЕР", [64507]),
    ("o'neillnet", [64508]), ("oneill", [64508]), ("neillnet co", [64508]), ("네트", [64509]),
    ("fullwidth", [64510]), ("ｌｉｇｈｔｗａｖｅ", [64500]), ("paclight", [64500]),
  ])
  func `scripts, accents and case`(text: String, wanted: [Int]) throws {
    #expect(try find(text) == wanted)
  }

  @Test func `all words must be there, in any order, the best first`() throws {
    #expect(try find("pacific light") == [64500, 64501, 64511])
    #expect(try find("light pacific") == [64500, 64501, 64511])
    #expect(try find("lighthouse") == [64511])
    #expect(try find("light") == [64501, 64511, 64500])
    #expect(try find("pacific lightning") == [])
    #expect(try find("100%_") == [] && (try find("'; DROP TABLE net; --")) == [] && (try find("\\")) == [])
  }

  @Test func `a number is that of one network`() throws {
    #expect(try find("AS64500") == [64500])
    #expect(try find("64507") == [64507])
    #expect(try find("6450") == [])
  }

  @Test func `how many are reported, and how many there are`() throws {
    let found = try snapshot.find("pacific", limit: 1) { city, _ in city }
    #expect(found.networks.map(\.asn) == [ASN(number: 64500)] && found.count == 3)
  }

  @Test func `cities are counted once, without exchanges where no port is in service`() throws {
    let found = try #require(
      try snapshot.find("lightwave", limit: 5) { city, _ in SearchText.fold(city) }.networks.first)
    #expect(
      found
        == FoundNetwork(
          asn: ASN(number: 64500), name: "Pacific Lightwave", cityCount: 2,
          updated: CalendarDate(isoPrefix: "2026-05-07")))
  }

  @Test func `the client's database finds the same`() throws {
    let world = try RecordWorld()
    let scratch = try Scratch()
    let path = try scratch.makeDatabase("c.sqlite3", world.clientSQL())
    let client = try #require(try RecordStore.open(path).search)
    let other = try SnapshotSource(try scratch.makeSnapshot("w.sqlite", of: world))
    for text in ["pacific", "朝凪", "network", "ветер", "AS64500", "hanbit"] {
      let key: (String, String) -> String = { city, _ in SearchText.fold(city) }
      let ours = try client.find(text, limit: 20, cityKey: key)
      let theirs = try other.find(text, limit: 20, cityKey: key)
      #expect(ours == theirs && ours.count > 0, "\(text)")
    }
  }

  @Test(arguments: ["\u{02BB}", "\u{2018}", "\u{2019}", "`", "\u{B4}", "\u{02BC}", "'", "\u{2032}", ""])
  func `the ʻokina and what is typed for it are ignored`(sign: String) {
    #expect(SearchText.fold("Nuku\(sign)alofa \(sign)Uta") == "nukualofa uta")
  }
}
