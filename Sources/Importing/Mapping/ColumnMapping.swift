/// Which column of a table is about what.
package struct ColumnMapping: Sendable, Hashable {
  /// One column.
  package struct Column: Sendable, Hashable {
    package var header: String
    package var field: AnswerField
    package var confidence: Confidence
    /// Why, in words, where it is not plain from the header.
    package var reason: String
  }

  /// How sure a guess is.
  package enum Confidence: String, Sendable, Hashable {
    /// The header says so, and the answers fit.
    case certain
    /// The header says so.
    case likely
    /// The answers look so, or the header may mean something else.
    case guess = "a guess"
    /// The organiser wrote it.
    case given = "as the map says"
  }

  package enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
    case yearFirst = "year-first"
  }

  /// As many as the table has columns.
  package var columns: [Column]
  /// The order of the parts of dates; nil if there are none, or nothing decides it.
  package var dateOrder: DateOrder?

  /// The index of the first column about something.
  func column(_ field: AnswerField) -> Int? { columns.firstIndex { $0.field == field } }

  /// The indices of all columns about something.
  func columns(_ field: AnswerField) -> [Int] { columns.indices.filter { columns[$0].field == field } }

  /// The mapping in words, a line a column.
  package func text(for table: AnswerTable) -> String {
    var lines = ["\(table.file): \(table.source.rawValue), \(table.rows.count) answers"]
    for column in columns where column.field != .ignored {
      lines.append(
        "  \(name(column)) is \(column.field.words) (\(column.confidence.rawValue)\(column.reason.isEmpty ? "" : ": " + column.reason))"
      )
    }
    let ignored = columns.filter { $0.field == .ignored && !$0.header.isEmpty }
    if !ignored.isEmpty {
      lines.append(
        "  not used: \(ignored.map { name($0) + ($0.reason.isEmpty ? "" : " (\($0.reason))") }.joined(separator: ", "))"
      )
    }
    if let dateOrder { lines.append("  dates are read \(dateOrder.rawValue)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Questions for consent that are not used, which the organiser has to know.
  package func remarks(for table: AnswerTable) -> [ImportRemark] {
    columns.indices.compactMap { index in
      let column = columns[index]
      guard column.field == .ignored, table.rows.contains(where: { !$0.cells[index].isEmpty }) else {
        return nil
      }
      if column.reason == Self.reversed { return Self.reversedRemark(column.header, in: table) }
      if column.reason == Self.limited { return Self.limitedRemark(column.header, in: table) }
      if column.reason == Self.oneWay {
        return ImportRemark(
          .warning, file: table.file, column: column.header,
          "the question asks for traffic in one direction, and the slide has one figure; its answers are not used",
          hint:
            "write 'traffic:' and 'ratio:' into the submissions, or say in a map which column is the traffic")
      }
      let field = HeaderWords.guess(column.header).field
      guard field.isConsent, !column.reason.isEmpty, let used = self.column(field) else { return nil }
      return ImportRemark(
        .warning, file: table.file, column: column.header,
        "the question asks for \(field.words), too, and is not used: \(name(columns[used])) is",
        hint: "look at both, and write 'consent:' into the submissions where they differ")
    }
  }

  /// That a question asks for a no, so that its answers are not used.
  static func reversedRemark(_ header: String, in table: AnswerTable) -> ImportRemark {
    ImportRemark(
      .warning, file: table.file, column: header,
      "the question asks the other way round, so that 'yes' would refuse consent; its answers are not used",
      hint: "write 'consent:' into the submissions yourself; next time ask so that 'yes' allows it")
  }

  /// That a question asks for less than consent, or something else, so that its answers are not used.
  static func limitedRemark(_ header: String, in table: AnswerTable) -> ImportRemark {
    ImportRemark(
      .warning, file: table.file, column: header,
      "the question limits consent, or asks something else, so that 'yes' may not allow it; its answers are not used",
      hint: "write 'consent:' into the submissions yourself; next time ask for consent and nothing else")
  }

  private func name(_ column: Column) -> String {
    "\"\(column.header.split(whereSeparator: \.isWhitespace).joined(separator: " "))\""
  }
}
