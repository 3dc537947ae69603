package import Diagnostics
package import PeeringDB

/// What an exchange's slide says.
package struct ExchangePersonal: PersonalContent {
  /// PeeringDB's number of the `ix`.
  package var id: Int
  package var name: String
  package var alsoKnownAs: String?
  package var latinName: String?
  package var city: String?
  /// ISO 3166 code.
  package var country: String?
  package var region: String?
  /// Networks with a port in operation, each counted once.
  package var participantCount: Int?
  /// Of all ports in operation; zero where no port is known.
  package var capacity: BitRate
  /// Networks with a port that peers with the route servers; nil where no port is known.
  package var routeServerPeerCount: Int?
  /// The peak that the presenter states; PeeringDB has none.
  package var traffic: TrafficVolume?
  package var facilities: Presence
  /// As in `203.0.113.0/24`, IPv4 first.
  package var prefixes: [String]
  /// Bytes; where its LANs have several, the least.
  package var mtu: Int?
  package var media: String?
  package var serviceLevel: String?
  package var terms: String?
  /// Participants whose names are known, those with most capacity first.
  package var participants: [ListedName]
  /// All participants with a port in operation, and the capacity of their ports.
  package var ports: [ASN: BitRate] = [:]
  package var website: String?
  package var pitch: Pitch
  package var hanLanguage: String?
  package var source: DataSource
  package var facilityNames: [Int: String]
  package var mapPlaces = MapPlaces()

  package var identifier: String { alsoKnownAs ?? name }
  package var peeringDBPage: String? { "peeringdb.com/ix/\(id)" }
  /// Those with a port here can be met.
  package var exchangeNames: [Int: String] { [id: name] }
}

extension ExchangePersonal {
  /// The slide's content: the record, overridden by the submission.
  ///
  /// - Parameters:
  ///   - bundle: the exchange's record, with what belongs to it.
  ///   - submission: what the presenter wrote.
  ///   - members: the exchange's own list of participants, if any.
  ///   - measured: the exchange's own figures of its traffic, if any; what the presenter states comes first.
  ///   - recordFile: the file the record was read from, for messages; nil for the record's own origin.
  /// - Returns: the content, with notes about what is unknown and warnings about what looks wrong.
  package static func resolve(
    _ bundle: ExchangeBundle, _ submission: Submission, members: MemberExport? = nil,
    measured: TrafficExport? = nil, recordFile: String? = nil
  ) -> Diagnosed<ExchangePersonal> {
    let (record, fillers) = bundle.exchange.withoutFillers()
    var diagnostics = submission.misplaced(
      on: "an exchange", Submission.networkOnlyKeys.union(Submission.recordKeys))
    if let wanted = submission.exchange, wanted.value != record.id {
      diagnostics.append(
        wanted.diagnostic(
          .error, rule: "wrong-record",
          "the submission is for exchange \(wanted.value), the record is \(record.id)",
          hint: "correct 'exchange' or 'record'"))
    }
    let counted = Participants(bundle, members)
    let city = DisplayText.cleanOrNil(record.city)
    let contact = Contact.ofRecord([
      (record.policyEmail, record.policyPhone), (record.techEmail, record.techPhone),
      (record.salesEmail, record.salesPhone),
    ])
    // A new exchange's record says 0 until someone has a port.
    let participantCount = [counted.count, record.netCount, record.ixfNetCount].lazy.compactMap { $0 }
      .first { $0 > 0 }
    let sites = bundle.facilities.map(Presence.Site.init)
    let pitch = Pitch(submission, contact: contact, logo: bundle.logo)
    let country = DisplayText.cleanOrNil(record.country).map(PlaceName.country)
    var personal = ExchangePersonal(
      id: record.id, name: DisplayText.cleanOrNil(record.name) ?? "ix:\(record.id)",
      alsoKnownAs: DisplayText.cleanOrNil(record.aka), city: city, country: country,
      region: DisplayText.cleanOrNil(record.regionContinent),
      participantCount: participantCount, capacity: counted.capacity,
      routeServerPeerCount: counted.routeServerPeers, traffic: submission.traffic,
      facilities: Presence(gathering: sites.filter { !$0.name.isEmpty }),
      prefixes: bundle.prefixes.sorted { ($0.ipVersion, $0.prefix) < ($1.ipVersion, $1.prefix) }.map(
        \.prefix),
      mtu: bundle.lans.compactMap(\.mtu).filter { $0 > 0 }.min(), media: known(record.media),
      serviceLevel: known(record.serviceLevel), terms: known(record.terms), participants: counted.listed,
      website: submission.website ?? Contact.url(record.website), pitch: pitch,
      hanLanguage: HanLanguage.of(
        [record.name, record.city] + pitch.texts + sites.map(\.name) + counted.listed.map(\.name),
        country: country),
      source: DataSource(updated: record.updated, bundle.origin),
      facilityNames: Dictionary(sites.map { ($0.id, $0.name) }) { first, _ in first })
    personal.ports = counted.ports
    if let measured, personal.traffic == nil {
      personal.traffic = peak(measured, counted.capacity, submission, &diagnostics)
    }
    personal.latinName = LatinName.beside(personal.name, among: [record.aka, record.nameLong])
    personal.mapPlaces = MapPlaces(
      exchanges: .none, facilities: personal.facilities, records: bundle.facilities)
    let file = submission.source?.file ?? recordFile ?? bundle.origin.name
    diagnostics += RecordFacts.notes(of: fillers, in: file)
    diagnostics += personal.notes(
      file: file,
      [
        (
          .traffic, personal.traffic == nil, "traffic-unknown", "no peak traffic is known",
          "add 'traffic:', as in 'traffic: 46G'; PeeringDB has none for exchanges"
        )
      ])
    return Diagnosed(personal, diagnostics)
  }

