internal import Diagnostics
package import Files
internal import GRDB
package import PeeringDB

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A store of records on this machine that cannot be used: which, and why.
package struct StoreError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// There is nothing at the path.
    case missing
    /// There is no snapshot yet.
    case noSnapshot
    case file(FileError)
    case empty
    case notDatabase
    /// An SQLite file of some other program.
    case foreign
    /// Something that a snapshot would take the place of and is none.
    case notSnapshot
    /// A snapshot of a newer program, with the version of its form.
    case newer(Int)
    /// Changes wait in a second file, whose name this is: the program that made them did not finish.
    case unfinished(String)
    /// SQLite's words.
    case damaged(String)
    case busy
    /// What SQLite says of a problem we know nothing about.
    case other(String)
    /// A folder without the tables that are needed, which are named.
    case noTables([String])
    case table(TableError)
    /// A folder of tables, which are not searched.
    case noSearch
    /// A record that is not in the store, and the day of the store's data, where it is known.
    case unknown(RecordSubject, CalendarDate?)
  }

  package var path: String
  package var reason: Reason

  package init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What became of some work on the store at `path`.
  static func of(_ error: any Error, _ path: String) -> StoreError {
    switch error {
    case let error as StoreError: return error
    case let error as FileError: return StoreError(path, .file(error))
    case let error as TableError: return StoreError(path, .table(error))
    case let error as DamagedColumn:
      return StoreError(path, .damaged("table \(error.table), column \(error.column)"))
    case let error as DatabaseError:
      let message = error.message ?? "\(error.resultCode)"
      switch error.resultCode {
      case .SQLITE_NOTADB: return StoreError(path, .notDatabase)
      case .SQLITE_CORRUPT: return StoreError(path, .damaged(message))
      case .SQLITE_BUSY, .SQLITE_LOCKED: return StoreError(path, .busy)
      // What SQLite's functions say of a row that is not JSON, or of one with a value that JSON does not have.
      case .SQLITE_ERROR where message.contains("malformed JSON") || message.contains("JSON cannot hold"):
        return StoreError(path, .damaged("table netixlan or netfac, column row (\(message))"))
      // Our statements are correct: a table or column is missing, or a view in its place cannot be read.
      case .SQLITE_ERROR: return StoreError(path, .damaged(message))
      case .SQLITE_FULL: return StoreError(path, .file(FileError(.write, path, .system(ENOSPC))))
      // Also where a file may not become so large: SQLite does not say why.
      case .SQLITE_IOERR:
        let isRead = [.SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ].contains(error.extendedResultCode)
        return StoreError(path, .file(FileError(isRead ? .read : .write, path, .system(EIO))))
      default: return StoreError(path, .other(message))
      }
    default: return StoreError(path, .other("\(error)"))
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  package var description: String {
    switch reason {
    case .missing: "\(path): no such file or folder"
    case .noSnapshot: "there is no snapshot (\(path))"
    case .file(let error): error.description
    case .empty: "\(path): is empty, not a database"
    case .notDatabase: "\(path): is not an SQLite database"
    case .foreign: "\(path): is an SQLite database, but neither a snapshot nor that of PeeringDB's client"
    case .notSnapshot: "\(path): exists, and is not a snapshot"
    case .newer(let version): "\(path): the snapshot has form \(version), which is newer than this program"
    case .unfinished(let name): "\(path): has changes that are not in it yet, but in \(name)"
    case .damaged(let detail): "\(path): the database is damaged: \(detail)"
    case .busy: "\(path): another program is writing to it"
    case .other(let detail): "\(path): SQLite says: \(detail)"
    case .noTables(let names): "\(path): has no \(names.joined(separator: " and no "))"
    case .table(let error): error.description
    case .noSearch: "\(path): names are looked for in a snapshot or a database, not in a folder of tables"
    case .unknown(let subject, let day):
      "\(path): has no \(subject.kind.rawValue) with the number \(subject.number)"
        + (day.map { " (its data is of \($0))" } ?? "")
    }
  }

  /// What to do about it.
  package var hint: String? {
    switch reason {
    case .noSnapshot: "make one while there is a network: personals sync"
    case .missing: "give a snapshot, the database of PeeringDB's client, or a folder of its tables"
    case .empty, .notDatabase, .foreign:
      "a snapshot is made by 'personals sync', the other by PeeringDB's client, 'peeringdb sync'"
    case .notSnapshot: "remove it, or give another path with -o"
    case .newer: "update the program, or make the snapshot again: personals sync"
    case .unfinished: "let the program that writes to it finish, or run it again"
    case .damaged: "make it again: 'personals sync', or 'peeringdb sync' for the client's"
    case .busy: "try again when it has finished"
    case .noTables: "save PeeringDB's tables there, as from \(PublicTables.url)/net-0.json"
    case .table(let error): error.hint
    case .noSearch: "make a snapshot of it: personals sync --from \(path) -o snapshot.sqlite"
    case .unknown: "check the number, or ask PeeringDB itself: it may have the network since"
    case .file, .other: nil
    }
  }

  /// The same as what became of a look-up.
  package var sourceError: SourceError {
    let isMissing =
      switch reason {
      case .missing, .noSnapshot, .unknown: true
      case .file(let error), .table(.file(let error)): error.reason == .notFound
      default: false
      }
    return SourceError(
      request: "", host: path,
      reason: .store(description.withVisibleControls, hint: hint, isMissing: isMissing))
  }
}

extension RecordSubject {
  /// The number people know it by.
  fileprivate var number: String {
    switch self {
    case .network(let asn): "\(asn)"
    case .exchange(let id), .facility(let id): "\(id)"
    }
  }
}

extension RowSource {
  /// The logo of a store that has none.
  func missingLogo(in path: String) -> Diagnosed<RecordLogo?> {
    Diagnosed(
      nil,
      [
        Diagnostic(
          .warning, rule: "record-logo", at: SourceLocation(file: path.withVisibleControls),
          "the logo is left out: PeeringDB's tables name it, but do not hold it",
          hint: "give a logo of your own, or make the snapshot with 'personals sync --for'")
      ])
  }
}

/// Where PeeringDB puts its whole tables, once a day, public rows only.
package enum PublicTables {
  package static let url = "https://public.peeringdb.com"
}
