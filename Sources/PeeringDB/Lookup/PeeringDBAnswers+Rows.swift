extension PeeringDBAnswers {
  /// A row of a table, out of an answer.
  package struct StoredRow: Sendable {
    package var table: RecordTable
    package var row: TableRow
    /// The network whose set it stands in, by PeeringDB's number.
    package var network: Int?
  }

  /// All rows of the answers, those of sets as rows of their own, as whole tables have them.
  package var tableRows: [StoredRow] {
    var rows: [StoredRow] = []
    for (table, bodies) in [(RecordTable.net, net), (.ix, ix), (.fac, fac), (.org, org)] {
      for row in bodies.compactMap(Self.row).flatMap({ $0.rows("data") }) {
        rows.append(StoredRow(table: table, row: row))
        guard table == .net, let network = row.number("id") else { continue }
        for set in [RecordTable.netixlan, .netfac, .poc] {
          rows += row.rows("\(set)_set").map { StoredRow(table: set, row: $0, network: network) }
        }
      }
    }
    return rows
  }

  /// An answer as a row whose fields are its members. Answers that are no JSON have been refused before.
  private static func row(_ body: [UInt8]) -> TableRow? { (try? TableRow(body)) ?? nil }
}
