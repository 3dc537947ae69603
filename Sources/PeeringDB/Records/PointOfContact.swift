/// PeeringDB's `poc`: who to ask at a network. Only those visible to everyone are ever kept.
package struct PointOfContact: Sendable, Hashable {
  /// Abuse, Maintenance, Policy, Technical, NOC, Public Relations, Sales.
  package var role: String
  /// Private, Users or Public.
  package var visible = "Public"
  package var name = ""
  package var phone = ""
  package var email = ""
  package var url = ""

  package init(role: String, name: String = "", phone: String = "", email: String = "", url: String = "") {
    self.role = role
    self.name = name
    self.phone = phone
    self.email = email
    self.url = url
  }
}
