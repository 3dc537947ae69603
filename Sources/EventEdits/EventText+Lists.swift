internal import LocatedYAML
internal import Submissions

/// Lists of presenters, item by item.
extension EventText {
  /// An item as it is written in a line of its own: the value, and a comment behind it.
  struct Row: Sendable {
    var text: String

    init(_ presenter: String) { text = YAMLScalar.text(presenter) }

    init(written: String) { text = written }
  }

  /// The row of an item, without the dash.
  ///
  /// - Throws: `EventEditError` where the item is not in a line of its own, or not a scalar.
  func row(_ item: YAMLOutline) throws(EventEditError) -> (row: Row, line: Range<Int>, dash: String) {
    let start = lineStart(item.range.lowerBound)
    let end = lineEnd(item.range.lowerBound)
    let head = scalars[start..<item.range.lowerBound]
    let afterDash = head.drop { $0 == " " }
    let isScalar =
      switch item.kind {
      case .scalar, .alias: true
      case .list, .mapping: false
      }
    guard isScalar, item.range.upperBound <= end, afterDash.first == "-",
      afterDash.dropFirst().allSatisfy({ $0 == " " || $0 == "\t" }), afterDash.count > 1
    else { throw .unusual(line: line(item.range.lowerBound)) }
    return (Row(written: string(item.range.lowerBound..<end)), start..<end, Self.string(head))
  }

  /// An item's row; of a list in brackets the value alone.
  func row(_ list: List, _ index: Int) throws(EventEditError) -> Row {
    let item = items(of: list)[index]
    guard let value = value(of: list), value.items != nil, !value.isFlow else {
      return Row(written: string(item.range))
    }
    return try row(item).row
  }

  /// Puts another row in an item's place. In a list in brackets only the value changes.
  mutating func replace(_ list: List, _ index: Int, with new: Row) throws(EventEditError) {
    let item = items(of: list)[index]
    guard let value = value(of: list), value.items != nil, !value.isFlow else {
      return try replace(item.range, with: try new.value())
    }
    let old = try row(item)
    try replace(item.range.lowerBound..<old.line.upperBound, with: new.text)
  }

  /// Exchanges two items, each with the comment behind it where both have lines of their own.
  mutating func swap(_ one: (List, Int), _ other: (List, Int)) throws(EventEditError) {
    let isInLines = [one, other].allSatisfy { place in
      value(of: place.0).map { $0.items != nil && !$0.isFlow } ?? false
    }
    let rows = try [one, other].map { place throws(EventEditError) in
      let item = items(of: place.0)[place.1]
      return isInLines ? try row(place.0, place.1) : Row(written: string(item.range))
    }
    for (place, row) in zip([one, other], rows.reversed()) {
      if isInLines {
        try replace(place.0, place.1, with: row)
      } else {
        try exchange(place.0, place.1, for: row)
      }
    }
  }

  /// Puts another value in an item's place; a comment behind it stays.
  mutating func exchange(_ list: List, _ index: Int, for new: Row) throws(EventEditError) {
    let isFlow = value(of: list).map { $0.items == nil || $0.isFlow } ?? false
    try replace(items(of: list)[index].range, with: isFlow ? try new.value() : new.text)
  }

  /// Takes an item out. A comment behind it stays in a line of its own, unless it goes along.
  mutating func remove(_ list: List, _ index: Int, withComment: Bool = false) throws(EventEditError) {
    let all = items(of: list)
    let item = all[index]
    guard let value = value(of: list), value.items != nil else {
      return try replace(item.range, with: "[]")
    }
    guard !value.isFlow else { return try removeFlow(all, index) }
    let (row, line, dash) = try row(item)
    let comment = string(item.range.upperBound..<line.upperBound).trimmed
    if all.count == 1 {
      // What is left is an empty list, which a session without presenters is.
      let rest = withComment || comment.isEmpty ? "" : String(repeating: " ", count: dash.count) + comment
      try empty(list, replacing: line, with: rest)
      return
    }
    _ = row
    if withComment || comment.isEmpty {
      let isLast = nextLine(line.lowerBound) >= scalars.count && line.upperBound == scalars.count
      // Without a line break at the file's end, the one before the line goes.
      let start = isLast && line.lowerBound > 0 ? lineEnd(line.lowerBound - 1) : line.lowerBound
      let before = isLast ? beforeBreak(line.lowerBound) : start
      try replace(before..<(isLast ? line.upperBound : nextLine(line.lowerBound)), with: "")
    } else {
      let indent = String(dash.prefix { $0 == " " })
      try replace(line, with: indent + comment)
    }
  }

