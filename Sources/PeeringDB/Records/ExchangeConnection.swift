/// PeeringDB's `netixlan`: one port of a network at an exchange. A network may have several at one exchange.
package struct ExchangeConnection: Sendable, Hashable {
  /// PeeringDB's own number of the row, 0 where the answer has none.
  package var id = 0
  package var ixID: Int
  package var ixlanID: Int
  /// The exchange's name, followed by the LAN's where it has one (`Example IX: Main`).
  package var name: String
  /// Mbit/s. 0 and 1 occur and mean unknown.
  package var speed: Int
  package var asn: ASN?
  package var ipaddr4: String?
  package var ipaddr6: String?
  package var isRSPeer = false
  /// False for a port that is planned or out of service: no capacity yet.
  package var operational = true
  package var status = ""

  /// The most that PeeringDB takes for a port, in Mbit/s: what is above was written in another unit.
  package static let fastest = 5_000_000

  /// A port at exchange `ixID`, whose LAN has the same number unless given.
  package init(ixID: Int, name: String, speed: Int) {
    self.ixID = ixID
    ixlanID = ixID
    self.name = name
    self.speed = speed
  }
}
