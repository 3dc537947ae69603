internal import Diagnostics
internal import LocatedYAML
internal import Submissions

/// The text of a submission file, of which single fields change while comments and order stay.
package struct SubmissionText: Sendable {
  package private(set) var text: String
  /// The fields, in the order they are written.
  private(set) var fields: [FieldValue.Pair]
  /// The 1-based line of each field's key.
  private var lines: [String: Int]
  private let order: [String]

  /// The keys of a submission, in the order in which they are written.
  package static let keys =
    Submission.keys + ["pronounced", "consent"].filter { !Submission.keys.contains($0) }

  /// The text of a file.
  ///
  /// - Parameters:
  ///   - text: the content; line ends may be CR LF.
  ///   - file: its name, for messages.
  ///   - order: the keys, in the order in which new ones are put.
  /// - Throws: `ImportFailure` where it is not the YAML of a mapping.
  package init(_ text: String, file: String, order: [String] = keys) throws(ImportFailure) {
    self.text = text
    self.order = order
    (fields, lines) = try Self.parse(text, file: file)
  }

  /// A new file.
  ///
  /// - Parameters:
  ///   - comment: the lines above it, without their signs.
  ///   - fields: in the order in which they are written.
  ///   - order: the keys, in the order in which new ones are put.
  package init(comment: [String], fields: [FieldValue.Pair], order: [String] = keys) {
    self.order = order
    self.fields = fields
    var written = comment.map { "# " + $0 }
    if !comment.isEmpty { written.append("") }
    lines = [:]
    for field in fields {
      lines[field.key] = written.count + 1
      written += YAMLText.lines(field.key, field.value)
    }
    text = written.joined(separator: "\n") + "\n"
  }

  /// The value of a field; nil where it is not written.
  package subscript(key: String) -> FieldValue? { fields.first { $0.key == key }?.value }

  private static func parse(
    _ text: String, file: String
  ) throws(ImportFailure) -> ([FieldValue.Pair], [String: Int]) {
    // A byte order mark is no part of the first key.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let isBlank = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      line.drop(while: \.isWhitespace).first.map { $0 == "#" } ?? true
    }
    if isBlank { return ([], [:]) }
    let reader = YAMLReader(SourceText(file: file, text: text), allowsAliases: false)
    guard let root = reader.root("a submission"),
      let mapping = root.mapping(keys: nil, "lines of 'key: value'")
    else {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"))
    }
    var fields: [FieldValue.Pair] = []
    var lines: [String: Int] = [:]
    for key in mapping.keys {
      lines[key] = mapping.name(key)?.line
      if let value = mapping[key].flatMap({ FieldValue($0) }) { fields.append(FieldValue.Pair(key, value)) }
    }
    if reader.diagnostics.hasErrors {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"))
    }
    return (fields, lines)
  }

  /// Gives a field another value, or takes it out.
  ///
  /// - Returns: false where the file is written in a way that does not let a single field be changed; it is then
  ///   as it was.
  package mutating func set(_ key: String, to value: FieldValue?) -> Bool {
    let hasCarriageReturns = text.unicodeScalars.contains("\r")
    let plain = hasCarriageReturns ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    var old = plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if old.last == "" { old.removeLast() }
    for keepsTrailing in [true, false] {
      let changed = Self.changed(
        old, key: key, was: self[key], value: value, range: range(of: key, in: old, keepsTrailing),
        insertion: insertion(key, in: old))
      var written = changed.joined(separator: "\n") + "\n"
      guard let (now, places) = try? Self.parse(written, file: "") else { continue }
      var wanted = fields.filter { $0.key != key }
      if let value { wanted.append(FieldValue.Pair(key, value)) }
      guard Set(now) == Set(wanted), now.count == wanted.count else { continue }
      if hasCarriageReturns { written = written.replacing("\n", with: "\r\n") }
      (text, fields, lines) = (written, now, places)
      return true
    }
    return false
  }

  /// The 0-based lines of a field: from its key to the last line of its value. Comments and empty lines behind it
  /// are not its own.
  private func range(of key: String, in old: [String], _ keepsTrailing: Bool) -> Range<Int>? {
    guard let first = lines[key].map({ $0 - 1 }) else { return nil }
    var end = lines.values.filter { $0 - 1 > first }.min().map { $0 - 1 } ?? old.count
    while end > first + 1 {
      let line = old[end - 1].trimmed
      guard line.isEmpty || (keepsTrailing && line.hasPrefix("#")) else { break }
      end -= 1
    }
    return first..<max(end, first + 1)
  }

  /// Where a missing field belongs: behind the last one that comes before it.
  private func insertion(_ key: String, in old: [String]) -> Int {
    guard let place = order.firstIndex(of: key) else { return old.count }
    let before = order[..<place].filter { lines[$0] != nil }
    if let last = before.max(by: { (lines[$0] ?? 0) < (lines[$1] ?? 0) }),
      let range = range(of: last, in: old, true)
    {
      return range.upperBound
    }
    return lines.values.min().map { $0 - 1 } ?? old.count
  }

  private static func changed(
    _ old: [String], key: String, was: FieldValue?, value: FieldValue?, range: Range<Int>?, insertion: Int
  ) -> [String] {
    var new = value.map { YAMLText.lines(key, $0) } ?? []
    guard let range else {
      var lines = old
      lines.insert(contentsOf: new, at: min(insertion, old.count))
      return lines
    }
    // What people wrote beside and between stays, above the field where there is no line of its own for it.
    var comments = old[range].dropFirst().filter { $0.trimmed.hasPrefix("#") }.map { $0.trimmed }
    // What is beside a part stays beside it, where the part is still there. In a text of several lines `#` is a sign.
    let hasParts = if case .text? = was { false } else { true }
    for line in old[range].dropFirst() where hasParts && !line.trimmed.hasPrefix("#") {
      guard let comment = trailingComment(line) else { continue }
      let part = line.dropLast(comment.count).trimmed
      let head = String(part.prefix { $0 != ":" }) + ":"
      let isSame = { (line: String) in part.hasPrefix("- ") ? line == part : line.hasPrefix(head) }
      if let index = new.indices.dropFirst().first(where: { isSame(new[$0].trimmed) }) {
        new[index] += "  " + comment
      } else {
        comments.append(comment)
      }
    }
    if let comment = trailingComment(old[range.lowerBound]) {
      if new.count == 1 { new[0] += "  " + comment } else { comments.insert(comment, at: 0) }
    }
    return Array(old[..<range.lowerBound]) + comments + new + Array(old[range.upperBound...])
  }

  /// The comment at the end of a line with a key and perhaps a value.
  private static func trailingComment(_ line: String) -> String? {
    var quote: Character?
    var previous: Character = " "
    var index = line.startIndex
    while index < line.endIndex {
      let character = line[index]
      if let open = quote {
        if open == "\"", character == "\\" {
          index = line.index(index, offsetBy: 1, limitedBy: line.endIndex) ?? line.endIndex
        } else if character == open {
          quote = nil
        }
      } else if character == "\"" || character == "'", previous.isWhitespace {
        quote = character
      } else if character == "#", previous.isWhitespace {
        return String(line[index...])
      }
      previous = character
      if index < line.endIndex { index = line.index(after: index) }
    }
    return nil
  }
}
