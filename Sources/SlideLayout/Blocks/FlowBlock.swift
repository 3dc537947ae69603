internal import Scene

/// Blocks below one another, in as many columns as the width has room for, at most two.
struct FlowBlock: Block {
  var options: BlockOptions
  var children: [any Block]
  /// The least width of a column.
  var columnWidth: Length
  /// Between columns.
  var columnGap: Length
  /// Between blocks.
  var gap: Length
  var minimumGap: Length

  var parts: [any Block] { children }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard space.width >= columnWidth * 2 + columnGap else {
      return try column(children).fragment(in: space, context)
    }
    let width = (space.width - columnGap) / 2
    let rows = try ColumnBlock.rows(children, Space(width: width, height: nil), context)
    guard rows.count > 1 else { return try column(children).fragment(in: space, context) }
    // The split that keeps the taller column lowest; of equal ones the one with more on the left.
    func height(_ rows: some Collection<ColumnBlock.Row>) -> Length {
      rows.reduce(.zero) { $0 + $1.fragment.size.height } + gap * Double(max(0, rows.count - 1))
    }
    let splits = 1..<rows.count
    let split =
      splits.min { left, right in
        let first = max(height(rows[..<left]), height(rows[left...]))
        let second = max(height(rows[..<right]), height(rows[right...]))
        return first != second ? first < second : left > right
      } ?? 1
    let row = RowBlock(
      options: options.ofAnother,
      children: [rows[..<split], rows[split...]].map { half in
        var column = column(half.map(\.block))
        column.options.width = .fill
        return column
      }, gap: columnGap)
    return try row.fragment(in: space, context)
  }

  private func column(_ blocks: [any Block]) -> ColumnBlock {
    ColumnBlock(options: options.ofAnother, children: blocks, gap: gap, minimumGap: minimumGap)
  }
}

extension FlowBlock {
  static let kind = "flow"
  static let optionNames = ["column-width", "column-gap", "gap", "minimum-gap", "order"]

  init?(_ reader: BlockReader) {
    let gap = reader.length("gap") ?? 0
    self.init(
      options: reader.options, children: reader.children(), columnWidth: reader.length("column-width") ?? 0,
      columnGap: reader.length("column-gap") ?? gap, gap: gap,
      minimumGap: reader.length("minimum-gap") ?? gap)
  }
}
