internal import Scene
internal import Submissions
internal import Templates

/// Rows in three columns: the city, names, and at the end of the line the capacity, or how many facilities there are.
/// The last row has what is left out, so that shown and left out together make the figures above.
struct PresenceColumns {
  var block: PresenceBlock
  /// The width of the column of cities.
  var placeWidth: Length
  var width: Length
  var setter: TextSetter
  /// Whether a name that has no room on one line takes two.
  var wrapsNames: Bool

  private var labels: Labels { setter.context.template.labels }

  func rows(_ presence: Presence, _ budget: Int) throws(TypesettingError) -> [PresenceLine] {
    var shown = presence.rows[...]
    var hidden = presence.rows[presence.rows.count...]
    if budget < presence.rows.count {
      // The heading counts them all: a row that did so again by itself would be worth less than a city.
      shown = presence.rows.prefix(max(1, budget - 1))
      if budget > 1 { hidden = presence.rows.dropFirst(shown.count) }
    }
    // Where every row is one facility, the rows count themselves.
    let counts = block.list == .facilities && (!hidden.isEmpty || presence.rows.contains { $0.count > 1 })
    func end(_ row: Presence.Row) -> String {
      block.list == .facilities ? counts ? labels.number(row.count) : "" : labels.capacity(row.capacity)
    }
    var ends: [TextSetter.Lines] = []
    for row in shown { ends.append(try setter.line(end(row), block.capacityStyle)) }
    let rest = hidden.isEmpty ? nil : try setter.line(restEnd(hidden), endStyle)
    let endWidth = (ends + [rest].compactMap { $0 }).map(\.width).max() ?? 0
    let room = max(.zero, width - (endWidth > .zero ? endWidth + block.cellGap : 0))
    var lines: [PresenceLine] = []
    for (index, end) in ends.enumerated() {
      let key = PresenceLine.Key(
        block: block.options.id, row: index, width: room, end: end.width, wrapsNames: wrapsNames)
      let row = shown[shown.startIndex + index]
      lines.append(
        try setter.context.line(key) { () throws(TypesettingError) in try line(row, room, end) })
    }
    if let rest { lines.append(try self.rest(hidden, room, rest)) }
    return lines
  }

  /// The style of the last row's figure: that of its words, with figures as in the column above.
  private var endStyle: StyleDefinition {
    var style = block.moreStyle
    style.features = block.capacityStyle.features
    return style
  }

  /// A city, its names in their column, and its capacity.
  private func line(
    _ row: Presence.Row, _ room: Length, _ end: TextSetter.Lines
  ) throws(TypesettingError) -> PresenceLine {
    let isAlone = row.names.isEmpty
    let place = try setter.set(
      [TextSetter.Span(text: row.place, style: block.placeStyle)],
      width: isAlone ? room : max(placeWidth, room - block.minimumName - block.cellGap), TextSetter.Fit())
    setter.report(item: place, in: block.list.rawValue)
    var names = PresenceNames(block, setter)
    (names.isShort, names.wrapsNames) = (true, wrapsNames)
    func set(from x: Length) throws(TypesettingError) -> [TextSetter.Lines] {
      let space = max(.zero, room - x)
      return try row.moreCities > 0 ? names.cities(row, space) : names.names(row.names, space)
    }
    let after = place.width + block.cellGap
    var x = max(after, placeWidth + block.cellGap)
    guard !isAlone else { return join([(place, .zero)], end) }
    // A name that has no room in its column begins beside its city; what has none there is begun.
    names.beginsNames = false
    var parts = try set(from: x)
    if parts.isEmpty, x > after {
      x = after
      parts = try set(from: x)
    }
    if parts.isEmpty {
      names.beginsNames = true
      parts = try set(from: x)
    }
    var cells = [(place, Length.zero)]
    for part in parts {
      cells.append((part, x))
      x = x + part.width + block.cellGap
    }
    return join(cells, end)
  }

  /// What is left out: how many cities, how many exchanges or facilities, and their capacity or number.
  private func rest(
    _ hidden: ArraySlice<Presence.Row>, _ room: Length, _ end: TextSetter.Lines
  ) throws(TypesettingError) -> PresenceLine {
    let count = hidden.reduce(0) { $0 + $1.count }
    let x = placeWidth + block.cellGap
    if hidden.allSatisfy({ !$0.names.isEmpty && $0.moreCities == 0 }) {
      let cities = try setter.line(labels.text("rest-cities", count: hidden.count), block.moreStyle)
      let names = try setter.line(labels.text("rest-\(block.list.rawValue)", count: count), block.moreStyle)
      if cities.width <= placeWidth, x + names.width <= room { return join([(cities, 0), (names, x)], end) }
    }
    for name in ["more-\(block.list.rawValue)", "more", "more-short"] {
      let text = try setter.line(labels.text(name, count: count), block.moreStyle)
      if text.width <= room || name == "more-short" {
        // Facilities have their number in the text.
        let none = try block.list == .facilities ? setter.line("", endStyle) : end
        return join([(text, 0)], none)
      }
    }
    return join([], end)
  }

  /// The capacity of what is left out, or how many facilities it is.
  private func restEnd(_ hidden: ArraySlice<Presence.Row>) -> String {
    switch block.list {
    case .exchanges: labels.capacity(hidden.reduce(.zero) { $0 + $1.capacity })
    case .facilities: labels.number(hidden.reduce(0) { $0 + $1.count })
    }
  }

  /// Cells at their places and the figure at the end, all on one baseline.
  private func join(_ cells: [(lines: TextSetter.Lines, x: Length)], _ end: TextSetter.Lines)
    -> PresenceLine
  {
    let all = cells + (end.width > .zero ? [(end, width - end.width)] : [])
    let baseline = all.reduce(Length.zero) { max($0, $1.lines.baselines.first ?? 0) }
    let below = all.map { $0.lines.height - ($0.lines.baselines.first ?? 0) }.max() ?? 0
    var elements = all.map { lines, x in
      lines.elements(at: Point(x: x, y: baseline - (lines.baselines.first ?? 0)))
    }
    // The city, of which the rest is said.
    if elements.count > 1 { elements[0] = [.tag(.label, elements[0])] }
    return PresenceLine(
      elements: elements.flatMap(\.self), height: baseline + below, baseline: baseline,
      isWrapped: cells.contains { $0.lines.shaped.lines.count > 1 })
  }
}
