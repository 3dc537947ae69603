package import Digests
internal import Files
internal import GRDB
internal import Foundation
internal import PeeringDB

/// The desk's database: presenters with their drafts and all versions, and settings. What a method has changed is on disk
/// when it returns.
package final class DeskStore: Sendable {
  private let queue: DatabaseQueue

  /// Opens a database, and makes it where it is missing.
  ///
  /// - Throws: `DeskError.storage`.
  package init(_ path: String) throws(DeskError) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    // `together` leaves one open while others write.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      // A commit is on disk before the answer; what is erased leaves no traces in free pages.
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try Self.migrator.migrate(queue)
      let state = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
      guard state == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: state) }
    } catch let error as DatabaseError where Self.isDamage(error) {
      throw .storage(
        reason:
          "\(path) is damaged, or is no database of the desk: \(error.message ?? "\(error.resultCode)"); put back "
          + "a copy, or move it away to begin without drafts, links and approvals. Submissions are files of their own",
        isFull: false)
    } catch { throw .of(error) }
  }

  /// Whether an error is about what the file says, and not about the disk.
  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_SCHEMA].contains(error.resultCode)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE presenter (
            id INTEGER PRIMARY KEY AUTOINCREMENT, token BLOB UNIQUE, subject TEXT, name TEXT NOT NULL,
            language TEXT NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL, revision INTEGER NOT NULL,
            file TEXT UNIQUE, sent TEXT, pending TEXT, approved TEXT, note TEXT,
            byHand INTEGER NOT NULL DEFAULT 0, saved INTEGER NOT NULL);
          CREATE TABLE version (
            presenter INTEGER NOT NULL REFERENCES presenter(id) ON DELETE CASCADE, revision INTEGER NOT NULL,
            author TEXT NOT NULL, time INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (presenter, revision)) WITHOUT ROWID;
          CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
          """)
    }
    return migrator
  }

  /// Who made a version.
  package enum Author: String, Sendable {
    case presenter
    case organiser
    /// Somebody with an editor.
    case file
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(DeskError) -> Value {
    do { return try queue.read(body) } catch { throw .of(error) }
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws(DeskError) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inSavepoint {
          value = try body(database)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return value
      }
    } catch { throw .of(error) }
  }

  /// Makes all changes of `body` one commit, which is on disk when this returns. A change that fails takes back no other.
  ///
  /// - Throws: `DeskError.storage` where nothing of all is kept.
  func together(_ body: () -> Void) throws(DeskError) {
    do { try queue.writeWithoutTransaction { try $0.beginTransaction(.immediate) } } catch {
      throw .of(error)
    }
    body()
    do {
      try queue.writeWithoutTransaction { database in
        do {
          try database.commit()
        } catch {
          // A full disk may have taken all back already.
          if database.isInsideTransaction { try database.rollback() }
          throw error
        }
      }
    } catch { throw .of(error) }
  }

  // MARK: - Presenters

  /// Adds a presenter.
  ///
  /// - Parameters:
  ///   - entry: what is known; its `id` is ignored.
  ///   - token: the hash of the secret that opens it; nil for one that only the organiser opens.
  ///   - author: who adds it.
  /// - Returns: the entry with its number.
  /// - Throws: `DeskError.storage`.
  package func add(_ entry: DeskEntry, token: Digest?, by author: Author) throws(DeskError) -> DeskEntry {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO presenter (token, subject, name, language, state, text, revision, file, sent, pending, approved,
            note, byHand, saved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, arguments: StatementArguments([token.map { Data($0.bytes) }] + Self.values(entry)))
      var added = entry
      added.id = database.lastInsertedRowID
      try Self.keepVersion(of: added, by: author, database)
      return added
    }
  }

  /// Replaces a presenter's row; a text with a new revision is kept as a version, too.
  package func replace(_ entry: DeskEntry, by author: Author) throws(DeskError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE presenter SET subject = ?, name = ?, language = ?, state = ?, text = ?, revision = ?, file = ?,
            sent = ?, pending = ?, approved = ?, note = ?, byHand = ?, saved = ? WHERE id = ?
          """, arguments: StatementArguments(Self.values(entry) + [entry.id]))
      guard database.changesCount == 1 else { throw DeskError.unknown }
      try Self.keepVersion(of: entry, by: author, database)
    }
  }

  /// The most versions kept of one presenter.
  private static let mostVersions = 200

  private static func keepVersion(of entry: DeskEntry, by author: Author, _ database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO version (presenter, revision, author, time, text) VALUES (?, ?, ?, ?, ?)",
      arguments: [entry.id, entry.revision, author.rawValue, entry.saved, entry.text])
    try database.execute(
      sql: "DELETE FROM version WHERE presenter = ? AND revision <= ?",
      arguments: [entry.id, entry.revision - mostVersions])
  }

  /// Gives a presenter another secret; the old one opens nothing any more.
  package func setToken(_ token: Digest, of id: Int64) throws(DeskError) {
    try write { database in
      try database.execute(
        sql: "UPDATE presenter SET token = ? WHERE id = ?", arguments: [Data(token.bytes), id])
    }
  }

  /// Removes a presenter with all versions.
  package func remove(_ id: Int64) throws(DeskError) {
    try write { database in
      try database.execute(sql: "DELETE FROM presenter WHERE id = ?", arguments: [id])
    }
    // Nothing is left in the log of changes either.
    do { _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) } } catch { throw .of(error) }
  }

  package func entry(_ id: Int64) throws(DeskError) -> DeskEntry? {
    try one("id = ?", [id])
  }

  package func entry(token: Digest) throws(DeskError) -> DeskEntry? {
    try one("token = ?", [Data(token.bytes)])
  }

  package func entry(file: String) throws(DeskError) -> DeskEntry? {
    try one("file = ?", [file])
  }

  private func one(_ condition: String, _ arguments: StatementArguments) throws(DeskError) -> DeskEntry? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM presenter WHERE \(condition)", arguments: arguments)
        .map(Self.entry)
    }
  }

  /// All presenters, the oldest first.
  package func entries() throws(DeskError) -> [DeskEntry] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM presenter ORDER BY id").map(Self.entry) }
  }

  /// The text of a version; nil where it is not kept.
  package func text(of id: Int64, revision: Int) throws(DeskError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT text FROM version WHERE presenter = ? AND revision = ?",
        arguments: [id, revision])
    }
  }

  /// All versions of a presenter, the oldest first.
  package func versions(of id: Int64) throws(DeskError) -> [(author: String, time: Int, text: String)] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT author, time, text FROM version WHERE presenter = ? ORDER BY revision",
        arguments: [id]
      ).map { ($0["author"], $0["time"], $0["text"]) }
    }
  }

  // MARK: - Settings

  package func setting(_ name: String) throws(DeskError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]) }
  }

  /// Keeps a setting; nil removes it.
  package func set(_ name: String, to value: String?) throws(DeskError) {
    try write { database in
      guard let value else {
        return try database.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
      }
      try database.execute(
        sql:
          "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        arguments: [name, value])
    }
  }

  // MARK: - Rows

  private static func values(_ entry: DeskEntry) -> [(any DatabaseValueConvertible)?] {
    [
      entry.subject?.description, entry.name, entry.language, entry.state.rawValue, entry.text,
      entry.revision,
      entry.file, entry.sent, entry.pending, entry.approved, entry.note, entry.isChangedByHand, entry.saved,
    ]
  }

  private static func entry(_ row: Row) -> DeskEntry {
    var entry = DeskEntry(
      id: row["id"], subject: (row["subject"] as String?).flatMap { RecordSubject($0) }, name: row["name"],
      language: row["language"], text: row["text"], saved: row["saved"])
    entry.state = DeskState(rawValue: row["state"]) ?? .draft
    entry.revision = row["revision"]
    (entry.file, entry.sent, entry.pending) = (row["file"], row["sent"], row["pending"])
    (entry.approved, entry.note, entry.isChangedByHand) = (row["approved"], row["note"], row["byHand"])
    return entry
  }
}
