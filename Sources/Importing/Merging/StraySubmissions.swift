internal import Files
internal import Submissions

/// Submissions in the folder that import did not make, or that have another name than it gave them.
struct StraySubmissions: Sendable {
  private struct Stray {
    var file: String
    /// Whom it presents: `AS64500`, and its name.
    var presenters: [String]
    var fields: [FieldValue.Pair]
  }

  private var strays: [Stray] = []

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
      answer.name = submission["name"]?.summary
      var presenters = [answer.presenter].compactMap(\.self)
      let number = (submission["network"] ?? submission["networks"])?.summary ?? ""
      answer.networks = SpokenASN.read(number).value ?? []
      if !answer.networks.isEmpty { presenters.append(answer.presenter ?? "") }
      strays.append(Stray(file: file, presenters: presenters, fields: submission.fields))
    }
  }

  /// The files of a presenter's submissions, which are known from now on.
  mutating func take(_ presenter: String) -> [String] {
    let files = strays.filter { $0.presenters.contains(presenter) }.map(\.file)
    strays.removeAll { files.contains($0.file) }
    return files
  }

  /// The one file that has two fields as they were imported, and half of them; nil where none does, or several do.
  mutating func take(like fields: [String: FieldValue]) -> String? {
    let alike = strays.filter { stray in
      let count = stray.fields.count { fields[$0.key] == $0.value }
      return count >= 2 && count * 2 >= fields.keys.count(where: SubmissionText.keys.contains)
    }
    guard alike.count == 1, let file = alike.first?.file else { return nil }
    strays.removeAll { $0.file == file }
    return file
  }

  /// Whether a file is one of them.
  func has(_ file: String) -> Bool { strays.contains { $0.file == file } }
}
