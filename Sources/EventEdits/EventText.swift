internal import Diagnostics
internal import LocatedYAML
internal import Submissions

/// The text of an event file, of which single lines change while all others stay.
struct EventText: Sendable {
  /// A list of presenters in the file.
  enum List: Hashable, Sendable {
    /// The event's own, under this key.
    case event(String)
    /// A session's, by its number.
    case session(Int)

    var key: String { if case .event(let key) = self { key } else { "submissions" } }
  }

  /// The file's text without a byte order mark.
  var scalars: [Unicode.Scalar]
  private let hasMark: Bool
  /// How lines end in this file.
  let lineEnd: String
  /// What the text consists of.
  private(set) var root: YAMLOutline

  /// - Returns: nil where it is not YAML.
  init?(_ text: String) {
    let all = Array(text.unicodeScalars)
    hasMark = all.first == "\u{FEFF}"
    scalars = hasMark ? Array(all.dropFirst()) : all
    lineEnd = text.unicodeScalars.contains("\r") ? "\r\n" : "\n"
    guard let root = YAMLOutline(Self.string(scalars[...])) else { return nil }
    self.root = root
  }

  /// The file's text.
  var text: String { (hasMark ? "\u{FEFF}" : "") + Self.string(scalars[...]) }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  func string(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

  // MARK: - Places

  /// The value of a list; nil where its key is not written.
  func value(of list: List) -> YAMLOutline? { mapping(of: list)?["\(list.key)"] }

  /// The mapping that a list's key is in; nil for a session that is only a title, or an alias.
  func mapping(of list: List) -> YAMLOutline? {
    guard case .session(let number) = list else { return root }
    guard let session = session(number), case .mapping = session.kind else { return nil }
    return session
  }

  /// A session as written.
  func session(_ number: Int) -> YAMLOutline? {
    guard let sessions = root["sessions"]?.items, sessions.indices.contains(number) else { return nil }
    return sessions[number]
  }

  /// The items of a list; one that is not in a list is a list of itself.
  func items(of list: List) -> [YAMLOutline] {
    guard let value = value(of: list) else { return [] }
    if let items = value.items { return items }
    if case .scalar = value.kind, !value.isEmpty, value.text != "~", value.text != "null" { return [value] }
    return []
  }

  /// The start of the line that an offset is in.
  func lineStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, scalars[start - 1] != "\n", scalars[start - 1] != "\r" { start -= 1 }
    return start
  }

  /// The end of the line that an offset is in, before its line break.
  func lineEnd(_ offset: Int) -> Int {
    var end = offset
    while end < scalars.count, scalars[end] != "\n", scalars[end] != "\r" { end += 1 }
    return end
  }

  /// The offset behind a line's end and its line break.
  func nextLine(_ offset: Int) -> Int {
    var end = lineEnd(offset)
    if end < scalars.count, scalars[end] == "\r" { end += 1 }
    if end < scalars.count, scalars[end] == "\n" { end += 1 }
    return end
  }

  /// The 1-based line of an offset.
  func line(_ offset: Int) -> Int {
    1
      + scalars[..<min(offset, scalars.count)].indices.count { index in
        scalars[index] == "\n"
          || scalars[index] == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")
      }
  }

  /// The offset of each line's start.
  var lineStarts: [Int] {
    var starts = [0]
    while let last = starts.last, case let next = nextLine(last), next > lineEnd(last) { starts.append(next) }
    return starts
  }

  /// How far the first thing in a line is set in.
  func indent(_ offset: Int) -> Int {
    let start = lineStart(offset)
    return scalars[start...].prefix { $0 == " " }.count
  }

  // MARK: - Changes

  /// Replaces a part of the text.
  ///
  /// - Throws: `EventEditError` where the result is not YAML; the text is then as it was.
  mutating func replace(_ range: Range<Int>, with text: String) throws(EventEditError) {
    let old = scalars
    let place = line(range.lowerBound)
    scalars.replaceSubrange(range, with: text.unicodeScalars)
    guard let changed = YAMLOutline(Self.string(scalars[...])) else {
      scalars = old
      throw .unusual(line: place)
    }
    root = changed
  }

  /// Puts lines behind the line that an offset is in.
  mutating func insertLines(_ lines: [String], after offset: Int) throws(EventEditError) {
    let end = lineEnd(offset)
    try replace(end..<end, with: lines.map { lineEnd + $0 }.joined())
  }

  /// Gives a key of the event another value where it is written; its comment stays.
  mutating func set(_ key: String, to value: String) throws(EventEditError) {
    guard let old = root[key] else { return }
    guard old.text != nil else { throw .unusual(line: line(old.range.lowerBound)) }
    try replace(old.range, with: old.isEmpty ? " " + value : value)
  }
}
