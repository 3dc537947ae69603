/// All that PeeringDB says about one facility: its record and the records that refer to it.
package struct FacilityBundle: Sendable, Hashable {
  package var facility: FacilityRecord
  package var exchanges: [ExchangeRecord]
  package var networks: [NetworkSummary]
  package var carriers: [CarrierRecord]
  package var campus: CampusRecord?
  package var organization: OrganizationRecord?
  package var logo: RecordLogo?
  package var origin: RecordOrigin

  package init(
    facility: FacilityRecord, exchanges: [ExchangeRecord] = [], networks: [NetworkSummary] = [],
    carriers: [CarrierRecord] = [], campus: CampusRecord? = nil,
    organization: OrganizationRecord? = nil, logo: RecordLogo? = nil, origin: RecordOrigin
  ) {
    self.facility = facility
    self.exchanges = exchanges
    self.networks = networks
    self.carriers = carriers
    self.campus = campus
    self.organization = organization
    self.logo = logo
    self.origin = origin
  }
}

/// PeeringDB's `carrier`: who brings lines into facilities.
package struct CarrierRecord: Sendable, Hashable {
  package var id: Int
  package var name: String

  package init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}

/// PeeringDB's `campus`: facilities close to one another.
package struct CampusRecord: Sendable, Hashable {
  package var id: Int
  package var name: String
  /// How many facilities it has, if the answer says so.
  package var facCount: Int?

  package init(id: Int, name: String, facCount: Int? = nil) {
    self.id = id
    self.name = name
    self.facCount = facCount
  }
}