  /// The offset before the line break that ends right before an offset.
  private func beforeBreak(_ offset: Int) -> Int {
    var place = offset
    if place > 0, scalars[place - 1] == "\n" { place -= 1 }
    if place > 0, scalars[place - 1] == "\r" { place -= 1 }
    return place
  }

  /// Makes a block list of one line an empty one.
  private mutating func empty(_ list: List, replacing line: Range<Int>, with rest: String)
    throws(EventEditError)
  {
    guard let mapping = mapping(of: list), case .mapping(let pairs, _) = mapping.kind,
      let key = pairs.first(where: { $0.key.text == list.key })?.key
    else { return }
    let old = self
    // The line goes last, since offsets behind a change are others.
    let range = rest.isEmpty ? beforeBreak(line.lowerBound)..<line.upperBound : line
    scalars.replaceSubrange(range, with: rest.unicodeScalars)
    var colon = key.range.upperBound
    while colon < scalars.count, scalars[colon] != ":" { colon += 1 }
    do throws(EventEditError) { try replace(colon + 1..<colon + 1, with: " []") } catch {
      self = old
      throw error
    }
  }

  /// Takes an item out of a list in brackets, with one comma.
  private mutating func removeFlow(_ all: [YAMLOutline], _ index: Int) throws(EventEditError) {
    let item = all[index].range
    if let comma = comma(after: item.upperBound) {
      var end = comma + 1
      if end < scalars.count, scalars[end] == " " { end += 1 }
      // What is between the value and its comma may be a comment.
      let isClean = scalars[item.upperBound..<comma].allSatisfy { $0 == " " }
      if isClean { return try replace(item.lowerBound..<end, with: "") }
      let rest = string(item.upperBound..<comma)
      return try replace(item.lowerBound..<comma + 1, with: rest)
    }
    guard index > 0, let comma = comma(after: all[index - 1].range.upperBound) else {
      return try replace(item, with: "")
    }
    let between = string(comma + 1..<item.lowerBound)
    try replace(comma..<item.upperBound, with: between.contains("#") ? between : "")
  }

  /// The comma behind a value in brackets; nil where a bracket comes first.
  private func comma(after offset: Int) -> Int? {
    var place = offset
    while place < scalars.count {
      switch scalars[place] {
      case ",": return place
      case "]", "}": return nil
      case "#": place = lineEnd(place)
      default: place += 1
      }
    }
    return nil
  }

  /// Whether the rows of a list have lines of their own, with room for a comment.
  func takesComments(_ list: List) -> Bool {
    guard let value = value(of: list) else {
      guard let mapping = mapping(of: list) else { return !(root["sessions"]?.isFlow ?? false) }
      return !mapping.isFlow
    }
    if let items = value.items, !items.isEmpty { return !value.isFlow }
    return items(of: list).isEmpty && canBeLines(list, value)
  }

  /// Puts rows into a list: before the item of an index, or at the end. The list is made where there is none.
  mutating func insert(_ rows: [Row], into list: List, at index: Int) throws(EventEditError) {
    guard !rows.isEmpty else { return }
    guard let value = value(of: list) else { return try create(list, rows) }
    switch value.kind {
    case .list(let items, isFlow: false) where !items.isEmpty:
      let place = min(index, items.count)
      let dash = try row(items[min(place, items.count - 1)]).dash
      let lines = rows.map { dash + $0.text }
      if place < items.count {
        let start = lineStart(items[place].range.lowerBound)
        try replace(start..<start, with: lines.map { $0 + lineEnd }.joined())
      } else {
        try insertLines(lines, after: try row(items[place - 1]).line.lowerBound)
      }
    case .list(let items, isFlow: true) where items.isEmpty && !value.isMarked && canBeLines(list, value):
      try replaceByLines(list, value, rows)
    case .list(let items, isFlow: true):
      let values = try rows.map { row throws(EventEditError) in try row.value(isInFlow: true) }
        .joined(separator: ", ")
      if items.isEmpty {
        // An anchor may precede the brackets, and comments may be between them.
        let end = value.range.upperBound - 1
        let start = scalars[value.range].firstIndex(of: "[").map { $0 + 1 } ?? end
        let isBlank = scalars[start..<end].allSatisfy { $0 == " " }
        try replace(isBlank ? start..<end : end..<end, with: values)
      } else if index < items.count {
        let start = items[index].range.lowerBound
        try replace(start..<start, with: values + ", ")
      } else {
        let end = items[items.count - 1].range.upperBound
        try replace(end..<end, with: ", " + values)
      }
    case .scalar where items(of: list).isEmpty && canBeLines(list, value):
      try replaceByLines(list, value, rows)
    case .scalar:
      var values = try rows.map { row throws(EventEditError) in try row.value(isInFlow: true) }
      if !items(of: list).isEmpty {
        values.insert(string(value.range), at: min(index, 1) == 0 ? values.count : 0)
      }
      try replace(value.range, with: (value.isEmpty ? " " : "") + "[\(values.joined(separator: ", "))]")
    case .list, .alias, .mapping: throw .unusual(line: line(value.range.lowerBound))
    }
  }

