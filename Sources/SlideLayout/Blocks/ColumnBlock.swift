internal import Scene

/// Blocks below one another. Where there is no room, gaps close, elastic blocks say less, and at last the
/// block of the lowest priority goes.
struct ColumnBlock: Block {
  var options: BlockOptions
  var children: [any Block]
  var gap: Length = 0
  var minimumGap: Length = 0
  var alignment = Alignment.start
  /// Names of children without which the whole column vanishes.
  var needs: [String] = []
  /// Where it is lower although there is room, it says nothing.
  var leastHeight: Length = 0

  var isElastic: Bool { children.contains { $0.isElastic } }
  var parts: [any Block] { children }

  func saysNothing(_ context: LayoutContext) -> Bool {
    children.allSatisfy { $0.isLeftOut(context) }
      || needs.contains { name in
        children.allSatisfy { $0.options.name != name || $0.isLeftOut(context) }
      }
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    if !needs.isEmpty, saysNothing(context) { return nil }
    var rows = try Self.rows(children, space, context)
    for name in needs where !rows.contains(where: { $0.block.options.name == name }) { return nil }
    guard !rows.isEmpty, !isLow(rows.filter { !$0.isFiller }, space) else { return nil }
    rows = withoutFillers(rows, space)
    while true {
      if let placed = try stack(rows, space, context) { return placed }
      // Nothing more can give way: the caller learns from the size.
      guard let victim = Self.leastImportant(rows) else { return place(rows, gap: minimumGap, space) }
      let dropped = rows.remove(at: victim).block.options
      guard !dropped.isOptional else { continue }
      context.warn(
        "part-dropped", "there is no room for '\(dropped.name)'", of: dropped.name,
        hint: "hide another part, or shorten the name")
    }
  }

  /// Whether the blocks are lower than the least height, and not for lack of room.
  private func isLow(_ rows: [Row], _ space: Space) -> Bool {
    guard leastHeight > .zero, space.height ?? leastHeight >= leastHeight else { return false }
    let wanted = rows.reduce(Length.zero) { $0 + $1.fragment.size.height } + gap * Double(rows.count - 1)
    return wanted < leastHeight
  }

  struct Row {
    var block: any Block
    var fragment: Fragment

    /// Whether it is there only where nothing else has to say less for it.
    var isFiller: Bool { block.options.isOptional && block.options.priority == 0 }
  }

  /// The rows without those that others would have to say less for.
  private func withoutFillers(_ rows: [Row], _ space: Space) -> [Row] {
    guard let height = space.height, rows.contains(where: \.isFiller) else { return rows }
    let wanted = rows.reduce(Length.zero) { $0 + $1.fragment.size.height }
    let fits = wanted + gap * Double(rows.count - 1) <= height + 0.01
    return fits ? rows : rows.filter { !$0.isFiller }
  }

  /// The children that have something to say, at the height they want within the column's.
  static func rows(
    _ children: [any Block], _ space: Space, _ context: LayoutContext
  ) throws(TypesettingError) -> [Row] {
    var rows: [Row] = []
    for block in children {
      // What can say less is not asked for more than there is room for.
      var room = Space(width: space.width, height: block.isElastic ? space.height : nil)
      if case .points(let height) = block.options.height {
        room.height = height
        room.fillsHeight = true
      }
      guard let fragment = try block.visibleFragment(in: room, context) else { continue }
      rows.append(Row(block: block, fragment: fragment))
    }
    return rows
  }

  /// The rows stacked in the height there is; nil where they do not fit.
  private func stack(
    _ original: [Row], _ space: Space, _ context: LayoutContext
  ) throws(TypesettingError) -> Fragment? {
    var rows = original
    guard let height = space.height else { return place(rows, gap: gap, space) }
    func total(_ rows: [Row]) -> Length { rows.reduce(.zero) { $0 + $1.fragment.size.height } }
    let gapCount = Double(max(0, rows.count - 1))

    // Children that fill take what the others leave.
    let fills = rows.indices.filter { rows[$0].block.options.height == .fill }
    if !fills.isEmpty {
      let others = rows.indices.filter { !fills.contains($0) }
        .reduce(Length.zero) { $0 + rows[$1].fragment.size.height }
      let share = (height - others - gap * gapCount) / Double(fills.count)
      guard share > .zero else { return nil }
      for index in fills {
        let room = Space(width: space.width, height: share, fillsHeight: true)
        guard let fragment = try rows[index].block.visibleFragment(in: room, context),
          fragment.size.height <= share + 0.01
        else { return nil }
        rows[index].fragment = fragment
        rows[index].fragment.size.height = share
      }
      return place(rows, gap: gap, space)
    }

    if total(rows) + gap * gapCount <= height + 0.01 { return place(rows, gap: gap, space) }
    if total(rows) + minimumGap * gapCount <= height {
      return place(rows, gap: (height - total(rows)) / max(1, gapCount), space)
    }
    let rigid = rows.filter { !$0.block.isElastic }
    let room = height - total(rigid) - minimumGap * gapCount
    guard try Self.shrink(&rows, to: room, space.width, context) else { return nil }
    let spare = (height - total(rows)) / max(1, gapCount)
    return place(rows, gap: min(gap, max(minimumGap, spare)), space)
  }

