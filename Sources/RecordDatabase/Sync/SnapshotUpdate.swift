internal import Diagnostics
internal import Files
internal import Foundation
internal import GRDB
package import PeeringDB

/// Puts what a live look-up found into a snapshot, and leaves all else in it as it is.
package enum SnapshotUpdate {
  /// Makes the snapshot at `target` anew, with the records of some networks in the place of older ones.
  ///
  /// The snapshot that is there is copied and changed, and the copy takes its place in one step.
  ///
  /// - Parameters:
  ///   - target: the snapshot's path; there may be none yet.
  ///   - answers: what PeeringDB said. Logos come along.
  ///   - date: the day of the look-up.
  /// - Returns: how many networks the snapshot has now.
  /// - Throws: `SyncError`.
  package static func run(
    _ target: String, _ answers: PeeringDBAnswers, date: CalendarDate
  ) throws(SyncError) -> Int {
    let work = try SnapshotSync.takeFolder(of: target)
    defer { work.removeIfEmpty() }
    let partial = work(SnapshotSync.partial)
    do {
      if InputFile.exists(target) {
        // What is there must be a snapshot: nothing else is changed, or replaced.
        _ = try SnapshotSource(target)
        try copy(target, to: partial)
      }
      let count = try write(answers, to: partial, date)
      try work.move(SnapshotSync.partial, over: target)
      return count
    } catch {
      work.remove(SnapshotSync.partial)
      throw .store(.of(error, target))
    }
  }

  private static func copy(_ path: String, to copy: String) throws(FileError) {
    let source = try FileReader(path)
    let file = try AppendingFile(copy, isEmpty: true)
    var piece: [UInt8] = []
    while try source.read(1_048_576, to: &piece) > 0 {
      try file.write(piece)
      piece.removeAll(keepingCapacity: true)
    }
  }

  private static func write(_ answers: PeeringDBAnswers, to path: String, _ date: CalendarDate) throws -> Int
  {
    let queue = try SnapshotBuilder.open(path)
    let count = try queue.writeWithoutTransaction { database in
      let isNew = try !database.tableExists("net")
      if isNew { try database.execute(sql: Snapshot.schema + Snapshot.indexes) }
      try database.inTransaction(.immediate) {
        try insert(answers, into: database, date)
        return .commit
      }
      try SnapshotBuilder.seal(database)
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM net") ?? 0
    }
    try queue.close()
    return count
  }

  private static func insert(_ answers: PeeringDBAnswers, into database: Database, _ date: CalendarDate)
    throws
  {
    try database.execute(
      sql: "INSERT INTO origin (name, date) VALUES (?, ?)",
      arguments: [HTTPAddress.host(of: answers.source) ?? answers.source, date.iso])
    let origin = Int(database.lastInsertedRowID)
    let found = answers.tableRows
    for row in found where row.table == .net {
      // A network may have been registered anew, and then has another number.
      let numbers = [row.row.number("id") ?? 0, row.row.asn.map { Int($0.number) } ?? 0]
      try database.execute(
        sql: "DELETE FROM name WHERE kind = 'net' AND asn = ?", arguments: [numbers[1]])
      for table in [RecordTable.netixlan, .netfac, .poc] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE net_id = ? OR net_id IN (SELECT id FROM net WHERE asn = ?)",
          arguments: StatementArguments(numbers))
      }
      try database.execute(
        sql: "DELETE FROM net WHERE id = ? OR asn = ?", arguments: StatementArguments(numbers))
    }
    let rows = try SnapshotRows(database)
    for row in found {
      _ = try rows.insert(
        row.row, into: row.table, origin: origin, parents: row.network.map { ["net_id": $0] } ?? [:])
    }
    for bundle in answers.networks.values.map(\.value) {
      // By what the record says, which may leave out the host.
      guard let logo = bundle.logo, let reference = bundle.network.logo ?? bundle.organization?.logo else {
        continue
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO logo VALUES (?, ?, ?)",
        arguments: [reference, logo.url, Data(logo.bytes)])
    }
    try database.execute(sql: "DELETE FROM origin WHERE id NOT IN (SELECT origin FROM net)")
  }
}
