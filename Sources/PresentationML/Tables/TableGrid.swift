import Scene

/// A table whose cells are in rows and columns that do not overlap.
struct TableGrid {
  struct Cell {
    var text: TextBlock?
    var fill: Color?
  }

  struct Row {
    var cells: [Cell]
    /// The line below it.
    var rule: Shape?
  }

  /// The edges of the columns from left to right, and of the rows from top to bottom: one more than there are of them.
  private(set) var columnEdges: [Length]
  private(set) var rowEdges: [Length]
  private(set) var rows: [Row] = []
  /// What is not part of the table itself, and below it.
  private(set) var below: [Element] = []
  let hasHeaderRow: Bool
  let hasHeaderColumn: Bool
  let isRightToLeft: Bool

  var frame: Rect {
    let (left, top) = (columnEdges.first ?? 0, rowEdges.first ?? 0)
    return Rect(
      x: left, y: top, width: (columnEdges.last ?? 0) - left, height: (rowEdges.last ?? 0) - top)
  }

  /// The grid of a stack of rows with as many cells each; nil where there is none.
  init?(_ rows: [TableRow], _ others: [Element]) {
    guard let count = rows.first?.cells.count, count > 0, rows.allSatisfy({ $0.cells.count == count }) else {
      return nil
    }
    hasHeaderRow = rows[0].cells.contains { $0.header == .column }
    hasHeaderColumn = rows.contains { $0.cells.contains { $0.header == .row } }
    var columns = (0..<count).map { index in GridColumn(rows.map { $0.cells[index] }) }
    // Cells are in reading order; a grid's columns are from left to right.
    let middles = columns.compactMap(\.middle)
    isRightToLeft = zip(middles, middles.dropFirst()).contains { $0 > $1 }
    if isRightToLeft { columns.reverse() }
    guard let columnEdges = GridColumn.edges(columns, rows.compactMap(\.rule?.path.bounds)),
      let rowEdges = Self.edges(of: rows)
    else { return nil }
    self.columnEdges = columnEdges
    self.rowEdges = rowEdges
    below = others
    for (index, row) in rows.enumerated() {
      var made = Row(cells: [], rule: row.rule)
      let cells = isRightToLeft ? row.cells.reversed() : row.cells
      for (column, content) in cells.enumerated() {
        let box = Rect(
          x: columnEdges[column], y: rowEdges[index], width: columnEdges[column + 1] - columnEdges[column],
          height: rowEdges[index + 1] - rowEdges[index])
        guard let cell = cell(content, columns[column], in: box) else { return nil }
        made.cells.append(cell)
      }
      self.rows.append(made)
    }
  }

  /// A cell; nil where its text is no block.
  private mutating func cell(_ content: CellContent, _ column: GridColumn, in box: Rect) -> Cell? {
    var cell = Cell()
    for element in content.others {
      if cell.fill == nil, case .shape(let shape) = element, shape.stroke == nil, let fill = shape.fill,
        let own = shape.path.rectangle, own.contains(box, tolerance: 0.2), box.contains(own, tolerance: 0.2)
      {
        cell.fill = fill
      } else {
        below.append(element)
      }
    }
    guard !content.lines.isEmpty else { return cell }
    let blocks = TextBlock.blocks(content.lines, in: nil)
    guard blocks.count == 1, var block = blocks.first else { return nil }
    block.alignment = column.alignment ?? block.alignment
    for index in block.lines.indices {
      let line = block.lines[index]
      let room =
        switch block.alignment {
        case .left: box.maxX - line.left
        case .right: line.right - box.minX
        case .center: min(line.middle - box.minX, box.maxX - line.middle) * 2
        }
      block.lines[index].tighten(toFit: room)
    }
    cell.text = block
    return cell
  }

