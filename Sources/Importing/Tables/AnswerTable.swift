/// The answers to a form, as a table.
package struct AnswerTable: Sendable {
  /// One answer: a row.
  package struct Row: Sendable, Hashable {
    /// 1-based row where the header is row 1, as a spreadsheet counts.
    package var number: Int
    /// 1-based line of the file; of a spreadsheet, the same as `number`.
    package var line: Int
    /// As many as the header has.
    package var cells: [String]
  }

  /// The file as the user named it.
  package var file: String
  package var source: AnswerSource
  package var header: [String]
  /// Whether it had a row for each answer, as pretalx's long form has.
  var isLongForm = false
  package var rows: [Row]
  /// What is odd about the file, before a cell is looked at.
  package var remarks: [ImportRemark] = []

  /// The cells of a column that say something.
  func filled(_ column: Int) -> [String] {
    rows.lazy.map { $0.cells[column] }.filter { !$0.isEmpty }
  }
}
