package import Diagnostics

/// A place that records come from.
package protocol RecordSource {
  /// Everything about some networks, in one look-up for a whole deck.
  ///
  /// - Parameter asns: the networks wanted.
  /// - Returns: what is known, with the problems found in it. A number that nobody has registered is
  ///   absent. A bundle among whose diagnostics is an error is not fit for a slide.
  /// - Throws: `SourceError` where the source could not be asked.
  func networks(_ asns: [ASN]) throws(SourceError) -> [ASN: Diagnosed<NetworkBundle>]
}
