/// What presents: in the order that running orders and lists keep.
package enum PresenterKind: String, CaseIterable, Codable, Sendable, Hashable {
  case network
  case exchange
  case facility
  /// Without a record in PeeringDB.
  case other
}