  /// The peak in an exchange's own figures, unless the capacity of the ports says that it cannot be one.
  private static func peak(
    _ measured: TrafficExport, _ capacity: BitRate, _ submission: Submission, _ problems: inout [Diagnostic]
  ) -> TrafficVolume? {
    let reason: String
    if capacity > .zero {
      switch measured.peak(of: capacity.bitsPerSecond) {
      case .rate(let rate): return .measured(BitRate(bitsPerSecond: rate))
      case .perSecond:
        reason = "the octets seem to be those of a second, not of the \(measured.seconds) s that it states"
      case .tooMuch: reason = "the peak is above the capacity of all ports"
      case .tooLittle: reason = "the peak is below a two-hundredth of the capacity of all ports"
      }
    } else {
      reason = "no capacity of ports is known, by which to see whether the peak is possible"
    }
    if let written = submission.trafficURL {
      problems.append(
        written.diagnostic(
          .warning, rule: "traffic-url", "the traffic export is left out: \(reason)",
          hint: "write the peak by hand, as in 'traffic: 46G'"))
    }
    return nil
  }

  private static func known(_ text: String) -> String? {
    DisplayText.cleanOrNil(text).flatMap { DisplayText.saysNotDisclosed($0) ? nil : $0 }
  }
}

/// Who is at an exchange, counted.
private struct Participants {
  var count: Int?
  var capacity: BitRate = .zero
  var routeServerPeers: Int?
  var listed: [ListedName] = []
  var ports: [ASN: BitRate] = [:]

  init(_ bundle: ExchangeBundle, _ members: MemberExport?) {
    var routeServer: Set<ASN> = []
    var known: [ASN: String] = bundle.networks.compactMapValues { DisplayText.cleanOrNil($0.name) }
    if let members {
      // The exchange's own list is the best source on its members.
      for member in members.members {
        ports[member.asn, default: .zero] =
          ports[member.asn, default: .zero] + BitRate(megabitsPerSecond: member.speed)
        if member.usesRouteServer { routeServer.insert(member.asn) }
        if let name = DisplayText.cleanOrNil(member.name) { known[member.asn] = name }
      }
    } else {
      for port in bundle.connections where port.operational {
        guard let asn = port.asn else { continue }
        // Speeds of 0 and 1 Mbit/s mean "unknown" in PeeringDB.
        let speed = port.speed > 1 ? BitRate(megabitsPerSecond: port.speed) : .zero
        ports[asn, default: .zero] = ports[asn, default: .zero] + speed
        if port.isRSPeer { routeServer.insert(asn) }
      }
    }
    guard !ports.isEmpty else { return }
    count = ports.count
    capacity = ports.values.reduce(.zero, +)
    routeServerPeers = routeServer.count
    let order = ports.sorted { ($1.value, $0.key.number) < ($0.value, $1.key.number) }
    listed = order.compactMap { asn, capacity in
      known[asn].map { ListedName($0, asn: asn, capacity: capacity) }
    }
  }
}
