/// PeeringDB's `netfac`: a network's presence in a facility.
package struct FacilityConnection: Sendable, Hashable {
  /// PeeringDB's own number of the row, 0 where the answer has none.
  package var id = 0
  /// The facility's name.
  package var name: String
  package var city = ""
  /// ISO 3166 code of two letters.
  package var country = ""
  package var facID: Int
  package var status = ""

  package init(facID: Int, name: String, city: String = "", country: String = "") {
    self.facID = facID
    self.name = name
    self.city = city
    self.country = country
  }
}
