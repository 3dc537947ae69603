/// A row of a table in CSV (RFC 4180).
package enum CSVRow {
  /// The row, which ends with CR LF. Cells that a spreadsheet would take for a formula begin with an apostrophe.
  package static func text(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// Whether a spreadsheet takes a text for a formula: `=`, `+`, `-` and `@`, those of double width among them, with or without
  /// a sign above them, and the spaces that some programs drop.
  package static func beginsAFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { !isIgnored($0) }) else { return false }
    return "=+-@＝＋－＠".unicodeScalars.contains(first)
      || text.unicodeScalars.first.map("\t\r\n".unicodeScalars.contains) == true
  }

  /// What is not seen and may be dropped before a cell is read.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
  }

  private static func cell(_ text: String) -> String {
    let safe = beginsAFormula(text) ? "'" + text : text
    // Where a list is separated by semicolons, what follows one would be a cell.
    guard safe.unicodeScalars.contains(where: "\",;\t\n\r".unicodeScalars.contains) else { return safe }
    let quoted = safe.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map {
      String($0)
    }
    return "\"\(quoted.joined(separator: "\"\""))\""
  }
}
