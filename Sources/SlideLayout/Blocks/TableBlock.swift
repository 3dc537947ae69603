internal import Scene

/// Rows of cells; as many as there is room for. The page after goes on where this one ends.
struct TableBlock: Block {
  /// A column.
  struct Column: Sendable {
    var cell: String
    var width: BlockOptions.Extent
    var style: StyleDefinition
    /// Whether the text has the accent of the row's kind.
    var hasRowAccent: Bool
    var alignment: Alignment
    var lines: Int
  }

  var options: BlockOptions
  var columns: [Column]
  /// Between columns.
  var gap: Length
  /// Above and below a row's text.
  var padding: Length
  var rule: Length
  var ruleColor: ColorReference

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let table = context.table, context.firstRow < table.rows.count else { return nil }
    let widths = widths(space.width)
    // No page has room for more than its own height.
    let most = space.height ?? context.template.pageSize.height
    var y = Length.zero
    var rows: [(elements: [Element], bottom: Length, isHeading: Bool)] = []
    var isFull = false
    for row in table.rows[context.firstRow...] {
      let isHeading = row.isHeading
      let cells = try isHeading ? heading(row, space.width, context) : cells(row, widths, context)
      let height = padding * 2 + (cells.map(\.height).max() ?? 0) + rule
      isFull = y + height > most + 0.01 && !rows.isEmpty
      if isFull { break }
      var drawn: [Element] = [.tag(.listItem, draw(cells, widths, y + padding))]
      y = y + height
      let line = Rect(x: 0, y: y - rule, width: space.width, height: rule)
      drawn.append(.shape(Shape(.rect(line), fill: context.palette[ruleColor])))
      rows.append((drawn, y, isHeading))
    }
    // A heading does not stand at the foot of a page, away from what it heads.
    while isFull, rows.count > 1, rows.last?.isHeading == true { rows.removeLast() }
    var fragment = Fragment(
      size: Size(width: space.width, height: rows.last?.bottom ?? 0),
      elements: [.tag(.list, rows.flatMap(\.elements))], leaf: options.name)
    fragment.rowsShown = rows.count
    return fragment
  }

  /// A heading goes across all columns, in the style of the column it stands in.
  private func heading(
    _ row: DeckTable.Row, _ width: Length, _ context: LayoutContext
  ) throws(TypesettingError) -> [CellLines] {
    guard let (name, cell) = row.cells.first, let column = columns.first(where: { $0.cell == name }) else {
      return []
    }
    return [try lines(cell, column.style, width, 1, context)]
  }

  /// Columns of a width have it, and the others share the rest.
  private func widths(_ width: Length) -> [Length] {
    var left = width - gap * Double(max(0, columns.count - 1))
    var fills = 0.0
    for column in columns {
      if case .points(let own) = column.width { left = left - own } else { fills += 1 }
    }
    let share = max(.zero, left / max(1, fills))
    return columns.map { column in
      if case .points(let own) = column.width { own } else { share }
    }
  }

  /// An item of a cell, or what stands between two.
  private struct PlacedItem {
    var lines: TextSetter.Lines
    var x: Length
    var target: String?
    var anchor: String?
  }

  private struct CellLines {
    /// The lines, each of items side by side.
    var lines: [[PlacedItem]]
    var height: Length
    var baseline: Length
    var width: Length
  }

  private func cells(
    _ row: DeckTable.Row, _ widths: [Length], _ context: LayoutContext
  ) throws(TypesettingError) -> [CellLines] {
    var cells: [CellLines] = []
    for (column, width) in zip(columns, widths) {
      var style = column.style
      if column.hasRowAccent { style.color = ColorReference(name: "accent-text-\(row.kind ?? "deck")") }
      cells.append(try lines(row.cells[column.cell], style, width, column.lines, context))
    }
    return cells
  }

  /// A cell's items, one after the other, on as many lines as they need and are allowed.
  private func lines(
    _ cell: DeckTable.Cell?, _ style: StyleDefinition, _ width: Length, _ most: Int, _ context: LayoutContext
  ) throws(TypesettingError) -> CellLines {
    let setter = TextSetter(context: context)
    var result = CellLines(lines: [], height: 0, baseline: 0, width: 0)
    guard let cell, !cell.items.isEmpty else { return result }
    var x = Length.zero
    var line: [PlacedItem] = []
    let space = max(try setter.line(" ", style).width, style.size * 0.25)
    func more(_ count: Int) throws(TypesettingError) -> TextSetter.Lines? {
      count > 0 ? try setter.line(context.template.labels.text("more", count: count), style) : nil
    }
    var unlisted = cell.unlisted
    items: for (index, item) in cell.items.enumerated() {
      // Apart from the item: set with a name from right to left, it would stand before it.
      let comma = index < cell.items.count - 1 ? try setter.line(",", style) : nil
      let room = width - (comma?.width ?? 0)
      let after = cell.items.count - index - 1 + cell.unlisted
      while true {
        // What has no room is counted, and on the last line the count needs room, too.
        let isLastLine = result.lines.count + 1 == most
        let reserve = isLastLine ? try more(after).map { $0.width + space } ?? 0 : 0
        let set = try setter.set(
          [TextSetter.Span(text: item.text, style: style)],
          width: line.isEmpty ? max(.zero, room - reserve) : room,
          TextSetter.Fit(lines: cell.items.count == 1 ? most : 1))
        if line.isEmpty || x + set.width + reserve <= room {
          line.append(PlacedItem(lines: set, x: x, target: item.target, anchor: item.anchor))
          x = x + set.width
          break
        }
        if isLastLine {
          unlisted = after + 1
          break items
        }
        result.lines.append(line)
        line = []
        x = 0
      }
      if let comma {
        line.append(PlacedItem(lines: comma, x: x))
        x = x + comma.width
      }
      x = x + space
      result.width = max(result.width, min(width, x))
    }
    if let more = try more(unlisted) {
      if !line.isEmpty, x + more.width > width, result.lines.count + 1 < most {
        result.lines.append(line)
        (line, x) = ([], 0)
      }
      line.append(PlacedItem(lines: more, x: x))
    }
    result.lines.append(line)
    result.baseline = result.lines.first?.compactMap(\.lines.baselines.first).max() ?? 0
    result.height = result.lines.reduce(.zero) { $0 + ($1.map(\.lines.height).max() ?? 0) }
    return result
  }

  /// The cells of a row, first lines on one baseline.
  private func draw(_ cells: [CellLines], _ widths: [Length], _ top: Length) -> [Element] {
    let baseline = cells.map(\.baseline).max() ?? 0
    var elements: [Element] = []
    var left = Length.zero
    for (index, cell) in cells.enumerated() {
      var y = top + (cell.lines.isEmpty ? 0 : baseline - cell.baseline)
      for line in cell.lines {
        let lineWidth = line.last.map { $0.x + $0.lines.width } ?? 0
        let spare = columns[index].alignment == .end ? max(.zero, widths[index] - lineWidth) : 0
        let lineBaseline = line.compactMap(\.lines.baselines.first).max() ?? 0
        for item in line {
          let raised = y + lineBaseline - (item.lines.baselines.first ?? 0)
          let drawn = item.lines.elements(at: Point(x: left + spare + item.x, y: raised))
          let linked = item.target.map { [.link(.destination($0), drawn)] } ?? drawn
          elements += item.anchor.map { [.tag(.destination(name: $0), linked)] } ?? linked
        }
        y = y + (line.map(\.lines.height).max() ?? 0)
      }
      left = left + widths[index] + gap
    }
    return elements
  }
}
