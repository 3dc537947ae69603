internal import Files
internal import GRDB
package import PeeringDB

/// Where subjects of all kinds are looked up: stores that hold whole tables.
extension SnapshotSource: RowSource {
  package func rowOrigin() throws(SourceError) -> RecordOrigin {
    do {
      return try origins().first ?? RecordOrigin(name: DatabaseFile.name(of: path))
    } catch {
      throw error.sourceError
    }
  }

  package func rows(
    _ table: RecordTable, where field: String, in values: [Int]
  ) throws(SourceError) -> [[UInt8]] {
    // What rows are not found by, is a column of none.
    let columns = ["id"] + table.references + (table == .net ? ["asn"] : [])
    guard columns.contains(field) else { return [] }
    do {
      return try queue.read { database in
        var rows: [[UInt8]] = []
        try Self.each(database, "row", of: table, field, Self.list(values)) { rows.append(Self.text($0, 0)) }
        return rows
      }
    } catch {
      throw StoreError.of(error, path).sourceError
    }
  }
}

extension DumpFolder: RowSource {
  package func rowOrigin() throws(SourceError) -> RecordOrigin {
    do throws(TableError) {
      let reader = try TableReader(file(.ix))
      // The day stands before the rows or behind them, so that one has to be read.
      _ = try reader.next()
      return RecordOrigin(name: DatabaseFile.name(of: path), date: reader.generated.map(CalendarDate.today))
    } catch {
      throw StoreError(path, .table(error)).sourceError
    }
  }

  package func rows(
    _ table: RecordTable, where field: String, in values: [Int]
  ) throws(SourceError) -> [[UInt8]] {
    // A table that somebody did not save leaves its part of the slide out.
    guard InputFile.exists(file(table)) else { return [] }
    let wanted = Set(values)
    var rows: [[UInt8]] = []
    do throws(TableError) {
      let reader = try TableReader(file(table))
      while let row = try reader.next() {
        let number = field.hasSuffix("_id") ? row.reference(field) : row.number(field)
        if let number, wanted.contains(number) { rows.append(row.compact()) }
      }
    } catch {
      throw StoreError(path, .table(error)).sourceError
    }
    return rows
  }
}

extension ClientDatabase: RowSource {
  package func rowOrigin() throws(SourceError) -> RecordOrigin {
    do {
      return try RecordOrigin(name: DatabaseFile.name(of: path), date: queue.read(date))
    } catch {
      throw StoreError.of(error, path).sourceError
    }
  }

  package func rows(
    _ table: RecordTable, where field: String, in values: [Int]
  ) throws(SourceError) -> [[UInt8]] {
    guard let own = ClientTable.of(table) else { return [] }
    do {
      return try queue.read { database in
        var (column, numbers) = (field, SnapshotSource.list(values))
        if table == .netixlan, field == "ix_id" {
          // The client's ports know their LAN, and that its exchange.
          var lans: [Int] = []
          try each(database, ClientTable.lan, "ix_id", numbers) { lans.append($0.id) }
          (column, numbers) = ("ixlan_id", SnapshotSource.list(lans))
        }
        var rows: [[UInt8]] = []
        try each(database, own, column, numbers) { rows.append($0.text) }
        return rows
      }
    } catch {
      throw StoreError.of(error, path).sourceError
    }
  }
}

extension KeptSource {
  package func subjects(_ subjects: [RecordSubject]) throws(SourceError) -> SubjectLookUp {
    var lookUp = SubjectLookUp()
    var failure: SourceError?
    if case .success(let snapshot) = snapshot {
      do throws(SourceError) { lookUp = try snapshot.subjects(subjects) } catch { failure = error }
    }
    let open = subjects.filter { lookUp.bundles[$0] == nil }
    guard !open.isEmpty else { return lookUp }
    do throws(SourceError) {
      let kept = try cache.subjects(open)
      lookUp.bundles.merge(kept.bundles) { own, _ in own }
      lookUp.documents.merge(kept.documents) { own, _ in own }
    } catch {
      failure = failure ?? error
    }
    for subject in open where lookUp.bundles[subject] == nil {
      if let failure { lookUp.unavailable[subject] = failure }
    }
    return lookUp
  }
}
