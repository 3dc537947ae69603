internal import Diagnostics
internal import OfficeFiles

extension AnswerTable {
  /// The answers in a workbook: of its sheets that are shown, the one whose columns look most like a form's.
  ///
  /// - Throws: `ImportFailure` where no sheet has answers; `FileFault`.
  static func workbook(_ workbook: Workbook, file: String) throws -> AnswerTable {
    var best: (sheet: Workbook.Sheet, read: Worksheet, score: Int)?
    for sheet in workbook.sheets where !sheet.isHidden {
      guard let read = try workbook.read(sheet) else { continue }
      let score = read.rows.count < 2 ? 0 : HeaderWords.score(of: read.rows.prefix(12).map(\.cells))
      if score > best?.score ?? -1 { best = (sheet, read, score) }
    }
    let hidden = workbook.sheets.filter(\.isHidden).map(\.name)
    guard let best, !best.read.rows.isEmpty else {
      throw ImportFailure(
        "\(file): error: no sheet that is shown has anything in it",
        hint: hidden.isEmpty
          ? "export the answers again" : "show the sheet \(names(hidden)) and save the file")
    }
    var remarks: [ImportRemark] = []
    func note(_ text: String, hint: String? = nil) {
      remarks.append(ImportRemark(.note, file: file, text, hint: hint))
    }
    let others = workbook.sheets.filter { !$0.isHidden && $0.name != best.sheet.name }.map(\.name)
    if !others.isEmpty {
      note(
        "the answers are read from the sheet \(names([best.sheet.name])), not from \(names(others))",
        hint: "to have another one read, save it as a file of its own")
    }
    if !hidden.isEmpty { note("hidden and not read: the sheet \(names(hidden))") }
    if best.read.hiddenColumns > 0 { note("hidden columns are read, too: \(best.read.hiddenColumns)") }
    if best.read.hiddenRows > 0 { note("hidden rows are read, too: \(best.read.hiddenRows)") }
    if best.read.isCut {
      remarks.append(
        ImportRemark(.warning, file: file, "cells beyond column \(Worksheet.Limits.columns) are not read"))
    }
    var table = try table(best.read.rows, file: file, remarks: remarks)
    table.report(best.read.faults)
    return table
  }

  /// Reports cells that hold an error, and columns whose formulas have no results in the file.
  private mutating func report(_ faults: [Worksheet.Fault]) {
    var formulas: [Int: Int] = [:]
    for fault in faults {
      let column = header.indices.contains(fault.column) ? header[fault.column] : nil
      guard let error = fault.error else {
        formulas[fault.column, default: 0] += 1
        continue
      }
      remarks.append(
        ImportRemark(
          .warning, file: file, line: fault.row, row: fault.row, column: column,
          "the cell holds the error '\(error.quotable)'; left out"))
    }
    for (column, count) in formulas.sorted(by: { $0.key < $1.key }) {
      remarks.append(
        ImportRemark(
          .note, file: file, column: header.indices.contains(column) ? header[column] : nil,
          "\(count) formulas have no results in the file; left out",
          hint: "open the file in a spreadsheet program and save it"))
    }
  }

  private static func names(_ names: [String]) -> String {
    names.map { "'\($0.quotable)'" }.joined(separator: ", ")
  }
}
