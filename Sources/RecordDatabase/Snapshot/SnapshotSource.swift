internal import Files
internal import GRDB
package import PeeringDB

/// A snapshot that `personals sync` made, to look records up in.
package final class SnapshotSource: RecordSource {
  let path: String
  let queue: DatabaseQueue

  /// Opens the snapshot at `path`.
  ///
  /// - Throws: `StoreError`.
  package convenience init(_ path: String) throws(StoreError) {
    guard InputFile.exists(path) else { throw StoreError(path, .noSnapshot) }
    let queue = try DatabaseFile.open(path, isFixed: true)
    guard try Self.isSnapshot(queue, path) else { throw StoreError(path, .foreign) }
    self.init(path, queue)
  }

  init(_ path: String, _ queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  /// Whether a database is a snapshot.
  ///
  /// - Throws: `StoreError` for one of a newer program, and where it cannot be read.
  static func isSnapshot(_ queue: DatabaseQueue, _ path: String) throws(StoreError) -> Bool {
    do {
      let (application, version) = try queue.read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        )
      }
      guard application == Snapshot.applicationID else { return false }
      if version > Snapshot.version { throw StoreError(path, .newer(version)) }
      return true
    } catch {
      throw .of(error, path)
    }
  }

  /// Where and when the networks came from: of all, the oldest first.
  package func origins() throws(StoreError) -> [RecordOrigin] {
    do {
      return try queue.read { database in
        try Row.fetchAll(database, sql: "SELECT name, date FROM origin ORDER BY date")
          .map { Snapshot.origin($0["name"], $0["date"]) }
      }
    } catch {
      throw .of(error, path)
    }
  }

  /// What it was made of: the heads of the tables that were downloaded.
  func downloaded() throws(StoreError) -> [RecordTable: DownloadHead] {
    do {
      return try queue.read { database in
        var heads: [RecordTable: DownloadHead] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT name, url, etag, modified FROM downloaded")
        while let row = try rows.next() {
          guard let table = RecordTable(rawValue: row["name"]) else { continue }
          heads[table] = DownloadHead(
            url: row["url"], etag: row["etag"], modified: row["modified"], fetched: 0, isPlain: true)
        }
        return heads
      }
    } catch {
      throw .of(error, path)
    }
  }

  package func networks(_ asns: [ASN]) throws(SourceError) -> NetworkLookUp {
    try answers(asns).lookUp
  }

  /// What the snapshot says about some networks, as PeeringDB would have answered it.
  ///
  /// - Throws: `SourceError` where the snapshot cannot be read.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    do {
      return try rows(asns).answers(asns, date: origins().first?.date)
    } catch {
      throw StoreError.of(error, path).sourceError
    }
  }

  /// The rows of some networks, in as many statements as there are tables, however many networks are asked for.
  private func rows(_ asns: [ASN]) throws -> StoredRows {
    try queue.read { database in
      var stored = StoredRows(store: path)
      var origins: [Int: RecordOrigin] = [:]
      let cursor = try Row.fetchCursor(database, sql: "SELECT id, name, date FROM origin")
      while let row = try cursor.next() { origins[row["id"]] = Snapshot.origin(row["name"], row["date"]) }

      var positions: [Int: Int] = [:]
      var organizations: Set<Int> = []
      let networks = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, org_id, origin, row FROM net WHERE asn IN (SELECT value FROM json_each(?)) ORDER BY id
          """, arguments: [Self.list(asns.map { Int($0.number) })])
      while let row = try networks.next() {
        let origin = origins[row["origin"]] ?? RecordOrigin(name: DatabaseFile.name(of: path))
        positions[row["id"]] = stored.networks.count
        stored.networks.append(.init(row: Self.text(row, 3), origin: origin))
        if let organization = row["org_id"] as Int? { organizations.insert(organization) }
      }
      guard !positions.isEmpty else { return stored }
      let ids = Self.list(positions.keys)
      var exchanges: Set<Int> = []
      var facilities: Set<Int> = []
      try Self.each(database, "net_id, ix_id, row", of: .netixlan, "net_id", ids) { row in
        guard let position = positions[row[0]] else { return }
        stored.networks[position].netixlan.append(Self.text(row, 2))
        if let exchange = row[1] as Int? { exchanges.insert(exchange) }
      }
      try Self.each(database, "net_id, fac_id, row", of: .netfac, "net_id", ids) { row in
        guard let position = positions[row[0]] else { return }
        stored.networks[position].netfac.append(Self.text(row, 2))
        if let facility = row[1] as Int? { facilities.insert(facility) }
      }
      try Self.each(database, "net_id, row", of: .poc, "net_id", ids) { row in
        guard let position = positions[row[0]] else { return }
        stored.networks[position].poc.append(Self.text(row, 1))
      }
      let parents: [(RecordTable, Set<Int>, WritableKeyPath<StoredRows, [[UInt8]]>)] = [
        (.ix, exchanges, \.ix), (.fac, facilities, \.fac), (.org, organizations, \.org),
      ]
      for (table, numbers, rows) in parents {
        try Self.each(database, "row", of: table, "id", Self.list(numbers)) { row in
          stored[keyPath: rows].append(Self.text(row, 0))
        }
      }
      try Self.logos(database, ids, Self.list(organizations), &stored)
      return stored
    }
  }

  /// Calls `body` with the rows of a table whose `column` is one of some numbers, in the order of their own.
  static func each(
    _ database: Database, _ columns: String, of table: RecordTable, _ column: String, _ numbers: String,
    _ body: (Row) -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT \(columns) FROM \(table) WHERE \(column) IN (SELECT value FROM json_each(?)) ORDER BY id",
      arguments: [numbers])
    while let row = try rows.next() { body(row) }
  }

  private static func logos(
    _ database: Database, _ networks: String, _ organizations: String, _ stored: inout StoredRows
  ) throws {
    guard try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM logo)") == true else { return }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT reference, url, bytes FROM logo WHERE reference IN (
          SELECT json_extract(row, '$.logo') FROM net WHERE id IN (SELECT value FROM json_each(?))
          UNION SELECT json_extract(row, '$.logo') FROM org WHERE id IN (SELECT value FROM json_each(?)))
        """, arguments: [networks, organizations])
    while let row = try rows.next() {
      try row.withUnsafeData(atIndex: 2) { data in
        stored.logos[row["reference"]] = RecordLogo(url: row["url"], bytes: data.map { Array($0) } ?? [])
      }
    }
  }

  /// Numbers as a JSON list, since a statement takes a list only so.
  static func list(_ numbers: some Collection<Int>) -> String {
    "[\(numbers.map(String.init).joined(separator: ","))]"
  }

  static func text(_ row: Row, _ index: Int) -> [UInt8] { Array((row[index] as String).utf8) }
}
