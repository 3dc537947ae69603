internal import Diagnostics
internal import PeeringDB
internal import SlideLayout
internal import Submissions

extension Specimen {
  /// Slides of presenters that are no networks, each with more than fits.
  static var otherKinds: [Specimen] {
    [
      Specimen(title: "An exchange with many participants", content: .slide(.exchange(exchange))),
      Specimen(title: "A data centre with many networks", content: .slide(.facility(facility))),
      Specimen(title: "Somebody without a record", content: .slide(.other(other))),
    ]
  }

  private static let origin = RecordOrigin(name: "specimen", date: CalendarDate(isoPrefix: "2026-11-22"))

  private static var words: Submission {
    var submission = Submission()
    submission.seeking =
      "content networks with caches on the islands, "
      + "and whoever lands a cable in the next two years"  // words: ok
    submission.offering = "ports without a fee until 2028 for everybody who is new to the South Sea"
    submission.planned = [
      PlannedPresence(place: "Nukuʻalofa", when: "Q1 2027"), PlannedPresence(place: "Apia", when: "Q3 2027"),
    ]
    submission.contact = Contact(
      name: "Member Services of the Exchange", email: "members@island-exchange.example")
    return submission
  }

  private static var exchange: ExchangePersonal {
    var record = ExchangeRecord(
      id: 1, name: "Island Universities Internet Exchange of the South Sea", city: "Nukuʻalofa", country: "TO"
    )
    record.regionContinent = "Australia"
    record.serviceLevel = "Normal Business Hours"
    record.terms = "Bundled With Other Services"
    var bundle = ExchangeBundle(exchange: record, origin: origin)
    bundle.lans = [ExchangeLAN(id: 1, mtu: 9000)]
    bundle.prefixes = [
      LANPrefix(ipVersion: "IPv4", prefix: "203.0.113.0/24"),
      LANPrefix(ipVersion: "IPv6", prefix: "2001:db8:64:500:ffff:ffff:ffff:0/112"),
    ]
    for index in 0..<40 {
      let number = ASN(number: UInt32(64496 + index % 16))
      bundle.networks[number] = NetworkSummary(
        asn: number, name: SpecimenDeck.name(index), ixCount: 100 - index)
      var port = ExchangeConnection(ixID: 1, name: record.name, speed: 100_000)
      port.asn = number
      port.isRSPeer = index % 3 > 0
      bundle.connections.append(port)
      var hall = FacilityRecord(
        id: index, name: "Harbour Gate DC\(index)", city: "Port \(index % 5)", country: "TO")
      (hall.latitude, hall.longitude) = (-21, -175)
      bundle.facilities.append(hall)
    }
    var submission = words
    submission.traffic = .measured(BitRate(bitsPerSecond: 4_600_000_000_000))
    return ExchangePersonal.resolve(bundle, submission).value
  }

  private static var facility: FacilityPersonal {
    var record = FacilityRecord(
      id: 1, name: "Harbour Gate Data Centre for the Islands of the South Sea", city: "Nukuʻalofa",
      country: "TO")
    record.address1 = "88 Example Boulevard of the Confederation"
    record.address2 = "Building 4, second floor"
    record.zipcode = "1000"
    (record.netCount, record.ixCount, record.carrierCount) = (1074, 12, 31)
    (record.latitude, record.longitude) = (-21.1, -175.2)
    record.property = "Owner"
    record.diverseServingSubstations = true
    record.availableVoltageServices = ["48 VDC", "400 VAC", "480 VAC"]
    var bundle = FacilityBundle(facility: record, origin: origin)
    bundle.exchanges = (0..<12).map {
      ExchangeRecord(id: $0, name: "Lattice IX \($0)", city: "Apia", country: "WS")
    }
    bundle.networks = (0..<16).map { index in
      NetworkSummary(
        asn: ASN(number: UInt32(64496 + index)), name: SpecimenDeck.name(index), ixCount: 100 - index)
    }
    bundle.carriers = (0..<6).map { CarrierRecord(id: $0, name: "Archipelago Carriers \($0)") }
    bundle.campus = CampusRecord(id: 1, name: "Harbour Gate Campus", facCount: 4)
    return FacilityPersonal.resolve(bundle, words).value
  }

  private static var other: OtherPersonal {
    let name = "Confederation of Registries and Research Libraries of the South Sea Islands"
    var submission = words
    submission.message = "We run .example for the whole Pacific, and answer from three of its islands."
    submission.traffic = .measured(BitRate(bitsPerSecond: 12_000_000_000))
    submission.ratio = .measured(.init(inbound: 12))
    submission.policy = .restrictive
    let source = SourceText(file: location.file, text: "")
    return OtherPersonal.resolve(
      Located(name, source: source, line: 0, column: 0, at: DocumentPath(nil, key: "name")), submission
    ).value
  }
}
