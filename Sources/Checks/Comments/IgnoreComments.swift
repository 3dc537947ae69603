package import Diagnostics
internal import Files
internal import LocatedYAML

/// The comments in files that silence rules: `# personals:ignore text-cut, qr`.
///
/// One at the end of a line silences its rules for that line; one on a line of its own for the next line.
/// Problems of a file as a whole, without a line, are silenced from any line.
package struct IgnoreComments: Sendable {
  /// One rule in one comment.
  struct Entry: Sendable {
    let rule: Located<String>
    /// The line whose problems are silenced.
    let line: Int
  }

  /// By the name of the file.
  private var files: [String: [Entry]] = [:]

  package init() {}

  /// The comments of files.
  package init(_ sources: [SourceText]) {
    for source in sources { add(source) }
  }

  /// Adds those of a file, once.
  package mutating func add(_ source: SourceText) {
    guard files[source.file] == nil else { return }
    let entries = Self.entries(in: source)
    if !entries.isEmpty { files[source.file] = entries }
  }

  func entries(in file: String) -> [Entry] { files[file] ?? [] }

  /// Those that silence a diagnostic, by their index in its file.
  func indices(silencing diagnostic: Diagnostic) -> [Int] {
    let entries = files[diagnostic.location.file] ?? []
    return entries.indices.filter { index in
      entries[index].rule.value == diagnostic.rule
        && (diagnostic.location.line == nil || diagnostic.location.line == entries[index].line)
    }
  }

  private static let sign = "personals:ignore"

  private static func entries(in source: SourceText) -> [Entry] {
    // Nearly no file has any.
    guard source.text.utf8.hasBytes(sign.utf8) else { return [] }
    return YAMLReader.comments(in: source).flatMap { comment -> [Entry] in
      guard let rules = rules(in: comment.text) else { return [] }
      return rules.split(separator: ",", omittingEmptySubsequences: false).map { part in
        let rule = part.drop(while: \.isWhitespace)
        let column = comment.column + comment.text[..<rule.startIndex].unicodeScalars.count
        let name = String(rule.prefix { !$0.isWhitespace })
        return Entry(
          rule: Located(name, source: source, line: comment.line, column: column),
          line: comment.isAlone ? comment.line + 1 : comment.line)
      }
    }
  }

  /// What a comment lists; nil for one that is not ours. Other comments may precede ours on the line.
  private static func rules(in comment: String) -> Substring? {
    var rest = comment[...]
    while let hash = rest.firstIndex(of: "#") {
      let text = rest[hash...].dropFirst().drop(while: \.isWhitespace)
      let begins = hash == comment.startIndex || comment[comment.index(before: hash)].isWhitespace
      if begins, text.hasPrefix(sign) {
        let rules = text.dropFirst(sign.count)
        return rules.first.map(\.isWhitespace) ?? true ? rules : nil
      }
      rest = rest[hash...].dropFirst()
    }
    return nil
  }
}
