internal import Diagnostics

extension PeeringDBAPI: RecordSource {
  package func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    let answers = try answers(asns)
    return NetworkLookUp(answers.networks, unavailable: answers.unavailable)
  }
}

extension PeeringDBAPI {
  /// What PeeringDB says about some networks, with the answers themselves, to be saved.
  ///
  /// Networks, their exchanges, their facilities and their organizations are asked for in one question
  /// each, or in as few as PeeringDB's limits allow. A question that fails costs those it was about.
  ///
  /// - Parameter asns: the networks wanted.
  /// - Returns: networks without a record are absent.
  /// - Throws: `SourceError` where nothing is known of any of them.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    var answers = PeeringDBAnswers(source: "\(base)")
    let wanted = Set(asns)
    let net: Page<NetworkRecord> = rows(.networks, wanted.map(\.number).sorted().map(Int.init))
    answers.net = net.bodies
    // A server that does not know the filter answers with all it has.
    let networks = Dictionary(net.rows.map { ($0.record.asn, $0) }) { first, _ in first }
      .filter { wanted.contains($0.key) }
    for (id, error) in net.failures { answers.unavailable[ASN(number: UInt32(id))] = error }
    // Where nothing could be read, nobody knows whether the network has a record.
    let isUnreadable = net.unplaced.hasErrors || (net.rows.isEmpty && !net.unplaced.isEmpty)
    for asn in wanted where isUnreadable && networks[asn] == nil && answers.unavailable[asn] == nil {
      answers.unavailable[asn] = SourceError(
        request: Self.words(asns), host: base.host, reason: .malformed(net.unplaced))
    }
    if networks.isEmpty, let first = answers.unavailable.min(by: { $0.key < $1.key }) { throw first.value }

    let records = networks.values.map(\.record)
    let ix: Page<ExchangeRecord> = rows(
      .exchanges, Set(records.flatMap { $0.netixlanSet.map(\.ixID) }).sorted())
    let fac: Page<FacilityRecord> = rows(
      .facilities, Set(records.flatMap { $0.netfacSet.map(\.facID) }).sorted())
    let org: Page<OrganizationRecord> = rows(.organizations, Set(records.compactMap(\.orgID)).sorted())
    (answers.ix, answers.fac, answers.org) = (ix.bodies, fac.bodies, org.bodies)

    let exchanges = Dictionary(ix.rows.map { ($0.record.id, $0) }) { first, _ in first }
    let facilities = Dictionary(fac.rows.map { ($0.record.id, $0) }) { first, _ in first }
    let organizations = Dictionary(org.rows.map { ($0.record.id, $0) }) { first, _ in first }
    var logos: [String: Diagnosed<RecordLogo?>] = [:]
    var old: [ASN: [Copy]] = [:]
    // In order, so that a look-up asks for the same things in the same order each time.
    for (asn, row) in networks.sorted(by: { $0.key < $1.key }) {
      let network = row.record
      let ixIDs = Set(network.netixlanSet.map(\.ixID))
      let facIDs = Set(network.netfacSet.map(\.facID))
      let organization = network.orgID.flatMap { organizations[$0] }
      let ixRows = ixIDs.sorted().compactMap { exchanges[$0] }
      let facRows = facIDs.sorted().compactMap { facilities[$0] }
      var bundle = Diagnosed(
        NetworkBundle(
          network: network, exchanges: exchanges.filter { ixIDs.contains($0.key) }.mapValues(\.record),
          facilities: facilities.filter { facIDs.contains($0.key) }.mapValues(\.record),
          organization: organization?.record, origin: origin(row.copy)),
        row.diagnostics)
      bundle.diagnostics += ixRows.flatMap(\.diagnostics) + facRows.flatMap(\.diagnostics)
      bundle.diagnostics += organization?.diagnostics ?? []
      bundle.diagnostics += missing(asn, ixIDs, ix.failures, bundle.value.exchanges, "exchanges", "ix")
      bundle.diagnostics += missing(asn, facIDs, fac.failures, bundle.value.facilities, "facilities", "fac")
      answers.incomplete[asn] =
        ixIDs.sorted().lazy.compactMap { ix.failures[$0] }.first
        ?? facIDs.sorted().lazy.compactMap { fac.failures[$0] }.first
        ?? network.orgID.flatMap { org.failures[$0] }
      if let url = network.logo ?? organization?.record.logo {
        let logo = logos[url] ?? self.logo(url)
        logos[url] = logo
        bundle.value.logo = logo.value
        bundle.diagnostics += logo.diagnostics
      }
      answers.fetched[asn] = row.copy?.fetched
      old[asn] = ([row.copy, organization?.copy] + ixRows.map(\.copy) + facRows.map(\.copy)).compactMap(
        \.self)
      answers.networks[asn] = bundle
    }
    for (asn, told) in copies(old) { answers.networks[asn]?.diagnostics.append(told) }
    return answers
  }

  /// Whose data it is, and of which day.
  private func origin(_ copy: Copy?) -> RecordOrigin {
    RecordOrigin(
      name: base.host, date: copy.flatMap { CalendarDate(isoPrefix: $0.fetched) } ?? settings.today())
  }

  /// Says how many of the records a network refers to there are not, and why.
  private func missing<Record>(
    _ asn: ASN, _ ids: Set<Int>, _ failures: [Int: SourceError], _ found: [Int: Record], _ words: String,
    _ object: String
  ) -> [Diagnostic] {
    let place = SourceLocation(file: "\(base.host)\(base.path)/\(object)")
    var told: [Diagnostic] = []
    let lost = ids.filter { found[$0] == nil && failures[$0] != nil }
    if let error = lost.min().flatMap({ failures[$0] }) {
      told.append(
        Diagnostic(
          .warning, rule: "record-missing", at: place,
          "nothing is known of \(lost.count) of the \(ids.count) \(words) of \(asn) but the name: \(error.message)",
          hint: error.hint))
    }
    let absent = ids.filter { found[$0] == nil && failures[$0] == nil }.sorted()
    guard !absent.isEmpty else { return told }
    let numbers = absent.prefix(5).map(String.init).joined(separator: ", ") + (absent.count > 5 ? ", …" : "")
    told.append(
      Diagnostic(
        .warning, rule: "record-missing", at: place,
        "\(absent.count) of the \(ids.count) \(words) of \(asn) \(absent.count == 1 ? "has" : "have") no record (\(numbers))",
        hint: "only the name is known of those"))
    return told
  }

  static func words(_ asns: [ASN]) -> String {
    asns.count == 1 ? "\(asns[0])" : "\(asns.count) networks"
  }
}

extension PeeringDBAPI.Question {
  static let networks = Self(object: "net", field: "asn", suffix: "&depth=2", words: ("network", "networks"))
  static let exchanges = Self(object: "ix", field: "id", words: ("exchange", "exchanges"))
  static let facilities = Self(object: "fac", field: "id", words: ("facility", "facilities"))
  static let organizations = Self(object: "org", field: "id", words: ("organization", "organizations"))
}
