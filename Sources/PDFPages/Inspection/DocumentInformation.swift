internal import Files

/// What a PDF says of itself.
package enum DocumentInformation {
  /// A text of a file's information dictionary.
  ///
  /// - Parameters:
  ///   - key: its key.
  ///   - path: the file.
  /// - Returns: nil where the file has none.
  /// - Throws: `FileError` where the file cannot be read, `ComposingError` where it is not a PDF.
  package static func text(_ key: String, ofFileAt path: String) throws -> String? {
    let bytes = try InputFile.read(path, limit: 1_000_000_000)
    return try DeepStack.run { () throws in
      do { return try QPDFFile(bytes).information(key) } catch let failure as QPDFFailure {
        throw ComposingError("\(path) cannot be read as a PDF: \(failure.detail)")
      }
    }
  }
}
