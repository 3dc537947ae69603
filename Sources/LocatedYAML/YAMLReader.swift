package import Diagnostics

/// Reads one YAML document and collects all problems with it.
///
/// Values are read as the type they should have; mismatches are reported with file, line, column and
/// caret, and reading goes on. Belongs to one task; not `Sendable`.
package final class YAMLReader {
  /// The most problems reported for one file: no one reads more, and each quotes its line.
  package static let problemLimit = 100

  /// The text read, its line breaks all U+000A, so that YAML and people count the same lines.
  package let source: SourceText
  /// What was found wrong so far, in the order it was found.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether `&name`, `*name` and `!tag` do what YAML has them do.
  let allowsAliases: Bool
  /// The lines of quoted texts that run over several: the first and the last of each.
  private(set) var quotedLines: [ClosedRange<Int>] = []
  /// The text's lines.
  private(set) lazy var lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)

  /// A reader of `source`.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - allowsAliases: whether `*name` may repeat what `&name` names, and `!tag` be a tag. A few lines of
  ///     aliases can expand to more values than fit in memory, and people who do not know aliases mean text.
  package init(_ source: SourceText, allowsAliases: Bool = true) {
    self.source = SourceText(file: source.file, text: source.text.withPlainLineBreaks)
    self.allowsAliases = allowsAliases
  }

  /// A reader of a file's bytes; nil, with the reason, where they are no UTF-8 text.
  package static func reading(
    _ bytes: [UInt8], file: String, allowsAliases: Bool = true
  ) -> Diagnosed<YAMLReader?> {
    // A byte order mark is no part of the text.
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self),
      content.withUnsafeBufferPointer({ !$0.contains(0) })
    else {
      return Diagnosed(nil, [encodingProblem(content, file: file)])
    }
    return Diagnosed(YAMLReader(SourceText(file: file, text: text), allowsAliases: allowsAliases))
  }

  /// The document's top value; nil, with the reason reported, where there is none.
  ///
  /// - Parameters:
  ///   - expectation: what the document should be, as in "a submission".
  ///   - group: a group of keys each of which is read when it is first needed, in a file that is known to be right.
  /// - Returns: the top value, with all that is in it.
  package func root(_ expectation: String, deferring group: String? = nil) -> YAMLValue? {
    let sections = group.flatMap { group in
      YAMLSections(source.text, of: group, allowsAliases: allowsAliases) { [weak self] error in
        guard let self else { return }
        report(YAMLSyntaxProblem(error, in: source).diagnostic)
      }
    }
    do throws(YAMLSyntaxError) {
      // What is outside the group may use what is named in it.
      if let sections, let root = sections.root() { return YAMLValue(root, self, at: nil) }
      let composed = try YAMLComposer.document(source.text, allowsAliases: allowsAliases)
      quotedLines = composed.quotedLines
      if let node = composed.node, !node.isEmpty {
        return YAMLValue(node, self, at: nil)
      }
      let isBlank = source.text.allSatisfy(\.isWhitespace)
      report(
        source.diagnostic(
          .error, rule: "empty-file", line: 0, column: 0,
          isBlank
            ? "the file is empty: expected \(expectation)"
            : "the file has only comments: expected \(expectation)"))
    } catch {
      report(YAMLSyntaxProblem(error, in: source).diagnostic)
    }
    return nil
  }

  /// Whether a word occurs anywhere in the text, comments included.
  package func mentions(_ word: StaticString) -> Bool {
    source.text.utf8.withContiguousStorageIfAvailable { bytes in
      word.withUTF8Buffer { bytes.holds($0) }
    } ?? true
  }

  /// The text of a line from a 1-based column on, without the spaces around it; empty beyond the text.
  func rest(ofLine line: Int, from column: Int) -> Substring {
    guard line >= 1, line <= lines.count else { return "" }
    let rest = lines[line - 1].unicodeScalars.dropFirst(column - 1).drop { $0 == " " }
    return Substring(rest)
  }

  /// Whether the limit of problems is reached, so that looking for more is pointless.
  package var isFull: Bool { diagnostics.count > Self.problemLimit }

  /// Adds a diagnostic. A problem in an anchor is reported once, however many aliases refer to it.
  package func report(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    let isTold = diagnostics.contains { told in
      // An alias has a key path of its own, and the same place.
      diagnostic.location.line != nil && told.location.line == diagnostic.location.line
        && told.location.column == diagnostic.location.column && told.message == diagnostic.message
    }
    if isTold { return }
    if diagnostics.count < Self.problemLimit {
      diagnostics.append(diagnostic)
    } else {
      diagnostics.append(
        Diagnostic(
          .error, rule: "too-many-problems", at: SourceLocation(file: source.file),
          "more than \(Self.problemLimit) problems; the rest are not reported"))
    }
  }

  /// Reports that a text is not UTF-8, at the first invalid byte.
  private static func encodingProblem(_ content: ArraySlice<UInt8>, file: String) -> Diagnostic {
    // Text in UTF-16 begins with a byte order mark, or is half zeros.
    let isUTF16 =
      content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) || content.contains(0)
    var position = TextPosition(line: 1, column: 1)
    if !isUTF16 {
      var decoder = UTF8()
      var bytes = content.makeIterator()
      while case .scalarValue(let scalar) = decoder.decode(&bytes) { position.advance(over: scalar) }
    }
    // The bytes of a UTF-16 text make no line worth showing.
    let text = isUTF16 ? "" : String(decoding: content, as: UTF8.self).withPlainLineBreaks
    return SourceText(file: file, text: text).diagnostic(
      .error, rule: "encoding", line: isUTF16 ? 0 : position.line, column: position.column,
      isUTF16 ? "the file is UTF-16 text, not UTF-8" : "the file is not UTF-8 text",
      hint: "save it again as UTF-8")
  }
}

extension String {
  /// The text with every line break that YAML knows as U+000A.
  ///
  /// U+0085, U+2028 and U+2029 arrive by pasting, and only YAML treats them as line breaks.
  fileprivate var withPlainLineBreaks: String {
    guard hasOtherLineBreaks else { return self }
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\r": result.append("\n")
      case "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
      default: result.append(scalar)
      }
      last = scalar
    }
    return String(result)
  }

  /// Whether there is a line break other than U+000A. Searched by byte, since few texts have one.
  private var hasOtherLineBreaks: Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      // A return, U+0085, U+2028 and U+2029.
      [[0x0D], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]].contains { bytes.holds($0) }
    }
    return found ?? unicodeScalars.contains { "\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
  }
}
