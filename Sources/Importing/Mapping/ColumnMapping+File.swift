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
}
