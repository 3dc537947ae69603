package import Diagnostics
internal import Yams

/// Reads one YAML document and collects all that is wrong with it.
///
/// Values are asked for what they should be; what they are not is reported with file, line, column and
/// caret, and reading goes on. Belongs to one task; not `Sendable`.
package final class YAMLReader {
  package let source: SourceText
  /// What was found wrong so far, in the order it was found.
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ source: SourceText) { self.source = source }

  /// A reader of a file's bytes; nil, with the reason, where they are no UTF-8 text.
  package static func reading(_ bytes: [UInt8], file: String) -> Diagnosed<YAMLReader?> {
    // A byte order mark is no part of the text.
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) {
      return Diagnosed(YAMLReader(SourceText(file: file, text: text)))
    }
    let repaired = String(decoding: content, as: UTF8.self)
    let valid = repaired.unicodeScalars.prefix { $0 != "\u{FFFD}" }
    let line = valid.count(where: { $0 == "\n" }) + 1
    let column = valid.reversed().prefix { $0 != "\n" }.count + 1
    let diagnostic = SourceText(file: file, text: repaired).diagnostic(
      .error, rule: "encoding", line: line, column: column, "the file is not UTF-8 text",
      hint: "save it again with the encoding UTF-8")
    return Diagnosed(nil, [diagnostic])
  }

  /// The document's top value; nil, with the reason reported, where there is none.
  ///
  /// - Parameter expectation: what the document should be, as in "a submission".
  package func root(_ expectation: String) -> YAMLValue? {
    do {
      // Scalars are read as text, so no tags need be resolved, which takes regular expressions.
      guard let node = try Yams.compose(yaml: source.text, .basic) else {
        report(
          source.diagnostic(
            .error, rule: "empty-file", line: 1, column: 1, "the file is empty, not \(expectation)"))
        return nil
      }
      return YAMLValue(node: node, reader: self, keyPath: "", fallback: TextPosition(line: 1, column: 1))
    } catch let error as YamlError {
      report(diagnostic(for: error))
    } catch {
      report(Diagnostic(.error, rule: "yaml", at: SourceLocation(file: source.file), "\(error)"))
    }
    return nil
  }

  /// Keeps a diagnostic. What is wrong in an anchor is told once, however many aliases lead to it.
  package func report(_ diagnostic: Diagnostic) {
    let isTold = diagnostics.contains { told in
      // An alias has a key path of its own, and the same place.
      told.location.line == diagnostic.location.line && told.location.column == diagnostic.location.column
        && told.message == diagnostic.message
    }
    if !isTold { diagnostics.append(diagnostic) }
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let mark = TextPosition(mark)
      return located(mark, sentence(context: context?.text, problem: problem), hint: hint(for: mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let mark = secondLine(of: key, from: context.mark.line) ?? TextPosition(context.mark)
      return located(
        mark, "the key '\(key)' stands here a second time", hint: "keep one of the two", rule: "duplicate-key"
      )
    case .reader(let problem, let offset, _, _):
      let before = source.text.prefix(offset ?? 0).unicodeScalars
      let mark = TextPosition(
        line: before.count { $0 == "\n" } + 1, column: before.reversed().prefix { $0 != "\n" }.count + 1)
      return located(mark, problem, hint: "remove the character; it is not text")
    default:
      return Diagnostic(.error, rule: "yaml", at: SourceLocation(file: source.file), "\(error)")
    }
  }

  private func located(_ mark: TextPosition, _ message: String, hint: String?, rule: String = "yaml")
    -> Diagnostic
  {
    source.diagnostic(.error, rule: rule, line: mark.line, column: mark.column, message, hint: hint)
  }

  /// What libyaml says, as one sentence.
  private func sentence(context: String?, problem: String) -> String {
    guard let context, !context.isEmpty else { return "this is not YAML: \(problem)" }
    return "this is not YAML: \(problem) \(context)"
  }

  /// The usual cause of an error at `mark`, if the line shows one.
  private func hint(for mark: TextPosition) -> String? {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard mark.line >= 1, mark.line <= lines.count else { return nil }
    let line = lines[mark.line - 1]
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return "indent with spaces; YAML does not take tabs"
    }
    if line.drop(while: { $0 != ":" }).dropFirst().contains(": ") {
      return "put a value that has a colon in it between quotes"
    }
    if line.count(where: { $0 == "\"" }) % 2 == 1 || line.count(where: { $0 == "'" }) % 2 == 1 {
      return "a quote opens here without a second one, or stands inside quotes of its kind"
    }
    if let previous = lines.prefix(mark.line - 1).last, previous.filter({ $0 == "\"" }).count % 2 == 1 {
      return "a quote opens in line \(mark.line - 1) without a second one"
    }
    return nil
  }

  /// Where `key` stands for the second time.
  private func secondLine(of key: String, from line: Int) -> TextPosition? {
    var found = 0
    for (index, text) in source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where index + 1 >= line {
      let content = text.drop { $0 == " " }
      guard content.hasPrefix(key), content.dropFirst(key.count).drop(while: { $0 == " " }).first == ":"
      else { continue }
      found += 1
      if found == 2 { return TextPosition(line: index + 1, column: text.count - content.count + 1) }
    }
    return nil
  }
}
