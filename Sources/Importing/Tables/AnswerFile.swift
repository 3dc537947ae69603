internal import Diagnostics
internal import Files
internal import OfficeFiles

/// Reads a file of answers, whatever its kind.
package enum AnswerFile {
  /// The table in a file.
  ///
  /// - Parameter path: the file.
  /// - Returns: its table.
  /// - Throws: `FileError`; `ImportFailure` where the file is of no known kind, or broken.
  package static func read(_ path: String) throws -> AnswerTable {
    let bytes = try InputFile.read(path, limit: AnswerTable.limit)
    do {
      return try table(bytes, file: path)
    } catch let fault as FileFault {
      throw ImportFailure(
        "\(path): error: the file \(fault.words)",
        hint: fault.kind == .unavailable
          ? "install it, or save the answers as CSV with the encoding UTF-8"
          : "export the answers again, or save them as CSV with the encoding UTF-8", kind: fault.failureKind)
    }
  }

  private static func table(_ bytes: [UInt8], file: String) throws -> AnswerTable {
    guard let first = bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) else {
      throw ImportFailure("\(file): error: the file is empty", hint: "export the answers again")
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw compound(bytes, file) }
    if bytes.starts(with: [0x50, 0x4B]), bytes.count > 3,
      [0x0304, 0x0506, 0x0708].contains(Int(bytes[2]) << 8 | Int(bytes[3]))
    {
      return try archived(ZipArchive(bytes), file)
    }
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) {
      throw ImportFailure("\(file): error: the file is a PDF", hint: "export the answers as CSV")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    if [UInt8(ascii: "["), UInt8(ascii: "{")].contains(text == bytes ? first : text.first ?? 0),
      let table = try AnswerTable.json(text, file: file)
    {
      return table
    }
    return try AnswerTable.csv(bytes, file: file)
  }

  /// What is wrong with a compound file, which holds workbooks of Excel before 2007, and those with a password.
  private static func compound(_ bytes: [UInt8], _ file: String) -> ImportFailure {
    let name = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    let isEncrypted = bytes.firstRange(of: name) != nil
    return isEncrypted
      ? ImportFailure(
        "\(file): error: the file has a password",
        hint: "open it in a spreadsheet program and save it without one")
      : ImportFailure(
        "\(file): error: the file is in the format of Excel before 2007 (.xls)",
        hint: "open it in a spreadsheet program and save it as XLSX")
  }

  /// The table in an archive: a workbook, or the one file of separated values in it, as Google Forms sends it.
  private static func archived(_ archive: ZipArchive, _ file: String) throws -> AnswerTable {
    if let workbook = try Workbook(archive) { return try AnswerTable.workbook(workbook, file: file) }
    if let type = try archive.content("mimetype"),
      String(decoding: type, as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument")
    {
      throw ImportFailure(
        "\(file): error: the file is an OpenDocument file",
        hint: "save it as XLSX, or as CSV with the encoding UTF-8")
    }
    let tables = archive.names.filter { name in
      [".csv", ".tsv", ".json", ".xlsx"].contains(where: name.lowercased().hasSuffix)
        && !name.contains("__MACOSX/")
    }
    guard let name = tables.first, tables.count == 1 else {
      throw ImportFailure(
        tables.isEmpty
          ? "\(file): error: the archive has no table of answers in it"
          : "\(file): error: the archive has \(tables.count) tables in it: \(tables.prefix(5).map { "'\($0.quotable)'" }.joined(separator: ", "))",
        hint: tables.isEmpty
          ? "export the answers as CSV or XLSX" : "unpack it and name the one that has the answers")
    }
    let content = try archive.content(name) ?? []
    let inner = "\(file)/\(name.split(separator: "/").last.map { String($0.quotable) } ?? "")"
    // An archive in an archive is read only where it is a workbook.
    if content.starts(with: [0x50, 0x4B]) {
      guard let workbook = try Workbook(ZipArchive(content)) else {
        throw ImportFailure("\(inner): error: the file is no spreadsheet", hint: "unpack the archive")
      }
      return try AnswerTable.workbook(workbook, file: inner)
    }
    return try table(content, file: inner)
  }
}
