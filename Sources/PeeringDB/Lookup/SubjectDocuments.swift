#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Bundles of exchanges and facilities, put together from rows of PeeringDB's tables.
///
/// Each table is asked once for all of them. Of the networks at an exchange or in a facility, only those that have
/// a chance to be named on the slide are looked up by name.
struct SubjectDocuments {
  private(set) var texts: [RecordSubject: [UInt8]] = [:]
  let origin: RecordOrigin

  /// How many participants of an exchange are named at most: those with the most capacity.
  private static let mostNames = 60
  /// How many networks of a facility are looked up, to name those at most exchanges.
  private static let mostCandidates = 600

  init(_ source: some RowSource, _ subjects: [RecordSubject]) throws(SourceError) {
    origin = try source.rowOrigin()
    let exchanges = subjects.compactMap { if case .exchange(let id) = $0 { id } else { nil } }
    let facilities = subjects.compactMap { if case .facility(let id) = $0 { id } else { nil } }
    try add(exchanges: Set(exchanges).sorted(), source)
    try add(facilities: Set(facilities).sorted(), source)
  }

  private mutating func add(exchanges ids: [Int], _ source: some RowSource) throws(SourceError) {
    guard !ids.isEmpty else { return }
    let ix = try Self.table(source, .ix, "id", ids)
    let lans = try Self.table(source, .ixlan, "ix_id", ids)
    let prefixes = try Self.table(source, .ixpfx, "ixlan_id", lans.map { Self.number($0, "id") })
    let houses = try Self.table(source, .ixfac, "ix_id", ids)
    let facilities = try Self.table(source, .fac, "id", houses.map { Self.number($0, "fac_id") })
    let ports = try Self.table(source, .netixlan, "ix_id", ids)
    let byExchange = Dictionary(grouping: ports) { Self.number($0, "ix_id") }
    let named = byExchange.mapValues(Self.largest)
    let networks = try Self.table(source, .net, "asn", named.values.flatMap(\.self))
    let organizations = try Self.table(source, .org, "id", ix.map { Self.number($0, "org_id") })
    for row in ix {
      let id = Self.number(row, "id")
      let lanIDs = Set(lans.filter { Self.number($0, "ix_id") == id }.map { Self.number($0, "id") })
      let inside = Set(houses.filter { Self.number($0, "ix_id") == id }.map { Self.number($0, "fac_id") })
      let asns = Set(named[id] ?? [])
      texts[.exchange(id)] = text(
        "ix",
        [
          "ix": [row], "ixlan": lans.filter { lanIDs.contains(Self.number($0, "id")) },
          "ixpfx": prefixes.filter { lanIDs.contains(Self.number($0, "ixlan_id")) },
          "fac": facilities.filter { inside.contains(Self.number($0, "id")) },
          "netixlan": byExchange[id] ?? [],
          "net": networks.filter { asns.contains(Self.number($0, "asn")) }.map(Self.summary),
          "org": organizations.filter { Self.number($0, "id") == Self.number(row, "org_id") },
        ])
    }
  }

