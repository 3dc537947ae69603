internal import Files
package import Diagnostics
package import PeeringDB

/// A folder with PeeringDB's tables as files (`net-0.json`, …), to look records up in.
///
/// Only the rows that are wanted are kept in memory, so it does not grow with the tables. Each look-up
/// reads all of them, which takes a second or two; a snapshot made from the folder takes milliseconds.
package struct DumpFolder {
  let path: String

  /// The folder at `path`.
  ///
  /// - Throws: `StoreError` where tables are missing that every slide needs.
  package init(_ path: String) throws(StoreError) {
    self.path = path
    guard InputFile.isFolder(path) else { throw StoreError(path, .missing) }
    let missing = RecordTable.essential.filter { $0 != .poc && !InputFile.exists(file($0)) }
    guard missing.isEmpty else { throw StoreError(path, .noTables(missing.map(\.fileName))) }
  }

  /// The path of a table's file.
  func file(_ table: RecordTable) -> String {
    path.hasSuffix("/") ? path + table.fileName : "\(path)/\(table.fileName)"
  }

  private var name: String { DatabaseFile.name(of: path) }
}

extension DumpFolder: RowSource {
  package var origin: RecordOrigin { RecordOrigin(name: name) }

  package func rows(_ question: RowQuestion) -> RowAnswer {
    var answer = RowAnswer()
    // A table that somebody did not save leaves its part of the slide out.
    guard InputFile.exists(file(question.table)) else { return answer }
    let wanted = Set(question.values)
    do throws(TableError) {
      let reader = try TableReader(file(question.table))
      while let row = try reader.next() {
        guard let value = row.key(question.field), wanted.contains(value) else { continue }
        // Contacts that are not public are not even kept in memory.
        if question.table != .poc || row.isPublicContact { answer.rows.append(row) }
      }
      // The day may be behind the rows.
      let origin = RecordOrigin(name: name, date: reader.generated.map(CalendarDate.today))
      for value in question.values { answer.origins[value] = origin }
      return answer
    } catch {
      return RowAnswer(question, failed: StoreError(path, .table(error)).sourceError)
    }
  }

  package func logo(_ reference: String) -> Diagnosed<RecordLogo?> { missingLogo(in: path) }

  package func missing(_ subject: RecordSubject) -> SourceError? {
    StoreError(path, .unknown(subject, nil)).sourceError
  }
}
