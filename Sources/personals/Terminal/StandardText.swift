internal import ArgumentParser
internal import Diagnostics
internal import Files

/// Writes text that somebody asked for.
enum StandardText {
  /// Writes to standard output.
  ///
  /// - Throws: `FileError`.
  static func write(_ text: String) throws(FileError) { try StandardOutput().write(Array(text.utf8)) }

  /// Writes a file, which appears whole.
  ///
  /// - Parameters:
  ///   - text: what goes into it.
  ///   - path: where it goes.
  ///   - inputs: what the text is about, and must not be lost.
  /// - Throws: `FileError`; the exit code, after the reason is told, where the path is one of `inputs`.
  static func write(_ text: String, to path: String, of inputs: [String]) throws {
    if let input = inputs.first(where: { InputFile.isSame($0, as: path) }) {
      Terminal.tell("error: cannot write \(path): the report is about it (\(input))".withVisibleControls)
      Terminal.tell("  hint: give another path behind '='")
      throw Exit.cannotCreate
    }
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
  }
}
