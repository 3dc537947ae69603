/// The line a diagnostic points into, cut to a width a terminal shows.
package struct SourceExcerpt: Sendable, Hashable {
  /// The text shown, on one line, without control characters.
  package let text: String
  /// How many terminal cells stand before the caret.
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

  private init(line: some Sequence<Unicode.Scalar>, column: Int, width: Int) {
    let before = max(0, column - 1)
    // Start the window so that the caret stands at two thirds of it at most.
    let start = max(0, before - width * 2 / 3)
    var shown = start > 0 ? "…" : ""
    var cells = start > 0 ? 1 : 0
    var caret = start > 0 ? 1 : 0
    var position = start
    var isCut = false
    for scalar in line.dropFirst(start) {
      let scalarCells = Self.cells(of: scalar)
      guard cells + scalarCells <= width else {
        isCut = true
        break
      }
      if position < before { caret += scalarCells }
      shown.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
      cells += scalarCells
      position += 1
    }
    text = isCut ? shown + "…" : shown
    caretOffset = caret
  }

  /// How many terminal cells a scalar takes: 0 for marks and format characters, 2 for East Asian wide
  /// ones (Unicode Standard Annex 11, the blocks that matter to text people write), else 1.
  static func cells(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
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
