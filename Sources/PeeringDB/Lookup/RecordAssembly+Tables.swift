/// Which rows belong to a record.
extension RecordAssembly {
  /// How many participants of an exchange or a facility are named at most.
  private static let mostNames = 60
  /// How many networks of a facility are looked up, to name those at most exchanges.
  private static let mostCandidates = 600
  /// How many ports a network has to an exchange, for estimates.
  private static let portsPerExchange = 1.5

  mutating func networks(_ asns: [Int]) -> Parts {
    let net = rows(.net, "asn", asns)
    let ids = net.numbers("id")
    let ports = rows(
      .netixlan, "net_id", ids, expected: net.expected("ix_count", times: Self.portsPerExchange))
    let places = rows(.netfac, "net_id", ids, expected: net.expected("fac_count"))
    let contacts = rows(.poc, "net_id", ids, expected: Dictionary(ids.map { ($0, 4) }) { first, _ in first })
    let ixIDs = ports.references("ix_id")
    let facIDs = places.references("fac_id")
    let orgIDs = net.references("org_id")
    let ix = rows(.ix, "id", ixIDs)
    let fac = rows(.fac, "id", facIDs)
    let org = rows(.org, "id", orgIDs)
    var parts = Parts(
      tables: [(.net, net), (.ix, ix), (.fac, fac), (.org, org)],
      sets: [(.netixlan, ports), (.netfac, places), (.poc, contacts)])
    note(&parts, own: (.net, "asn", asns))
    note(
      &parts,
      [
        ("the exchanges", .netixlan, "net_id", ids), ("the facilities", .netfac, "net_id", ids),
        ("the contacts", .poc, "net_id", ids), ("details", .org, "id", orgIDs),
      ])
    // Which of these is missing is said with the connections.
    parts.copies += copies(.ix, "id", ixIDs) + copies(.fac, "id", facIDs)
    return parts
  }

  mutating func exchanges(_ ids: [Int]) -> Parts {
    let ix = rows(.ix, "id", ids)
    let lans = rows(.ixlan, "ix_id", ids)
    let lanIDs = lans.numbers("id")
    let prefixes = rows(
      .ixpfx, "ixlan_id", lanIDs, expected: Dictionary(lanIDs.map { ($0, 2) }) { first, _ in first })
    let houses = rows(.ixfac, "ix_id", ids, expected: ix.expected("fac_count"))
    let facIDs = houses.references("fac_id")
    let fac = rows(.fac, "id", facIDs)
    let ports = rows(
      .netixlan, "ix_id", ids, expected: ix.expected("net_count", times: Self.portsPerExchange))
    let named = Dictionary(grouping: ports) { $0.reference("ix_id") ?? 0 }.values.flatMap(Self.largest)
    let net = rows(.net, "asn", named)
    let orgIDs = ix.references("org_id")
    let org = rows(.org, "id", orgIDs)
    var parts = Parts(
      tables: [
        (.ix, ix), (.ixlan, lans), (.ixpfx, prefixes), (.fac, fac),
        (.netixlan, ports), (.net, net.compactMap(Self.summary)), (.org, org),
      ])
    note(&parts, own: (.ix, "id", ids))
    note(
      &parts,
      [
        ("the participants", .netixlan, "ix_id", ids), ("the LANs", .ixlan, "ix_id", ids),
        ("the prefixes", .ixpfx, "ixlan_id", lanIDs),
        ("the facilities", .ixfac, "ix_id", ids), ("details of facilities", .fac, "id", facIDs),
        ("the names of participants", .net, "asn", named), ("details", .org, "id", orgIDs),
      ])
    return parts
  }

