package import Diagnostics
package import Files

/// Records saved in files: PeeringDB's own answers, and the bundles that `personals fetch` saves.
package enum RecordFile {
  /// The most that is read of a file, in bytes. The largest network of all has an answer of 400 kB.
  package static let limit = 16_000_000

  /// What the record in the file at `path` is about.
  ///
  /// - Returns: nil where the diagnostics have an error.
  /// - Throws: `FileError` where there is no regular file of a sensible size.
  package static func read(_ path: String) throws(FileError) -> Diagnosed<RecordBundle?> {
    decode(try InputFile.read(path, limit: limit), file: path)
  }

  /// What the record in the bytes of a file is about.
  ///
  /// - Returns: nil where the diagnostics have an error.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<RecordBundle?> {
    let text = AnswerText(bytes, file: file)
    switch text.decode(SavedAnswer.self) {
    case .unreadable(let fault): return Diagnosed(nil, [fault])
    case .value(let answer, let problems, let document):
      let diagnostics = text.diagnostics(problems, in: document)
      return Diagnosed(diagnostics.hasErrors ? nil : answer.bundle(file: file), diagnostics)
    }
  }
}
