internal import Scene

/// Blocks beside one another. What is left of the width goes to those that fill; where only one block has
/// something to say, it has the whole width, unless it is one that fits.
struct RowBlock: Block {
  var options: BlockOptions
  var children: [any Block]
  var gap: Length = 0
  var alignment = Alignment.start
  /// Names of children without which the whole row vanishes.
  var needs: [String] = []
  /// Whether it says nothing where what fits by its content is wider than there is room for.
  var isWhole = false

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
    var present = children
    while !present.isEmpty {
      guard let cells = try layOut(present, space, context) else { return nil }
      let silent = cells.indices.filter { cells[$0].fragment == nil }
      if silent.isEmpty { return place(cells, space) }
      for name in needs where silent.contains(where: { present[$0].options.name == name }) { return nil }
      // Those that say nothing leave their room to the others.
      present = present.indices.filter { !silent.contains($0) }.map { present[$0] }
    }
    return nil
  }

  private struct Cell {
    var width: Length
    var fragment: Fragment?
  }

  /// The blocks with their widths; nil where a whole row has no room for them.
  private func layOut(
    _ blocks: [any Block], _ space: Space, _ context: LayoutContext
  ) throws(TypesettingError) -> [Cell]? {
    func room(_ width: Length, _ block: any Block) -> Space {
      let fills = space.fillsHeight && block.options.height == .fill
      return Space(width: width, height: space.height, fillsHeight: fills)
    }
    if blocks.count == 1, let only = blocks.first, only.options.width != .fit {
      return [
        Cell(width: space.width, fragment: try only.visibleFragment(in: room(space.width, only), context))
      ]
    }
    var left = space.width - gap * Double(blocks.count - 1)
    var cells: [Cell] = blocks.map { _ in Cell(width: 0) }
    for (index, block) in blocks.enumerated() {
      guard let width = Self.fixedWidth(block) else { continue }
      cells[index] = Cell(width: width, fragment: try block.visibleFragment(in: room(width, block), context))
      left = left - width
    }
    for (index, block) in blocks.enumerated()
    where block.options.width == .fit && block.fixedWidth == nil {
      let free = isWhole ? space.width * 100 : left
      let most = max(.zero, min(free, block.options.maximumWidth ?? free))
      let fragment = try block.visibleFragment(in: room(most, block), context)
      let width = min(most, fragment?.size.width ?? 0)
      cells[index] = Cell(width: width, fragment: fragment)
      left = left - width
    }
    if isWhole, left < .zero { return nil }
    for (index, block) in blocks.enumerated()
    where block.options.width == .fit && cells[index].fragment != nil {
      let more = min(max(.zero, block.options.minimumWidth - cells[index].width), max(.zero, left))
      cells[index].width = cells[index].width + more
      left = left - more
    }
    let fills = blocks.indices.filter { blocks[$0].options.width == .fill }
    let share = max(.zero, left / Double(max(1, fills.count)))
    for index in fills {
      cells[index] = Cell(
        width: share, fragment: try blocks[index].visibleFragment(in: room(share, blocks[index]), context))
    }
    return cells
  }

  /// The width a block has before the others share what is left.
  private static func fixedWidth(_ block: any Block) -> Length? {
    switch block.options.width {
    case .points(let width): width
    case .fit: block.fixedWidth
    case .fill: nil
    }
  }

  private func place(_ cells: [Cell], _ space: Space) -> Fragment {
    let baseline = cells.compactMap { $0.fragment?.baseline }.max()
    var height = Length.zero
    for cell in cells {
      guard let fragment = cell.fragment else { continue }
      let drop = alignment == .baseline ? (baseline ?? 0) - (fragment.baseline ?? baseline ?? 0) : 0
      height = max(height, fragment.size.height + drop)
    }
    if space.fillsHeight, let whole = space.height { height = max(height, whole) }
    var row = Fragment(size: Size(width: 0, height: height))
    var x = Length.zero
    for cell in cells {
      guard let fragment = cell.fragment else { continue }
      let spare = height - fragment.size.height
      let y =
        switch alignment {
        case .start: Length.zero
        case .center: spare / 2
        case .end: spare
        case .baseline: (baseline ?? 0) - (fragment.baseline ?? baseline ?? 0)
        }
      row.children.append(Fragment.Child(origin: Point(x: x, y: y), fragment: fragment))
      if row.baseline == nil { row.baseline = fragment.baseline.map { $0 + y } }
      x = x + cell.width + gap
    }
    let used = max(.zero, x - gap)
    row.size.width = options.width == .fit ? min(used, space.width) : space.width
    return row
  }
}

extension RowBlock {
  static let kind = "row"
  static let optionNames = ["gap", "align", "needs", "order", "whole"]

  init?(_ reader: BlockReader) {
    let children = reader.children()
    self.init(
      options: reader.options, children: children, gap: reader.length("gap") ?? 0,
      alignment: reader.alignment(), needs: reader.names("needs", of: children), isWhole: reader.flag("whole")
    )
  }
}
