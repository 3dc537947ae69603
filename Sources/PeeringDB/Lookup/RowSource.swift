package import Diagnostics

/// A place that rows of PeeringDB's tables come from: its API, a snapshot, a folder of tables, a database.
package protocol RowSource {
  /// Rows of a table, by the values of one of their fields.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - field: `id`, `asn`, or a field that refers to another record.
  ///   - values: which values of it; without any, nothing is looked up.
  /// - Returns: the text of a JSON object for each row, those of one value together or not. Without contacts that
  ///   are not public.
  /// - Throws: `SourceError` where they cannot be looked up.
  func rows(_ table: RecordTable, where field: String, in values: [Int]) throws(SourceError) -> [[UInt8]]

  /// Whose data it is, and of which day.
  func rowOrigin() throws(SourceError) -> RecordOrigin

  /// What is told where nobody has a record of that number.
  func missing(_ subject: RecordSubject) -> SourceError?
}

extension RowSource {
  /// What is known of exchanges and facilities.
  ///
  /// - Parameter subjects: those wanted; networks among them are left out.
  /// - Returns: one that nobody has a record of is in neither part.
  /// - Throws: `SourceError` where the source could not be asked about any of them.
  package func subjects(_ subjects: [RecordSubject]) throws(SourceError) -> SubjectLookUp {
    let documents: SubjectDocuments
    do throws(SourceError) {
      documents = try SubjectDocuments(self, subjects)
    } catch {
      // What is asked for are rows of tables, which are nobody's words.
      guard !error.request.isEmpty, let request = subjects.words else { throw error }
      throw SourceError(request: request, host: error.host, reason: error.reason)
    }
    var lookUp = SubjectLookUp()
    for (subject, bytes) in documents.texts {
      let bundle = RecordFile.decode(bytes, file: subject.description)
      // Where in a text that was put together a problem stands would help nobody.
      let diagnostics = bundle.diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        (diagnostic.location.line, diagnostic.location.column, diagnostic.excerpt) = (nil, nil, nil)
        return diagnostic
      }
      guard let value = bundle.value else { continue }
      lookUp.bundles[subject] = Diagnosed(value.from(documents.origin), diagnostics)
      lookUp.documents[subject] = bytes
    }
    for subject in subjects where lookUp.bundles[subject] == nil {
      if let error = missing(subject) { lookUp.unavailable[subject] = error }
    }
    return lookUp
  }

  package func missing(_ subject: RecordSubject) -> SourceError? { nil }
}

extension [RecordSubject] {
  /// Whom they mean, in a sentence: `the exchange 31`, `3 exchanges`; nil where there are none.
  fileprivate var words: String? {
    if count == 1 { return self[0].words }
    let names: [(PresenterKind, String)] = [(.exchange, "exchanges"), (.facility, "facilities")]
    let kinds = names.filter { kind, _ in contains { $0.kind == kind } }.map(\.1)
    return kinds.isEmpty ? nil : "\(count) \(kinds.joined(separator: " and "))"
  }
}

/// What came of a look-up of exchanges and facilities. One in no part has no record.
package struct SubjectLookUp: Sendable {
  package var bundles: [RecordSubject: Diagnosed<RecordBundle>] = [:]
  /// The same as bundles to be saved: see `BundleFile`.
  package var documents: [RecordSubject: [UInt8]] = [:]
  /// Those of which nobody knows whether they have a record, and why.
  package var unavailable: [RecordSubject: SourceError] = [:]

  package init() {}
}

extension RecordBundle {
  /// The same from another place.
  fileprivate func from(_ origin: RecordOrigin) -> RecordBundle {
    switch self {
    case .network(var bundle):
      bundle.origin = origin
      return .network(bundle)
    case .exchange(var bundle):
      bundle.origin = origin
      return .exchange(bundle)
    case .facility(var bundle):
      bundle.origin = origin
      return .facility(bundle)
    }
  }
}
