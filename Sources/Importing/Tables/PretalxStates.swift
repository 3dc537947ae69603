/// What became of pretalx's proposals, which not every one of its exports says.
package enum PretalxStates {
  /// Gives tables without states those that other tables have for the same codes, and reports what stays unknown.
  ///
  /// - Parameter tables: all that are imported together, with what is odd about them.
  package static func complete(_ tables: inout [(AnswerTable, ColumnMapping, [ImportRemark])]) {
    var states: [String: String] = [:]
    var isKnown = false
    for (table, mapping, _) in tables where table.source == .pretalx {
      guard let id = mapping.column(.id), let state = mapping.column(.state) else { continue }
      isKnown = true
      for row in table.rows { states[row.cells[id]] = row.cells[state] }
    }
    for index in tables.indices
    where tables[index].0.source == .pretalx && tables[index].1.column(.state) == nil {
      guard let id = tables[index].1.column(.id), !tables[index].0.rows.isEmpty else { continue }
      let unknown = tables[index].0.rows.map { $0.cells[id] }.filter { states[$0] == nil }
      tables[index].0.header.append("Proposal state")
      for row in tables[index].0.rows.indices {
        tables[index].0.rows[row].cells.append(states[tables[index].0.rows[row].cells[id]] ?? "")
      }
      tables[index].1.columns.append(
        .init(header: "Proposal state", field: .state, confidence: .certain, reason: "of the other export"))
      guard !unknown.isEmpty else { continue }
      let codes = unknown.prefix(5).joined(separator: ", ") + (unknown.count > 5 ? ", …" : "")
      tables[index].2.append(
        ImportRemark(
          .warning, file: tables[index].0.file,
          isKnown
            ? "the other export has no state for proposals of this one, so rejected ones may be among them: \(codes)"
            : "the export has no states, so rejected and withdrawn proposals become submissions, too",
          hint: isKnown
            ? "export the sessions again, all of them, with their state"
            : "export the sessions with their state, too, and name both files in one command"))
    }
  }
}
