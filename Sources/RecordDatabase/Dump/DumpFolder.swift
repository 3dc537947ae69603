internal import Files
package import PeeringDB

/// A folder with PeeringDB's tables as files (`net-0.json`, …), to look records up in.
///
/// Nothing is kept of a table but the rows that are wanted, so that memory does not grow with the tables. Each look-up
/// reads all of them, which takes a second or two; a snapshot made from the folder takes milliseconds.
package struct DumpFolder: RecordSource {
  let path: String

  /// The folder at `path`.
  ///
  /// - Throws: `StoreError` where tables are missing that every slide needs.
  package init(_ path: String) throws(StoreError) {
    self.path = path
    guard InputFile.isFolder(path) else { throw StoreError(path, .missing) }
    let missing = RecordTable.essential.filter { $0 != .poc && !InputFile.exists(file($0)) }
    guard missing.isEmpty else { throw StoreError(path, .noTables(missing.map(\.fileName))) }
  }

  /// The path of a table's file.
  func file(_ table: RecordTable) -> String {
    path.hasSuffix("/") ? path + table.fileName : "\(path)/\(table.fileName)"
  }

  package func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    try answers(asns).lookUp
  }

  /// What the tables say about some networks, as PeeringDB would have answered it.
  ///
  /// - Throws: `SourceError` where a table cannot be read to its end.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    do throws(TableError) {
      return try rows(asns).answers(asns, date: nil)
    } catch {
      throw StoreError(path, .table(error)).sourceError
    }
  }

  private func rows(_ asns: [ASN]) throws(TableError) -> StoredRows {
    var stored = StoredRows(store: path)
    let wanted = Set(asns)
    var networks: [Int: StoredRows.Network] = [:]
    var organizations: Set<Int> = []
    let net = try each(.net) { row in
      guard let asn = row.asn, wanted.contains(asn), let id = row.number("id") else { return }
      networks[id] = .init(row: row.compact(), origin: RecordOrigin(name: name))
      if let organization = row.reference("org_id") { organizations.insert(organization) }
    }
    let date = net.generated.map(CalendarDate.today)
    var exchanges: Set<Int> = []
    var facilities: Set<Int> = []
    var sets: [RecordTable: [Int: [(id: Int, row: [UInt8])]]] = [:]
    for table in [RecordTable.netixlan, .netfac, .poc] where table != .poc || InputFile.exists(file(.poc)) {
      try each(table) { row in
        guard let network = row.reference("net_id"), networks[network] != nil else { return }
        // Whoever may not be seen by everybody is not even kept in memory.
        if table == .poc, !row.isPublicContact { return }
        sets[table, default: [:]][network, default: []].append((row.number("id") ?? 0, row.compact()))
        if table == .netixlan, let exchange = row.reference("ix_id") { exchanges.insert(exchange) }
        if table == .netfac, let facility = row.reference("fac_id") { facilities.insert(facility) }
      }
    }
    // In the order of their numbers, as the API gives them.
    func connections(_ table: RecordTable, _ network: Int) -> [[UInt8]] {
      (sets[table]?[network] ?? []).sorted { $0.id < $1.id }.map(\.row)
    }
    for (id, network) in networks.sorted(by: { $0.key < $1.key }) {
      var network = network
      network.origin.date = date
      network.netixlan = connections(.netixlan, id)
      network.netfac = connections(.netfac, id)
      network.poc = connections(.poc, id)
      stored.networks.append(network)
    }
    stored.ix = try rows(.ix, exchanges)
    stored.fac = try rows(.fac, facilities)
    stored.org = try rows(.org, organizations)
    return stored
  }

  private var name: String { DatabaseFile.name(of: path) }

  /// Calls `body` with each row of a table.
  @discardableResult
  private func each(_ table: RecordTable, _ body: (TableRow) -> Void) throws(TableError) -> TableReader {
    let reader = try TableReader(file(table))
    while let row = try reader.next() { body(row) }
    return reader
  }

  /// The rows of some numbers.
  private func rows(_ table: RecordTable, _ ids: Set<Int>) throws(TableError) -> [[UInt8]] {
    guard !ids.isEmpty else { return [] }
    var rows: [[UInt8]] = []
    try each(table) { row in
      if let id = row.number("id"), ids.contains(id) { rows.append(row.compact()) }
    }
    return rows
  }
}
