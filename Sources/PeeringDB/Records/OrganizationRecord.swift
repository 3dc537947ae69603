/// PeeringDB's `org`: who runs a network, an exchange or a facility. Text is raw; `notes` is not kept.
package struct OrganizationRecord: Sendable, Hashable {
  package var id: Int
  package var name: String
  package var aka = ""
  package var nameLong = ""
  package var website = ""
  package var city = ""
  /// ISO 3166 code of two letters.
  package var country = ""
  /// The logo's URL.
  package var logo: String?
  package var status = ""

  package init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}
