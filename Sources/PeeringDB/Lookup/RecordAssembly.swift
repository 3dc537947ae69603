internal import Diagnostics

extension RowSource {
  package func records(_ subjects: [RecordSubject]) -> RecordLookUp {
    var assembly = RecordAssembly(self)
    return assembly.records(Set(subjects).sorted())
  }
}

/// Puts records together from rows of PeeringDB's tables.
///
/// Each table is asked once for all subjects of a kind. The rows become the documents that `personals fetch` saves, and
/// are read as such documents are, so that a slide does not depend on where its record was kept.
struct RecordAssembly {
  /// What a document is made of.
  struct Parts {
    var tables: [RecordDocument.Table] = []
    var sets: [RecordDocument.Table] = []
    /// Why the record itself is not known.
    var failure: SourceError?
    /// Why other rows are missing, and what they would say.
    var losses: [(words: String, error: SourceError)] = []
    var copies: [RowAnswer.Copy] = []
  }

  var rows: RowCollector
  private let source: any RowSource

  init(_ source: some RowSource) {
    self.source = source
    rows = RowCollector(source)
  }

  mutating func records(_ subjects: [RecordSubject]) -> RecordLookUp {
    // All of a kind first, so that there are few questions; then one by one from what is known by then.
    for kind in [PresenterKind.network, .exchange, .facility] {
      let all = subjects.filter { $0.kind == kind }
      if !all.isEmpty { _ = parts(kind, all.map(\.number)) }
    }
    var lookUp = RecordLookUp()
    var logos: [String: Diagnosed<RecordLogo?>] = [:]
    var copies: [RecordSubject: [RowAnswer.Copy]] = [:]
    for subject in subjects {
      let parts = parts(subject.kind, [subject.number])
      if var error = parts.failure {
        // Of several at once nothing more than their number can be said; what is not kept is one's own.
        if error.reason == .notKept { error.request = subject.words }
        lookUp.unavailable[subject] = error
        continue
      }
      guard parts.tables.contains(where: { $0.table == subject.table && !$0.rows.isEmpty }) else {
        lookUp.unavailable[subject] = source.missing(subject)
        continue
      }
      var origin = rows.origin(subject.table, subject.field, subject.number)
      let copy = rows.copy(subject.table, subject.field, subject.number)
      if let copy { origin.date = CalendarDate(isoPrefix: copy.fetched) ?? origin.date }
      let document = RecordDocument(
        subject, source: origin.name == source.origin.name ? source.address : origin.name,
        fetched: copy?.fetched ?? source.fetched ?? origin.date?.iso, tables: parts.tables, sets: parts.sets)
      let decoded = RecordFile.decode(document.text, file: "\(origin.name): \(subject)")
      var diagnostics = decoded.diagnostics.map(\.withoutPlace)
      guard var bundle = decoded.value else {
        let fault = diagnostics.first { $0.severity == .error }.map { ": \($0.message)" } ?? ""
        lookUp.unavailable[subject] = SourceError(
          request: subject.words, host: origin.name,
          reason: source.isServer
            ? .malformed(diagnostics)
            : .store(
              "the record of \(subject.words) that was stored from \(origin.name) cannot be read\(fault)",
              hint: "make the snapshot, the database or the tables again", isMissing: false))
        continue
      }
      bundle.origin = origin
      diagnostics += parts.losses.map { loss in
        Diagnostic(
          .warning, rule: "record-missing", at: SourceLocation(file: origin.name),
          "\(loss.words) of \(subject.words) are unknown: \(loss.error.message)", hint: loss.error.hint)
      }
      lookUp.incomplete[subject] = parts.losses.first?.error
      if case .network(let network) = bundle { diagnostics += missing(network, &lookUp.incomplete[subject]) }
      if let reference = bundle.logoReference {
        let logo = logos[reference] ?? source.logo(reference)
        logos[reference] = logo
        bundle.logo = logo.value
        diagnostics += logo.diagnostics
      }
      lookUp.bundles[subject] = Diagnosed(bundle, diagnostics)
      lookUp.documents[subject] = document.with(bundle.logo)
      copies[subject] = parts.copies
    }
    for (subject, note) in source.notes(copies) { lookUp.bundles[subject]?.diagnostics.append(note) }
    return lookUp
  }

  private mutating func parts(_ kind: PresenterKind, _ numbers: [Int]) -> Parts {
    switch kind {
    case .network: networks(numbers)
    case .exchange: exchanges(numbers)
    case .facility: facilities(numbers)
    case .other: Parts()
    }
  }

  /// Says how many of the records a network refers to are not known, and why.
  private func missing(_ bundle: NetworkBundle, _ incomplete: inout SourceError?) -> [Diagnostic] {
    let network = bundle.network
    var told: [Diagnostic] = []
    for (table, words, ids, known) in [
      (RecordTable.ix, "exchanges", Set(network.netixlanSet.map(\.ixID)), Set(bundle.exchanges.keys)),
      (.fac, "facilities", Set(network.netfacSet.map(\.facID)), Set(bundle.facilities.keys)),
    ] {
      let absent = ids.subtracting(known)
      let failures = rows.failures(table, "id", absent)
      let place = SourceLocation(file: "\(bundle.origin.name): \(table)")
      if let error = failures.min(by: { $0.key < $1.key })?.value {
        incomplete = incomplete ?? error
        told.append(
          Diagnostic(
            .warning, rule: "record-missing", at: place,
            "nothing but the name is known of \(failures.count) of the \(ids.count) \(words) of \(network.asn): \(error.message)",
            hint: error.hint))
      }
      let gone = absent.filter { failures[$0] == nil }.sorted()
      guard !gone.isEmpty else { continue }
      let numbers = gone.prefix(5).map(String.init).joined(separator: ", ") + (gone.count > 5 ? ", …" : "")
      told.append(
        Diagnostic(
          .warning, rule: "record-missing", at: place,
          "\(gone.count) of the \(ids.count) \(words) of \(network.asn) \(gone.count == 1 ? "has" : "have") no record (\(numbers))",
          hint: "only the name is known of those"))
    }
    return told
  }
}

extension RecordSubject {
  /// The number it is looked up by.
  fileprivate var number: Int {
    switch self {
    case .network(let asn): Int(asn.number)
    case .exchange(let id), .facility(let id): id
    }
  }

  /// The field of its table that has the number.
  fileprivate var field: String { kind == .network ? "asn" : "id" }
}

extension Diagnostic {
  /// The same without a place in a text that was put together, which would help no reader.
  fileprivate var withoutPlace: Diagnostic {
    var diagnostic = self
    diagnostic.location = SourceLocation(file: location.file)
    diagnostic.excerpt = nil
    return diagnostic
  }
}
