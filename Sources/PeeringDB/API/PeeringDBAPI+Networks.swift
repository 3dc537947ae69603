internal import Diagnostics

extension PeeringDBAPI: RecordSource {
  package func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    NetworkLookUp(try answers(asns).networks)
  }
}

extension PeeringDBAPI {
  /// What PeeringDB says about some networks, with the answers themselves, to be saved.
  ///
  /// Networks, their exchanges, their facilities and their organizations are asked for in one question
  /// each, or in as few as PeeringDB's limits allow.
  ///
  /// - Parameter asns: the networks wanted.
  /// - Returns: networks without a record are absent.
  /// - Throws: `SourceError` at the first question without an answer.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    var answers = PeeringDBAnswers(source: "\(base)")
    let origin = RecordOrigin(name: base.host, date: settings.today())
    let wanted = Set(asns)
    let net: Page<NetworkRecord> = try rows(
      "net", "asn__in", wanted.map(\.number).sorted().map(Int.init), suffix: "&depth=2",
      words: ("network", "networks"))
    answers.net = net.bodies
    // A server that does not know the filter answers with all it has.
    let networks = Dictionary(net.rows.map { ($0.record.asn, $0) }) { first, _ in first }
      .filter { wanted.contains($0.key) }
    // Where nothing could be read, nobody knows whether the network has a record.
    let isUnreadable = net.unplaced.hasErrors || (net.rows.isEmpty && !net.unplaced.isEmpty)
    if networks.count < wanted.count, isUnreadable {
      throw SourceError(request: Self.words(asns), host: base.host, reason: .malformed(net.unplaced))
    }
    let records = networks.values.map(\.record)
    let ix: Page<ExchangeRecord> = try rows(
      "ix", "id__in", Set(records.flatMap { $0.netixlanSet.map(\.ixID) }).sorted(),
      words: ("exchange", "exchanges"))
    answers.ix = ix.bodies
    let fac: Page<FacilityRecord> = try rows(
      "fac", "id__in", Set(records.flatMap { $0.netfacSet.map(\.facID) }).sorted(),
      words: ("facility", "facilities"))
    answers.fac = fac.bodies
    let org: Page<OrganizationRecord> = try rows(
      "org", "id__in", Set(records.compactMap(\.orgID)).sorted(), words: ("organization", "organizations"))
    answers.org = org.bodies

    let exchanges = Dictionary(ix.rows.map { ($0.record.id, $0) }) { first, _ in first }
    let facilities = Dictionary(fac.rows.map { ($0.record.id, $0) }) { first, _ in first }
    let organizations = Dictionary(org.rows.map { ($0.record.id, $0) }) { first, _ in first }
    var logos: [String: Diagnosed<RecordLogo?>] = [:]
    // In order, so that a look-up asks for the same things in the same order each time.
    for (asn, row) in networks.sorted(by: { $0.key < $1.key }) {
      let network = row.record
      let ixIDs = Set(network.netixlanSet.map(\.ixID))
      let facIDs = Set(network.netfacSet.map(\.facID))
      let organization = network.orgID.flatMap { organizations[$0] }
      var bundle = Diagnosed(
        NetworkBundle(
          network: network, exchanges: exchanges.filter { ixIDs.contains($0.key) }.mapValues(\.record),
          facilities: facilities.filter { facIDs.contains($0.key) }.mapValues(\.record),
          organization: organization?.record, origin: origin),
        row.diagnostics)
      for id in ixIDs.sorted() { bundle.diagnostics += exchanges[id]?.diagnostics ?? [] }
      for id in facIDs.sorted() { bundle.diagnostics += facilities[id]?.diagnostics ?? [] }
      bundle.diagnostics += organization?.diagnostics ?? []
      bundle.diagnostics += missing(asn, ixIDs, bundle.value.exchanges, "exchanges", "ix")
      bundle.diagnostics += missing(asn, facIDs, bundle.value.facilities, "facilities", "fac")
      if let url = network.logo ?? organization?.record.logo {
        let logo = logos[url] ?? self.logo(url)
        logos[url] = logo
        bundle.value.logo = logo.value
        bundle.diagnostics += logo.diagnostics
      }
      answers.networks[asn] = bundle
    }
    return answers
  }

  /// Says how many of the records a network refers to PeeringDB did not give.
  private func missing<Record>(
    _ asn: ASN, _ ids: Set<Int>, _ found: [Int: Record], _ words: String, _ object: String
  ) -> [Diagnostic] {
    let absent = ids.filter { found[$0] == nil }.sorted()
    guard !absent.isEmpty else { return [] }
    let numbers = absent.prefix(5).map(String.init).joined(separator: ", ") + (absent.count > 5 ? ", …" : "")
    return [
      Diagnostic(
        .warning, rule: "record-missing", at: SourceLocation(file: "\(base.host)\(base.path)/\(object)"),
        "\(absent.count) of the \(ids.count) \(words) of \(asn) \(absent.count == 1 ? "has" : "have") no record (\(numbers))",
        hint: "only the name is known of those")
    ]
  }

  static func words(_ asns: [ASN]) -> String {
    asns.count == 1 ? "\(asns[0])" : "\(asns.count) networks"
  }
}
