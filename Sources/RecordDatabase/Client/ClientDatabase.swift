package import Diagnostics
internal import GRDB
package import PeeringDB

/// The database that PeeringDB's own client keeps (`peeringdb sync`), to look records up in.
///
/// Its columns are those of PeeringDB's server less some, and change from version to version. So they are looked at,
/// and made into rows as the API has them: what the client does not keep is put together (names and cities of
/// connections), counted, or absent (logos).
package final class ClientDatabase {
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

  /// Calls `body` with the number of each row, and with the row as the API has it.
  private func each(
    _ database: Database, _ table: ClientTable, _ column: String, _ numbers: String,
    _ body: (Int, TableRow) -> Void
  ) throws {
    let fields = table.usableFields(columns: columns)
    guard let statement = table.select(columns: columns, where: column) else { return }
    let rows = try Row.fetchCursor(database, sql: statement, arguments: [numbers])
    while let row = try rows.next() {
      let id = try row.integer(0, "peeringdb_\(table.name)", "id")
      var members: [String: JSONValue] = [:]
      for (index, field) in fields.enumerated() {
        members[field.name] = try field.value(row[index + 1] as DatabaseValue)
      }
      if let row = TableRow(stored: JSONValue.object(members).bytes()) { body(id, row) }
    }
  }

  /// The day of the youngest record: the client does not keep when it last asked.
  private var date: CalendarDate? {
    let tables = columns.filter { $0.value.contains("updated") }.keys.sorted()
    guard !tables.isEmpty else { return nil }
    let union = tables.map { "SELECT max(updated) AS day FROM \($0)" }.joined(separator: " UNION ALL ")
    let day = try? queue.read { try Row.fetchOne($0, sql: "SELECT max(day) FROM (\(union))") }
    return (try? day?.optionalText(0, "", "updated")).flatMap { CalendarDate(isoPrefix: $0) }
  }
}

extension ClientDatabase: RowSource {
  /// Without a day: the client does not keep when it last asked, so that records are as old as they say themselves.
  package var origin: RecordOrigin { RecordOrigin(name: DatabaseFile.name(of: path)) }

  package func rows(_ question: RowQuestion) -> RowAnswer {
    do {
      return try queue.read { database in
        var answer = RowAnswer()
        var (column, numbers) = (question.field, SQLList.text(question.values))
        if question.table == .netixlan, column == "ix_id" {
          // The client's ports know their LAN, and that its exchange.
          var lans: [Int] = []
          try each(database, ClientTable.lan, "ix_id", numbers) { id, _ in lans.append(id) }
          (column, numbers) = ("ixlan_id", SQLList.text(lans))
        }
        try each(database, ClientTable.of(question.table), column, numbers) { _, row in
          answer.rows.append(row)
        }
        return answer
      }
    } catch {
      return RowAnswer(question, failed: StoreError.of(error, path).sourceError)
    }
  }

  /// The client keeps no logos, and its records name none.
  package func logo(_ reference: String) -> Diagnosed<RecordLogo?> { missingLogo(in: path) }

  package func missing(_ subject: RecordSubject) -> SourceError? {
    StoreError(path, .unknown(subject, date)).sourceError
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
      table: "peeringdb_network",
      names:
        "SELECT id, asn, name, NULL, \(updated)\(others) FROM peeringdb_network WHERE \(status)",
      cities: ClientTable.cities(columns: columns))
    do { return try search.find(text, limit: limit, cityKey: cityKey, in: queue) } catch {
      throw .of(error, path)
    }
  }
}
