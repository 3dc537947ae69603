package import Diagnostics
package import Files

/// Records saved in files: PeeringDB's own answers, and the bundles that `personals fetch` saves.
package enum RecordFile {
  /// The most that is read of a file, in bytes. The largest network of all has an answer of 400 kB.
  package static let limit = 16_000_000

  /// Whoever the record in the file at `path` is about.
  ///
  /// - Returns: nil where the diagnostics have an error.
  /// - Throws: `FileError` where there is no regular file of a sensible size.
  package static func read(_ path: String) throws(FileError) -> Diagnosed<RecordBundle?> {
    decode(try InputFile.read(path, limit: limit), file: path)
  }

  /// The network in the bytes of a file; nil also where the record is an exchange's or a facility's.
  package static func network(_ bytes: [UInt8], file: String) -> Diagnosed<NetworkBundle?> {
    let bundle = decode(bytes, file: file)
    guard case .network(let network) = bundle.value else { return Diagnosed(nil, bundle.diagnostics) }
    return Diagnosed(network, bundle.diagnostics)
  }

  /// Whoever the record in the bytes of a file is about.
  ///
  /// - Returns: nil where the diagnostics have an error.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<RecordBundle?> {
    let text = AnswerText(bytes, file: file)
    switch text.decode(SavedAnswer.self) {
    case .unreadable(let fault): return Diagnosed(nil, [fault])
    case .value(let answer, let problems):
      let diagnostics = text.diagnostics(problems)
      return Diagnosed(diagnostics.hasErrors ? nil : answer.bundle(file: file), diagnostics)
    }
  }
}
