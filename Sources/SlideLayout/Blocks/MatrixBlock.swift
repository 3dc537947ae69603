internal import Scene
internal import Templates

/// Who has exchanges in common, and where there are none, facilities. A tile of a large matrix a page.
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

  /// How many presenters fit in a tile's rows and columns.
  func capacity(in size: Size) -> (rows: Int, columns: Int) {
    let rows = Int((size.height - headStyle.leading).ratio(to: cell.height))
    let columns = Int((size.width - nameWidth - gap).ratio(to: cell.width))
    return (max(1, rows), max(1, columns))
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let matrix = context.matrix else { return nil }
    // Only the room there is says how much of a matrix a page holds.
    guard let height = space.height else { return Fragment(size: .zero) }
    let capacity = capacity(in: Size(width: space.width, height: height))
    let tiles = Self.tiles(matrix, capacity)
    guard context.firstRow < tiles.count else { return nil }
    let tile = tiles[context.firstRow]
    let cell = grown(in: Size(width: space.width, height: height), tiles)
    var elements: [Element] = []
    let setter = TextSetter(context: context)
    let left = nameWidth + gap
    let top = headStyle.leading
    for (position, column) in tile.columns.enumerated() {
      let head = try setter.line("\(column + 1)", headStyle)
      let x = left + cell.width * Double(position) + (cell.width - head.width) / 2
      elements.append(.tag(.paragraph, head.elements(at: Point(x: x, y: 0))))
    }
    for (position, row) in tile.rows.enumerated() {
      let y = top + cell.height * Double(position)
      let isFirst = tile.columns.lowerBound == tile.rows.lowerBound
      elements += try name(matrix, row, y, cell.height, setter, isAnchor: isFirst)
      for (place, column) in tile.columns.enumerated() where column >= row {
        let frame = Rect(
          x: left + cell.width * Double(place), y: y, width: cell.width - 0.75, height: cell.height - 0.75)
        elements += try draw(matrix, row, column, frame, setter)
      }
    }
    let bottom = top + cell.height * Double(tile.rows.count)
    let width = left + cell.width * Double(tile.columns.count)
    var fragment = Fragment(
      size: Size(width: width, height: bottom), elements: elements, leaf: options.name)
    fragment.rowsShown = 1
    fragment.rowsInAll = tiles.count
    return fragment
  }

  /// The size of a cell with which the largest tile fills its page, as far as cells grow.
  private func grown(in size: Size, _ tiles: [Tile]) -> Size {
    let rows = Double(tiles.map(\.rows.count).max() ?? 1)
    let columns = Double(tiles.map(\.columns.count).max() ?? 1)
    return Size(
      width: min(cell.width * growth, (size.width - nameWidth - gap) / columns),
      height: min(cell.height * growth, (size.height - headStyle.leading) / rows))
  }

  struct Tile {
    var rows: Range<Int>
    var columns: Range<Int>
  }

  /// The tiles of the upper triangle that have anything in them, row by row; the first of each row always,
  /// so that everybody is named.
  static func tiles(_ matrix: DeckMatrix, _ capacity: (rows: Int, columns: Int)) -> [Tile] {
    let count = matrix.presenters.count
    guard matrix.mostExchanges > 0 || matrix.meetings.contains(where: { !$0.isEmpty }) else { return [] }
    return even(0..<count, capacity.rows).flatMap { rows -> [Tile] in
      let stretches = even(rows.lowerBound..<count, capacity.columns)
      // Which of them hold a meeting of these rows.
      var used: Set<Int> = [0]
      for row in rows {
        for column in matrix.meetings[row].keys {
          if let index = stretches.firstIndex(where: { $0.contains(column) }) { used.insert(index) }
        }
      }
      return used.sorted().map { Tile(rows: rows, columns: stretches[$0]) }
    }
  }

  /// A range in as few stretches as can be of no more than `most`, about equally long: none is a small rest.
  private static func even(_ range: Range<Int>, _ most: Int) -> [Range<Int>] {
    let parts = (range.count + most - 1) / most
    func start(_ part: Int) -> Int { range.lowerBound + range.count * part / parts }
    return (0..<parts).map { start($0)..<start($0 + 1) }
  }

  private func name(
    _ matrix: DeckMatrix, _ row: Int, _ y: Length, _ height: Length, _ setter: TextSetter, isAnchor: Bool
  ) throws(TypesettingError) -> [Element] {
    let presenter = matrix.presenters[row]
    let head = try setter.line("\(row + 1)", headStyle)
    let room = nameWidth - head.width - gap
    let name = try setter.set(
      [TextSetter.Span(text: presenter.name, style: nameStyle)], width: room, TextSetter.Fit())
    setter.report(item: name, in: options.name)
    let middle = y + (height - name.height) / 2
    let baseline = middle + (name.baselines.first ?? 0)
    var elements = name.elements(at: Point(x: nameWidth - head.width - gap - name.width, y: middle))
    if let target = presenter.target { elements = [.link(.destination(target), elements)] }
    elements += head.elements(
      at: Point(x: nameWidth - head.width, y: baseline - (head.baselines.first ?? 0)))
    let named: [Element] = [.tag(.paragraph, elements)]
    guard isAnchor, let anchor = presenter.anchor else { return named }
    return [.tag(.destination(name: anchor), named)]
  }

  private func draw(
    _ matrix: DeckMatrix, _ row: Int, _ column: Int, _ frame: Rect, _ setter: TextSetter
  ) throws(TypesettingError) -> [Element] {
    let palette = setter.context.palette
    if row == column { return [.shape(Shape(.rect(frame), fill: palette[diagonal]))] }
    guard let meeting = matrix.meetings[row][column] else { return [] }
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
    var elements: [Element] = []
    if let fill {
      elements.append(.shape(Shape(.rect(frame), fill: fill)))
    } else {
      // Facilities are told apart by more than colour: an outline in place of a fill.
      let inner = frame.inset(by: Insets(top: 2, left: 2, bottom: 2, right: 2))
      elements.append(
        .shape(Shape(.rect(inner), stroke: Shape.Stroke(color: palette[facility], width: 1))))
    }
    let origin = Point(
      x: frame.minX + (frame.width - count.width) / 2, y: frame.minY + (frame.height - count.height) / 2)
    return elements + [.tag(.paragraph, count.elements(at: origin))]
  }
}

extension MatrixBlock {
  static let kind = "matrix"
  static let optionNames = [
    "name-width", "name-style", "head-style", "count-style", "gap", "cell-width", "cell-height",
    "cell-growth", "diagonal", "most", "facility", "on-light", "on-dark",
  ]

  init?(_ reader: BlockReader) {
    guard let nameStyle = reader.style("name-style"), let headStyle = reader.style("head-style"),
      let countStyle = reader.style("count-style"), let nameWidth = reader.requiredLength("name-width"),
      let width = reader.requiredLength("cell-width"), let height = reader.requiredLength("cell-height"),
      width > .zero, height > .zero, let diagonal = reader.requiredColor("diagonal"),
      let most = reader.requiredColor("most"), let facility = reader.requiredColor("facility"),
      let onLight = reader.requiredColor("on-light"), let onDark = reader.requiredColor("on-dark")
    else { return nil }
    self.init(
      options: reader.options, nameWidth: nameWidth, nameStyle: nameStyle, headStyle: headStyle,
      countStyle: countStyle, gap: reader.length("gap") ?? 0, cell: Size(width: width, height: height),
      growth: reader.number("cell-growth", in: 1...4) ?? 1, diagonal: diagonal, most: most,
      facility: facility, onLight: onLight, onDark: onDark)
  }
}
