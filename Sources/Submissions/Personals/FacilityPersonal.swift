package import Diagnostics
package import PeeringDB

/// What a data centre's slide says.
package struct FacilityPersonal: PersonalContent {
  /// PeeringDB's number of the `fac`.
  package var id: Int
  package var name: String
  package var alsoKnownAs: String?
  package var latinName: String?
  /// Who runs it, unless the name says so.
  package var operatorName: String?
  package var city: String?
  /// ISO 3166 code.
  package var country: String?
  package var region: String?
  /// Street, town and postcode on one line.
  package var address: String?
  package var networkCount: Int?
  package var exchangeCount: Int?
  package var carrierCount: Int?
  package var campusName: String?
  /// How many facilities its campus has; nil where it is in none or the number is unknown.
  package var campusCount: Int?
  package var exchangesHere: [String]
  /// The networks, those at most exchanges first.
  package var networksHere: [ListedName]
  /// The networks and the exchanges here, as far as the record names them, by number.
  package var networkASNs: Set<ASN> = []
  package var exchangeIDs: Set<Int> = []
  package var carriersHere: [String]
  /// `Owner` or `Lessee`.
  package var property: String?
  package var hasDiversePower: Bool?
  package var voltages: [String]
  package var website: String?
  package var pitch: Pitch
  package var hanLanguage: String?
  package var source: DataSource
  package var mapPlaces = MapPlaces()

  package var identifier: String { name }
  package var peeringDBPage: String? { "peeringdb.com/fac/\(id)" }
  package var facilityNames: [Int: String] { [id: name] }
}

extension FacilityPersonal {
  /// The slide's content: the record, overridden by the submission.
  ///
  /// - Parameters:
  ///   - bundle: the facility's record, with what refers to it.
  ///   - submission: what the presenter wrote.
  ///   - recordFile: the file the record was read from, for messages; nil for the record's own origin.
  /// - Returns: the content, with notes about what is unknown and warnings about what looks wrong.
  package static func resolve(
    _ bundle: FacilityBundle, _ submission: Submission, recordFile: String? = nil
  ) -> Diagnosed<FacilityPersonal> {
    let (record, fillers) = bundle.facility.withoutFillers()
    var diagnostics = submission.misplaced(
      on: "a data centre",
      Submission.networkOnlyKeys.union(Submission.recordKeys).union(["traffic", "ixf", "traffic-url"]))
    if let wanted = submission.facility, wanted.value != record.id {
      diagnostics.append(
        wanted.diagnostic(
          .error, rule: "wrong-record",
          "the submission is for facility \(wanted.value), the record is \(record.id)",
          hint: "correct 'facility' or 'record'"))
    }
    let contact = Contact.ofRecord([
      (record.salesEmail, record.salesPhone), (record.techEmail, record.techPhone),
    ])
    let pitch = Pitch(submission, contact: contact, logo: bundle.logo)
    let name = DisplayText.cleanOrNil(record.name) ?? "fac:\(record.id)"
    let country = DisplayText.cleanOrNil(record.country).map(PlaceName.country)
    let organization = DisplayText.cleanOrNil(bundle.organization?.name ?? record.orgName)
      .map(CompanyName.withoutForm)
    let exchanges = bundle.exchanges.compactMap { DisplayText.cleanOrNil($0.name) }.sorted()
    let networks = bundle.networks.sorted {
      ($1.ixCount ?? 0, $0.asn.number) < ($0.ixCount ?? 0, $1.asn.number)
    }
    .compactMap { network in
      DisplayText.cleanOrNil(network.name).map { ListedName($0, asn: network.asn) }
    }
    var personal = FacilityPersonal(
      id: record.id, name: name, alsoKnownAs: DisplayText.cleanOrNil(record.aka),
      operatorName: organization.flatMap {
        DisplayText.fold(name).hasPrefix(DisplayText.fold($0)) ? nil : $0
      },
      city: DisplayText.cleanOrNil(record.city), country: country,
      region: DisplayText.cleanOrNil(record.regionContinent), address: address(record),
      networkCount: record.netCount ?? (networks.isEmpty ? nil : networks.count),
      exchangeCount: record.ixCount ?? (exchanges.isEmpty ? nil : exchanges.count),
      carrierCount: record.carrierCount ?? (bundle.carriers.isEmpty ? nil : bundle.carriers.count),
      campusName: bundle.campus.flatMap { DisplayText.cleanOrNil($0.name) },
      campusCount: bundle.campus?.facCount,
      exchangesHere: exchanges, networksHere: networks,
      carriersHere: bundle.carriers.compactMap { DisplayText.cleanOrNil($0.name) }.sorted(),
      property: DisplayText.cleanOrNil(record.property), hasDiversePower: record.diverseServingSubstations,
      voltages: record.availableVoltageServices.compactMap(DisplayText.cleanOrNil),
      website: submission.website ?? Contact.url(record.website), pitch: pitch,
      hanLanguage: HanLanguage.of(
        [record.name, record.city, record.address1] + pitch.texts, country: country),
      source: DataSource(updated: record.updated, bundle.origin))
    personal.latinName = LatinName.beside(name, among: [record.aka, record.nameLong])
    personal.networkASNs = Set(bundle.networks.map(\.asn))
    personal.exchangeIDs = Set(bundle.exchanges.map(\.id))
    personal.mapPlaces = MapPlaces(
      exchanges: .none, facilities: Presence(gathering: [Presence.Site(record)]), records: [record])
    diagnostics += RecordFacts.notes(
      of: fillers, in: submission.source?.file ?? recordFile ?? bundle.origin.name)
    diagnostics += personal.notes(file: submission.source?.file ?? recordFile ?? bundle.origin.name, [])
    return Diagnosed(personal, diagnostics)
  }

  /// `88 Roxas Boulevard, Manila 1000`.
  private static func address(_ record: FacilityRecord) -> String? {
    let street = [record.address1, record.address2].compactMap(DisplayText.cleanOrNil).joined(separator: ", ")
    guard !street.isEmpty else { return nil }
    let town = [record.city, record.zipcode].compactMap(DisplayText.cleanOrNil).joined(separator: " ")
    return town.isEmpty ? street : "\(street), \(town)"
  }
}
