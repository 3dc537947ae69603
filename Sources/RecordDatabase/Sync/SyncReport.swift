package import PeeringDB

/// What a sync is doing.
package enum SyncProgress: Sendable, Hashable {
  /// So many bytes of a table have come in, of so many where that is known.
  case downloading(RecordTable, Int, of: Int?)
  /// So many bytes of a table have been read, of so many.
  case reading(RecordTable, Int, of: Int)
}

/// What a sync made.
package struct SyncReport: Sendable, Hashable {
  /// The server has nothing newer than the snapshot, which was left as it is.
  package var isUnchanged = false
  /// How many rows of each table the snapshot has.
  package var rows: [RecordTable: Int] = [:]
  /// Tables that were whole in the folder of an interrupted run.
  package var kept: [RecordTable] = []
  /// Tables that the server or the folder does not have, and no slide of a network needs.
  package var absent: [RecordTable] = []
  /// How many rows were not records and were skipped, by table.
  package var strays: [RecordTable: Int] = [:]
  /// How many rows refer to missing records, in words: `1204 netixlan.ix_id`.
  package var dangling: [Dangling] = []
  /// The day of the data, that of its oldest table; nil where nothing says so.
  package var date: CalendarDate?

  /// Rows that refer to missing records.
  package struct Dangling: Sendable, Hashable {
    package var count: Int
    package var table: RecordTable
    /// The field that refers to them.
    package var field: String
  }
}