  /// Lays the elastic rows out in `room` together: each gets its least, and what is left is shared out step
  /// by step, by weight (D'Hondt's method).
  private static func shrink(
    _ rows: inout [Row], to room: Length, _ width: Length, _ context: LayoutContext
  ) throws(TypesettingError) -> Bool {
    let elastic = rows.indices.filter { rows[$0].block.isElastic }
    guard !elastic.isEmpty else { return false }
    var least: [Int: Length] = [:]
    for index in elastic {
      let smallest = try rows[index].block.visibleFragment(in: Space(width: width, height: 0), context)
      least[index] = min(smallest?.size.height ?? 0, rows[index].fragment.size.height)
    }
    var spare = room - least.values.reduce(.zero, +)
    guard spare >= .zero else { return false }
    var given = least
    while true {
      // The block with the most weight for each point comes first; of equals, the upper one.
      var next: (index: Int, amount: Length, claim: Double)?
      for index in elastic {
        let (block, wanted) = (rows[index].block, rows[index].fragment.size.height)
        let amount = min(block.step, wanted - (given[index] ?? 0))
        guard amount.points > 0.01, amount <= spare else { continue }
        let extra = (given[index] ?? 0) - (least[index] ?? 0) + amount
        let claim = block.options.weight / extra.points
        if claim > (next?.claim ?? 0) + 1e-9 { next = (index, amount, claim) }
      }
      guard let next else { break }
      given[next.index, default: 0] = (given[next.index] ?? 0) + next.amount
      spare = spare - next.amount
    }
    for index in elastic {
      let height = (given[index] ?? 0) + 0.005
      let space = Space(width: width, height: height)
      guard let fragment = try rows[index].block.visibleFragment(in: space, context) else { continue }
      guard fragment.size.height <= height + 0.01 else { return false }
      rows[index].fragment = fragment
    }
    return true
  }

  private static func leastImportant(_ rows: [Row]) -> Int? {
    rows.indices.filter { rows[$0].block.options.priority != nil }
      .min { left, right in
        let (first, second) = (
          rows[left].block.options.priority ?? 0, rows[right].block.options.priority ?? 0
        )
        return first != second ? first < second : left > right
      }
  }

  private func place(_ rows: [Row], gap: Length, _ space: Space) -> Fragment {
    let content =
      rows.reduce(Length.zero) { $0 + $1.fragment.size.height } + gap * Double(max(0, rows.count - 1))
    let height = space.fillsHeight ? max(content, space.height ?? content) : content
    let widest = rows.map(\.fragment.size.width).max() ?? 0
    let width = options.width == .fit ? min(widest, space.width) : space.width
    var y = Length.zero
    var column = Fragment(size: Size(width: width, height: height))
    for row in rows {
      if column.baseline == nil { column.baseline = row.fragment.baseline.map { $0 + y } }
      let spare = width - row.fragment.size.width
      let x =
        switch alignment {
        case .end: spare
        case .center: spare / 2
        case .start, .baseline: Length.zero
        }
      column.children.append(Fragment.Child(origin: Point(x: x, y: y), fragment: row.fragment))
      y = y + row.fragment.size.height + gap
    }
    return column
  }
}

extension ColumnBlock {
  static let kind = "column"
  static let optionNames = ["gap", "minimum-gap", "align", "needs", "order", "least-height"]

  init?(_ reader: BlockReader) {
    let (children, gap) = (reader.children(), reader.length("gap") ?? 0)
    self.init(
      options: reader.options, children: children, gap: gap, minimumGap: reader.length("minimum-gap") ?? gap,
      alignment: reader.alignment(), needs: reader.names("needs", of: children),
      leastHeight: reader.length("least-height") ?? 0)
  }
}
