internal import Files
internal import Submissions

/// Submissions in the folder that import did not make, or that have another name than it gave them.
struct StraySubmissions: Sendable {
  /// Names of files, by the presenter's key.
  private var files: [String: [String]] = [:]

  /// Looks for them.
  ///
  /// - Parameters:
  ///   - folder: the folder of submissions, with a slash at its end.
  ///   - isKnown: whether import made a file.
  /// - Throws: `FileError` where the folder cannot be read.
  init(in folder: String, isKnown: (String) -> Bool) throws(FileError) {
    guard InputFile.isFolder(folder) else { return }
    for path in try Glob.paths(matching: "*.yaml", in: folder) {
      let file = String(path.dropFirst(folder.count))
      guard !isKnown(file), let bytes = try? InputFile.read(path, limit: SubmissionFile.limit),
        let text = String(validating: bytes, as: UTF8.self),
        let submission = try? SubmissionText(text, file: file)
      else { continue }
      var answer = ImportedAnswer(file: file, line: 1, row: 1)
      let number = (submission["network"] ?? submission["networks"])?.summary ?? ""
      answer.networks = SpokenASN.read(number).value ?? []
      answer.name = submission["name"]?.summary
      if let presenter = answer.presenter { files[presenter, default: []].append(file) }
    }
  }

  /// The files of a presenter's submissions, which are known from now on.
  mutating func take(_ presenter: String) -> [String] { files.removeValue(forKey: presenter) ?? [] }

  /// Whether a file is one of another presenter's.
  func has(_ file: String) -> Bool { files.values.contains { $0.contains(file) } }
}
