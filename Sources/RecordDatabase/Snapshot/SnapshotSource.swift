package import Diagnostics
internal import Files
internal import GRDB
package import PeeringDB

/// A snapshot that `personals sync` made, to look records up in.
package final class SnapshotSource {
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
          .map { try Self.origin($0, from: 0) }
      }
    } catch {
      throw .of(error, path)
    }
  }

  /// An origin out of its name and day.
  private static func origin(_ row: Row, from index: Int) throws -> RecordOrigin {
    Snapshot.origin(
      try row.text(index, "origin", "name"), try row.optionalText(index + 1, "origin", "date"))
  }
}

extension SnapshotSource: RowSource {
  package var origin: RecordOrigin {
    (try? origins().first) ?? RecordOrigin(name: DatabaseFile.name(of: path))
  }

  package func rows(_ question: RowQuestion) -> RowAnswer {
    let table = question.table
    // Rows are not found by anything that is not a column.
    guard ["id", "asn"].contains(question.field) || table.references.contains(question.field) else {
      return RowAnswer()
    }
    do {
      return try queue.read { database in
        var answer = RowAnswer()
        let columns = table == .net ? "row, asn, origin.name, origin.date" : "row"
        let join = table == .net ? " LEFT JOIN origin ON origin.id = net.origin" : ""
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT \(columns) FROM \(table)\(join)
              WHERE \(table).\(question.field) IN (SELECT value FROM json_each(?)) ORDER BY \(table).id
            """, arguments: [SQLList.text(question.values)])
        while let row = try rows.next() {
          guard let found = TableRow(stored: Array(try row.text(0, "\(table)", "row").utf8)) else {
            throw DamagedColumn(table: "\(table)", column: "row")
          }
          answer.rows.append(found)
          guard table == .net, try row.optionalText(2, "origin", "name") != nil else { continue }
          answer.origins[try row.integer(1, "net", "asn")] = try Self.origin(row, from: 2)
        }
        return answer
      }
    } catch {
      return RowAnswer(question, failed: StoreError.of(error, path).sourceError)
    }
  }

  package func logo(_ reference: String) -> Diagnosed<RecordLogo?> {
    do {
      let logo = try queue.read { database in
        try Row.fetchOne(
          database, sql: "SELECT url, bytes FROM logo WHERE reference = ?", arguments: [reference]
        ).map { RecordLogo(url: try $0.text(0, "logo", "url"), bytes: try $0.bytes(1, "logo", "bytes")) }
      }
      if let logo { return Diagnosed(logo) }
      return missingLogo(in: path)
    } catch {
      let error = StoreError.of(error, path)
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .warning, rule: "record-logo", at: SourceLocation(file: path), "\(error)", hint: error.hint)
        ])
    }
  }

  package func missing(_ subject: RecordSubject) -> SourceError? {
    StoreError(path, .unknown(subject, try? origins().first?.date)).sourceError
  }
}

extension SnapshotSource: NameSearch {
  package func find(
    _ text: String, limit: Int, cityKey: (String, String) -> String
  ) throws(StoreError) -> FoundNetworks {
    let search = SQLSearch(
      table: "name", names: "SELECT id, asn, name, folded, updated FROM name WHERE kind = 'net'",
      condition: ("instr(folded, ?) > 0", "asn = CAST(? AS INTEGER)"),
      cities: """
        SELECT n.net_id, json_extract(n.row, '$.city'), json_extract(n.row, '$.country') FROM netfac n
          WHERE n.net_id IN (SELECT value FROM json_each(?1))
        UNION ALL
        SELECT n.net_id, json_extract(ix.row, '$.city'), json_extract(ix.row, '$.country')
          FROM netixlan n JOIN ix ON ix.id = n.ix_id
          WHERE n.net_id IN (SELECT value FROM json_each(?1)) AND json_extract(n.row, '$.operational') IS NOT 0
        """)
    do { return try search.find(text, limit: limit, cityKey: cityKey, in: queue) } catch {
      throw .of(error, path)
    }
  }
}
