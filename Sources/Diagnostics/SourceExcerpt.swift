/// The line a diagnostic points into, cut to a width a terminal shows.
package struct SourceExcerpt: Sendable, Hashable {
  /// The text shown, on one line: control characters are spaces, others that cannot be seen `\u{FFFD}`.
  package let text: String
  /// How many terminal cells precede the caret.
  package let caretOffset: Int

  /// The excerpt of `source` around a 1-based line and column.
  ///
  /// A line wider than `width` cells (a JSON answer is often one line) is cut on both sides and the
  /// cuts are marked with an ellipsis. nil where the text has no such line.
  ///
  /// - Parameters:
  ///   - source: the whole text.
  ///   - line: 1-based line.
  ///   - column: 1-based column in Unicode scalars.
  ///   - width: the most cells to show.
  package init?(source: String, line: Int, column: Int, width: Int = 100) {
    guard line >= 1 else { return nil }
    var rest = source.unicodeScalars[...]
    for _ in 1..<line {
      guard let newline = rest.firstIndex(where: { $0 == "\n" }) else { return nil }
      rest = rest[rest.index(after: newline)...]
    }
    self.init(line: rest.prefix { $0 != "\n" && $0 != "\r" }, column: column, width: width)
  }

  private init(line: some BidirectionalCollection<Unicode.Scalar>, column: Int, width: Int) {
    let caretIndex =
      line.index(line.startIndex, offsetBy: max(0, column - 1), limitedBy: line.endIndex) ?? line.endIndex
    // A third of the width is for what follows the caret, less where less follows.
    var after = 0
    for scalar in line[caretIndex...] {
      guard after < width / 3 else { break }
      after += Self.cells(of: scalar)
    }
    var start = Self.windowStart(in: line, before: caretIndex, cells: width - after)
    if start > line.startIndex {
      // The ellipsis takes a cell.
      start = Self.windowStart(in: line, before: caretIndex, cells: width - after - 1)
    }
    let isCutBefore = start > line.startIndex
    var shown = isCutBefore ? "…" : ""
    var cells = isCutBefore ? 1 : 0
    var caret = cells
    var index = start
    while index < line.endIndex {
      let scalar = line[index]
      let previous = index == line.startIndex ? nil : line[line.index(before: index)]
      let isInvisible = scalar.isInvisible(after: previous)
      let scalarCells = isInvisible ? 1 : Self.cells(of: scalar)
      guard cells + scalarCells <= width else {
        shown += "…"
        break
      }
      let replacement: Unicode.Scalar = scalar.properties.generalCategory == .control ? " " : "\u{FFFD}"
      shown.unicodeScalars.append(isInvisible ? replacement : scalar)
      cells += scalarCells
      line.formIndex(after: &index)
      if index <= caretIndex { caret = cells }
    }
    text = shown.withoutSecrets
    caretOffset = caret
  }

  /// Where to start so that the caret is at most `limit` cells in; no letter loses its marks.
  private static func windowStart<Line: BidirectionalCollection<Unicode.Scalar>>(
    in line: Line, before caret: Line.Index, cells limit: Int
  ) -> Line.Index {
    var start = caret
    var taken = 0
    while start > line.startIndex {
      let previous = line.index(before: start)
      taken += cells(of: line[previous])
      // Marks whose letter does not fit go with it.
      guard taken <= limit else {
        while start < caret, cells(of: line[start]) == 0 { line.formIndex(after: &start) }
        break
      }
      start = previous
    }
    return start
  }

  /// How many terminal cells a scalar takes: 0 for marks and what joins letters, 2 for East Asian wide
  /// ones (Unicode Standard Annex 11, the blocks that matter to text people write), else 1.
  static func cells(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format where scalar.properties.isJoinControl: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
