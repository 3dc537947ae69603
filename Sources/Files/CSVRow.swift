/// A row of a table in CSV (RFC 4180).
package enum CSVRow {
  /// The row, which ends with CR LF. Cells that a spreadsheet would take for a formula begin with an apostrophe.
  package static func text(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let safe = text.first.map("=+-@\t\r".contains) == true || text.hasPrefix("\r\n") ? "'" + text : text
    // Where a list is separated by semicolons, what follows one would be a cell.
    guard safe.contains(where: { "\",;\t\n\r".contains($0) || $0 == "\r\n" }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
