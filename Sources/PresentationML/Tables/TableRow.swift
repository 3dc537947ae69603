import Scene

/// What is in a cell, or in a paragraph.
struct CellContent {
  enum Header {
    case row
    case column
  }

  /// Runs, or lines put together from them, in reading order.
  var lines: [TextLine] = []
  /// Shapes, pictures and figures.
  var others: [Element] = []
  var header: Header?
}

/// A row of a table, before its grid is known.
struct TableRow {
  var cells: [CellContent] = []
  /// The line below it.
  var rule: Shape?

  private var lines: [TextLine] { cells.flatMap(\.lines) }
  var top: Length? { lines.map { $0.baseline - $0.ascent }.min() }
  var bottom: Length? { lines.map { $0.baseline + $0.descent }.max() }
  var baseline: Length? { lines.map(\.baseline).min() }
}
