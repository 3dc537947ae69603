/// A 1-based line and column, the column in Unicode scalars.
struct TextPosition: Hashable {
  var line: Int
  var column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Advances past a scalar at this position.
  mutating func advance(over scalar: Unicode.Scalar) {
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }
}

extension TextPosition: Comparable {
  static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
}
