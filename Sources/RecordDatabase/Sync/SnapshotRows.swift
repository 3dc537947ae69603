internal import GRDB
internal import PeeringDB

/// Puts rows into a snapshot that is being made.
///
/// Bound to the database connection of the closure it is made in.
struct SnapshotRows {
  private let inserts: [RecordTable: Statement]
  private let insertName: Statement

  init(_ database: Database) throws {
    var inserts: [RecordTable: Statement] = [:]
    for table in RecordTable.allCases {
      let extra = table == .net ? 2 : 0
      let marks = Array(repeating: "?", count: 2 + extra + table.references.count).joined(separator: ", ")
      inserts[table] = try database.makeStatement(sql: "INSERT OR REPLACE INTO \(table) VALUES (\(marks))")
    }
    self.inserts = inserts
    insertName = try database.makeStatement(
      sql: "INSERT OR REPLACE INTO name (kind, id, asn, name, folded, updated) VALUES (?, ?, ?, ?, ?, ?)")
  }

  /// Adds a row, unless it is deleted or nothing can refer to it.
  ///
  /// - Parameters:
  ///   - row: the row; one of the same number goes.
  ///   - table: the table it is of.
  ///   - origin: the number of where networks come from.
  ///   - parents: references that the row itself does not have, by their fields.
  /// - Returns: whether it was put in.
  /// - Throws: GRDB's errors.
  func insert(
    _ row: TableRow, into table: RecordTable, origin: Int, parents: [String: Int] = [:]
  ) throws -> Bool {
    // Contacts that are not public are not kept, even if the key may see them.
    if table == .poc, !row.isPublicContact { return false }
    guard let id = row.number("id"), let insert = inserts[table] else { return false }
    var values: [(any DatabaseValueConvertible)?] = [id]
    var asn: ASN?
    if table == .net {
      asn = row.asn
      guard let asn else { return false }
      values += [Int(asn.number), origin]
    }
    values += table.references.map { row.reference($0) ?? parents[$0] }
    values.append(String(decoding: row.compact(parents: parents), as: UTF8.self))
    try insert.execute(arguments: StatementArguments(values))
    if [.net, .ix, .fac].contains(table) { try name(row, table, id, asn) }
    return true
  }

  private func name(_ row: TableRow, _ table: RecordTable, _ id: Int, _ asn: ASN?) throws {
    let name = row.string("name")
    let folded = SearchName.folded([name, row.string("aka"), row.string("name_long")])
    try insertName.execute(arguments: [
      table.rawValue, id, asn.map { Int($0.number) }, name, folded, String(row.string("updated").prefix(10)),
    ])
  }
}
