/// PeeringDB's `ix`: an internet exchange (schema of server 2.82). Text is raw; `notes` is not kept.
package struct ExchangeRecord: Sendable, Hashable {
  package var id: Int
  package var orgID: Int?
  package var name: String
  package var aka = ""
  package var nameLong = ""
  package var city = ""
  /// ISO 3166 code of two letters.
  package var country = ""
  package var regionContinent = ""
  package var media = ""
  package var protoUnicast = false
  package var protoMulticast = false
  package var protoIPv6 = false
  package var website = ""
  package var urlStats = ""
  package var techEmail = ""
  package var techPhone = ""
  package var policyEmail = ""
  package var policyPhone = ""
  package var salesEmail = ""
  package var salesPhone = ""
  /// Networks connected, as PeeringDB counts them.
  package var netCount: Int?
  package var facCount: Int?
  /// Networks connected, as the exchange's own member list counts them.
  package var ixfNetCount: Int?
  package var serviceLevel = ""
  package var terms = ""
  package var statusDashboard = ""
  package var updated: CalendarDate?
  /// The logo's URL.
  package var logo: String?
  package var status = ""

  package init(id: Int, name: String, city: String = "", country: String = "") {
    self.id = id
    self.name = name
    self.city = city
    self.country = country
  }
}
