import Diagnostics
import PeeringDB
import Submissions

/// An invented network of which nothing is known but its number and name.
func network(_ fill: (inout NetworkRecord) -> Void = { _ in }) -> NetworkRecord {
  var network = NetworkRecord(asn: ASN(number: 64500), name: "Pacific Lantern")
  fill(&network)
  return network
}

/// The network with what belongs to it, as if read from a file.
func lantern(
  exchanges: [ExchangeRecord] = [], facilities: [FacilityRecord] = [],
  _ fill: (inout NetworkRecord) -> Void = { _ in }
) -> NetworkBundle {
  NetworkBundle(
    network: network(fill),
    exchanges: Dictionary(exchanges.map { ($0.id, $0) }) { first, _ in first },
    facilities: Dictionary(facilities.map { ($0.id, $0) }) { first, _ in first },
    origin: RecordOrigin(name: "as64500.json"))
}

/// What the slide of a network says.
func resolve(_ bundle: NetworkBundle, _ submission: Submission = Submission()) -> NetworkPersonal {
  NetworkPersonal.resolve(bundle, submission).value
}

/// What is said about the slide of a network, as people read it.
func notes(_ bundle: NetworkBundle, _ submission: Submission = Submission()) -> String {
  NetworkPersonal.resolve(bundle, submission).diagnostics.map(\.text).joined(separator: "\n")
}

/// The rules of what is said about the slide of a network.
func rules(_ bundle: NetworkBundle, _ submission: Submission = Submission()) -> [String] {
  NetworkPersonal.resolve(bundle, submission).diagnostics.map(\.rule)
}

/// A port of 100 Gbit/s, unless another speed is given.
func port(_ exchange: Int, _ name: String, _ speed: Int = 100_000, operational: Bool = true)
  -> ExchangeConnection
{
  var port = ExchangeConnection(ixID: exchange, name: name, speed: speed)
  port.operational = operational
  return port
}

/// A contact with an address made from its role.
func contact(_ role: String, visible: String = "Public") -> PointOfContact {
  let word = role.lowercased().filter(\.isLetter)
  var contact = PointOfContact(role: role, name: "\(role) Desk", email: "\(word)@lantern.example")
  contact.visible = visible
  return contact
}

extension BitRate {
  static func gigabits(_ number: Int) -> BitRate { BitRate(bitsPerSecond: number * 1_000_000_000) }
}
