/// The rows of a file of separated values whose quotes do not match, so that answers may be in the wrong cells.
struct BrokenQuotes {
  private let records: [CSVReader.Record]
  private let separator: UInt8
  private let file: String
  /// How many cells the header has.
  private let width: Int
  /// By their numbers, 1-based.
  private var swallowing: Set<Int> = []

  init(_ records: [CSVReader.Record], separator: UInt8, file: String, width: Int) {
    self.records = records
    self.separator = separator
    self.file = file
    self.width = width
    for (index, record) in records.enumerated() where !record.spanning.isEmpty && swallows(record) {
      swallowing.insert(index + 1)
    }
  }

  /// Whether a row is better not read.
  func skips(_ row: Int) -> Bool {
    let record = records[row - 1]
    return record.quoting == .broken || swallowing.contains(row)
      || (record.quoting == .undoubled && record.cells.count != width)
  }

  /// What to know about each of them.
  ///
  /// - Parameter header: the index of the row of questions.
  /// - Returns: a remark for each row with a broken quote.
  func remarks(from header: Int) -> [ImportRemark] {
    let again = "correct the quotes in the file, or export the answers again"
    return records.indices.dropFirst(header).compactMap { index in
      let (record, row) = (records[index], index + 1)
      guard record.quoting != .plain || swallowing.contains(row) else { return nil }
      let end = (records.indices.contains(row) ? records[row].line : record.line + lines(in: record)) - 1
      func remark(_ severity: ImportRemark.Severity, _ message: String, hint: String) -> ImportRemark {
        ImportRemark(severity, file: file, line: record.line, row: row, message, hint: hint)
      }
      if skips(row) {
        return remark(
          .error,
          end > record.line
            ? "a quote is missing or not doubled, so that lines \(record.line) to \(end) look like one row; none of them is imported"
            : "a quote in the row is missing or not doubled, so its answers cannot be told apart; the row is skipped",
          hint: again)
      }
      return remark(
        .warning, "quotes within a cell of the row are not doubled; they were taken as part of its text",
        hint: "compare the row with the form")
    }
  }

  private func lines(in record: CSVReader.Record) -> Int {
    1 + record.cells.reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } }
  }

  /// Whether a cell of several lines looks like the end of one record, whole ones, and the beginning of another.
  private func swallows(_ record: CSVReader.Record) -> Bool {
    guard width > 1 else { return false }
    return record.spanning.contains { column in
      let lines = record.cells[column].utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      let separators = lines.map { line in line.count { $0 == separator } }
      guard let last = lines.last, let first = separators.first, let end = separators.last else {
        return false
      }
      let isAligned =
        first == width - 1 - column && end == column
        && separators.dropFirst().dropLast().allSatisfy { $0 == width - 1 }
      // What would be the first cell of the next record looks like that of this one.
      let start = last.prefix { $0 != separator }
      let own =
        column == 0 ? Array(lines[0].prefix { $0 != separator }) : Array(record.cells[0].utf8.prefix(200))
      let isAlike = Self.shape(start) == Self.shape(own)
      return isAligned && (width > 5 || isAlike)
        || record.cells.count != width && isAlike && end > 0 && start.contains { (0x30...0x39).contains($0) }
    }
  }

  /// A text with its digits and letters made alike: `AS64500` and `AS64501` have one shape.
  private static func shape(_ text: some Sequence<UInt8>) -> [UInt8] {
    var shape: [UInt8] = []
    for byte in text where byte != UInt8(ascii: "\"") {
      let kind: UInt8 =
        switch byte {
        case 0x30...0x39: UInt8(ascii: "9")
        case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: UInt8(ascii: "a")
        default: byte
        }
      if shape.last != kind || kind != UInt8(ascii: "9") && kind != UInt8(ascii: "a") { shape.append(kind) }
    }
    return shape
  }
}
