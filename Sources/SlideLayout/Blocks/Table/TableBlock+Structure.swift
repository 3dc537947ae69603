internal import Scene

extension TableBlock {
  /// The rows as tables with a header in each row, and between them the headings.
  ///
  /// - Parameter rows: rows as items of a list, each of its cells; a heading of one cell.
  /// - Returns: tables and headings.
  func structured(_ rows: [Element]) -> [Element] {
    var elements: [Element] = []
    var table: [Element] = []
    func end() {
      if !table.isEmpty { elements.append(.tag(.table, table)) }
      table = []
    }
    for row in rows {
      guard case .tag(.listItem, let cells) = row else {
        table.append(row)
        continue
      }
      if cells.count == 1, columns.count > 1, case .tag(_, let heading)? = cells.first {
        end()
        elements.append(.tag(.heading(level: 2), heading))
      } else {
        table.append(.tag(.row, cells))
      }
    }
    end()
    return elements
  }

  /// The role of a column's cells: the names are the headers of their rows.
  func role(of column: Column) -> Tag {
    let header = columns.first { ["name", "exchange"].contains($0.cell) } ?? columns.first
    return column.cell == header?.cell ? .headerCell(isRow: true) : .cell
  }
}
