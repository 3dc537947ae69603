internal import Scene
internal import Templates

/// Rows of cells; as many as there is room for. The page after goes on where this one ends.
struct TableBlock: Block {
  /// A column.
  struct Column: Sendable {
    var cell: String
    var width: BlockOptions.Extent
    /// Whether the width is the most it may have, and that of its longest text otherwise.
    var hugs = false
    var style: StyleDefinition
    /// Whether the text has the accent of the row's kind.
    var hasRowAccent = false
    var alignment = Alignment.start
    var lines = 1
    /// Whether a cell of several names goes on on the next page where it has no room.
    var flows = false
    /// Whether it is above the others, in the whole width.
    var isAbove = false
    /// The most names of a cell; the others are counted. Nil for any.
    var most: Int?
    /// How numbers of what presenters have in common are set; as the rest where there is none.
    var countStyle: StyleDefinition?
    /// How a name in Latin letters is set; nil where there is to be none.
    var latinStyle: StyleDefinition?
    /// The size of the sign before a text; nil where there is to be none.
    var mark: Length?
  }

  var options: BlockOptions
  var columns: [Column]
  /// Between columns.
  var gap: Length = 0
  /// Above and below a row's text.
  var padding: Length = 0
  var rule: Length = 0
  var ruleColor: ColorReference
  /// How many stacks of rows are side by side, and the room between two.
  var across = 1
  var acrossGap: Length = 0
  /// The most rows, and where a cell flows the most names, that it says anything for; nil for any.
  var mostRows: Int?

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let table = context.table else { return nil }
    // A column that no row fills is left out, and the others have its room.
    if columns.contains(where: { table.longest[$0.cell] == nil }) {
      var block = self
      block.columns.removeAll { table.longest[$0.cell] == nil }
      return block.columns.isEmpty ? nil : try block.fragment(in: space, context)
    }
    let places = TablePlaces(table, flowing: columns.first(where: \.flows)?.cell)
    guard places.count <= mostRows ?? .max, context.firstRow < places.count else { return nil }
    let width = (space.width - acrossGap * Double(across - 1)) / Double(across)
    // No page has room for more than its own height.
    let height = space.height ?? context.template.pageSize.height
    var fragment = Fragment(size: Size(width: space.width, height: 0), leaf: options.name)
    var rows: [Element] = []
    var next = context.firstRow
    for index in 0..<across where next < places.count {
      let stack = try stack(table, places, from: next, Size(width: width, height: height), context)
      let left = (width + acrossGap) * Double(index)
      rows += stack.elements.map { $0.offset(by: Point(x: left, y: 0)) }
      fragment.size.height = max(fragment.size.height, stack.height)
      next = stack.next
    }
    fragment.elements = structured(rows)
    fragment.rowsShown = next - context.firstRow
    fragment.rowsInAll = places.count
    return fragment
  }

  /// Rows below one another.
  private struct Stack {
    var elements: [Element]
    var height: Length
    /// The place in the table that comes after.
    var next: Int
  }

  /// A row, or the stretch of one that a page has room for.
  private struct DrawnRow {
    var cells: [CellLines]
    var elements: [Element]
    var bottom: Length
    var isHeading: Bool
    /// Whether it goes on on the next page.
    var isCut: Bool
    var next: Int
  }

  /// As many rows as there is room for, one at least.
  private func stack(
    _ table: DeckTable, _ places: TablePlaces, from start: Int, _ size: Size, _ context: LayoutContext
  ) throws(TypesettingError) -> Stack {
    let widths = try widths(size.width, table, context)
    var top: [Element] = []
    var y = Length.zero
    // A group that continues from another page repeats its heading.
    if let heading = table.heading(above: places.row(at: start)) {
      let cells = try self.heading(heading.continued(context), size.width, context)
      report(cells, context)
      top = draw(cells, widths, from: &y, size.width, context)
    }
    var rows: [DrawnRow] = []
    var next = start
    while next < places.count {
      let index = places.row(at: next)
      let row = table.rows[index]
      var cells =
        try row.isHeading
        ? heading(row, size.width, context)
        : self.cells(row, from: places.item(at: next), widths, size.height, context)
      var after = places.start(ofRow: index + 1)
      let room = size.height - y - padding * 2 - rule
      if height(of: cells) > room + 0.01 {
        if let shown = cut(&cells, to: room, evenOneLine: rows.isEmpty) {
          after = next + shown
        } else if !rows.isEmpty {
          break
        }
      }
      let drawn = draw(cells, widths, from: &y, size.width, context)
      rows.append(
        DrawnRow(
          cells: cells, elements: drawn, bottom: y, isHeading: row.isHeading,
          isCut: after < places.start(ofRow: index + 1), next: after))
      next = after
    }
    if next < places.count {
      keepTogether(&rows, before: places.row(at: next), in: table)
    }
    for row in rows { report(row.cells, context) }
    return Stack(
      elements: top + rows.flatMap(\.elements), height: rows.last?.bottom ?? y, next: rows.last?.next ?? next)
  }

  /// Takes rows from the foot of a page: a heading with fewer than two of the rows that it heads, and one that would
  /// leave the last of them alone on the next page.
  private func keepTogether(_ rows: inout [DrawnRow], before next: Int, in table: DeckTable) {
    let isLastOfGroup =
      !table.rows[next].isHeading && (next + 1 == table.rows.count || table.rows[next + 1].isHeading)
    if isLastOfGroup, rows.count > 2, rows.suffix(2).allSatisfy({ !$0.isHeading && !$0.isCut }) {
      rows.removeLast()
    }
    let isBeforeHeading = table.rows[next].isHeading
    while let last = rows.lastIndex(where: \.isHeading), last > 0 {
      let below = rows.count - 1 - last
      guard below == 0 || (below == 1 && !isBeforeHeading) else { return }
      rows.removeSubrange(last...)
    }
  }

  /// Cuts the cell that flows to the lines there is room for.
  ///
  /// - Parameters:
  ///   - cells: the cells of a row.
  ///   - room: the height there is.
  ///   - evenOneLine: whether one line is better than none.
  /// - Returns: how many of its items are left; nil where it cannot be cut.
  private func cut(_ cells: inout [CellLines], to room: Length, evenOneLine: Bool) -> Int? {
    guard let index = columns.firstIndex(where: \.flows), index < cells.count else { return nil }
    let lines = cells[index].lines
    var bottom = zip(columns, cells).reduce(Length.zero) { $1.0.isAbove ? $0 + $1.1.height : $0 }
    var count = lines.prefix { line in
      bottom = bottom + line.height
      return bottom <= room + 0.01
    }.count
    // Neither one line alone before the break, nor one behind it; and no line that only counts.
    if lines.count - count == 1 { count -= 1 }
    while count > 0, lines[count...].allSatisfy({ $0.items == 0 }) { count -= 1 }
    guard count > (evenOneLine ? 0 : 1), count < lines.count else { return nil }
    cells[index].lines = Array(lines.prefix(count))
    guard height(of: cells) <= room + 0.01 || evenOneLine else {
      cells[index].lines = lines
      return nil
    }
    return cells[index].lines.reduce(0) { $0 + $1.items }
  }

  /// Columns of a width have it, or as much of it as their longest text needs, and the others share the rest; those
  /// above them have all of it.
  private func widths(
    _ width: Length, _ table: DeckTable, _ context: LayoutContext
  ) throws(TypesettingError) -> [Length] {
    var own: [Length?] = []
    for column in columns {
      guard !column.isAbove, case .points(let most) = column.width else {
        own.append(column.isAbove ? width : nil)
        continue
      }
      let texts = table.longest[column.cell] ?? []
      // A time cut short is none: with seconds it is longer than the template has room for.
      let isLongTime = column.cell == "time" && texts.contains(where: Self.hasSeconds)
      guard column.hugs || isLongTime else {
        own.append(most)
        continue
      }
      let setter = TextSetter(context: context)
      let sign = column.mark.map { $0 + Self.markGap } ?? 0
      var longest = Length.zero
      // A row that goes on says so on the next page.
      let labels = context.template.labels
      let goesOn = columns.contains(where: \.flows)
      for text in goesOn ? texts.map({ labels.text("continued", ["title": $0]) }) : texts {
        longest = max(longest, try setter.line(text, column.style).width)
      }
      let needed = sign + longest + 0.01
      own.append(isLongTime ? (column.hugs ? needed : max(most, needed)) : min(most, needed))
    }
    let beside = zip(columns, own).filter { !$0.0.isAbove }.map(\.1)
    let taken = beside.compactMap(\.self).reduce(gap * Double(max(0, beside.count - 1))) { $0 + $1 }
    let fills = beside.count { $0 == nil }
    let share = max(.zero, (width - taken) / Double(max(1, fills)))
    return own.map { $0 ?? share }
  }

  /// Between a sign and its text.
  static let markGap: Length = 9

  private static func hasSeconds(_ time: String) -> Bool {
    time.utf8.count <= 8 && time.utf8.count { $0 == UInt8(ascii: ":") } == 2
  }

  /// A row's cells at a height, first lines on one baseline, and the rule below it.
  private func draw(
    _ cells: [CellLines], _ widths: [Length], from y: inout Length, _ width: Length, _ context: LayoutContext
  ) -> [Element] {
    let row = Element.tag(.listItem, draw(cells, widths, y + padding, context))
    y = y + padding * 2 + height(of: cells) + rule
    let line = Rect(x: 0, y: y - rule, width: width, height: rule)
    return [row, .shape(Shape(.rect(line), fill: context.palette[ruleColor]))]
  }
}
