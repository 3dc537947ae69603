package import Diagnostics

/// A place that records come from.
package protocol RecordSource {
  /// Everything about some networks, in one look-up for a whole deck.
  ///
  /// - Parameter asns: the networks wanted.
  /// - Returns: what could be found out of each.
  /// - Throws: `SourceError` where the source could not be asked about any of them.
  func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp

  /// Everything about some exchanges and facilities, in one look-up for a whole deck.
  ///
  /// - Parameter subjects: those wanted; networks among them are left out.
  /// - Returns: what could be found out of each.
  /// - Throws: `SourceError` where the source could not be asked about any of them.
  func subjects(_ subjects: [RecordSubject]) throws(SourceError) -> SubjectLookUp
}

/// What came of a look-up. A network in neither part has no record.
package struct NetworkLookUp: Sendable {
  /// What is known, with the problems found in it. A bundle among whose diagnostics is an error is not fit
  /// for a slide.
  package var networks: [ASN: Diagnosed<NetworkBundle>]
  /// Networks of which nobody knows whether they have a record, and why.
  package var unavailable: [ASN: SourceError]

  package init(_ networks: [ASN: Diagnosed<NetworkBundle>] = [:], unavailable: [ASN: SourceError] = [:]) {
    self.networks = networks
    self.unavailable = unavailable
  }

  /// What is known of a network; nil where nothing is.
  package subscript(asn: ASN) -> Diagnosed<NetworkBundle>? { networks[asn] }
}

extension RecordSource {
  /// Everything about some networks, exchanges and facilities.
  ///
  /// - Parameter wanted: those wanted.
  /// - Returns: what could be found out of each; documents of networks are not among it.
  /// - Throws: `SourceError` where the source could not be asked about any of one kind.
  package func find(_ wanted: [RecordSubject]) throws(SourceError) -> SubjectLookUp {
    let asns = wanted.compactMap { if case .network(let asn) = $0 { asn } else { nil } }
    let others = wanted.filter { if case .network = $0 { false } else { true } }
    var lookUp = others.isEmpty ? SubjectLookUp() : try subjects(others)
    guard !asns.isEmpty else { return lookUp }
    let networks = try networks(asns)
    for (asn, bundle) in networks.networks {
      lookUp.bundles[.network(asn)] = Diagnosed(.network(bundle.value), bundle.diagnostics)
    }
    for (asn, error) in networks.unavailable { lookUp.unavailable[.network(asn)] = error }
    return lookUp
  }
}
