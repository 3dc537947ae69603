package import Diagnostics
package import PeeringDB

extension NetworkPersonal {
  /// The slide's content: the record, overridden by the submission.
  ///
  /// - Parameters:
  ///   - bundle: the network's record, with what belongs to it.
  ///   - submission: what the presenter wrote.
  ///   - siblings: other networks of the same organization on the same slide.
  ///   - recordFile: the file the record was read from, for messages; nil for the record's own origin.
  /// - Returns: the content, with notes about what is unknown and warnings about what looks wrong.
  package static func resolve(
    _ bundle: NetworkBundle, _ submission: Submission, siblings: [NetworkBundle] = [],
    recordFile: String? = nil
  ) -> Diagnosed<NetworkPersonal> {
    var cleaned = bundle
    let fillers: [RecordFacts.Field]
    (cleaned.network, fillers) = bundle.network.withoutFillers()
    var resolution = NetworkResolution(
      bundle: cleaned.joined(by: siblings), submission: submission,
      siblings: siblings.map {
        NetworkSummary(asn: $0.network.asn, name: DisplayText.clean($0.network.name))
      }, recordFile: recordFile ?? bundle.origin.name)
    let personal = resolution.personal()
    let misplaced = submission.misplaced(
      on: "a network", Submission.recordKeys.union(["ixf", "traffic-url"]))
    let file = submission.source?.file ?? recordFile ?? bundle.origin.name
    return Diagnosed(
      personal, resolution.diagnostics + misplaced + RecordFacts.notes(of: fillers, in: file))
  }
}

/// Works out one network's content.
private struct NetworkResolution {
  let bundle: NetworkBundle
  let submission: Submission
  let siblings: [NetworkSummary]
  let recordFile: String
  var diagnostics: [Diagnostic] = []

  init(bundle: NetworkBundle, submission: Submission, siblings: [NetworkSummary], recordFile: String) {
    self.bundle = bundle
    self.submission = submission
    self.siblings = siblings
    self.recordFile = recordFile
  }

  private var network: NetworkRecord { bundle.network }

  mutating func personal() -> NetworkPersonal {
    if let wanted = submission.network, wanted.value != network.asn {
      diagnostics.append(
        wanted.diagnostic(
          .error, rule: "wrong-network",
          "the submission is for \(wanted.value), the record is \(network.asn)",
          hint: "correct 'network' or 'record'"))
    }
    let ratio = submission.ratio ?? TrafficRatio(record: network.infoRatio)
    let exchanges = ExchangeSites(bundle)
    let gathered = Presence(gathering: exchanges.sites)
    let types = Self.types(network)
    let facilities = facilitySites()
    var personal = NetworkPersonal(
      asn: network.asn, name: name(), alsoKnownAs: DisplayText.cleanOrNil(network.aka), types: types,
      scope: known(network.infoScope), hasIPv4: network.infoUnicast, hasIPv6: network.infoIPv6,
      profile: submission.profile ?? NetworkProfile.suggested(types: types, ratio: ratio),
      policy: policy(), traffic: submission.traffic ?? TrafficVolume(record: network.infoTraffic),
      ratio: ratio, prefixes: prefixes(), asSets: Self.asSets(network.irrAsSet),
      website: submission.website ?? Contact.url(network.website),
      lookingGlass: Contact.url(network.lookingGlass),
      exchanges: gathered, facilities: Presence(gathering: facilities).spelled(as: gathered),
      pitch: Pitch(submission, contact: Self.peeringContact(network.pocSet), logo: bundle.logo),
      hanLanguage: hanLanguage(), source: DataSource(updated: network.updated, bundle.origin))
    personal.pitch.planned = planned(exchanges.coming)
    personal.siblings = siblings
    personal.latinName = LatinName.beside(personal.name, among: [network.aka, network.nameLong])
    personal.exchangeNames = Dictionary(exchanges.sites.map { ($0.id, $0.name) }) { first, _ in first }
    personal.facilityNames = Dictionary(facilities.map { ($0.id, $0.name) }) { first, _ in first }
    personal.mapPlaces = MapPlaces(
      exchanges: personal.exchanges, facilities: personal.facilities, records: bundle.facilities.values)
    personal.country = homeCountry()
    personal.region = homeRegion(exchanges.sites.map(\.id))
    noteUnknowns(personal)
    return personal
  }

