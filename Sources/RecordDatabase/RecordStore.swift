internal import Files
internal import GRDB
package import PeeringDB

/// A store of records on this machine, of whatever kind.
package enum RecordStore {
  case snapshot(SnapshotSource)
  case client(ClientDatabase)
  case dump(DumpFolder)

  /// The store at `path`: a folder of tables, or a database, whose kind is found out from what is in it.
  ///
  /// - Throws: `StoreError`.
  package static func open(_ path: String) throws(StoreError) -> RecordStore {
    if InputFile.isFolder(path) { return .dump(try DumpFolder(path)) }
    let queue = try DatabaseFile.open(path)
    if try SnapshotSource.isSnapshot(queue, path) {
      // Again, as what does not change: that takes no locks, which some file systems do not have.
      return .snapshot(try SnapshotSource(path))
    }
    let columns = try ClientDatabase.columns(queue, path)
    guard columns["peeringdb_network"]?.isSuperset(of: ["id", "asn", "name"]) == true else {
      throw StoreError(path, .foreign)
    }
    return .client(ClientDatabase(path, queue, columns: columns))
  }

  /// The networks in it can be looked up.
  package var source: any RecordSource {
    switch self {
    case .snapshot(let snapshot): snapshot
    case .client(let client): client
    case .dump(let dump): dump
    }
  }

  /// What it says about some networks, as PeeringDB would have answered it.
  ///
  /// - Throws: `SourceError` where it cannot be read.
  package func answers(_ asns: [ASN]) throws(SourceError) -> PeeringDBAnswers {
    switch self {
    case .snapshot(let snapshot): try snapshot.answers(asns)
    case .client(let client): try client.answers(asns)
    case .dump(let dump): try dump.answers(asns)
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

extension StoredRows {
  /// What the rows say. A network that is not in the store may well have a record at PeeringDB.
  ///
  /// - Parameters:
  ///   - asns: the networks looked up.
  ///   - date: the day of the store's data, where it is known.
  /// - Returns: what is known, and why the rest is not.
  func answers(_ asns: [ASN], date: CalendarDate?) -> PeeringDBAnswers {
    answers(asns) { asn in StoreError(store, .unknownNetwork(asn, date)).sourceError }
  }
}
