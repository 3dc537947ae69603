internal import Scene
internal import Submissions
internal import Templates

/// Names in columns, one a line.
extension NamesBlock {
  /// The lines of all columns, the first one filled first; the last line counts what is left out.
  ///
  /// - Parameters:
  ///   - names: the names.
  ///   - total: how many there are with those not named.
  ///   - space: of all columns, with what is above them.
  ///   - budget: how many lines a column may have.
  ///   - least: the least width of a column.
  ///   - top: where the first line begins.
  ///   - setter: what sets the text.
  /// - Returns: the lines, and the height of the longest column.
  /// - Throws: `TypesettingError`.
  func columns(
    _ names: [ListedName], _ total: Int, _ space: Space, _ budget: Int, _ least: Length, _ top: Length,
    _ setter: TextSetter
  ) throws(TypesettingError) -> ([Element], Length) {
    // Lines of tall scripts are higher than their leading: fewer of them fit.
    var budget = min(budget, total)
    while true {
      let columns = try columns(names, total, space.width, budget, least, top, setter)
      guard let most = space.height, top + columns.1 > most + 0.01, budget > minimumRows else {
        return columns
      }
      budget -= 1
    }
  }

  private func columns(
    _ names: [ListedName], _ total: Int, _ width: Length, _ budget: Int, _ least: Length, _ top: Length,
    _ setter: TextSetter
  ) throws(TypesettingError) -> ([Element], Length) {
    let labels = setter.context.template.labels
    let across = max(1, Int(((width + columnGap).points / max(1, (least + columnGap).points)).rounded(.down)))
    let width = max(.zero, (width - columnGap * Double(across - 1)) / Double(across))
    let places = max(1, budget) * across
    let shown = total <= names.count && total <= places ? total : max(0, min(names.count, places - 1))
    let rows = min(budget, (shown + (shown < total ? 1 : 0) + across - 1) / across)
    var items: [Element] = []
    var heights = Array(repeating: Length.zero, count: across)
    func place(_ index: Int) -> (column: Int, x: Length) {
      let column = rows > 0 ? min(across - 1, index / rows) : 0
      return (column, (width + columnGap) * Double(column))
    }
    for (index, item) in names.prefix(shown).enumerated() {
      let (column, x) = place(index)
      let line = try self.line(item, width, setter)
      items.append(
        .tag(.listItem, line.elements.map { $0.offset(by: Point(x: x, y: top + heights[column])) }))
      heights[column] = heights[column] + max(line.height, step)
    }
    if shown < total {
      let (column, x) = place(shown)
      let more = try setter.line(labels.text("more", count: total - shown), moreStyle)
      items.append(.tag(.listItem, more.elements(at: Point(x: x, y: top + heights[column]))))
      heights[column] = heights[column] + max(more.height, step)
    }
    return ([.tag(.list, items)], heights.max() ?? 0)
  }

  /// A name, and at the end of the line its capacity.
  private func line(
    _ item: ListedName, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> (elements: [Element], height: Length) {
    let labels = setter.context.template.labels
    var end: TextSetter.Lines?
    if let capacityStyle, item.capacity > .zero {
      end = try setter.line(labels.capacity(item.capacity), capacityStyle)
    }
    let room = width - (end.map { $0.width + cellGap } ?? 0)
    let isPresent = item.asn.map { setter.context.assets.room[$0] != nil } ?? false
    let style = isPresent ? presentStyle ?? nameStyle : nameStyle
    let name = try setter.set(
      [TextSetter.Span(text: item.name, style: style)], width: max(.zero, room), TextSetter.Fit())
    setter.report(item: name, in: list.rawValue)
    let parts = [name] + [end].compactMap { $0 }
    let baseline = parts.compactMap(\.baselines.first).max() ?? 0
    let below = parts.map { $0.height - ($0.baselines.first ?? 0) }.max() ?? 0
    var elements = name.elements(at: Point(x: 0, y: baseline - (name.baselines.first ?? 0)))
    if let end {
      elements += end.elements(at: Point(x: width - end.width, y: baseline - (end.baselines.first ?? 0)))
    }
    return (elements, baseline + below)
  }
}
