package import PeeringDB

/// What a network's slide says.
package struct NetworkPersonal: PersonalContent {
  /// Numbers of prefixes, and what they are.
  package enum Prefixes: Sendable, Hashable {
    /// `info_prefixes4` and `info_prefixes6`: the recommended maximum-prefix settings.
    case maximum(ipv4: Int?, ipv6: Int?)
    /// What the presenter says is announced.
    case announced(ipv4: Int?, ipv6: Int?)
  }

  package var asn: ASN
  package var name: String
  package var alsoKnownAs: String?
  package var latinName: String?
  /// `info_types`, in PeeringDB's own order.
  package var types: [String]
  package var scope: String?
  package var hasIPv4: Bool
  package var hasIPv6: Bool
  package var profile: NetworkProfile?
  package var policy: PeeringPolicy?
  package var traffic: TrafficVolume?
  package var ratio: TrafficRatio?
  package var prefixes: Prefixes?
  /// The as-sets, with their source where the record gives one.
  package var asSets: [String]
  package var website: String?
  package var lookingGlass: String?
  package var exchanges: Presence
  package var facilities: Presence
  /// Other networks of the same organization, on the same slide.
  package var siblings: [NetworkSummary] = []
  /// The presenter's own words and wishes, with the record's coming exchanges.
  package var pitch: Pitch
  /// The language of Han characters on this slide, as a BCP 47 tag, where it is known.
  package var hanLanguage: String?
  /// The names of its exchanges in operation, by PeeringDB's id.
  package var exchangeNames: [Int: String] = [:]
  /// The names of its facilities, by PeeringDB's id.
  package var facilityNames: [Int: String] = [:]
  /// Its cities on the globe.
  package var mapPlaces = MapPlaces()
  /// The organisation's country, as an ISO 3166 code, where it is known.
  package var country: String?
  /// The region most of its exchanges are in, in PeeringDB's words, where it is known.
  package var region: String?
  package var source: DataSource

  /// The network's page at PeeringDB, without the scheme.
  package var peeringDBPage: String? { "peeringdb.com/asn/\(asn.number)" }

  package var identifier: String { asn.description }
}
