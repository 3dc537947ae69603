internal import LocatedYAML
internal import Submissions

/// Writing lists of presenters again, with their comments.
extension EventText {
  /// Writes a whole list again: each item in a line of its own, comments above them.
  ///
  /// - Parameters:
  ///   - list: which.
  ///   - presenters: the items, in order.
  /// - Throws: `EventEditError` where the list is not written in lines or in brackets.
  mutating func rewrite(_ list: List, as presenters: [String]) throws(EventEditError) {
    guard let value = value(of: list) else { return try create(list, presenters.map { Row($0) }) }
    switch value.kind {
    case .list(let items, isFlow: false) where !items.isEmpty:
      let rows = try items.map { item throws(EventEditError) in try row(item) }
      var known: [String: Row] = [:]
      for (item, row) in zip(items, rows) {
        guard let text = item.text, presenters.contains(text), known[text] == nil else { continue }
        known[text] = row.row
      }
      let indent = String(rows[0].dash.prefix { $0 == " " })
      // Of what is not an item any more, the comment stays.
      var kept: [String] = []
      var lines: [String] = []
      var offset = rows[0].line.lowerBound
      for (item, row) in zip(items, rows) {
        if offset < row.line.lowerBound { kept += self.lines(offset..<row.line.lowerBound) }
        let comment = string(item.range.upperBound..<row.line.upperBound).trimmed
        if item.text.map({ known[$0] == nil }) ?? true, !comment.isEmpty { kept.append(indent + comment) }
        offset = nextLine(row.line.lowerBound)
      }
      lines = kept + presenters.map { rows[0].dash + (known[$0] ?? Row($0)).text }
      if presenters.isEmpty {
        for index in items.indices.reversed() { try remove(list, index) }
        return
      }
      let end = rows[rows.count - 1].line.upperBound
      try replace(rows[0].line.lowerBound..<end, with: lines.joined(separator: lineEnd))
    case .list(let items, isFlow: true) where string(value.range).contains("#"):
      if presenters.isEmpty || value.isMarked || mapping(of: list)?.isFlow ?? true {
        try removeAll(list)
        return try insert(presenters.map { Row($0) }, into: list, at: 0)
      }
      let comments = self.comments(items, in: value.range)
      let rows = presenters.map { presenter in
        guard let index = items.firstIndex(where: { $0.text == presenter }), let own = comments.own[index]
        else { return Row(presenter) }
        return Row(written: Row(presenter).text + " " + own)
      }
      let gone = items.indices.filter { !presenters.contains(items[$0].text ?? "") }
      try replaceByLines(
        list, value, rows, comments: comments.others + gone.compactMap { comments.own[$0] })
    case .list, .scalar, .alias:
      if presenters.isEmpty {
        try replace(value.range, with: value.isEmpty ? " []" : "[]")
      } else if !value.isMarked, canBeLines(list, value) || value.isEmpty {
        try replaceByLines(list, value, presenters.map { Row($0) })
      } else {
        try removeAll(list)
        try insert(presenters.map { Row($0) }, into: list, at: 0)
      }
    case .mapping: throw .unusual(line: line(value.range.lowerBound))
    }
  }

  /// Takes all items out of a list, one by one; comments stay.
  private mutating func removeAll(_ list: List) throws(EventEditError) {
    while case .list(let items, _) = value(of: list)?.kind, !items.isEmpty {
      try remove(list, items.count - 1)
    }
  }

  /// The comments in brackets: behind an item on its line, by the item's index, and all others.
  private func comments(_ items: [YAMLOutline], in brackets: Range<Int>)
    -> (own: [Int: String], others: [String])
  {
    var (own, others) = ([Int: String](), [String]())
    let starts = items.map(\.range.lowerBound) + [brackets.upperBound]
    let gaps =
      [(Int?.none, brackets.lowerBound..<starts[0])]
      + items.indices.map { ($0, items[$0].range.upperBound..<starts[$0 + 1]) }
    for (index, gap) in gaps {
      for (number, line) in lines(gap).enumerated() {
        guard let sign = line.firstIndex(of: "#") else { continue }
        let comment = String(line[sign...])
        if number == 0, let index { own[index] = comment } else { others.append(comment) }
      }
    }
    return (own, others)
  }

  /// The lines of a part of the text, without their breaks.
  private func lines(_ range: Range<Int>) -> [String] {
    var (lines, offset) = ([String](), range.lowerBound)
    while offset < range.upperBound {
      lines.append(string(offset..<min(lineEnd(offset), range.upperBound)))
      offset = nextLine(offset)
    }
    return lines
  }
}
