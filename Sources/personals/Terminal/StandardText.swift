internal import ArgumentParser
internal import Files

/// Writes whole files and standard output.
enum StandardText {
  /// Writes to standard output.
  ///
  /// - Throws: `FileError`.
  static func write(_ text: String) throws(FileError) { try StandardOutput().write(Array(text.utf8)) }

  /// Writes a file atomically, in a folder that is made where it is missing.
  ///
  /// - Throws: `FileError`.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.commit()
  }
}