  /// Whether a list's value can be written in lines of its own.
  func canBeLines(_ list: List, _ value: YAMLOutline) -> Bool {
    guard let mapping = mapping(of: list), !mapping.isFlow else { return false }
    return !string(value.range).contains("#") && lineEnd(value.range.lowerBound) >= value.range.upperBound
  }

  /// Writes a list again, in lines below its key: comments, and then the items.
  mutating func replaceByLines(
    _ list: List, _ value: YAMLOutline, _ rows: [Row], comments: [String] = []
  ) throws(EventEditError) {
    guard let mapping = mapping(of: list), case .mapping(let pairs, _) = mapping.kind,
      let key = pairs.first(where: { $0.key.text == list.key })?.key
    else { return }
    let indent = String(repeating: " ", count: key.range.lowerBound - lineStart(key.range.lowerBound) + 2)
    let old = self
    var start = value.range.lowerBound
    // A missing value is where the next thing begins, which may be lines below.
    var end = value.range.upperBound
    if value.isEmpty {
      start = key.range.upperBound
      while start < scalars.count, scalars[start] != ":" { start += 1 }
      (start, end) = (start + 1, start + 1)
    } else if start > 0, scalars[start - 1] == " " {
      start -= 1
    }
    let lines = (comments + rows.map { "- " + $0.text }).map { lineEnd + indent + $0 }.joined()
    let place = lineEnd(end)
    let rest = string(end..<place)
    scalars.replaceSubrange(start..<place, with: (rest + lines).unicodeScalars)
    do throws(EventEditError) { try replace(0..<0, with: "") } catch {
      self = old
      throw error
    }
  }

  /// Writes a list that has no key yet, behind the last key.
  mutating func create(_ list: List, _ rows: [Row]) throws(EventEditError) {
    if case .session(let number) = list, let session = session(number), session.text != nil, !session.isMarked
    {
      let isInFlow = root["sessions"]?.isFlow ?? false
      let title = string(session.range)
      try replace(session.range, with: isInFlow ? "{title: \(title)}" : "title: \(title)")
    }
    guard let mapping = mapping(of: list), case .mapping(let pairs, let isFlow) = mapping.kind,
      let last = pairs.last, let first = pairs.first
    else { throw .unusual(line: line((session(0) ?? root).range.lowerBound)) }
    if isFlow {
      let values = try rows.map { row throws(EventEditError) in try row.value(isInFlow: true) }
      let text = ", \(list.key): [\(values.joined(separator: ", "))]"
      return try replace(last.value.range.upperBound..<last.value.range.upperBound, with: text)
    }
    let column = first.key.range.lowerBound - lineStart(first.key.range.lowerBound)
    let indent = String(repeating: " ", count: column)
    let lines = [indent + list.key + ":"] + rows.map { indent + "  - " + $0.text }
    // A missing value is where the next thing begins; a text of several lines ends below its last line.
    var end = max(last.key.range.upperBound, last.value.isEmpty ? 0 : last.value.range.upperBound)
    while end > 0, end == lineStart(end), end > last.key.range.upperBound { end = beforeBreak(end) }
    try insertLines(lines, after: end)
  }
}

extension EventText.Row {
  /// The row without a comment behind it.
  func withoutComment() throws(EventEditError) -> Self {
    guard let outline = YAMLOutline(text) else { throw .unusual(line: 1) }
    return Self(written: EventText.string(Array(text.unicodeScalars)[outline.range]))
  }

  /// The value alone, as a list in brackets takes it.
  fileprivate func value(isInFlow: Bool = true) throws(EventEditError) -> String {
    guard let outline = YAMLOutline(text) else { throw .unusual(line: 1) }
    guard let value = outline.text else {
      // An alias, or a value with an anchor.
      return EventText.string(Array(text.unicodeScalars)[outline.range])
    }
    return YAMLScalar.text(value, isInFlow: isInFlow)
  }
}

extension String {
  /// The text without the white space around it.
  var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }
}