  /// A note about a field that neither submission nor record fills.
  private mutating func note(_ rule: String, _ message: String, hint: String) {
    let file = submission.source?.file ?? recordFile
    diagnostics.append(Diagnostic(.note, rule: rule, at: SourceLocation(file: file), message, hint: hint))
  }

  private mutating func name() -> String {
    let name = DisplayText.clean(network.name)
    if name.unicodeScalars.contains("\u{FFFD}") {
      diagnostics.append(
        Diagnostic(
          .warning, rule: "replacement-character", at: SourceLocation(file: recordFile),
          "the name '\(name)' has a U+FFFD where a character was lost", hint: "correct the name in PeeringDB")
      )
    }
    return name.isEmpty ? network.asn.description : name
  }

  /// Text from a record; nil where it is unknown.
  private func known(_ text: String) -> String? {
    guard let text = DisplayText.cleanOrNil(text), text.lowercased() != "not disclosed" else { return nil }
    return text
  }

  private func policy() -> PeeringPolicy? {
    let recorded = PeeringPolicy.General(rawValue: DisplayText.clean(network.policyGeneral))
    guard let general = submission.policy ?? recorded else { return nil }
    // Contracts, locations and ratio have defaults in PeeringDB, so without a policy they mean nothing. A
    // network that does not peer has no conditions either.
    guard general != .no, let recorded, recorded != .no else { return PeeringPolicy(general: general) }
    return PeeringPolicy(
      general: general, contracts: PeeringPolicy.Contracts(rawValue: network.policyContracts),
      locations: PeeringPolicy.Locations(rawValue: network.policyLocations),
      requiresRatio: network.policyRatio)
  }

  private func prefixes() -> NetworkPersonal.Prefixes? {
    if let announced = submission.prefixes { return .announced(ipv4: announced.ipv4, ipv6: announced.ipv6) }
    // PeeringDB's form starts at 0, which means unset.
    let ipv4 = network.infoPrefixes4.flatMap { $0 > 0 ? $0 : nil }
    let ipv6 = network.infoPrefixes6.flatMap { $0 > 0 ? $0 : nil }
    return ipv4 == nil && ipv6 == nil ? nil : .maximum(ipv4: ipv4, ipv6: ipv6)
  }

  /// The presenter's plans, then the record's coming exchanges that the presenter does not name.
  private func planned(_ coming: [PlannedPresence]) -> [PlannedPresence] {
    let named = Set(submission.planned.map { DisplayText.fold($0.place) })
    return submission.planned + coming.filter { !named.contains(DisplayText.fold($0.place)) }
  }

  private func facilitySites() -> [Presence.Site] {
    var seen: Set<Int> = []
    return network.netfacSet.compactMap { connection in
      guard seen.insert(connection.facID).inserted else { return nil }
      let record = bundle.facilities[connection.facID]
      let city = DisplayText.clean(connection.city)
      return Presence.Site(
        id: connection.facID,
        name: DisplayText.cleanOrNil(connection.name) ?? DisplayText.clean(record?.name ?? ""),
        city: city.isEmpty ? DisplayText.clean(record?.city ?? "") : city,
        country: PlaceName.country(connection.country.isEmpty ? record?.country ?? "" : connection.country),
        state: record?.state ?? "", networks: record?.netCount ?? 0)
    }.filter { !$0.name.isEmpty }
  }

