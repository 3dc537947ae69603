extension ImportPlan.Change {
  /// The change as `diff -u` shows it: with three lines around each place.
  package var diff: String {
    let (before, after) = (Self.lines(old ?? ""), Self.lines(new))
    var lines: [Line] = []
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, removed.contains(left) {
        lines.append(Line(sign: "-", text: before[left], left: left, right: right))
        left += 1
      } else if right < after.count, inserted.contains(right) {
        lines.append(Line(sign: "+", text: after[right], left: left, right: right))
        right += 1
      } else {
        guard left < before.count, right < after.count else { break }
        lines.append(Line(sign: " ", text: before[left], left: left, right: right))
        left += 1
        right += 1
      }
    }
    return "--- \(old == nil ? "/dev/null" : path)\n+++ \(path)\n"
      + Self.hunks(lines).map { Self.text(lines[$0]) }.joined()
  }

  private struct Line {
    var sign: String
    /// With its line end, where it has one.
    var text: String
    /// How many lines of each file are before it.
    var left: Int
    var right: Int
  }

  /// The lines of a text, each with its end: a carriage return belongs to the line.
  private static func lines(_ text: String) -> [String] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0) + "\n"
    }
    if let last = lines.popLast()?.dropLast(), !last.isEmpty { lines.append(String(last)) }
    return lines
  }

  /// The runs of lines that are near a change.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].sign != " " {
      let near = max(0, index - 3)..<min(lines.count, index + 4)
      if let last = hunks.last, last.upperBound >= near.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<near.upperBound
      } else {
        hunks.append(near)
      }
    }
    return hunks
  }

  private static func text(_ hunk: ArraySlice<Line>) -> String {
    guard let first = hunk.first else { return "" }
    func place(_ start: Int, _ count: Int) -> String {
      "\(count == 0 ? start : start + 1)" + (count == 1 ? "" : ",\(count)")
    }
    let left = place(first.left, hunk.count { $0.sign != "+" })
    let right = place(first.right, hunk.count { $0.sign != "-" })
    return hunk.reduce(into: "@@ -\(left) +\(right) @@\n") { text, line in
      text += line.sign + line.text
      if !line.text.utf8.contains(0x0A) { text += "\n\\ No newline at end of file\n" }
    }
  }
}
