/// PeeringDB's `net`: a network, as its operator describes it (schema of server 2.82).
///
/// Text is raw: as typed by the network, "" where the record has none. `notes` is not kept,
/// since it is never on a slide.
package struct NetworkRecord: Sendable, Hashable {
  /// PeeringDB's own number of the record, 0 where the answer has none.
  package var id = 0
  package var orgID: Int?
  package var name: String
  /// Also known as.
  package var aka = ""
  package var nameLong = ""
  package var website = ""
  package var asn: ASN
  package var lookingGlass = ""
  package var routeServer = ""
  /// One or several as-sets, separated by spaces, perhaps led by a registry (`RIPE::AS-EXAMPLE`).
  package var irrAsSet = ""
  /// The one type old records have; one of `infoTypes` in new ones, not always the first.
  package var infoType = ""
  package var infoTypes: [String] = []
  /// The *recommended maximum prefix* setting, not a count of announced prefixes.
  package var infoPrefixes4: Int?
  /// The *recommended maximum prefix* setting, not a count of announced prefixes.
  package var infoPrefixes6: Int?
  /// A class such as `500-1000Gbps`; old spellings occur.
  package var infoTraffic = ""
  package var infoRatio = ""
  package var infoScope = ""
  package var infoUnicast = false
  package var infoMulticast = false
  package var infoIPv6 = false
  package var infoNeverViaRouteServers = false
  package var ixCount: Int?
  package var facCount: Int?
  package var updated: CalendarDate?
  /// `ok`, `pending` or `deleted`; "" where the answer does not say.
  package var status = ""
  package var policyURL = ""
  /// Open, Selective, Restrictive, No, or "".
  package var policyGeneral = ""
  package var policyLocations = ""
  /// Whether a traffic ratio is required.
  package var policyRatio: Bool?
  package var policyContracts = ""
  /// The logo's URL.
  package var logo: String?
  /// Live rows only: pending and deleted ones are dropped.
  package var netixlanSet: [ExchangeConnection] = []
  /// Live rows only: pending and deleted ones are dropped.
  package var netfacSet: [FacilityConnection] = []
  /// Public and live rows only: others are dropped when an answer is decoded.
  package var pocSet: [PointOfContact] = []

  package init(asn: ASN, name: String) {
    self.asn = asn
    self.name = name
  }
}
