internal import Scene
internal import Templates

/// Whom each presenter can meet, in words, and beside them how many exchanges each pair has in common; where there are
/// none, facilities. As many rows as there is room for, and all columns.
struct MatrixBlock: Block {
  var options: BlockOptions
  var nameWidth: Length
  var nameStyle: StyleDefinition
  var headStyle: StyleDefinition
  var countStyle: StyleDefinition
  var gap: Length
  /// The least size of a cell, and how many times as large it becomes where there is room.
  var cell: Size
  var growth: Double
  var diagonal: ColorReference
  /// The colour of the most exchanges in common.
  var most: ColorReference
  /// The colour of facilities.
  var facility: ColorReference
  /// Text on light and on dark cells.
  var onLight: ColorReference
  var onDark: ColorReference
  /// Between names and cells: whom each can meet; nil where the cells alone say it.
  var others: TableBlock.Column?
  /// What a cell in outline means; nil where nothing says it.
  var legendStyle: StyleDefinition?

  private static let legendGap: Length = 4
  /// Between the legend's outline and its words.
  private static let legendSpace: Length = 8

  /// What is where on a page.
  private struct Places {
    var rows: Range<Int>
    var numberWidth: Length
    var nameWidth: Length
    /// From the left edge to the names in common, where there are any, and to the first cell.
    var others: Length?
    var cells: Length
    var cell: Size
    var top: Length
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let matrix = context.matrix, !matrix.presenters.isEmpty else { return nil }
    // Only the room there is says how much of a matrix a page holds.
    guard let height = space.height else { return Fragment(size: .zero) }
    let setter = TextSetter(context: context)
    let count = matrix.presenters.count
    let legend = try self.legend(matrix, setter)
    let foot = legend.map { $0.height + Self.legendGap } ?? 0
    let room = height - headStyle.leading - foot
    let least = max(cell.height, nameStyle.leading, others?.style.leading ?? 0)
    let pages = Self.even(0..<count, max(1, Int((room + 0.01).ratio(to: least))))
    guard let rows = pages.first(where: { $0.contains(context.firstRow) }) else { return nil }
    let tallest = pages.map(\.count).max() ?? 1
    let places = try self.places(
      rows, matrix, space.width, rowHeight: min(cell.height * growth, room / Double(tallest)), setter)

    var table = [try heads(count, places, setter)]
    for (position, row) in rows.enumerated() {
      let y = places.top + places.cell.height * Double(position)
      table.append(.tag(.row, try self.row(matrix, row, y, places, setter)))
    }
    var elements: [Element] = [.tag(.table, table)]
    let bottom = places.top + places.cell.height * Double(rows.count)
    var width = places.cells + places.cell.width * Double(count)
    if let legend {
      // Below the cells, or as far to the left as its words need.
      let needed = Self.outlineSide(legend) + Self.legendSpace + legend.width
      let x = max(.zero, min(places.cells, space.width - needed))
      elements += self.legend(legend, at: Point(x: x, y: bottom + Self.legendGap), context)
      width = max(width, x + needed)
    }
    var fragment = Fragment(
      size: Size(width: width, height: bottom + foot), elements: elements,
      leaf: options.name)
    fragment.rowsShown = rows.count
    fragment.rowsInAll = count
    return fragment
  }

  /// A range in as few stretches as can be of no more than `most`, about equally long: none is a small rest.
  static func even(_ range: Range<Int>, _ most: Int) -> [Range<Int>] {
    let parts = (range.count + most - 1) / most
    func start(_ part: Int) -> Int { range.lowerBound + range.count * part / parts }
    return (0..<parts).map { start($0)..<start($0 + 1) }
  }

