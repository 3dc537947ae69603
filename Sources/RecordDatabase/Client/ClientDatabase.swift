internal import GRDB
package import PeeringDB

/// The database that PeeringDB's own client keeps (`peeringdb sync`), to look records up in.
///
/// Its columns are those of PeeringDB's server less some, and change from version to version. So they are looked at,
/// and made into rows as the API has them: what the client does not keep is put together (names and cities of
/// connections), counted, or absent (logos).
package final class ClientDatabase: RecordSource {
  let path: String
  let queue: DatabaseQueue
  /// The columns of each table that is there.
  let columns: [String: Set<String>]

  init(_ path: String, _ queue: DatabaseQueue, columns: [String: Set<String>]) {
    self.path = path
    self.queue = queue
    self.columns = columns
  }

  /// The columns of the client's tables; none where a database is not the client's.
  static func columns(_ queue: DatabaseQueue, _ path: String) throws(StoreError) -> [String: Set<String>] {
    do {
      return try queue.read { database in
        let names = try String.fetchAll(
          database,
          sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'peeringdb\\_%' ESCAPE '\\'"
        )
        var columns: [String: Set<String>] = [:]
        for name in names {
          columns[name] = try Set(
            String.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [name]))
        }
        return columns
      }
    } catch {
      throw .of(error, path)
    }
  }

  package func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    try answers(asns).lookUp
  }

  /// What the database says about some networks, as PeeringDB would have answered it.
  ///
  /// - Throws: `SourceError` where it cannot be read.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    do {
      return try rows(asns).answers(asns, date: queue.read(date))
    } catch {
      throw StoreError.of(error, path).sourceError
    }
  }

  private func rows(_ asns: [ASN]) throws -> StoredRows {
    try queue.read { database in
      var stored = StoredRows(store: path)
      // Of what the client never keeps nobody needs to be told with each network.
      let origin = RecordOrigin(name: DatabaseFile.name(of: path), date: try date(database))
      var positions: [Int: Int] = [:]
      var organizations: Set<Int> = []
      try each(database, ClientTable.network, "asn", SnapshotSource.list(asns.map { Int($0.number) })) {
        row in
        positions[row.id] = stored.networks.count
        stored.networks.append(.init(row: row.text, origin: origin))
        if let organization = row.parents.first ?? nil { organizations.insert(organization) }
      }
      guard !positions.isEmpty else { return stored }
      let ids = SnapshotSource.list(positions.keys)
      var exchanges: Set<Int> = []
      var facilities: Set<Int> = []
      try each(database, ClientTable.netixlan, "net_id", ids) { row in
        guard let position = row.parents[0].flatMap({ positions[$0] }) else { return }
        stored.networks[position].netixlan.append(row.text)
        if let exchange = row.parents[1] { exchanges.insert(exchange) }
      }
      try each(database, ClientTable.netfac, "net_id", ids) { row in
        guard let position = row.parents[0].flatMap({ positions[$0] }) else { return }
        stored.networks[position].netfac.append(row.text)
        if let facility = row.parents[1] { facilities.insert(facility) }
      }
      try each(database, ClientTable.contact, "net_id", ids) { row in
        guard let position = row.parents[0].flatMap({ positions[$0] }) else { return }
        stored.networks[position].poc.append(row.text)
      }
      try each(database, ClientTable.exchange, "id", SnapshotSource.list(exchanges)) {
        stored.ix.append($0.text)
      }
      try each(database, ClientTable.facility, "id", SnapshotSource.list(facilities)) {
        stored.fac.append($0.text)
      }
      try each(database, ClientTable.organization, "id", SnapshotSource.list(organizations)) {
        stored.org.append($0.text)
      }
      return stored
    }
  }

  /// A row as the API has it, its number, and the numbers of records it refers to.
  struct Found {
    var id: Int
    var text: [UInt8]
    var parents: [Int?]
  }

  func each(
    _ database: Database, _ table: ClientTable, _ column: String, _ numbers: String, _ body: (Found) -> Void
  ) throws {
    guard let statement = table.select(columns: columns, where: column) else { return }
    let rows = try Row.fetchCursor(database, sql: statement, arguments: [numbers])
    while let row = try rows.next() {
      let parents = (2..<row.count).map { row[$0] as Int? }
      body(Found(id: row[0], text: Array((row[1] as String? ?? "{}").utf8), parents: parents))
    }
  }

  /// The day of the youngest record: the client does not keep when it last asked.
  func date(_ database: Database) throws -> CalendarDate? {
    let tables = columns.filter { $0.value.contains("updated") }.keys.sorted()
    guard !tables.isEmpty else { return nil }
    let union = tables.map { "SELECT max(updated) AS day FROM \($0)" }.joined(separator: " UNION ALL ")
    return try String.fetchOne(database, sql: "SELECT max(day) FROM (\(union))")
      .flatMap { CalendarDate(isoPrefix: $0) }
  }
}

extension ClientDatabase: NameSearch {
  package func find(
    _ text: String, limit: Int, cityKey: (String, String) -> String
  ) throws(StoreError) -> FoundNetworks {
    let network = columns["peeringdb_network"] ?? []
    let others = ["aka", "name_long"].filter(network.contains).map { ", \($0)" }.joined()
    let updated = network.contains("updated") ? "updated" : "NULL"
    let status = network.contains("status") ? "status = 'ok'" : "1"
    let search = SQLSearch(
      names:
        "SELECT id, asn, name, NULL, \(updated)\(others) FROM peeringdb_network WHERE \(status)",
      cities: ClientTable.cities(columns: columns))
    do { return try search.find(text, limit: limit, cityKey: cityKey, in: queue) } catch {
      throw .of(error, path)
    }
  }
}
