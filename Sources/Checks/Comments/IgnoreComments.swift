package import Diagnostics

/// The comments in files that silence rules: `# personals:ignore text-cut, qr`.
///
/// One at the end of a line silences its rules for what is told of that line; one on a line of its own for the next
/// line. What is told of a file as a whole, without a line, is silenced from any line.
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

  /// Adds those of a file, unless they are there already.
  package mutating func add(_ source: SourceText) {
    guard files[source.file] == nil else { return }
    files[source.file] = Self.entries(in: source)
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
    guard source.text.contains(sign) else { return [] }
    let lines = source.text.split(omittingEmptySubsequences: false) { $0.isNewline }
    var scanner = YAMLCommentScanner()
    return lines.enumerated().flatMap { number, line -> [Entry] in
      guard let comment = comment(in: line, from: scanner.comment(in: line)) else { return [] }
      let isAlone = line[..<comment.start].allSatisfy(\.isWhitespace)
      let target = isAlone ? number + 2 : number + 1
      return comment.rules.split(separator: ",", omittingEmptySubsequences: false).map { part in
        let rule = part.drop(while: \.isWhitespace)
        let column = line[..<rule.startIndex].unicodeScalars.count + 1
        let name = String(rule.prefix { !$0.isWhitespace })
        return Entry(
          rule: Located(name, source: source, line: number + 1, column: column), line: target)
      }
    }
  }

  /// Where a line's comment begins, and what it lists; nil for a line without one of ours.
  private static func comment(
    in line: Substring, from hash: Substring.Index?
  ) -> (start: Substring.Index, rules: Substring)? {
    guard let hash else { return nil }
    // Other comments may stand before it on the line.
    var rest = line[hash...]
    while let hash = rest.firstIndex(of: "#") {
      let after = line[line.index(after: hash)...]
      let text = after.drop(while: \.isWhitespace)
      let begins = hash == line.startIndex || line[line.index(before: hash)].isWhitespace
      if begins, text.hasPrefix(sign) {
        let rules = text.dropFirst(sign.count)
        guard rules.first.map(\.isWhitespace) ?? true else { return nil }
        return (hash, rules)
      }
      rest = after
    }
    return nil
  }
}
