internal import Diagnostics

extension YAMLValue {
  /// Reports a comment right after this text, which its author may have meant as part of it.
  ///
  /// A `#` with a letter or a digit right after it, as in `the #1 CDN`, is hardly a comment.
  ///
  /// - Parameter always: whether to note comments that begin with a space too.
  package func reportComment(always: Bool = true) {
    guard let (place, comment) = comment else { return }
    let text = comment.dropFirst().drop { $0 == " " }
    guard !["personals:", "yamllint"].contains(where: text.hasPrefix), !text.isEmpty else { return }
    let isTelling = comment.dropFirst().first.map { !$0.isWhitespace && $0 != "#" } ?? false
    guard isTelling || always else { return }
    let quoted = "'\(comment.quotable)'"
    let message =
      isNull
      ? "the text is missing: YAML takes \(quoted) for a comment"
      : "the text ends before \(quoted), which YAML takes for a comment"
    reader.report(
      reader.source.diagnostic(
        isTelling ? .warning : .note, rule: "text-comment", line: place.line, column: place.column,
        keyPath: keyPath, message,
        hint: isTelling || isNull
          ? "put the whole text in quotes\(example(comment))"
          : "put the whole text in quotes if it belongs to it"))
  }

  /// The line as it would be with quotes, if it is short.
  private func example(_ comment: String) -> String {
    guard let key = keyPath.split(separator: ".").last, key.allSatisfy({ $0.isLetter || $0 == "-" }) else {
      return ""
    }
    let whole = [scalarText, comment].compactMap(\.self).joined(separator: " ")
    guard whole.count <= 60, !whole.contains("\""), !whole.contains("\\"), !whole.contains("\n") else {
      return ""
    }
    return ", as in  \(key): \"\(whole)\""
  }

  /// The comment that follows the scalar on its line, or, for an unquoted text, alone on the line below.
  private var comment: (TextPosition, String)? {
    guard let text = node.text, !node.isBlock else { return nil }
    // A quote that is closed far below is an error of its own.
    guard node.isPlain || node.position.line == node.end.line else { return nil }
    if let found = reader.comment(behind: node.end) { return found }
    guard node.isPlain, !text.isEmpty else { return nil }
    let below = TextPosition(line: node.end.line + 1, column: 1)
    guard let found = reader.comment(behind: below), found.0.column > 1,
      found.1.dropFirst().first.map({ $0.isLetter || $0.isNumber }) == true
    else { return nil }
    return found
  }
}

extension YAMLMapping {
  /// Reports texts that are all comment: `message: #1 CDN`.
  ///
  /// - Parameter others: keys whose missing values are reported otherwise.
  package func reportCommentedOut(besides others: [String] = []) {
    for key in keys where !others.contains(key) {
      if let value = written(key), value.isCommentedOut { value.reportComment(always: false) }
    }
  }
}

extension YAMLReader {
  /// The comment that begins at a place or behind the white space there.
  fileprivate func comment(behind place: TextPosition) -> (TextPosition, String)? {
    guard place.line >= 1, place.line <= lines.count else { return nil }
    var position = place
    for scalar in lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1) {
      if scalar == "#" {
        let text = lines[place.line - 1].unicodeScalars.dropFirst(position.column - 1)
        return (position, String(Substring(text)))
      }
      guard scalar == " " || scalar == "\t" else { return nil }
      position.column += 1
    }
    return nil
  }
}

extension YAMLNode {
  fileprivate var isPlain: Bool {
    if case .scalar(_, isPlain: true) = content { true } else { false }
  }
}
