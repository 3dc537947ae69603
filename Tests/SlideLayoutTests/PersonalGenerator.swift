import Diagnostics
import PeeringDB
import Scene
import SlideLayout
import Submissions

/// Makes up presenters, from the empty to the overfull, the same ones for the same seed.
struct PersonalGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  private static let words = [
    "Pacific", "Net", "Lightwave", "Broadband", "of", "the", "Interconnection", "South", "Üniversitesi",
    "เครือข่าย", "ดาวเหนือ", "شبكة", "السدرة", "সবুজ", "ইন্টারনেট", "បណ្ដាញ", "មេគង្គ", "朝凪", "ネットワーク",
    "Степной", "Ветер", "נתיב", "™", "Telekommunikationsgesellschaft", "IX", "A", "(formerly", "Example)",
    "ශ්‍රී", "မြန်မာ", "e\u{301}\u{302}\u{303}", "\u{200B}", "\u{FFFD}", "\u{202E}evil", "🚀",
  ]
  private static let cities = [
    ("Singapore", "SG"), ("Tokyo", "JP"), ("東京", "JP"), ("Suva", "FJ"), ("Manila", "PH"),
    ("กรุงเทพมหานคร", "TH"),
    ("São Paulo", "BR"), ("Sao Paulo", "BR"), ("دبي", "AE"),
    ("Llanfairpwllgwyngyllgogerychwyrndrobwll", "GB"),
    ("New York", "US"), ("Ashburn", "US"), ("", ""), ("Frankfurt am Main", "DE"), ("ភ្នំពេញ", "KH"),
  ]

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }
  mutating func text(_ words: ClosedRange<Int>) -> String {
    (0..<number(words)).map { _ in pick(Self.words) }.joined(separator: " ")
  }

  /// A presenter of a kind.
  mutating func personal(_ kind: PresenterKind = .network) -> Personal {
    switch kind {
    case .network: .network(NetworkPersonal.resolve(bundle(), submission()).value)
    case .exchange: .exchange(ExchangePersonal.resolve(exchange(), submission()).value)
    case .facility: .facility(FacilityPersonal.resolve(facility(), submission()).value)
    case .other: .other(OtherPersonal.resolve(name(), submission()).value)
    }
  }

  mutating func assets() -> SlideAssets {
    var assets = SlideAssets()
    if chance(0.6) { assets.qr = QRSymbol(width: 25, modules: (0..<625).map { _ in chance(0.5) }) }
    if chance(0.4) {
      assets.logo = SceneImage(
        format: pick([.svg, .png, .jpeg]), bytes: [], pixelWidth: number(1...4000),
        pixelHeight: number(1...4000))
    }
    if chance(0.5) {
      assets.event = text(1...6)
      assets.page = "\(number(1...999)) / 999"
    }
    return assets
  }

  private mutating func bundle() -> NetworkBundle {
    var network = NetworkRecord(
      asn: ASN(number: UInt32(number(64496...64511))),
      name: chance(0.05) ? "" : text(chance(0.3) ? 5...16 : 1...4))
    let few = pick([0, 0, 1, 3, 8, 40, 300])
    network.aka = chance(0.3) ? text(1...20) : ""
    network.website =
      chance(0.6) ? "https://www.\(pick(["a", "paclight", "a-very-long-name-of-a-network"])).example" : ""
    network.infoTypes = (0..<number(0...5)).map { _ in
      pick(["NSP", "Content", "Cable/DSL/ISP", "Educational/Research", "Non-Profit", "Network Services"])
    }
    network.infoScope = pick(["", "Global", "Asia Pacific", "Not Disclosed"])
    network.infoUnicast = chance(0.8)
    network.infoIPv6 = chance(0.8)
    network.policyGeneral = pick(["", "Open", "Selective", "Restrictive", "No"])
    network.policyContracts = pick(["", "Not Required", "Private Only", "Required"])
    network.policyLocations = pick(["", "Not Required", "Preferred", "Required - International"])
    network.policyRatio = pick([nil, true, false])
    network.infoTraffic = pick([
      "", "500-1000Gbps", "100+Tbps", "0-20Mbps", "1 Tbps+", "a very long unknown class",
    ])
    network.infoRatio = pick(["", "Balanced", "Heavy Inbound", "Heavy Outbound", "Not Disclosed"])
    network.infoPrefixes4 = pick([nil, 0, 7, 1_000_000])
    network.infoPrefixes6 = pick([nil, 0, 7, 250_000])
    network.irrAsSet = pick([
      "", "AS-X", "RIPE::AS64500:AS-A-RATHER-LONG-NAME", "RIPE::AS-ONE RADB::AS-TWO AS-3",
    ])
    network.updated = CalendarDate(isoPrefix: "2026-11-22")
    var exchanges: [Int: ExchangeRecord] = [:]
    let hasRecords = chance(0.7)
    for id in 0..<few {
      let (city, country) = pick(Self.cities)
      let name = text(1...3) + (chance(0.3) ? " " + city : "")
      var port = ExchangeConnection(
        ixID: id, name: name, speed: pick([0, 1, 100, 1000, 10_000, 100_000, 1_200_000]))
      port.operational = chance(0.95)
      network.netixlanSet.append(port)
      if hasRecords { exchanges[id] = ExchangeRecord(id: id, name: name, city: city, country: country) }
    }
    for id in 0..<pick([0, 0, 1, 2, 10, 80]) {
      let (city, country) = pick(Self.cities)
      network.netfacSet.append(
        FacilityConnection(facID: id, name: text(1...8), city: city, country: country))
    }
    if chance(0.5) {
      network.pocSet = [
        PointOfContact(role: "Policy", name: text(0...4), phone: "+1 555 0100", email: "a@b.example")
      ]
    }
    return NetworkBundle(network: network, exchanges: exchanges, origin: RecordOrigin(name: "record"))
  }

  private mutating func name() -> Located<String> {
    Located(text(1...9), source: SourceText(file: "generated", text: ""), line: 1, column: 1)
  }

  private mutating func exchange() -> ExchangeBundle {
    let (city, country) = pick(Self.cities)
    var exchange = ExchangeRecord(id: 1, name: text(1...8), city: city, country: country)
    exchange.nameLong = chance(0.3) ? text(1...16) : ""
    exchange.website = chance(0.6) ? "https://a-very-long-name-of-an-exchange.example" : ""
    exchange.policyEmail = chance(0.6) ? "peering@ix.example" : ""
    exchange.techPhone = chance(0.3) ? "+1 555 0100" : ""
    exchange.terms = pick(["", "No Commercial Terms", "Non-recurring Fees Only"])
    exchange.protoUnicast = chance(0.8)
    exchange.protoIPv6 = chance(0.8)
    exchange.updated = CalendarDate(isoPrefix: "2026-11-22")
    let members = pick([0, 1, 12, 300])
    exchange.netCount = members
    var bundle = ExchangeBundle(
      exchange: exchange, facilities: facilities(), networks: [:], origin: RecordOrigin(name: "record"))
    for index in 0..<members {
      let asn = ASN(number: UInt32(64496 + index))
      var port = ExchangeConnection(ixID: 1, name: "", speed: pick([0, 1000, 10_000, 400_000]))
      port.asn = asn
      bundle.connections.append(port)
      bundle.networks[asn] = NetworkSummary(asn: asn, name: text(1...5), ixCount: number(1...40))
    }
    return bundle
  }

  private mutating func facility() -> FacilityBundle {
    let (city, country) = pick(Self.cities)
    var facility = FacilityRecord(id: 1, name: text(1...8), city: city, country: country)
    facility.address1 = chance(0.7) ? text(1...10) : ""
    facility.website = chance(0.6) ? "https://a-very-long-name-of-a-data-centre.example" : ""
    facility.salesEmail = chance(0.6) ? "sales@hall.example" : ""
    facility.updated = CalendarDate(isoPrefix: "2026-11-22")
    return FacilityBundle(
      facility: facility,
      exchanges: (0..<pick([0, 1, 6, 40])).map { ExchangeRecord(id: $0, name: text(1...6)) },
      networks: (0..<pick([0, 1, 20, 200])).map {
        NetworkSummary(asn: ASN(number: UInt32(64496 + $0)), name: text(1...5), ixCount: 3)
      },
      carriers: (0..<pick([0, 1, 9])).map { CarrierRecord(id: $0, name: text(1...4)) },
      campus: chance(0.3) ? CampusRecord(id: 1, name: text(1...4), facCount: number(2...9)) : nil,
      origin: RecordOrigin(name: "record"))
  }

  private mutating func facilities() -> [FacilityRecord] {
    (0..<pick([0, 1, 4, 30])).map { id in
      let (city, country) = pick(Self.cities)
      return FacilityRecord(id: id, name: text(1...6), city: city, country: country)
    }
  }

  private mutating func submission() -> Submission {
    var submission = Submission()
    if chance(0.3) { submission.seeking = text(1...25) }
    if chance(0.3) { submission.offering = text(1...25) }
    if chance(0.3) { submission.message = text(1...40) }
    if chance(0.3) { submission.speaker = text(1...6) }
    if chance(0.3) {
      submission.contact = Contact(
        name: chance(0.5) ? text(1...4) : nil,
        email: "\(String(repeating: "peering", count: number(1...8)))@net.example",
        phone: chance(0.5) ? "+1 555 0100" : nil, url: "https://net.example/peering")
    }
    if chance(0.3) {
      submission.planned = (0..<number(1...20)).map { _ in
        PlannedPresence(place: text(1...5), when: chance(0.7) ? text(1...3) : nil)
      }
    }
    if chance(0.2) { submission.ratio = .measured(.init(inbound: number(0...100))) }
    if chance(0.2) {
      submission.traffic = .measured(BitRate(bitsPerSecond: number(1...9_000_000_000_000_000)))
    }
    submission.hidden = Set(SlidePart.allCases.filter { _ in chance(0.05) })
    submission.shown = Set(
      SlidePart.onRequest.sorted { $0.rawValue < $1.rawValue }.filter { _ in chance(0.3) })
    return submission
  }
}

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
