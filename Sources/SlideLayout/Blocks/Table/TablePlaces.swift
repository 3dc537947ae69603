internal import Templates

/// Where a page of a table can begin: at each row, and where a cell flows, at each of its items.
struct TablePlaces {
  /// The first place of each row, and behind the last one the number of places.
  private let starts: [Int]

  /// - Parameters:
  ///   - table: the rows.
  ///   - flowing: the name of the cell whose items may be on several pages; nil if rows stay whole.
  init(_ table: DeckTable, flowing: String?) {
    var starts = [0]
    for row in table.rows {
      let items = flowing.flatMap { row.cells[$0]?.items.count } ?? 1
      starts.append((starts.last ?? 0) + max(1, items))
    }
    self.starts = starts
  }

  /// How many there are.
  var count: Int { starts.last ?? 0 }

  func start(ofRow row: Int) -> Int { starts[min(row, starts.count - 1)] }

  /// The row that a place is in.
  func row(at place: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// The item of its row that a place begins with.
  func item(at place: Int) -> Int { place - starts[row(at: place)] }
}

extension DeckTable {
  /// The heading of a row that is not the first one below it.
  func heading(above row: Int) -> Row? {
    guard row < rows.count, !rows[row].isHeading else { return nil }
    return rows[..<row].last { $0.isHeading }
  }
}

extension DeckTable.Row {
  /// The row where a page goes on with it or with what it heads, without the places that others lead to.
  func continued(_ context: LayoutContext) -> DeckTable.Row {
    var row = self
    row.cells = cells.mapValues { $0.continued(context) }
    return row
  }
}

extension DeckTable.Cell {
  /// The cell's text, and that it goes on.
  func continued(_ context: LayoutContext) -> DeckTable.Cell {
    var cell = self
    for index in cell.items.indices {
      cell.items[index].text = context.template.labels.text("continued", ["title": items[index].text])
      cell.items[index].anchor = nil
    }
    return cell
  }
}
