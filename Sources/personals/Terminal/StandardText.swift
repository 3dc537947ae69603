internal import ArgumentParser
internal import Files

/// Writes whole files and standard output.
enum StandardText {
  /// Writes to standard output.
  ///
  /// - Throws: `FileError`.
  static func write(_ text: String) throws(FileError) { try StandardOutput().write(Array(text.utf8)) }

  /// Writes to standard output a text that comes in pieces.
  ///
  /// - Throws: `FileError`, and what `body` throws.
  static func write(_ body: (_ write: (String) throws -> Void) throws -> Void) throws {
    try write(to: StandardOutput(), body)
  }

  /// Writes a file atomically whose text comes in pieces, in a folder that is made where it is missing.
  ///
  /// - Throws: `FileError`, and what `body` throws.
  static func write(to path: String, _ body: (_ write: (String) throws -> Void) throws -> Void) throws {
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try write(to: file, body)
    try file.commit()
  }

  private static func write(
    to sink: some ByteSink, _ body: (_ write: (String) throws -> Void) throws -> Void
  ) throws {
    var bytes: [UInt8] = []
    try body { text in
      bytes += text.utf8
      guard bytes.count >= 65_536 else { return }
      try sink.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try sink.write(bytes)
  }

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
