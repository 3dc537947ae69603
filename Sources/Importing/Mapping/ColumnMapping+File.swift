internal import Diagnostics
internal import LocatedYAML

extension ColumnMapping {
  /// The mapping as a file to keep and to edit.
  package func yaml(for table: AnswerTable) -> String {
    var lines = [
      "# Which question of the form is which field of a submission, for  personals import --map.",
      "# Change a field and import again. The fields are \(AnswerField.allCases.map(\.rawValue).joined(separator: ", ")).",
      "columns:",
    ]
    var seen: [String: Int] = [:]
    for column in columns {
      seen[column.header, default: 0] += 1
      lines.append("  - column: \(YAMLText.scalar(column.header))")
      if let count = seen[column.header], count > 1 { lines.append("    occurrence: \(count)") }
      lines.append("    field: \(column.field.rawValue)")
    }
    if let dateOrder { lines.append("date-order: \(dateOrder.rawValue)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The mapping that a file says, over a table's columns; columns that the file does not name are not used.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for messages.
  ///   - table: the answers.
  /// - Returns: the mapping, with what is odd about it.
  /// - Throws: `ImportFailure` where the file says no mapping.
  package static func read(
    _ bytes: [UInt8], file: String, for table: AnswerTable
  ) throws(ImportFailure) -> (mapping: ColumnMapping, remarks: [ImportRemark]) {
    let reading = YAMLReader.reading(bytes, file: file)
    guard let reader = reading.value, let root = reader.root("a map of columns"),
      let fields = root.mapping(keys: ["columns", "date-order"], "'columns:' and 'date-order:'")
    else {
      let problems = (reading.value?.diagnostics ?? []) + reading.diagnostics
      throw ImportFailure(problems.map(\.text).joined(separator: "\n"), kind: .data)
    }
    var mapping = ColumnMapping(
      columns: table.header.map { Column(header: $0, field: .ignored, confidence: .given, reason: "") })
    var remarks: [ImportRemark] = []
    for item in fields["columns"]?.items("a list of columns") ?? [] {
      guard let entry = item.mapping(keys: ["column", "occurrence", "field"], "'column:' and 'field:'"),
        let header = entry["column"].map({ $0.scalarText ?? "" }) ?? entry.written("column").map({ _ in "" }),
        let name = entry["field"]?.text("the name of a field")
      else { continue }
      guard let field = AnswerField(rawValue: name.value) else {
        let nearest = NearestWord.among(AnswerField.allCases.map(\.rawValue), to: name.value)
        throw ImportFailure(
          "\(file):\(name.line):\(name.column): error: '\(name.value.quotable)' is not a field",
          hint: (nearest.map { "did you mean '\($0)'? " } ?? "")
            + "the fields are \(AnswerField.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      let occurrence = entry["occurrence"]?.integer(in: 1...10_000)?.value ?? 1
      let folded = HeaderWords.fold(header)
      let found = table.header.indices.filter { HeaderWords.fold(table.header[$0]) == folded }
      guard found.count >= occurrence else {
        if field != .ignored {
          remarks.append(
            ImportRemark(
              .warning, file: file, line: item.line,
              "there is no column \"\(header.quotable)\" in \(table.file)",
              hint:
                "the form has changed: write the new question into the map, or delete the map to have it guessed again"
            ))
        }
        continue
      }
      mapping.columns[found[occurrence - 1]].field = field
    }
    if let order = fields["date-order"]?.text(), let known = DateOrder(rawValue: order.value) {
      mapping.dateOrder = known
    }
    if reader.diagnostics.hasErrors {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"), kind: .data)
    }
    for field in AnswerField.allCases where !field.allowsSeveral && mapping.columns(field).count > 1 {
      throw ImportFailure(
        "\(file): error: \(mapping.columns(field).count) columns have the field '\(field.rawValue)'",
        hint: "keep one and write 'ignored' for the others")
    }
    return (mapping, remarks)
  }
}
