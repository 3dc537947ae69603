internal import PeeringDB
internal import Scene
internal import Submissions
internal import Templates

extension TableBlock {
  /// An item of a cell, or what is between two.
  struct PlacedItem {
    var lines: TextSetter.Lines
    var x: Length
    var target: String?
    var anchor: String?
  }

  /// Items side by side.
  struct CellLine {
    var placed: [PlacedItem] = []
    /// How many of the cell's items it holds.
    var items = 0

    var height: Length { placed.map(\.lines.height).max() ?? 0 }
    var width: Length { placed.last.map { $0.x + $0.lines.width } ?? 0 }
    var baseline: Length { placed.compactMap(\.lines.baselines.first).max() ?? 0 }
  }

  /// The sign before a cell's first line.
  struct PlacedMark {
    var mark: DeckTable.Mark
    var size: Length
    var style: StyleDefinition

    /// The sign at a cell's left edge, in the middle of the capitals on a baseline.
    func element(x: Length, baseline: Length, _ palette: Palette) -> Element {
      let (name, isRound): (String, Bool) =
        switch mark {
        case .policy(let policy): ("policy-\(policy.rawValue.lowercased())", true)
        case .kind(let kind): ("accent-\(kind.rawValue)", false)
        }
      let color = palette.colors[name].map(palette.visible) ?? palette[style.color]
      let frame = Rect(x: x, y: baseline - style.size * 0.364 - size / 2, width: size, height: size)
      let radius = isRound ? size / 2 : 1
      return .shape(Shape(.roundedRect(frame, left: radius, right: radius), fill: color))
    }
  }

  struct CellLines {
    var lines: [CellLine] = []
    /// What is before the first line, and the room for it before all of them.
    var mark: PlacedMark?
    var indent: Length = 0

    var height: Length { lines.reduce(.zero) { $0 + $1.height } }
    var baseline: Length { lines.first?.baseline ?? 0 }
  }

  /// A heading goes across all columns, in the style of its column.
  func heading(
    _ row: DeckTable.Row, _ width: Length, _ context: LayoutContext
  ) throws(TypesettingError) -> [CellLines] {
    guard let (name, cell) = row.cells.first, let column = columns.first(where: { $0.cell == name }) else {
      return []
    }
    return [try lines(cell, column, column.style, width, 1, context)]
  }

  /// The cells of a row, or of what is left of it where its flowing cell goes on.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - item: the first item of the cell that flows.
  ///   - widths: those of the columns.
  ///   - height: the height of a page: no more lines are set than fill it.
  ///   - context: the template.
  /// - Returns: as many cells as columns.
  /// - Throws: `TypesettingError` where shaping fails.
  func cells(
    _ row: DeckTable.Row, from item: Int, _ widths: [Length], _ height: Length, _ context: LayoutContext
  ) throws(TypesettingError) -> [CellLines] {
    var cells: [CellLines] = []
    for (column, width) in zip(columns, widths) {
      var style = column.style
      if column.hasRowAccent {
        style.color = ColorReference(name: "accent-text-\(row.kind?.rawValue ?? "deck")")
      }
      var cell = row.cells[column.cell]
      var most = column.lines
      if column.flows {
        cell?.items.removeFirst(item)
        // One more than a page holds means that it continues, and another that it is not the last.
        most = Int(height.ratio(to: style.leading)) + 2
      } else if item > 0 {
        cell = cell?.continued(context)
      }
      cells.append(try lines(cell, column, style, width, most, context))
    }
    return cells
  }

  /// A cell's items, one after the other, on as many lines as they need and are allowed.
  private func lines(
    _ cell: DeckTable.Cell?, _ column: Column, _ style: StyleDefinition, _ width: Length, _ most: Int,
    _ context: LayoutContext
  ) throws(TypesettingError) -> CellLines {
    guard let cell, !cell.items.isEmpty else { return CellLines() }
    let sign = column.mark.map { $0 + Self.markGap } ?? 0
    var lines = try Self.lines(
      Self.limited(cell, to: column.most), column, style, width - sign, most, context)
    guard let size = column.mark else { return lines }
    lines.mark = cell.items.first?.mark.map { PlacedMark(mark: $0, size: size, style: style) }
    lines.indent = sign
    return lines
  }

  /// A cell with no more than so many of its items; the others are counted.
  static func limited(_ cell: DeckTable.Cell, to most: Int?) -> DeckTable.Cell {
    guard let most, cell.items.count > most else { return cell }
    var limited = cell
    limited.unlisted += cell.items.count - most
    limited.items.removeSubrange(most...)
    return limited
  }