  mutating func facilities(_ ids: [Int]) -> Parts {
    let fac = rows(.fac, "id", ids)
    let presences = rows(.netfac, "fac_id", ids, expected: fac.expected("net_count"))
    let houses = rows(.ixfac, "fac_id", ids, expected: fac.expected("ix_count"))
    let lines = rows(.carrierfac, "fac_id", ids, expected: fac.expected("carrier_count"))
    let (ixIDs, carrierIDs) = (houses.references("ix_id"), lines.references("carrier_id"))
    let ix = rows(.ix, "id", ixIDs)
    let carriers = rows(.carrier, "id", carrierIDs)
    let candidates = Dictionary(grouping: presences) { $0.reference("fac_id") ?? 0 }.values.flatMap { rows in
      Set(rows.numbers("local_asn")).sorted().prefix(Self.mostCandidates)
    }
    let named = rows(.net, "asn", candidates)
      .sorted { ($0.number("ix_count") ?? 0) > ($1.number("ix_count") ?? 0) }.prefix(Self.mostNames)
    let campusIDs = fac.numbers("campus_id")
    let campuses = rows(.campus, "id", campusIDs)
    let neighbours = rows(
      .fac, "campus_id", campusIDs, expected: Dictionary(campusIDs.map { ($0, 5) }) { first, _ in first })
    let orgIDs = fac.references("org_id")
    let org = rows(.org, "id", orgIDs)
    var parts = Parts(
      tables: [
        (.fac, fac), (.ix, ix), (.carrier, carriers), (.net, named.compactMap(Self.summary)),
        (.campus, campuses.compactMap { Self.campus($0, neighbours) }), (.org, org),
      ])
    note(&parts, own: (.fac, "id", ids))
    note(
      &parts,
      [
        ("the networks", .netfac, "fac_id", ids), ("the exchanges", .ixfac, "fac_id", ids),
        ("the carriers", .carrierfac, "fac_id", ids), ("the names of exchanges", .ix, "id", ixIDs),
        ("the names of carriers", .carrier, "id", carrierIDs),
        ("the names of networks", .net, "asn", candidates),
        ("the campus", .campus, "id", campusIDs), ("the campus", .fac, "campus_id", campusIDs),
        ("details", .org, "id", orgIDs),
      ])
    return parts
  }

  // MARK: - What is missing

  private func note(_ parts: inout Parts, own: (table: RecordTable, field: String, values: [Int])) {
    parts.copies += copies(own.table, own.field, own.values)
    parts.failure = rows.failures(own.table, own.field, own.values).min { $0.key < $1.key }?.value
  }

  private func note(_ parts: inout Parts, _ tables: [(String, RecordTable, String, [Int])]) {
    for (words, table, field, values) in tables {
      parts.copies += copies(table, field, values)
      guard let lost = rows.failures(table, field, values).min(by: { $0.key < $1.key }) else { continue }
      parts.losses.append((words, lost.value))
    }
  }

  private func copies(_ table: RecordTable, _ field: String, _ values: [Int]) -> [RowAnswer.Copy] {
    values.compactMap { rows.copy(table, field, $0) }
  }

  // MARK: - Rows

  /// The networks with most capacity among some ports, by number.
  private static func largest(_ ports: [TableRow]) -> [Int] {
    var speeds: [Int: Int] = [:]
    for port in ports {
      let asn = port.number("asn") ?? 0
      let sum = speeds[asn, default: 0].addingReportingOverflow(max(0, port.number("speed") ?? 0))
      speeds[asn] = sum.overflow ? .max : sum.partialValue
    }
    return speeds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostNames).map(\.key)
  }

  /// The part of a network that others' slides show.
  private static func summary(_ network: TableRow) -> TableRow? {
    let row = JSONValue(network.text) ?? .null
    return TableRow(
      stored: JSONValue.object(["asn": row["asn"], "name": row["name"], "ix_count": row["ix_count"]]).bytes())
  }

  /// A campus with the numbers of its facilities.
  private static func campus(_ row: TableRow, _ facilities: [TableRow]) -> TableRow? {
    guard case .object(var members)? = JSONValue(row.text) else { return row }
    let own = facilities.filter { $0.reference("campus_id") == row.number("id") }
    members["fac_set"] = .list(own.compactMap { $0.number("id") }.map(JSONValue.integer))
    return TableRow(stored: JSONValue.object(members).bytes())
  }
}

extension Sequence<TableRow> {
  fileprivate func numbers(_ field: String) -> [Int] { compactMap { $0.number(field) }.filter { $0 > 0 } }

  fileprivate func references(_ field: String) -> [Int] {
    Set(compactMap { $0.reference(field) }.filter { $0 > 0 }).sorted()
  }

  /// How many rows belong to each row, by a field that counts them.
  fileprivate func expected(_ field: String, times factor: Double = 1) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for row in self {
      guard let id = row.number("id") else { continue }
      // Some servers do not count.
      let count = row.number(field).map { Swift.min(Swift.max(0, $0), 100_000) }
      counts[id] = count.map { Int(Double($0) * factor) + 1 } ?? 20
    }
    return counts
  }
}
