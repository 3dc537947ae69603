/// All that PeeringDB says about one network: its record and the records that one refers to.
package struct NetworkBundle: Sendable, Hashable {
  package var network: NetworkRecord
  /// By PeeringDB's number. Those the answer did not hold are absent, in a bare `net` answer all.
  package var exchanges: [Int: ExchangeRecord]
  /// By PeeringDB's number. Those the answer did not hold are absent, in a bare `net` answer all.
  package var facilities: [Int: FacilityRecord]
  package var organization: OrganizationRecord?
  package var logo: RecordLogo?
  package var origin: RecordOrigin

  package init(
    network: NetworkRecord, exchanges: [Int: ExchangeRecord] = [:],
    facilities: [Int: FacilityRecord] = [:], organization: OrganizationRecord? = nil,
    logo: RecordLogo? = nil, origin: RecordOrigin
  ) {
    self.network = network
    self.exchanges = exchanges
    self.facilities = facilities
    self.organization = organization
    self.logo = logo
    self.origin = origin
  }
}

/// A logo as PeeringDB gave it: nothing says yet that the bytes are an image.
package struct RecordLogo: Sendable, Hashable {
  package var url: String
  package var bytes: [UInt8]

  package init(url: String, bytes: [UInt8]) {
    self.url = url
    self.bytes = bytes
  }
}

/// Where a record came from, and when.
package struct RecordOrigin: Sendable, Hashable {
  /// The host asked (`www.peeringdb.com`), or the name of the file read, without its folder.
  package var name: String
  /// The day the data was fetched or generated; nil where a saved answer does not say.
  package var date: CalendarDate?

  package init(name: String, date: CalendarDate? = nil) {
    self.name = name
    self.date = date
  }
}