  /// Names have the room of the longest, as far as the template has it. Cells have the right end of the width, and with
  /// names in common at most half of what they share; where that is not enough for any name, they have all of it.
  private func places(
    _ rows: Range<Int>, _ matrix: DeckMatrix, _ width: Length, rowHeight: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> Places {
    let count = Double(matrix.presenters.count)
    let number = try setter.line("\(matrix.presenters.count)", headStyle).width
    let start = number + gap
    var named = try self.nameWidth(matrix, most: nameWidth, setter)
    if let others {
      let shared = width - start - named - gap * 2
      let cellWidth = min(cell.width * growth, max(.zero, shared / 2) / count)
      let cells = width - cellWidth * count
      if shared - cellWidth * count >= others.style.size * Self.leastOthers {
        return Places(
          rows: rows, numberWidth: number, nameWidth: named, others: start + named + gap, cells: cells,
          cell: Size(width: cellWidth, height: rowHeight), top: headStyle.leading)
      }
      // Without the list, names may be longer.
      named = try self.nameWidth(
        matrix, most: max(nameWidth, width - start - gap - cell.width * growth * count), setter)
    }
    let cells = start + named + gap
    let cellWidth = min(cell.width * growth, max(.zero, width - cells) / count)
    return Places(
      rows: rows, numberWidth: number, nameWidth: named, others: nil, cells: cells,
      cell: Size(width: cellWidth, height: rowHeight), top: headStyle.leading)
  }

  /// How many times the size of its text the list of names in common is wide at least: a name and two counts.
  private static let leastOthers = 13.0

  /// The width of the longest name.
  private func nameWidth(
    _ matrix: DeckMatrix, most: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> Length {
    var width = Length.zero
    for presenter in matrix.presenters where width < most {
      let name = TextSetter.Span(text: presenter.name, style: nameStyle)
      width = max(width, try setter.set([name], width: most, TextSetter.Fit()).width)
    }
    return width
  }

  /// The numbers above the columns.
  private func heads(
    _ count: Int, _ places: Places, _ setter: TextSetter
  ) throws(TypesettingError) -> Element {
    // As many as rows have: number, name, and whom to meet have none.
    var elements = [Element](
      repeating: .tag(.headerCell(isRow: false), []), count: places.others == nil ? 2 : 3)
    for column in 0..<count {
      let head = try setter.line("\(column + 1)", headStyle)
      let x = places.cells + places.cell.width * Double(column) + (places.cell.width - head.width) / 2
      elements.append(.tag(.headerCell(isRow: false), head.elements(at: Point(x: x, y: 0))))
    }
    return .tag(.row, elements)
  }

  /// A presenter's number, name, whom it can meet, and its cells.
  private func row(
    _ matrix: DeckMatrix, _ row: Int, _ y: Length, _ places: Places, _ setter: TextSetter
  ) throws(TypesettingError) -> [Element] {
    let presenter = matrix.presenters[row]
    let number = try setter.line("\(row + 1)", headStyle)
    let name = try setter.set(
      [TextSetter.Span(text: presenter.name, style: nameStyle)], width: places.nameWidth + 0.01,
      TextSetter.Fit())
    setter.report(item: name, in: options.name)
    let baseline = y + (places.cell.height - name.height) / 2 + (name.baselines.first ?? 0)
    func top(_ lines: TextSetter.Lines) -> Length { baseline - (lines.baselines.first ?? 0) }
    let numbered = number.elements(at: Point(x: places.numberWidth - number.width, y: top(number)))
    let named = name.elements(at: Point(x: places.numberWidth + gap, y: top(name)))
    var header = presenter.target.map { [.link(.destination($0), named)] } ?? named
    if let anchor = presenter.anchor { header = [.tag(.destination(name: anchor), header)] }
    var elements: [Element] = [.tag(.cell, numbered), .tag(.headerCell(isRow: true), header)]
    if let others, let left = places.others {
      let room = places.cells - gap - left
      let cell = TableBlock.limited(presenter.others, to: others.most)
      let lines = try TableBlock.lines(cell, others, others.style, room, 1, setter.context)
      var common: [Element] = []
      for item in lines.lines.flatMap(\.placed) {
        setter.report(item: item.lines, in: options.name)
        let drawn = item.lines.elements(at: Point(x: left + item.x, y: top(item.lines)))
        common += item.target.map { [.link(.destination($0), drawn)] } ?? drawn
      }
      elements.append(.tag(.cell, common))
    }
    for column in matrix.presenters.indices {
      let frame = Rect(
        x: places.cells + places.cell.width * Double(column), y: y, width: places.cell.width - 0.75,
        height: places.cell.height - 0.75)
      elements.append(.tag(.cell, try draw(matrix, row, column, frame, setter)))
    }
    return elements
  }

  private func draw(
    _ matrix: DeckMatrix, _ row: Int, _ column: Int, _ frame: Rect, _ setter: TextSetter
  ) throws(TypesettingError) -> [Element] {
    let palette = setter.context.palette
    if row == column { return [.shape(Shape(.rect(frame), fill: palette[diagonal]))] }
    guard let meeting = matrix.meeting(row, column) else { return [] }
    let isExchange = meeting.exchanges > 0
    // Four steps are easier to read than a ramp.
    let share = isExchange ? Double(meeting.exchanges) / Double(max(4, matrix.mostExchanges)) : 0
    let step = share > 0.75 ? 1 : share > 0.5 ? 0.7 : share > 0.25 ? 0.42 : 0.2
    let fill = isExchange ? palette[ColorReference(name: most.name, share: step)] : nil
    let text = palette[onLight].contrast(against: fill ?? palette.ground) >= 4.5 ? onLight : onDark
    let count = try setter.set(
      [
        TextSetter.Span(
          text: "\(isExchange ? meeting.exchanges : meeting.facilities)", style: countStyle,
          color: isExchange ? text : facility, isTyped: false)
      ], width: frame.width, TextSetter.Fit())
    setter.report(item: count, in: options.name)
    let back: Element = fill.map { .shape(Shape(.rect(frame), fill: $0)) } ?? outline(frame, palette)
    let origin = Point(
      x: frame.minX + (frame.width - count.width) / 2, y: frame.minY + (frame.height - count.height) / 2)
    return [back] + count.elements(at: origin)
  }

  /// Facilities differ by more than their colour: an outline in place of a fill.
  private func outline(_ frame: Rect, _ palette: Palette) -> Element {
    let inner = frame.inset(by: Insets(top: 2, left: 2, bottom: 2, right: 2))
    return .shape(Shape(.rect(inner), stroke: Shape.Stroke(color: palette[facility], width: 1)))
  }

  /// What an outline means, where there is one.
  private func legend(
    _ matrix: DeckMatrix, _ setter: TextSetter
  ) throws(TypesettingError) -> TextSetter.Lines? {
    let text = setter.context.template.labels.text("only-facilities")
    guard let legendStyle, !text.isEmpty,
      matrix.meetings.contains(where: { $0.values.contains { $0.exchanges == 0 } })
    else { return nil }
    return try setter.line(text, legendStyle)
  }

  private static func outlineSide(_ words: TextSetter.Lines) -> Length { words.height * 0.7 }

  private func legend(_ words: TextSetter.Lines, at origin: Point, _ context: LayoutContext) -> [Element] {
    let size = Self.outlineSide(words)
    let frame = Rect(x: origin.x, y: origin.y + (words.height - size) / 2, width: size, height: size)
    return [
      outline(frame, context.palette),
      .tag(.paragraph, words.elements(at: Point(x: frame.maxX + Self.legendSpace, y: origin.y))),
    ]
  }
}

extension MatrixBlock {
  static let kind = "matrix"
  static let optionNames = [
    "name-width", "name-style", "head-style", "count-style", "gap", "cell-width", "cell-height",
    "cell-growth", "diagonal", "most", "facility", "on-light", "on-dark", "others-style",
    "others-count-style", "others-most", "legend-style",
  ]

  init?(_ reader: BlockReader) {
    guard let nameStyle = reader.style("name-style"), let headStyle = reader.style("head-style"),
      let countStyle = reader.style("count-style"), let nameWidth = reader.requiredLength("name-width"),
      let width = reader.requiredLength("cell-width"), let height = reader.requiredLength("cell-height"),
      width > .zero, height > .zero, let diagonal = reader.requiredColor("diagonal"),
      let most = reader.requiredColor("most"), let facility = reader.requiredColor("facility"),
      let onLight = reader.requiredColor("on-light"), let onDark = reader.requiredColor("on-dark")
    else { return nil }
    let (countsOfOthers, named) = (
      reader.optionalStyle("others-count-style"), reader.integer("others-most", in: 1...100)
    )
    self.init(
      options: reader.options, nameWidth: nameWidth, nameStyle: nameStyle, headStyle: headStyle,
      countStyle: countStyle, gap: reader.length("gap") ?? 0, cell: Size(width: width, height: height),
      growth: reader.number("cell-growth", in: 1...4) ?? 1, diagonal: diagonal, most: most,
      facility: facility, onLight: onLight, onDark: onDark,
      others: reader.optionalStyle("others-style").map {
        TableBlock.Column(
          cell: "others", width: .fill, style: $0, most: named ?? 3, countStyle: countsOfOthers)
      }, legendStyle: reader.optionalStyle("legend-style"))
  }
}
