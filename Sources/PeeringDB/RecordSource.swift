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