  /// The organisation's country, or the one of most of its facilities.
  private func homeCountry() -> String? {
    if let country = bundle.organization?.country, !country.isEmpty { return PlaceName.country(country) }
    let countries = Dictionary(grouping: network.netfacSet.map(\.country).filter { !$0.isEmpty }) { $0 }
    return countries.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }.map {
      PlaceName.country($0.key)
    }
  }

  /// The region of most of its exchanges; of equals, the first by name.
  private func homeRegion(_ exchanges: [Int]) -> String? {
    let regions = exchanges.compactMap { bundle.exchanges[$0]?.regionContinent }.filter { !$0.isEmpty }
    return Dictionary(grouping: regions) { $0 }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?
      .key
  }

  /// `info_types` in PeeringDB's order; `info_type` where there are none.
  private static func types(_ network: NetworkRecord) -> [String] {
    let order = [
      "NSP", "Content", "Cable/DSL/ISP", "Enterprise", "Educational/Research", "Non-Profit",
      "Route Server", "Network Services", "Route Collector", "Government",
    ]
    var types = network.infoTypes.compactMap(DisplayText.cleanOrNil)
    if types.isEmpty, let type = DisplayText.cleanOrNil(network.infoType) { types = [type] }
    types.removeAll { $0.lowercased() == "not disclosed" }
    var unique: [String] = []
    for type in types where !unique.contains(type) { unique.append(type) }
    return order.filter(unique.contains) + unique.filter { !order.contains($0) }
  }

  private static func asSets(_ text: String) -> [String] {
    DisplayText.clean(text).split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
  }

  /// The public contact for peering requests: the Policy one, then Technical, NOC, Sales.
  private static func peeringContact(_ contacts: [PointOfContact]) -> Contact? {
    for role in ["Policy", "Technical", "NOC", "Sales"] {
      for poc in contacts where poc.role == role && poc.visible == "Public" {
        let email = DisplayText.cleanOrNil(poc.email).flatMap { Contact.isEmail($0) ? $0 : nil }
        let url = DisplayText.cleanOrNil(poc.url).flatMap { Contact.isURL($0) ? $0 : nil }
        let contact = Contact(
          name: DisplayText.cleanOrNil(poc.name), email: email, phone: DisplayText.cleanOrNil(poc.phone),
          url: url)
        if contact.hasAddress { return contact }
      }
    }
    return nil
  }

  private func hanLanguage() -> String? {
    let written = [
      submission.seeking, submission.offering, submission.message, submission.speaker,
      submission.contact?.name,
    ]
    let names =
      [network.name] + written.compactMap { $0 } + submission.planned.map(\.place)
      + network.netixlanSet.map(\.name) + network.netfacSet.flatMap { [$0.name, $0.city] }
    let country = bundle.organization?.country ?? network.netfacSet.first?.country
    return HanLanguage.of(names, country: country.map(PlaceName.country))
  }

  private mutating func noteUnknowns(_ personal: NetworkPersonal) {
    func missing(_ part: SlidePart, _ isMissing: Bool) -> Bool { isMissing && personal.parts.contains(part) }
    if missing(.policy, personal.policy == nil) {
      note(
        "policy-unknown", "no peering policy is known",
        hint: "add 'policy:', as in 'policy: Open'")
    }
    if missing(.traffic, personal.traffic == nil) {
      note(
        "traffic-unknown", "no traffic volume is known",
        hint: "add 'traffic:', as in 'traffic: 100-200 Gbps' or 'traffic: 640G'")
    }
    if missing(.ratio, personal.ratio == nil) {
      note(
        "ratio-unknown", "no traffic ratio is known",
        hint: "add 'ratio:', as in 'ratio: Mostly Outbound' or 'ratio: \"28:72\"'")
    }
    if missing(.contact, personal.contact?.hasAddress != true) {
      note(
        "contact-unknown", "no public contact for peering is known",
        hint: "add 'contact:', as in 'contact: Mele <peering@net.example>'")
    }
  }
}

extension NetworkBundle {
  /// The network with the places where any of its siblings is: ports and facilities of all, each kept once.
  fileprivate func joined(by siblings: [NetworkBundle]) -> NetworkBundle {
    var joined = self
    for sibling in siblings {
      joined.network.netixlanSet += sibling.network.netixlanSet
      joined.network.netfacSet += sibling.network.netfacSet
      joined.exchanges.merge(sibling.exchanges) { own, _ in own }
      joined.facilities.merge(sibling.facilities) { own, _ in own }
    }
    return joined
  }
}
