package import Diagnostics

/// Rows that a store on this machine holds about the networks of one look-up.
///
/// They become what PeeringDB's API would have answered, and are then read as such answers are. So a slide does not
/// depend on where its record was kept.
package struct StoredRows: Sendable {
  /// A network's own row and those of its sets, each the text of a JSON object, in the order of their numbers.
  package struct Network: Sendable {
    package var row: [UInt8]
    package var netixlan: [[UInt8]] = []
    package var netfac: [[UInt8]] = []
    package var poc: [[UInt8]] = []
    package var origin: RecordOrigin

    package init(row: [UInt8], origin: RecordOrigin) {
      self.row = row
      self.origin = origin
    }
  }

  /// What the store is called in messages: the file's or folder's path.
  package let store: String
  package var networks: [Network] = []
  package var ix: [[UInt8]] = []
  package var fac: [[UInt8]] = []
  package var org: [[UInt8]] = []
  /// Logos that the store keeps, by the URLs that records give.
  package var logos: [String: RecordLogo] = [:]
  /// What is to be told with each network.
  package var warnings: [Diagnostic] = []

  package init(store: String) {
    self.store = store
  }

  /// What the rows say.
  ///
  /// - Parameters:
  ///   - wanted: the networks looked up.
  ///   - missing: what is said of a network without a row.
  /// - Returns: what is known. Of two rows with one number the first counts.
  package func answers(_ wanted: [ASN], missing: (ASN) -> SourceError) -> PeeringDBAnswers {
    // A bundle made of it tells the name to others, but not where on this machine the store is.
    var answers = PeeringDBAnswers(source: networks.first?.origin.name ?? store)
    answers.net = [Self.answer(networks.map(Self.nested))]
    answers.ix = [Self.answer(ix)]
    answers.fac = [Self.answer(fac)]
    answers.org = [Self.answer(org)]
    let exchanges: [Int: Read<ExchangeRecord>] = byNumber(answers.ix[0], .ix, \.id)
    let facilities: [Int: Read<FacilityRecord>] = byNumber(answers.fac[0], .fac, \.id)
    let organizations: [Int: Read<OrganizationRecord>] = byNumber(answers.org[0], .org, \.id)
    let isWanted = Set(wanted)
    let rows: [Read<NetworkRecord>] = read(answers.net[0], .net)
    for row in rows where isWanted.contains(row.record.asn) && answers.networks[row.record.asn] == nil {
      let network = row.record
      let ixIDs = Set(network.netixlanSet.map(\.ixID))
      let facIDs = Set(network.netfacSet.map(\.facID))
      let organization = network.orgID.flatMap { organizations[$0] }
      let origin = row.index.map { networks[$0].origin } ?? RecordOrigin(name: store)
      var bundle = Diagnosed(
        NetworkBundle(
          network: network, exchanges: Self.records(ixIDs, in: exchanges),
          facilities: Self.records(facIDs, in: facilities),
          organization: organization?.record, origin: origin),
        row.diagnostics)
      for id in ixIDs.sorted() { bundle.diagnostics += exchanges[id]?.diagnostics ?? [] }
      for id in facIDs.sorted() { bundle.diagnostics += facilities[id]?.diagnostics ?? [] }
      bundle.diagnostics += organization?.diagnostics ?? []
      bundle.diagnostics += absent(network.asn, ixIDs, bundle.value.exchanges, "exchanges", .ix)
      bundle.diagnostics += absent(network.asn, facIDs, bundle.value.facilities, "facilities", .fac)
      bundle.diagnostics += warnings
      if let url = network.logo ?? organization?.record.logo { add(url, to: &bundle) }
      answers.networks[network.asn] = bundle
      answers.fetched[network.asn] = (origin.date ?? network.updated)?.iso
    }
    for asn in wanted where answers.networks[asn] == nil { answers.unavailable[asn] = missing(asn) }
    return answers
  }

  // MARK: - Text

  private static func answer(_ rows: [[UInt8]]) -> [UInt8] {
    var text = Array(#"{"data":"#.utf8)
    text.reserveCapacity(rows.reduce(16) { $0 + $1.count + 1 })
    appendList(rows, to: &text)
    text.append(UInt8(ascii: "}"))
    return text
  }

  /// The row with its sets in it, as with depth=2.
  private static func nested(_ network: Network) -> [UInt8] {
    var text = network.row
    let sets = [
      ("netixlan_set", network.netixlan), ("netfac_set", network.netfac), ("poc_set", network.poc),
    ]
    text.removeLast()
    for (name, rows) in sets {
      if text.last != UInt8(ascii: "{") { text.append(UInt8(ascii: ",")) }
      text += Array("\"\(name)\":".utf8)
      appendList(rows, to: &text)
    }
    text.append(UInt8(ascii: "}"))
    return text
  }

  private static func appendList(_ rows: [[UInt8]], to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    for (index, row) in rows.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text += row
    }
    text.append(UInt8(ascii: "]"))
  }

  // MARK: - Records

  /// A record, which row of the answer it is, and what is wrong with it.
  private struct Read<Record> {
    var record: Record
    var index: Int?
    var diagnostics: [Diagnostic]
  }

  private func read<Record: RecordRow>(_ answer: [UInt8], _ table: RecordTable) -> [Read<Record>] {
    let text = AnswerText(answer, file: "\(store): \(table)")
    switch text.decode(AnswerPage<Record>.self) {
    // Rows are JSON, each by itself, before they get here.
    case .unreadable: return []
    case .value(let page, let problems):
      let byRow = Dictionary(grouping: problems) { $0.path.rowOfData }
      return page.rows.map { row in
        // Where in a text that was put together a problem stands would help nobody.
        let diagnostics = row.index.flatMap { byRow[$0] }.map(text.diagnostics) ?? []
        return Read(record: row.record, index: row.index, diagnostics: diagnostics.map(Self.withoutPlace))
      }
    }
  }

  private func byNumber<Record: RecordRow>(
    _ answer: [UInt8], _ table: RecordTable, _ number: (Record) -> Int
  ) -> [Int: Read<Record>] {
    let rows: [Read<Record>] = read(answer, table)
    return Dictionary(rows.map { (number($0.record), $0) }) { first, _ in first }
  }

  /// The records of some numbers: of a deck's thousands of records each network has a few.
  private static func records<Record>(_ ids: Set<Int>, in all: [Int: Read<Record>]) -> [Int: Record] {
    Dictionary(ids.compactMap { id in all[id].map { (id, $0.record) } }) { first, _ in first }
  }

  private static func withoutPlace(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.location.line = nil
    diagnostic.location.column = nil
    diagnostic.excerpt = nil
    return diagnostic
  }

  /// Says how many of the records a network refers to are not in the store.
  private func absent<Record>(
    _ asn: ASN, _ ids: Set<Int>, _ found: [Int: Record], _ words: String, _ table: RecordTable
  ) -> [Diagnostic] {
    let absent = ids.filter { found[$0] == nil }.sorted()
    guard !absent.isEmpty else { return [] }
    let numbers = absent.prefix(5).map(String.init).joined(separator: ", ") + (absent.count > 5 ? ", …" : "")
    return [
      Diagnostic(
        .warning, rule: "record-missing", at: SourceLocation(file: "\(store): \(table)"),
        "\(absent.count) of the \(ids.count) \(words) of \(asn) \(absent.count == 1 ? "has" : "have") no record (\(numbers))",
        hint: "only the name is known of those")
    ]
  }

  private func add(_ url: String, to bundle: inout Diagnosed<NetworkBundle>) {
    if let logo = logos[url] {
      bundle.value.logo = logo
      return
    }
    bundle.diagnostics.append(
      Diagnostic(
        .warning, rule: "record-logo", at: SourceLocation(file: ServerText.cleaned(store)),
        "the logo of \(bundle.value.network.asn) is left out: PeeringDB's tables name it, but do not hold it",
        hint: "give a logo of your own, or make the snapshot with 'personals sync --for'"))
  }
}
