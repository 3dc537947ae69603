internal import Diagnostics
internal import Submissions

extension AnswerTable {
  /// The most bytes of a table that are read.
  package static let limit = 64_000_000
  /// Why a table is not read further. One long row makes all others as long.
  static func tooLarge(_ file: String) -> ImportFailure {
    ImportFailure("\(file): error: the table has more than \(CSVReader.mostCells) cells")
  }

  /// The table in the bytes of a file of separated values.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the name for messages.
  /// - Returns: the table, with what is odd about the file.
  /// - Throws: `ImportFailure` where it is no such table.
  package static func csv(_ bytes: [UInt8], file: String) throws(ImportFailure) -> AnswerTable {
    let text = TableText(bytes)
    guard !text.utf8.contains(0) else {
      throw ImportFailure("\(file): error: the file is not text", hint: "export the answers as CSV")
    }
    let reading = CSVReader.read(text.utf8)
    guard !reading.isCut else { throw tooLarge(file) }
    if let line = reading.unclosedQuote {
      throw ImportFailure(
        "\(file):\(line): error: the quote that opens in this record never closes, so the rest of the file cannot be read",
        hint: "export the answers again; the file may have been cut off")
    }
    var numbered: [Row] = []
    numbered.reserveCapacity(reading.records.count)
    for (index, record) in reading.records.enumerated() {
      numbered.append(Row(number: index + 1, line: record.line, cells: record.cells))
    }
    var remarks: [ImportRemark] = []
    if text.encoding == .windows1252 {
      remarks.append(
        ImportRemark(
          .warning, file: file,
          "the file is not UTF-8 and was read as Windows-1252, in which most of the world's letters are lost as '?'",
          hint: "export it again with the encoding UTF-8"))
    }
    if text.lost > 0 {
      remarks.append(
        ImportRemark(
          .warning, file: file, "\(text.lost) characters are not text in \(text.encoding.rawValue)"))
    }
    return try table(
      numbered, file: file, remarks: remarks, text: (reading.records, reading.separator))
  }

  /// The table in numbered rows: its header found, its guards undone.
  ///
  /// - Parameters:
  ///   - rows: all rows of the file.
  ///   - file: the name for messages.
  ///   - remarks: what is odd about the file.
  ///   - text: of a file of separated values, its records and their separator.
  /// - Returns: the table, with what is odd about its rows.
  /// - Throws: `ImportFailure` where there is no header with answers below it.
  static func table(
    _ rows: [Row], file: String, remarks: [ImportRemark],
    text: (records: [CSVReader.Record], separator: UInt8)? = nil
  ) throws(ImportFailure) -> AnswerTable {
    var remarks = remarks
    guard let headerIndex = HeaderWords.headerRow(of: rows.prefix(12).map(\.cells)) else {
      throw ImportFailure(
        "\(file): error: there is no row of column names with answers below it",
        hint: "the first row should hold the questions of the form")
    }
    let source = AnswerSource(
      header: rows[headerIndex].cells, rows: rows.dropFirst(headerIndex + 1).prefix(50).map(\.cells))
    var header = rows[headerIndex].cells.map { source.unguarded($0) }
    while header.last?.isEmpty == true, header.count > 1,
      !rows.dropFirst(headerIndex + 1).contains(where: {
        $0.cells.count >= header.count && !$0.cells[header.count - 1].isEmpty
      })
    {
      header.removeLast()
    }
    if HeaderWords.score(of: [header]) == 0, let answer = header.first(where: isAnswer) {
      remarks.append(
        ImportRemark(
          .error, file: file, line: rows[headerIndex].line, row: rows[headerIndex].number,
          "the row was taken for the questions, and '\(answer.quotable)' looks like an answer",
          hint: "put a row with the questions above it"))
    }
    guard rows.count * header.count <= CSVReader.mostCells else { throw tooLarge(file) }
    let quotes = text.map {
      BrokenQuotes($0.records, separator: $0.separator, file: file, width: header.count)
    }
    remarks += quotes?.remarks(from: headerIndex) ?? []
    var short: [Row] = []
    var answers: [Row] = []
    answers.reserveCapacity(rows.count)
    for row in rows.dropFirst(headerIndex + 1) {
      var row = row
      guard row.cells.contains(where: { !$0.isEmpty }), quotes?.skips(row.number) != true else { continue }
      guard row.cells != rows[headerIndex].cells else {
        remarks.append(
          ImportRemark(
            .note, file: file, line: row.line, row: row.number, "the row repeats the questions; skipped"))
        continue
      }
      if row.cells.count > header.count {
        guard row.cells[header.count...].allSatisfy(\.isEmpty) else {
          remarks.append(
            ImportRemark(
              .error, file: file, line: row.line, row: row.number,
              "the row has \(row.cells.count) cells and the header \(header.count), so its answers cannot be told apart; the row is skipped",
              hint: "put cells that hold the separator between quotes"))
          continue
        }
        row.cells.removeLast(row.cells.count - header.count)
      }
      if row.cells.count < header.count, quotes != nil { short.append(row) }
      while row.cells.count < header.count { row.cells.append("") }
      for index in row.cells.indices where row.cells[index].utf8.first == UInt8(ascii: "'") {
        row.cells[index] = source.unguarded(row.cells[index])
      }
      answers.append(row)
    }
    if let first = short.first {
      let lines =
        short.prefix(5).map { "\($0.line)" }.joined(separator: ", ") + (short.count > 5 ? ", …" : "")
      remarks.append(
        ImportRemark(
          .warning, file: file, line: first.line, row: first.number,
          short.count == 1
            ? "the row has fewer cells than the header, which has \(header.count); the answers at its end are taken to be empty"
            : "\(short.count) rows have fewer cells than the header, which has \(header.count): lines \(lines); the answers at their ends are taken to be empty",
          hint: "see whether the file was cut off, or a quote or separator is missing there"))
    }
    var table = AnswerTable(file: file, source: source, header: header, rows: answers, remarks: remarks)
    table.normalise()
    return table
  }

  /// Whether what should be a question is an address or an AS number.
  private static func isAnswer(_ text: String) -> Bool {
    if Contact.isEmail(text) { return true }
    let hasLetters = text.uppercased().hasPrefix("AS")
    return (hasLetters || text.utf8.count > 4) && text.utf8.count < 100 && SpokenASN.read(text).value != nil
  }
}
