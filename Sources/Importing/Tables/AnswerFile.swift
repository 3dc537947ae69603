internal import Files

/// Reads a file of answers, whatever its kind.
package enum AnswerFile {
  /// The table in a file.
  ///
  /// - Parameter path: the file.
  /// - Returns: its table.
  /// - Throws: `FileError`; `ImportFailure` where the file is of no known kind, or broken.
  package static func read(_ path: String) throws -> AnswerTable {
    let bytes = try InputFile.read(path, limit: AnswerTable.limit)
    if bytes.isEmpty || bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      throw ImportFailure("\(path): error: the file is empty", hint: "export the answers again")
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw ImportFailure(
        "\(path): error: the file is in the format of Excel before 2007 (.xls), or has a password",
        hint: "open it in a spreadsheet program, and save it as CSV with the encoding UTF-8")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw ImportFailure(
        "\(path): error: import does not read XLSX files or archives",
        hint: "unpack an archive; save a spreadsheet as CSV with the encoding UTF-8")
    }
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) {
      throw ImportFailure("\(path): error: the file is a PDF", hint: "export the answers as CSV")
    }
    return try AnswerTable.csv(bytes, file: path)
  }
}
