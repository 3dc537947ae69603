package import PeeringDB
package import Submissions

/// Somebody in the room, with what their slide says.
package struct RoomPresenter: Sendable {
  /// nil where nothing is known of them.
  package var personal: Personal?
  /// The numbers of all networks on their slide.
  package var asns: [ASN]

  package init(_ personal: Personal?, asns: [ASN] = []) {
    self.personal = personal
    self.asns = asns
  }
}
