internal import Files
internal import GRDB
internal import PeeringDB

/// Makes the file of a snapshot out of files with whole tables.
///
/// No one reads the file before it is finished and renamed, so it is written without a journal:
/// an unfinished one is deleted.
struct SnapshotBuilder {
  /// A file with a table, and where it came from.
  struct Table {
    var table: RecordTable
    var path: String
    var url = ""
    var etag: String?
    var modified: String?
    /// The day of the data, where the file itself does not say.
    var day: CalendarDate?
  }

  /// What became of one table.
  struct Count: Sendable, Hashable {
    var rows = 0
    /// Rows that were no records: no objects, or without a number.
    var strays = 0
  }

  /// What is in a snapshot.
  struct Summary {
    var counts: [RecordTable: Count] = [:]
    var dangling: [SyncReport.Dangling] = []
    var date: CalendarDate?
  }

  /// Makes a snapshot at `path`, where there is nothing yet.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - tables: what to put in.
  ///   - origin: the name of where they come from.
  ///   - progress: is called with a table, how much of its file has been read, and how much there is, in bytes.
  /// - Returns: what is in it.
  /// - Throws: `StoreError`.
  static func build(
    _ path: String, from tables: [Table], origin: String, progress: (RecordTable, Int, Int) -> Void
  ) throws(StoreError) -> Summary {
    do {
      let queue = try open(path)
      var summary = Summary()
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: Snapshot.schema)
        try database.inTransaction(.immediate) {
          let rows = try SnapshotRows(database)
          var days: [CalendarDate] = []
          for table in tables {
            let reader = try TableReader(table.path)
            let count = try read(reader, table.table, into: rows) { progress(table.table, $0, $1) }
            summary.counts[table.table] = count
            let day = reader.generated.map(CalendarDate.today) ?? table.day
            if let day { days.append(day) }
            try database.execute(
              sql: "INSERT INTO downloaded VALUES (?, ?, ?, ?, ?, ?)",
              arguments: [
                table.table.rawValue, table.url, table.etag, table.modified, reader.generated, count.rows,
              ])
          }
          // What is said of the whole goes for the oldest of its parts.
          summary.date = days.min()
          try database.execute(
            sql: "INSERT INTO origin VALUES (1, ?, ?)", arguments: [origin, summary.date?.iso])
          return .commit
        }
        try database.execute(sql: Snapshot.indexes)
        summary.dangling = try dangling(database)
        try seal(database)
      }
      try queue.close()
      return summary
    } catch {
      throw .of(error, path)
    }
  }

  /// A database to be written as one piece.
  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA cache_size = -8000; PRAGMA temp_store = FILE;
          """)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Marks the file as a snapshot: one that is not finished has no such mark.
  static func seal(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(Snapshot.applicationID); PRAGMA user_version = \(Snapshot.version); ANALYZE;
        """)
  }

  private static func read(
    _ reader: TableReader, _ table: RecordTable, into rows: SnapshotRows, progress: (Int, Int) -> Void
  ) throws -> Count {
    var count = Count()
    while let row = try reader.next() {
      if try rows.insert(row, into: table, origin: 1) {
        count.rows += 1
      } else if table != .poc || row.number("id") == nil {
        count.strays += 1
      }
      if reader.rowCount.isMultiple(of: 500) { progress(reader.offset, reader.size) }
    }
    count.strays += reader.strayCount
    progress(reader.size, reader.size)
    return count
  }

  /// How many connections refer to missing records.
  private static func dangling(_ database: Database) throws -> [SyncReport.Dangling] {
    var dangling: [SyncReport.Dangling] = []
    let pairs: [(RecordTable, String, RecordTable)] = [
      (.netixlan, "net_id", .net), (.netixlan, "ix_id", .ix), (.netfac, "net_id", .net),
      (.netfac, "fac_id", .fac),
      (.net, "org_id", .org),
    ]
    for (table, column, parent) in pairs {
      let count =
        try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM \(table) WHERE \(column) NOT IN (SELECT id FROM \(parent))") ?? 0
      if count > 0 { dangling.append(SyncReport.Dangling(count: count, table: table, field: column)) }
    }
    return dangling
  }
}
