internal import Files
internal import GRDB
package import PeeringDB

/// A store of records on this machine, of whatever kind.
package enum RecordStore {
  case snapshot(SnapshotSource)
  case client(ClientDatabase)
  case dump(DumpFolder)

  /// The store at `path`: a folder of tables, or a database, whose kind is known from what is in it.
  ///
  /// - Throws: `StoreError`.
  package static func open(_ path: String) throws(StoreError) -> RecordStore {
    if InputFile.isFolder(path) { return .dump(try DumpFolder(path)) }
    let queue = try DatabaseFile.open(path)
    if try SnapshotSource.isSnapshot(queue, path) {
      // Again, as a file that does not change: that takes no locks, which some file systems do not have.
      return .snapshot(try SnapshotSource(path))
    }
    let columns = try ClientDatabase.columns(queue, path)
    guard columns["peeringdb_network"]?.isSuperset(of: ["id", "asn", "name"]) == true else {
      throw StoreError(path, .foreign)
    }
    return .client(ClientDatabase(path, queue, columns: columns))
  }

  /// Where its records are looked up.
  package var source: any RecordSource {
    switch self {
    case .snapshot(let snapshot): snapshot
    case .client(let client): client
    case .dump(let dump): dump
    }
  }

  /// The search by name; nil where the store is not made for one.
  package var search: (any NameSearch)? {
    switch self {
    case .snapshot(let snapshot): snapshot
    case .client(let client): client
    case .dump: nil
    }
  }
}
