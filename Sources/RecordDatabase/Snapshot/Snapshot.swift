internal import PeeringDB

/// The form of a snapshot: one SQLite file with PeeringDB's public tables.
///
/// A row is kept as the JSON it came as, with the columns beside it that rows are found by. See decision 0017.
enum Snapshot {
  /// SQLite's number for what program a file belongs to: `PPsn` in ASCII.
  static let applicationID = 0x5050_736E
  /// The form that is written, and the newest that is read.
  static let version = 1

  /// The statements that make an empty one.
  static var schema: String {
    let tables = RecordTable.allCases.map { table in
      var columns = ["id INTEGER PRIMARY KEY"]
      if table == .net { columns += ["asn INTEGER NOT NULL", "origin INTEGER NOT NULL"] }
      columns += table.references.map { "\($0) INTEGER" }
      return "CREATE TABLE \(table) (\((columns + ["row TEXT NOT NULL"]).joined(separator: ", ")));"
    }
    return """
      CREATE TABLE origin (id INTEGER PRIMARY KEY, name TEXT NOT NULL, date TEXT);
      CREATE TABLE downloaded
        (name TEXT PRIMARY KEY, url TEXT NOT NULL, etag TEXT, modified TEXT, generated INTEGER, rows INTEGER NOT NULL);
      CREATE TABLE logo (reference TEXT PRIMARY KEY, url TEXT NOT NULL, bytes BLOB NOT NULL);
      CREATE TABLE name (kind TEXT NOT NULL, id INTEGER NOT NULL, asn INTEGER, name TEXT NOT NULL,
        folded TEXT NOT NULL, updated TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
      \(tables.joined(separator: "\n"))
      """
  }

  /// The statements that make its indexes, once rows are in it.
  static var indexes: String {
    var statements = ["CREATE INDEX net_asn ON net (asn);"]
    for table in RecordTable.allCases {
      statements += table.references.map { "CREATE INDEX \(table)_\($0) ON \(table) (\($0));" }
    }
    return statements.joined(separator: "\n")
  }

  /// Where a set of rows came from: the host or file, and the day of its data.
  static func origin(_ name: String, _ date: String?) -> RecordOrigin {
    RecordOrigin(name: name, date: date.flatMap { CalendarDate(isoPrefix: $0) })
  }
}