  private mutating func add(facilities ids: [Int], _ source: some RowSource) throws(SourceError) {
    guard !ids.isEmpty else { return }
    let fac = try Self.table(source, .fac, "id", ids)
    let presences = try Self.table(source, .netfac, "fac_id", ids)
    let houses = try Self.table(source, .ixfac, "fac_id", ids)
    let lines = try Self.table(source, .carrierfac, "fac_id", ids)
    let exchanges = try Self.table(source, .ix, "id", houses.map { Self.number($0, "ix_id") })
    let carriers = try Self.table(source, .carrier, "id", lines.map { Self.number($0, "carrier_id") })
    let byFacility = Dictionary(grouping: presences) { Self.number($0, "fac_id") }
    let candidates = byFacility.mapValues { rows in
      Array(Set(rows.map { Self.number($0, "local_asn") }).sorted().prefix(Self.mostCandidates))
    }
    let networks = try Self.table(source, .net, "asn", candidates.values.flatMap(\.self))
    let campusIDs = fac.map { Self.number($0, "campus_id") }.filter { $0 > 0 }
    let campuses = try Self.table(source, .campus, "id", campusIDs)
    let neighbours = try Self.table(source, .fac, "campus_id", campusIDs)
    let organizations = try Self.table(source, .org, "id", fac.map { Self.number($0, "org_id") })
    for row in fac {
      let id = Self.number(row, "id")
      func linked(_ rows: [JSONValue], _ links: [JSONValue], _ field: String) -> [JSONValue] {
        let ids = Set(links.filter { Self.number($0, "fac_id") == id }.map { Self.number($0, field) })
        return rows.filter { ids.contains(Self.number($0, "id")) }
      }
      let asns = Set(candidates[id] ?? [])
      let named = networks.filter { asns.contains(Self.number($0, "asn")) }
        .sorted { Self.number($0, "ix_count") > Self.number($1, "ix_count") }.prefix(Self.mostNames)
      texts[.facility(id)] = text(
        "fac",
        [
          "fac": [row], "ix": linked(exchanges, houses, "ix_id"),
          "carrier": linked(carriers, lines, "carrier_id"), "net": named.map(Self.summary),
          "campus": campuses.filter { Self.number($0, "id") == Self.number(row, "campus_id") }.map { campus in
            let all = neighbours.filter { Self.number($0, "campus_id") == Self.number(campus, "id") }
            return Self.with(campus, "fac_set", .list(all.map { .integer(Self.number($0, "id")) }))
          },
          "org": organizations.filter { Self.number($0, "id") == Self.number(row, "org_id") },
        ])
    }
  }

  /// The document, as `personals fetch` saves it.
  private func text(_ subject: String, _ tables: [String: [JSONValue]]) -> [UInt8] {
    var members: [String: JSONValue] = [
      "format": .text(BundleFile.format), "version": .integer(BundleFile.version),
      "subject": .text(subject), "source": .text(origin.name),
    ]
    if let date = origin.date { members["fetched"] = .text(date.iso) }
    for (table, rows) in tables { members[table] = .object(["data": .list(rows.map(\.fitToShare))]) }
    return BundleFile.text(of: .object(members))
  }

  // MARK: - Rows

  private static func table(
    _ source: some RowSource, _ table: RecordTable, _ field: String, _ values: [Int]
  ) throws(SourceError) -> [JSONValue] {
    let wanted = Set(values.filter { $0 > 0 }).sorted()
    guard !wanted.isEmpty else { return [] }
    let isWanted = Set(wanted)
    var seen: Set<Int> = []
    // Twice the same row would count twice, and what does not belong here, was not asked for.
    return try source.rows(table, where: field, in: wanted).compactMap { JSONValue($0) }
      .filter { isWanted.contains(number($0, field)) }
      .filter { row in row["id"].wholeNumber.map { seen.insert($0).inserted } ?? true }
  }

  private static func number(_ row: JSONValue, _ field: String) -> Int {
    if let number = row[field].wholeNumber { return number }
    // Older answers: `ix` for `ix_id`; and a LAN has its exchange's number.
    if field.hasSuffix("_id"), let number = row[String(field.dropLast(3))].wholeNumber { return number }
    return field == "ix_id" ? row["ixlan_id"].wholeNumber ?? 0 : 0
  }

  /// The networks with most capacity among some ports, by number.
  private static func largest(_ ports: [JSONValue]) -> [Int] {
    var speeds: [Int: Int] = [:]
    for port in ports {
      let sum = speeds[number(port, "asn"), default: 0].addingReportingOverflow(max(0, number(port, "speed")))
      speeds[number(port, "asn")] = sum.overflow ? .max : sum.partialValue
    }
    return speeds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostNames).map(\.key)
  }

  /// The part of a network that others' slides show.
  private static func summary(_ network: JSONValue) -> JSONValue {
    .object(["asn": network["asn"], "name": network["name"], "ix_count": network["ix_count"]])
  }

  private static func with(_ row: JSONValue, _ field: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var members) = row else { return row }
    members[field] = value
    return .object(members)
  }
}
