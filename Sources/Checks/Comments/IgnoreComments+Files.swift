package import Diagnostics
internal import Files

extension RulePolicy {
  /// The problems that are left after the comments in their files.
  package func told(_ found: [Diagnostic]) -> [Diagnostic] {
    var comments = IgnoreComments()
    for file in Set(found.map(\.location.file)) { comments.add(fileAt: file) }
    return told(found, comments)
  }
}

extension IgnoreComments {
  /// Adds those of the file of a path, if it is there and has any.
  mutating func add(fileAt path: String) {
    guard [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix),
      let bytes = try? InputFile.read(path, limit: 1_000_000)
    else { return }
    add(SourceText(file: path, text: String(decoding: bytes, as: UTF8.self)))
  }
}
