extension Page {
  /// What the page says, in reading order: a line for each heading, paragraph and item of a list.
  package var readingText: [String] {
    var lines = ReadingLines()
    lines.add(elements)
    return lines.finished
  }
}

/// Lines of text as they are put together.
private struct ReadingLines {
  private var lines: [String] = []
  private var line = ""

  var finished: [String] {
    var copy = self
    copy.end()
    return copy.lines
  }

  mutating func add(_ elements: [Element]) {
    for element in elements {
      switch element {
      case .group(_, let children), .link(_, let children): add(children)
      case .tag(let tag, let children):
        switch tag {
        case .heading, .paragraph, .listItem, .list, .section, .figure, .table, .row:
          end()
          if case .figure(let alternative) = tag, !alternative.isEmpty { line = alternative }
          add(children)
          end()
        case .destination, .label, .headerCell, .cell: add(children)
        case .artifact: break
        }
      case .glyphs(let run): add(run.text)
      case .shape, .image: break
      }
    }
  }

  private mutating func add(_ text: String) {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return }
    line += (line.isEmpty ? "" : " ") + text
  }

  private mutating func end() {
    if !line.isEmpty { lines.append(line) }
    line = ""
  }
}
