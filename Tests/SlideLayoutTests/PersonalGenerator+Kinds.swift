import Diagnostics
import PeeringDB
import SlideLayout
import Submissions
import Templates

extension PersonalGenerator {
  private static let origin = RecordOrigin(name: "record", date: CalendarDate(isoPrefix: "2026-11-22"))

  /// Somebody of a kind, with names of up to `length` words.
  mutating func presenter(_ kind: PresenterKind, words length: Int) -> Personal {
    let submission = written(length)
    switch kind {
    case .network: return .network(NetworkPersonal.resolve(network(length), submission).value)
    case .exchange: return .exchange(ExchangePersonal.resolve(exchange(length), submission).value)
    case .facility: return .facility(FacilityPersonal.resolve(facility(length), submission).value)
    case .other:
      let name = Located(
        text(1...length), source: SourceText(file: "generated", text: ""), line: 0, column: 0,
        at: DocumentPath(nil, key: "name"))
      return .other(OtherPersonal.resolve(name, submission).value)
    }
  }

  private mutating func written(_ length: Int) -> Submission {
    var submission = Submission()
    submission.message = text(1...length * 3)
    submission.seeking = chance(0.5) ? text(1...length * 2) : nil
    submission.speaker = text(1...length)
    submission.place = chance(0.5) ? text(1...length) : nil
    submission.website = "https://www.\(String(repeating: "net", count: number(1...length * 2))).example"
    submission.contact = Contact(
      name: text(1...length), email: "\(String(repeating: "peering", count: number(1...length)))@net.example",
      phone: "+1 555 0100",
      url: "https://net.example/\(String(repeating: "peering", count: number(1...length)))")
    submission.planned = (0..<number(0...4)).map { _ in
      PlannedPresence(place: text(1...length), when: chance(0.7) ? text(1...3) : nil)
    }
    submission.shown = Set(SlidePart.onRequest)
    return submission
  }

  private mutating func network(_ length: Int) -> NetworkBundle {
    var network = NetworkRecord(asn: ASN(number: 4_200_000_000), name: text(1...length))
    network.aka = text(1...length)
    network.infoTypes = ["NSP", "Content"]
    network.infoTraffic = pick(["500-1000Gbps", text(1...length)])
    network.irrAsSet = "RIPE::AS-\(String(repeating: "X", count: number(1...60))) AS-TWO AS-THREE"
    network.policyGeneral = "Open"
    var exchanges: [Int: ExchangeRecord] = [:]
    for id in 0..<number(0...12) {
      let name = text(1...length)
      network.netixlanSet.append(ExchangeConnection(ixID: id, name: name, speed: 100_000))
      exchanges[id] = ExchangeRecord(id: id, name: name, city: text(1...length), country: "FJ")
    }
    for id in 0..<number(0...12) {
      network.netfacSet.append(
        FacilityConnection(facID: id, name: text(1...length), city: text(1...length), country: "WS"))
    }
    return NetworkBundle(network: network, exchanges: exchanges, origin: Self.origin)
  }

  private mutating func exchange(_ length: Int) -> ExchangeBundle {
    var record = ExchangeRecord(id: 1, name: text(1...length), city: text(1...length), country: "TO")
    record.aka = text(1...length)
    record.serviceLevel = text(1...length)
    record.terms = text(1...length)
    var bundle = ExchangeBundle(exchange: record, origin: Self.origin)
    bundle.lans = [ExchangeLAN(id: 1, mtu: 9000)]
    bundle.prefixes = [LANPrefix(ipVersion: "IPv6", prefix: "2001:db8:64:500:ffff:ffff:ffff:0/112")]
    for index in 0..<number(1...12) {
      let number = ASN(number: UInt32(64496 + index))
      bundle.networks[number] = NetworkSummary(asn: number, name: text(1...length * 2), ixCount: 100 - index)
      var port = ExchangeConnection(ixID: 1, name: record.name, speed: 100_000)
      port.asn = number
      bundle.connections.append(port)
      bundle.facilities.append(
        FacilityRecord(id: index, name: text(1...length * 2), city: text(1...length), country: "TO"))
    }
    return bundle
  }

  private mutating func facility(_ length: Int) -> FacilityBundle {
    var record = FacilityRecord(id: 1, name: text(1...length), city: text(1...length), country: "TO")
    record.address1 = text(1...length)
    record.address2 = text(1...length)
    (record.netCount, record.ixCount, record.carrierCount) = (1074, 12, 31)
    record.property = "Owner"
    record.availableVoltageServices = ["48 VDC", "400 VAC", "480 VAC"]
    var bundle = FacilityBundle(facility: record, origin: Self.origin)
    bundle.exchanges = (0..<number(0...6)).map {
      ExchangeRecord(id: $0, name: text(1...length * 2), city: "Apia", country: "WS")
    }
    bundle.networks = (0..<number(0...6)).map { index in
      NetworkSummary(
        asn: ASN(number: UInt32(64496 + index)), name: text(1...length * 2), ixCount: 100 - index)
    }
    bundle.carriers = (0..<number(0...6)).map { CarrierRecord(id: $0, name: text(1...length * 2)) }
    bundle.campus = CampusRecord(id: 1, name: text(1...length), facCount: 4)
    return bundle
  }

  /// One of a deck's own pages, with texts of up to `length` words everywhere.
  mutating func deckPage(_ kind: PageKind, words length: Int) -> DeckPage {
    var facts = DeckFacts()
    (facts.event, facts.place, facts.session) = (text(1...length), text(1...length), text(1...length))
    (facts.room, facts.chair, facts.text) = (text(1...length), text(1...length), text(1...length * 3))
    (facts.name, facts.number, facts.next) = (text(1...length), "AS4200000000", text(1...length))
    (facts.title, facts.footer) = (chance(0.5) ? text(1...length) : "", chance(0.5) ? text(1...length) : "")
    (facts.start, facts.end, facts.timeZone) = ("14:00", "14:30", "Pacific/Tongatapu")
    facts.kinds = [DeckFacts.KindCount(kind: .network, count: 41)]
    var page = DeckPage(kind, facts)
    func cell(_ generator: inout Self, _ count: Int = 1) -> DeckTable.Cell {
      DeckTable.Cell((0..<count).map { _ in DeckTable.Cell.Item(generator.text(1...length)) })
    }
    let names: [String] =
      switch kind {
      case .runningOrder: ["time", "number", "name", "policy", "traffic"]
      case .meetings: ["name", "others"]
      case .exchanges: ["exchange", "presenters"]
      case .presenters: ["number", "name", "policy", "contact", "page"]
      default: []
      }
    if !names.isEmpty {
      page.table = DeckTable(
        (0..<12).map { row in
          if kind == .runningOrder, row % 5 == 0 { return DeckTable.Row(["name": cell(&self)]) }
          let isList = kind == .meetings || kind == .exchanges
          return DeckTable.Row(
            Dictionary(
              uniqueKeysWithValues: names.map {
                ($0, cell(&self, isList && $0 != names[0] ? number(1...9) : 1))
              }),
            kind: .network)
        })
    }
    if kind == .matrix {
      page.matrix = DeckMatrix(
        presenters: (0..<9).map { _ in DeckMatrix.Presenter(text(1...length)) },
        meetings: (0..<9).map { row in
          Dictionary(
            uniqueKeysWithValues: (row + 1..<max(row + 1, 9)).map {
              ($0, DeckMatrix.Meeting(exchanges: 3, facilities: 0))
            })
        })
    }
    return page
  }
}
