/// PeeringDB's `fac`: a data centre or another place to meet (schema of server 2.82). Text is raw; `notes`
/// is not kept.
package struct FacilityRecord: Sendable, Hashable {
  package var id: Int
  package var orgID: Int?
  package var orgName = ""
  package var campusID: Int?
  package var name: String
  package var aka = ""
  package var nameLong = ""
  package var website = ""
  package var clli = ""
  package var netCount: Int?
  package var ixCount: Int?
  package var carrierCount: Int?
  package var salesEmail = ""
  package var salesPhone = ""
  package var techEmail = ""
  package var techPhone = ""
  package var availableVoltageServices: [String] = []
  package var diverseServingSubstations: Bool?
  package var property = ""
  package var regionContinent = ""
  package var statusDashboard = ""
  package var address1 = ""
  package var address2 = ""
  package var city = ""
  /// ISO 3166 code of two letters.
  package var country = ""
  package var state = ""
  package var zipcode = ""
  package var floor = ""
  package var suite = ""
  /// Degrees north.
  package var latitude: Double?
  /// Degrees east.
  package var longitude: Double?
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
