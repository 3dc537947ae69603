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
    // Lines of tall scripts are higher than their leading: fewer of them fit. No name takes more than two.
    var budget = min(budget, total < Int.max / 2 ? total * 2 : total)
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
    let across = max(1, Int(((width + columnGap).points / max(1, (least + columnGap).points)).rounded(.down)))
    let width = max(.zero, (width - columnGap * Double(across - 1)) / Double(across))
    let room = max(1, budget)
    let candidates = names.prefix(room * across)
    // The last line counts what is left out.
    func lengths(_ lines: [Int], _ shown: Int) -> [Int] { lines.prefix(shown) + (shown < total ? [1] : []) }
    func shownCount(_ lines: [Int]) -> Int {
      var shown = lines.count
      while shown > 0, Self.columns(of: lengths(lines, shown), across, room) == nil { shown -= 1 }
      return shown
    }
    func set(most: Int) throws(TypesettingError) -> (list: [Entry], lines: [Int]) {
      var list: [Entry] = []
      for name in candidates { list.append(try entry(name, width, most: most, setter)) }
      return (list, list.map(\.count))
    }
    var (entries, lines) = try set(most: min(2, room))
    var shown = shownCount(lines)
    // More names say more than whole ones, where a third of them would go.
    if shown * 3 < shownCount(Array(repeating: 1, count: lines.count)) * 2 {
      (entries, lines) = try set(most: 1)
      shown = shownCount(lines)
    }
    for entry in entries.prefix(shown) { setter.report(item: entry.name, in: list.rawValue) }
    // About as many lines in each column.
    let wanted = lengths(lines, shown)
    var rows = min(room, (wanted.reduce(0, +) + across - 1) / across)
    while rows < room, Self.columns(of: wanted, across, rows) == nil { rows += 1 }
    guard let places = Self.columns(of: wanted, across, rows) else { return ([], .zero) }
    if shown < total {
      let more = setter.context.template.labels.text("more", count: total - shown)
      let line = try setter.line(more, moreStyle)
      entries.replaceSubrange(
        shown..., with: [Entry(name: line, elements: line.elements(), height: line.height)])
    }
    var heights = Array(repeating: Length.zero, count: across)
    let items = zip(entries, places).map { entry, column in
      let corner = Point(x: (width + columnGap) * Double(column), y: top + heights[column])
      heights[column] = heights[column] + max(entry.height, step * Double(entry.count))
      return Element.tag(.listItem, entry.elements.map { $0.offset(by: corner) })
    }
    return ([.tag(.list, items)], heights.max() ?? 0)
  }

  /// Which column each name is in, where the first column is filled first.
  ///
  /// - Parameters:
  ///   - lengths: the lines of each name.
  ///   - across: how many columns there are.
  ///   - rows: how many lines a column has.
  /// - Returns: the columns, counted from 0; nil where they do not hold all names.
  private static func columns(of lengths: [Int], _ across: Int, _ rows: Int) -> [Int]? {
    var (column, used) = (0, 0)
    var places: [Int] = []
    for length in lengths {
      if used > 0, used + length > rows { (column, used) = (column + 1, 0) }
      guard column < across else { return nil }
      places.append(column)
      used += length
    }
    return places
  }

  /// A name in a column.
  private struct Entry {
    var name: TextSetter.Lines
    var elements: [Element]
    var height: Length
    /// How many lines it takes.
    var count = 1
  }

  /// A name, a long one on two lines, and at the end of the first line its capacity.
  private func entry(
    _ item: ListedName, _ width: Length, most: Int, _ setter: TextSetter
  ) throws(TypesettingError) -> Entry {
    let labels = setter.context.template.labels
    var end: TextSetter.Lines?
    if let capacityStyle, item.capacity > .zero {
      end = try setter.line(labels.capacity(item.capacity), capacityStyle)
    }
    let room = max(.zero, width - (end.map { $0.width + cellGap } ?? 0))
    let isPresent = item.asn.map { setter.context.assets.room[$0] != nil } ?? false
    let span = TextSetter.Span(text: item.name, style: isPresent ? presentStyle ?? nameStyle : nameStyle)
    var name = try setter.set([span], width: room, TextSetter.Fit())
    // What the second line has is not another name.
    let indent = cellGap
    if name.shaped.isTruncated, most > 1, room > indent {
      name = try setter.set([span], width: room - indent, TextSetter.Fit(lines: most))
    }
    let parts = [name] + [end].compactMap { $0 }
    let baseline = parts.compactMap(\.baselines.first).max() ?? 0
    let below = parts.map { $0.height - ($0.baselines.first ?? 0) }.max() ?? 0
    var elements = name.elements(
      at: Point(x: 0, y: baseline - (name.baselines.first ?? 0)), indent: indent)
    if let end {
      elements += end.elements(at: Point(x: width - end.width, y: baseline - (end.baselines.first ?? 0)))
    }
    return Entry(
      name: name, elements: elements, height: baseline + below, count: max(1, name.shaped.lines.count))
  }
}