  /// The edges of rows: the lines between them, else the middle of what is between their texts.
  private static func edges(of rows: [TableRow]) -> [Length]? {
    var edges: [Length] = []
    func fill(_ row: TableRow) -> Rect? {
      row.cells.lazy.flatMap(\.others).compactMap { element in
        if case .shape(let shape) = element, shape.fill != nil { shape.path.rectangle } else { nil }
      }.max { $0.height < $1.height }
    }
    for (index, row) in rows.enumerated() {
      guard let top = row.top, let bottom = row.bottom else { return nil }
      let filled = fill(row)
      if index == 0 { edges.append(filled.map { min($0.minY, top) } ?? top) }
      if let rule = row.rule?.path.bounds {
        edges.append(rule.minY + rule.height / 2)
      } else if index + 1 < rows.count, let next = rows[index + 1].top {
        let beside =
          filled.flatMap { $0.height > bottom - top ? $0.maxY : nil } ?? fill(rows[index + 1])?.minY
        edges.append(beside ?? (bottom + next) / 2)
      } else {
        edges.append(max(bottom, filled?.maxY ?? bottom))
      }
    }
    return zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 } ? edges : nil
  }
}

extension TableGrid {
  /// Tables of rows with cells: stacks of rows that are side by side are a table each.
  ///
  /// - Parameters:
  ///   - rows: all rows.
  ///   - others: what is between them; thin rectangles are lines below rows.
  /// - Returns: nil where any is no grid.
  static func tables(_ rows: [TableRow], _ others: [Element]) -> [TableGrid]? {
    var stacks: [[TableRow]] = []
    for row in rows {
      if let last = stacks.last?.last?.baseline, let own = row.baseline, own > last {
        stacks[stacks.count - 1].append(row)
      } else {
        stacks.append([row])
      }
    }
    var rest: [Element] = []
    for element in others {
      guard case .shape(let shape) = element, shape.fill != nil, let line = shape.path.rectangle,
        line.height <= 2, let place = place(of: line, in: stacks)
      else {
        rest.append(element)
        continue
      }
      stacks[place.stack][place.row].rule = shape
    }
    var grids: [TableGrid] = []
    for stack in stacks {
      guard let grid = TableGrid(stack, grids.isEmpty ? rest : []) else { return nil }
      grids.append(grid)
    }
    return grids
  }

  /// The row that a line is below.
  private static func place(of line: Rect, in stacks: [[TableRow]]) -> (stack: Int, row: Int)? {
    for (index, stack) in stacks.enumerated() {
      let lines = stack.flatMap { $0.cells.flatMap(\.lines) }
      guard let left = lines.map(\.left).min(), left >= line.minX - 1, left <= line.maxX,
        let row = stack.lastIndex(where: { ($0.baseline ?? 0) < line.minY }), stack[row].rule == nil
      else { continue }
      return (index, row)
    }
    return nil
  }

  /// The table of a list whose items have two parts or more, in columns; nil for any other.
  static func lists(_ items: [TableRow]) -> [TableGrid]? {
    guard items.count > 1 else { return nil }
    let spans = GridColumn.spans(items.flatMap { $0.cells.flatMap(\.lines) })
    guard spans.count > 1 else { return nil }
    var rows: [TableRow] = []
    for item in items {
      var row = TableRow(cells: Array(repeating: CellContent(), count: spans.count))
      for line in item.cells.flatMap(\.lines) {
        guard let index = spans.firstIndex(where: { $0.left <= line.middle && line.middle <= $0.right })
        else {
          return nil
        }
        if let last = row.cells[index].lines.last, let gap = last.gap(to: line) {
          guard gap <= line.size * 1.6 else { return nil }
          row.cells[index].lines[row.cells[index].lines.count - 1].append(line)
        } else {
          row.cells[index].lines.append(line)
        }
      }
      guard row.cells.contains(where: { !$0.lines.isEmpty }) else { return nil }
      row.cells[0].others = item.cells.flatMap(\.others)
      rows.append(row)
    }
    let isRightToLeft = items.contains { item in
      let lines = item.cells.flatMap(\.lines)
      return zip(lines, lines.dropFirst()).contains { $0.gap(to: $1) != nil && $0.left > $1.left }
    }
    if isRightToLeft {
      for index in rows.indices { rows[index].cells.reverse() }
    }
    return TableGrid(rows, []).map { [$0] }
  }
}
