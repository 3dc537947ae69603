import Diagnostics
import PeeringDB

/// The networks of a look-up, as most tests ask for them.
struct FoundNetworkRecords {
  var networks: [ASN: Diagnosed<NetworkBundle>] = [:]
  var unavailable: [ASN: SourceError] = [:]
  var lookUp: RecordLookUp

  subscript(asn: ASN) -> Diagnosed<NetworkBundle>? { networks[asn] }
}

extension RecordSource {
  /// What is known of some networks.
  ///
  /// - Throws: the first error where nothing is known of any.
  func networks(_ asns: [ASN]) throws(SourceError) -> FoundNetworkRecords {
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
