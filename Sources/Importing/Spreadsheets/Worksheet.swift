internal import OfficeFiles

/// One sheet of a workbook, as texts.
struct Worksheet {
  /// What is read of a sheet at most.
  enum Limits {
    static let columns = 1000
    /// The last row of Excel's sheets.
    static let rows = 1_048_576
    static let cells = 5_000_000
  }

  /// Rows with something in them, numbered as the spreadsheet does.
  private(set) var rows: [AnswerTable.Row] = []
  /// Cells with an error such as `#N/A`, and formulas whose results are not in the file: left empty.
  private(set) var faults: [Fault] = []
  private(set) var hiddenRows = 0
  private(set) var hiddenColumns = 0
  /// Whether cells are beyond the last column that is read.
  private(set) var isCut = false

  /// A cell that holds nothing to read.
  struct Fault {
    var row: Int
    var column: Int
    /// `#N/A`; nil for a formula without a result.
    var error: String?
  }

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - xml: the sheet.
  ///   - strings: the workbook's shared texts.
  ///   - formats: how its numbers are shown.
  /// - Throws: `FileFault`.
  init(_ xml: [UInt8], strings: [String], formats: NumberFormats) throws(FileFault) {
    var sheet = Reading(strings: strings, formats: formats)
    try XMLEvents.read(
      xml, opening: { sheet.open($0, $1) }, closing: { sheet.close($0, $1) })
    guard sheet.cellCount <= Limits.cells else {
      throw FileFault("has more than \(Limits.cells) cells in a sheet")
    }
    (rows, faults, isCut) = (sheet.rows, sheet.faults, sheet.isCut)
    (hiddenRows, hiddenColumns) = (sheet.hiddenRows, sheet.hiddenColumns)
  }
}

extension Worksheet {
  /// The state while a sheet is read.
  fileprivate struct Reading {
    let strings: [String]
    let formats: NumberFormats
    var rows: [AnswerTable.Row] = []
    var faults: [Fault] = []
    var (hiddenRows, hiddenColumns, cellCount) = (0, 0, 0)
    var isCut = false
    private var row = AnswerTable.Row(number: 0, line: 0, cells: [])
    private var (column, style) = (-1, 0)
    private var type = ""
    private var value: String?
    private var inline = RichText()
    private var (hasFormula, isHidden) = (false, false)

    init(strings: [String], formats: NumberFormats) {
      self.strings = strings
      self.formats = formats
    }

    mutating func open(_ name: String, _ attributes: XMLEvents.Attributes) {
      inline.open(name)
      switch name {
      case "col" where attributes.isSet("hidden"):
        let (first, last) = (attributes["min"].flatMap { Int($0) }, attributes["max"].flatMap { Int($0) })
        if let first, let last, first >= 1, last >= first {
          hiddenColumns += min(last, Limits.columns) - min(first, Limits.columns) + 1
        }
      case "row":
        let written = attributes["r"].flatMap { Int($0) } ?? 0
        let number = (1...Limits.rows).contains(written) ? written : row.number + 1
        row = AnswerTable.Row(number: number, line: number, cells: [])
        isHidden = attributes.isSet("hidden")
        column = -1
      case "c":
        column = attributes["r"].flatMap(Self.column) ?? column + 1
        style = attributes["s"].flatMap { Int($0) } ?? 0
        type = attributes["t"] ?? "n"
        (value, hasFormula) = (nil, false)
        inline = RichText()
      case "f": hasFormula = true
      default: break
      }
    }

    mutating func close(_ name: String, _ text: [UInt8]) {
      inline.close(name, text)
      switch name {
      case "v": value = String(decoding: text, as: UTF8.self)
      case "c": endCell()
      case "row":
        guard !row.cells.isEmpty else { return }
        if isHidden { hiddenRows += 1 }
        cellCount += row.cells.count
        if cellCount <= Limits.cells { rows.append(row) }
      default: break
      }
    }

    private mutating func endCell() {
      let text: String
      switch type {
      case "inlineStr": text = inline.text
      case "s":
        let index = value.flatMap { Int($0.trimmed) } ?? -1
        let isKnown = strings.indices.contains(index)
        text = isKnown ? strings[index] : ""
        if !isKnown { faults.append(Fault(row: row.number, column: column, error: "missing text")) }
      case "str": text = RichText.unescaped(value ?? "")
      case "b": text = value?.trimmed == "1" ? "TRUE" : "FALSE"
      case "e":
        text = ""
        faults.append(Fault(row: row.number, column: column, error: value ?? "an error"))
      case "d": text = (value ?? "").replacing("T", with: " ")
      default:
        text = value.map { formats.text($0.trimmed, style: style) } ?? ""
      }
      if hasFormula, text.isEmpty, type != "e", type != "str" {
        faults.append(Fault(row: row.number, column: column, error: nil))
      }
      guard !text.isEmpty, column >= 0 else { return }
      guard column < Limits.columns else {
        isCut = true
        return
      }
      while row.cells.count < column { row.cells.append("") }
      if row.cells.count == column {
        row.cells.append(text)
      } else {
        row.cells[column] = text
      }
    }

    /// The 0-based column of a place such as `AB12`; nil where it is none.
    private static func column(_ place: String) -> Int? {
      var column = 0
      for byte in place.utf8 {
        guard (0x41...0x5A).contains(byte) else { break }
        column = column * 26 + Int(byte) - 0x40
        if column > 20_000 { return nil }
      }
      return column == 0 ? nil : column - 1
    }
  }
}