  /// A cell's items in a width, without its sign.
  static func lines(
    _ cell: DeckTable.Cell, _ column: Column, _ style: StyleDefinition, _ width: Length, _ most: Int,
    _ context: LayoutContext
  ) throws(TypesettingError) -> CellLines {
    let setter = TextSetter(context: context)
    let labels = context.template.labels
    var result = CellLines()
    var x = Length.zero
    var line = CellLine()
    let space = max(try setter.line(" ", style).width, style.size * 0.25)
    let separator = labels.text("list-separator")
    let mark = String(separator.filter { !$0.isWhitespace })
    let markSpace = separator.last?.isWhitespace == true ? space : 0
    func more(_ count: Int) throws(TypesettingError) -> TextSetter.Lines? {
      guard count > 0 else { return nil }
      return try setter.line(labels.text(column.most == nil ? "more" : "more-short", count: count), style)
    }
    var unlisted = cell.unlisted
    items: for (index, item) in cell.items.enumerated() {
      // Apart from the item: set with a name from right to left, it would precede it.
      let comma = index < cell.items.count - 1 ? try setter.line(mark, style) : nil
      let room = width - (comma?.width ?? 0)
      let after = cell.items.count - index - 1 + cell.unlisted
      while true {
        // What has no room is counted, and on the last line the count needs room, too.
        let isLastLine = result.lines.count + 1 == most
        let reserve = isLastLine ? try more(after).map { $0.width + space } ?? 0 : 0
        let set = try setter.set(
          item.spans(in: column, style), width: line.placed.isEmpty ? max(.zero, room - reserve) : room,
          // Rows keep their size as long as they can: they are read one against the other.
          TextSetter.Fit(lines: cell.items.count == 1 ? most : 1, shrinksFirst: false))
        if line.placed.isEmpty || x + set.width + reserve <= room {
          line.placed.append(PlacedItem(lines: set, x: x, target: item.target, anchor: item.anchor))
          line.items += 1
          x = x + set.width
          break
        }
        if isLastLine {
          unlisted = after + 1
          break items
        }
        result.lines.append(line)
        (line, x) = (CellLine(), 0)
      }
      if let latin = try item.latin(in: column, setter), x + space * 2 + latin.width <= room {
        line.placed.append(PlacedItem(lines: latin, x: x + space * 2))
        x = x + space * 2 + latin.width
      }
      if let comma {
        line.placed.append(PlacedItem(lines: comma, x: x))
        x = x + comma.width + markSpace
      } else {
        x = x + space
      }
    }
    if let more = try more(unlisted) {
      // No comma is needed before a count that is apart.
      if column.most != nil, line.placed.count > line.items { line.placed.removeLast() }
      if !line.placed.isEmpty, x + more.width > width, result.lines.count + 1 < most {
        result.lines.append(line)
        (line, x) = (CellLine(), 0)
      }
      line.placed.append(PlacedItem(lines: more, x: x))
    }
    result.lines.append(line)
    return result
  }

  /// The height of a row's cells: those above, and the highest of the others.
  func height(of cells: [CellLines]) -> Length {
    var (above, beside) = (Length.zero, Length.zero)
    for (column, cell) in zip(columns, cells) {
      if column.isAbove { above = above + cell.height } else { beside = max(beside, cell.height) }
    }
    return above + beside
  }

  /// The cells of a row: those above, then the others with their first lines on one baseline.
  func draw(
    _ cells: [CellLines], _ widths: [Length], _ top: Length, _ context: LayoutContext
  ) -> [Element] {
    let row = Array(zip(zip(columns, widths), cells))
    var elements: [Element] = []
    var top = top
    for ((column, width), cell) in row where column.isAbove {
      elements += draw(cell, column, at: Point(x: 0, y: top), width, context)
      top = top + cell.height
    }
    let baseline = row.filter { !$0.0.0.isAbove }.map(\.1.baseline).max() ?? 0
    var left = Length.zero
    for ((column, width), cell) in row where !column.isAbove {
      let lowered = cell.lines.isEmpty ? 0 : baseline - cell.baseline
      elements += draw(cell, column, at: Point(x: left, y: top + lowered), width, context)
      left = left + width + gap
    }
    return elements
  }

  /// Reports what could not be set as it should of cells that are drawn.
  func report(_ cells: [CellLines], _ context: LayoutContext) {
    let setter = TextSetter(context: context)
    for item in cells.lazy.flatMap(\.lines).flatMap(\.placed) {
      setter.report(item: item.lines, in: options.name)
    }
  }

  private func draw(
    _ cell: CellLines, _ column: Column, at origin: Point, _ width: Length, _ context: LayoutContext
  ) -> [Element] {
    var elements: [Element] = []
    if let mark = cell.mark {
      elements.append(mark.element(x: origin.x, baseline: origin.y + cell.baseline, context.palette))
    }
    let left = origin.x + cell.indent
    var y = origin.y
    for line in cell.lines {
      let spare = column.alignment == .end ? max(.zero, width - cell.indent - line.width) : 0
      for item in line.placed {
        let raised = y + line.baseline - (item.lines.baselines.first ?? 0)
        let drawn = item.lines.elements(at: Point(x: left + spare + item.x, y: raised))
        let linked = item.target.map { [.link(.destination($0), drawn)] } ?? drawn
        elements += item.anchor.map { [.tag(.destination(name: $0), linked)] } ?? linked
      }
      y = y + line.height
    }
    return [.tag(role(of: column), elements)]
  }
}

extension DeckTable.Cell.Item {
  /// The text, its number in the style of its own.
  fileprivate func spans(in column: TableBlock.Column, _ style: StyleDefinition) -> [TextSetter.Span] {
    let isTyped = isTyped(in: column.cell)
    guard let count, let countStyle = column.countStyle else {
      return [TextSetter.Span(text: text, style: style, isTyped: isTyped)]
    }
    return [
      TextSetter.Span(text: String(text[..<count.lowerBound]), style: style, isTyped: isTyped),
      TextSetter.Span(text: String(text[count]), style: countStyle, isTyped: false),
      TextSetter.Span(text: String(text[count.upperBound...]), style: style, isTyped: isTyped),
    ].filter { !$0.text.isEmpty }
  }

  /// The name in Latin letters, where the column has a style for it.
  fileprivate func latin(
    in column: TableBlock.Column, _ setter: TextSetter
  ) throws(TypesettingError) -> TextSetter.Lines? {
    guard let latinName, let style = column.latinStyle else { return nil }
    return try setter.set([TextSetter.Span(text: latinName, style: style)], width: nil, TextSetter.Fit())
  }
}
