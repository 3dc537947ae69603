internal import Diagnostics
internal import Files
internal import Foundation
internal import GRDB
package import PeeringDB

/// Puts what a live look-up found into a snapshot, and leaves all else in it as it is.
package enum SnapshotUpdate {
  /// Makes the snapshot at `target` again, with newer records of some networks.
  ///
  /// The snapshot that is there is copied and changed, and the copy takes its place in one step.
  ///
  /// - Parameters:
  ///   - target: the snapshot's path; there may be none yet.
  ///   - lookUp: what PeeringDB said of networks. Logos come along.
  /// - Returns: how many networks the snapshot has now.
  /// - Throws: `SyncError`.
  package static func run(
    _ target: String, _ lookUp: RecordLookUp
  ) throws(SyncError) -> Int {
    let work = try SnapshotSync.takeFolder(of: target)
    defer { work.removeIfEmpty() }
    let partial = work(SnapshotSync.partial)
    do {
      if InputFile.exists(target) {
        // One that is damaged, or of a newer program, is not changed.
        _ = try SnapshotSource(target)
        try copy(target, to: partial)
      }
      let count = try write(lookUp, to: partial)
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

  private static func write(_ lookUp: RecordLookUp, to path: String) throws -> Int {
    let queue = try SnapshotBuilder.open(path)
    let count = try queue.writeWithoutTransaction { database in
      let isNew = try !database.tableExists("net")
      if isNew { try database.execute(sql: Snapshot.schema + Snapshot.indexes) }
      try database.inTransaction(.immediate) {
        try insert(lookUp, into: database)
        return .commit
      }
      try SnapshotBuilder.seal(database)
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM net") ?? 0
    }
    try queue.close()
    return count
  }

  private static func insert(_ lookUp: RecordLookUp, into database: Database) throws {
    // Half a record is not worth a whole one's place.
    let bundles = lookUp.bundles.filter {
      $0.key.kind == .network && lookUp.incomplete[$0.key] == nil && !$0.value.diagnostics.hasErrors
    }.mapValues(\.value)
    let origins = try insertOrigins(Set(bundles.values.map(\.origin)), into: database)
    let rows = try SnapshotRows(database)
    for (subject, bundle) in bundles {
      guard case .network(let asn) = subject, let document = lookUp.documents[subject] else { continue }
      var number: Int?
      for (table, row) in document.tableRows {
        switch table {
        case .net:
          guard let id = row.number("id") else { continue }
          try remove(id, asn, from: database)
          number = id
          _ = try rows.insert(row, into: .net, origin: origins[bundle.origin] ?? 0)
        case .netixlan, .netfac, .poc:
          guard let number else { continue }
          _ = try rows.insert(row, into: table, origin: 0, parents: ["net_id": number])
        default: _ = try rows.insert(row, into: table, origin: 0)
        }
      }
      // By what the record says, which may leave out the host.
      guard let logo = bundle.logo, let reference = bundle.logoReference else { continue }
      try database.execute(
        sql: "INSERT OR REPLACE INTO logo VALUES (?, ?, ?)",
        arguments: [reference, logo.url, Data(logo.bytes)])
    }
    try database.execute(sql: "DELETE FROM origin WHERE id NOT IN (SELECT origin FROM net)")
  }

  /// Answers that were used again are of other days than the rest.
  private static func insertOrigins(
    _ origins: Set<RecordOrigin>, into database: Database
  ) throws -> [RecordOrigin: Int] {
    var numbers: [RecordOrigin: Int] = [:]
    for origin in origins {
      try database.execute(
        sql: "INSERT INTO origin (name, date) VALUES (?, ?)", arguments: [origin.name, origin.date?.iso])
      numbers[origin] = Int(database.lastInsertedRowID)
    }
    return numbers
  }

  /// Removes a network, even if it was registered again and has another number now.
  private static func remove(_ id: Int, _ asn: ASN, from database: Database) throws {
    let arguments = StatementArguments([id, Int(asn.number)])
    for table in [RecordTable.netixlan, .netfac, .poc] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE net_id = ? OR net_id IN (SELECT id FROM net WHERE asn = ?)",
        arguments: arguments)
    }
    try database.execute(
      sql: "DELETE FROM name WHERE kind = 'net' AND (id = ? OR asn = ?)", arguments: arguments)
    try database.execute(sql: "DELETE FROM net WHERE id = ? OR asn = ?", arguments: arguments)
  }
}
