/// All that PeeringDB says about one exchange: its record and the records that one refers to.
package struct ExchangeBundle: Sendable, Hashable {
  package var exchange: ExchangeRecord
  /// Its LANs. Most exchanges have one, of the same number.
  package var lans: [ExchangeLAN]
  package var prefixes: [LANPrefix]
  package var facilities: [FacilityRecord]
  /// The ports of its participants; empty in a bare `ix` answer, which has none.
  package var connections: [ExchangeConnection]
  /// Participants whose names are known, by number.
  package var networks: [ASN: NetworkSummary]
  package var organization: OrganizationRecord?
  package var logo: RecordLogo?
  package var origin: RecordOrigin

  package init(
    exchange: ExchangeRecord, lans: [ExchangeLAN] = [], prefixes: [LANPrefix] = [],
    facilities: [FacilityRecord] = [], connections: [ExchangeConnection] = [],
    networks: [ASN: NetworkSummary] = [:], organization: OrganizationRecord? = nil,
    logo: RecordLogo? = nil, origin: RecordOrigin
  ) {
    self.exchange = exchange
    self.lans = lans
    self.prefixes = prefixes
    self.facilities = facilities
    self.connections = connections
    self.networks = networks
    self.organization = organization
    self.logo = logo
    self.origin = origin
  }
}

/// PeeringDB's `ixlan`: a LAN of an exchange.
package struct ExchangeLAN: Sendable, Hashable {
  package var id: Int
  /// Bytes: 1500 or 9000.
  package var mtu: Int?
  /// The number of the route servers.
  package var rsASN: ASN?
  package var status = ""

  package init(id: Int, mtu: Int? = nil, rsASN: ASN? = nil) {
    self.id = id
    self.mtu = mtu
    self.rsASN = rsASN
  }
}

/// PeeringDB's `ixpfx`: a prefix of an exchange's LAN.
package struct LANPrefix: Sendable, Hashable {
  /// `IPv4` or `IPv6`.
  package var ipVersion: String
  package var prefix: String
  package var status = ""

  package init(ipVersion: String, prefix: String) {
    self.ipVersion = ipVersion
    self.prefix = prefix
  }
}

/// The part of a `net` that the slides of others show.
package struct NetworkSummary: Sendable, Hashable {
  package var asn: ASN
  package var name: String
  /// How many exchanges it is at, as PeeringDB counts them.
  package var ixCount: Int?

  package init(asn: ASN, name: String, ixCount: Int? = nil) {
    self.asn = asn
    self.name = name
    self.ixCount = ixCount
  }
}
