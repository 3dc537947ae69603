package import PeeringDB

/// A name in a list, with what is listed beside it.
package struct ListedName: Sendable, Hashable {
  package var name: String
  /// The number of a network; nil for others.
  package var asn: ASN?
  /// The capacity of a network's ports; zero where unknown.
  package var capacity: BitRate

  package init(_ name: String, asn: ASN? = nil, capacity: BitRate = .zero) {
    (self.name, self.asn, self.capacity) = (name, asn, capacity)
  }
}
