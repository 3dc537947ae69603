package import Diagnostics

/// A place that records come from.
package protocol RecordSource {
  /// Everything about some networks, exchanges and facilities, in one look-up for a whole deck.
  ///
  /// - Parameter subjects: those wanted.
  /// - Returns: what is known of each, and why nothing is known of the others.
  func records(_ subjects: [RecordSubject]) -> RecordLookUp
}

/// What came of a look-up. A subject that is neither in `bundles` nor in `unavailable` has no record.
package struct RecordLookUp: Sendable {
  /// What is known, with the problems found in it. A bundle with an error among its diagnostics is not fit for a slide.
  package var bundles: [RecordSubject: Diagnosed<RecordBundle>] = [:]
  /// Subjects that may have a record, and why it is not known.
  package var unavailable: [RecordSubject: SourceError] = [:]
  /// Subjects whose record is known, but not everything that it refers to, and why.
  package var incomplete: [RecordSubject: SourceError] = [:]
  /// The records as documents, to be saved.
  package var documents: [RecordSubject: RecordDocument] = [:]

  package init() {}

  /// A look-up that failed as a whole.
  package init(_ subjects: some Sequence<RecordSubject>, failed error: SourceError) {
    for subject in subjects { unavailable[subject] = error }
  }

  /// What is known of a network; nil where nothing is.
  package subscript(asn: ASN) -> Diagnosed<NetworkBundle>? {
    bundles[.network(asn)].flatMap { found in found.value.asNetwork.map { Diagnosed($0, found.diagnostics) } }
  }
}
