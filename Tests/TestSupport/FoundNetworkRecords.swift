package import Diagnostics
package import PeeringDB

/// The networks of a look-up, as most tests ask for them.
package struct FoundNetworkRecords {
  package var networks: [ASN: Diagnosed<NetworkBundle>] = [:]
  package var unavailable: [ASN: SourceError] = [:]
  package var lookUp: RecordLookUp

  package subscript(asn: ASN) -> Diagnosed<NetworkBundle>? { networks[asn] }
}

extension RecordSource {
  /// What is known of some networks.
  ///
  /// - Throws: the first error where nothing is known of any.
  package func networks(_ asns: [ASN]) throws(SourceError) -> FoundNetworkRecords {
    let lookUp = records(asns.map(RecordSubject.network))
    var found = FoundNetworkRecords(lookUp: lookUp)
    for asn in Set(asns) {
      found.networks[asn] = lookUp[asn]
      found.unavailable[asn] = lookUp.unavailable[.network(asn)]
    }
    if found.networks.isEmpty, let first = found.unavailable.min(by: { $0.key < $1.key }) {
      throw first.value
    }
    return found
  }
}
