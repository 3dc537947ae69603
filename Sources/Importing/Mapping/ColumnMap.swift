internal import Diagnostics
internal import LocatedYAML

/// A map that an organiser wrote: which question is which field.
package struct ColumnMap: Sendable {
  /// One question.
  private struct Entry {
    /// Folded.
    var header: String
    var written: String
    var occurrence: Int
    var field: AnswerField
    var line: Int
  }

  private let file: String
  private var entries: [Entry] = []
  private var dateOrder: ColumnMapping.DateOrder?

  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for messages.
  /// - Throws: `ImportFailure` where the file says no mapping.
  package init(_ bytes: [UInt8], file: String) throws(ImportFailure) {
    self.file = file
    let reading = YAMLReader.reading(bytes, file: file)
    guard let reader = reading.value, let root = reader.root("a map of columns"),
      let fields = root.mapping(keys: ["columns", "date-order"], "'columns:' and 'date-order:'")
    else {
      let problems = (reading.value?.diagnostics ?? []) + reading.diagnostics
      throw ImportFailure(problems.map(\.text).joined(separator: "\n"), kind: .data)
    }
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
      entries.append(
        Entry(
          header: HeaderWords.fold(header), written: header,
          occurrence: entry["occurrence"]?.integer(in: 1...10_000)?.value ?? 1, field: field, line: item.line)
      )
    }
    dateOrder = fields["date-order"]?.text().flatMap { ColumnMapping.DateOrder(rawValue: $0.value) }
    if reader.diagnostics.hasErrors {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"), kind: .data)
    }
  }

  /// The field of a question; nil where the map does not name it.
  func field(of question: String) -> AnswerField? {
    let folded = HeaderWords.fold(question)
    return entries.first { $0.header == folded }?.field
  }

  /// The mapping over a table's columns; columns that the map does not name are not used.
  ///
  /// - Parameter table: the answers.
  /// - Returns: the mapping, with what is odd about it.
  /// - Throws: `ImportFailure` where two columns have a field that only one can have.
  package func mapping(
    for table: AnswerTable
  ) throws(ImportFailure) -> (mapping: ColumnMapping, remarks: [ImportRemark]) {
    var mapping = ColumnMapping(
      columns: table.header.map { .init(header: $0, field: .ignored, confidence: .given, reason: "") },
      dateOrder: dateOrder)
    var remarks: [ImportRemark] = []
    for entry in entries {
      let found = table.header.indices.filter { HeaderWords.fold(table.header[$0]) == entry.header }
      if found.count >= entry.occurrence {
        mapping.columns[found[entry.occurrence - 1]].field = entry.field
      } else if entry.field != .ignored {
        remarks.append(
          ImportRemark(
            .warning, file: file, line: entry.line,
            "there is no column \"\(entry.written.quotable)\" in \(table.file)",
            hint:
              "the form has changed: write the new question into the map, or delete the map to have it guessed again"
          ))
      }
    }
    remarks += unused(in: table)
    for index in mapping.columns.indices where mapping.columns[index].field.isConsent {
      let header = table.header[index]
      let isReversed = HeaderWords.reversedConsent(header) != nil
      guard isReversed || HeaderWords.limitsConsent(header, mapping.columns[index].field) else { continue }
      mapping.columns[index].field = .ignored
      remarks.append(
        isReversed
          ? ColumnMapping.reversedRemark(header, in: table) : ColumnMapping.limitedRemark(header, in: table))
    }
    for field in AnswerField.allCases where !field.allowsSeveral && mapping.columns(field).count > 1 {
      throw ImportFailure(
        "\(file): error: \(mapping.columns(field).count) columns have the field '\(field.rawValue)'",
        hint: "keep one and write 'ignored' for the others")
    }
    return (mapping, remarks)
  }

  /// A warning for each question that has answers and is not in the map.
  private func unused(in table: AnswerTable) -> [ImportRemark] {
    var counts: [String: Int] = [:]
    return table.header.indices.compactMap { index in
      let header = HeaderWords.fold(table.header[index])
      counts[header, default: 0] += 1
      guard !header.isEmpty, !table.filled(index).isEmpty,
        !entries.contains(where: { $0.header == header && $0.occurrence == counts[header] })
      else { return nil }
      return ImportRemark(
        .warning, file: table.file, column: table.header[index],
        "the question is not in \(file), so its answers are not used",
        hint: "write it into the map; with 'field: ignored' if it is not for the slide")
    }
  }
}
