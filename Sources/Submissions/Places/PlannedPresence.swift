/// An exchange or a place where a network will be.
package struct PlannedPresence: Sendable, Hashable {
  /// The exchange, facility or place.
  package var place: String
  /// When, in the presenter's own words (`Q1 2027`); nil where unknown.
  package var when: String?

  package init(place: String, when: String? = nil) {
    self.place = place
    self.when = when
  }
}
