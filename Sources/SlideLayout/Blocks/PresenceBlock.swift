internal import Scene
internal import Submissions

/// Where a network is, by city. In less height it shows fewer rows and says how many more there are.
struct PresenceBlock: Block {
  enum Kind: String, Sendable, CaseIterable {
    case exchanges
    case facilities
  }

  var options: BlockOptions
  var kind: Kind
  var labelStyle: StyleDefinition
  var placeStyle: StyleDefinition
  var nameStyle: StyleDefinition
  var capacityStyle: StyleDefinition
  var moreStyle: StyleDefinition
  /// Between the label and the rows.
  var labelGap: Length
  /// Between a city and its names, and between names and capacity.
  var cellGap: Length
  /// The least room in which a name is begun at all.
  var minimumName: Length
  /// How few rows it makes do with.
  var minimumRows: Int

  var isElastic: Bool { true }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let presence = kind == .exchanges ? context.content.exchanges : context.content.facilities
    guard !presence.isEmpty else { return nil }
    let setter = TextSetter(context: context)
    let label = try header(presence, space.width, setter)
    let rowHeight = max(placeStyle.leading, nameStyle.leading)
    let top = label.height + labelGap
    var budget = presence.rows.count
    if let height = space.height {
      let fitting = Int(((height - top).points / rowHeight.points + 0.001).rounded(.down))
      budget = max(min(minimumRows, presence.rows.count), min(fitting, presence.rows.count))
    }
    // Rows of tall scripts are higher than their leading: fewer of them fit.
    while true {
      let rows = try rows(presence, budget, space.width, setter)
      let height = top + rows.reduce(Length.zero) { $0 + $1.height }
      if let most = space.height, height > most + 0.01, budget > min(minimumRows, presence.rows.count) {
        budget -= 1
        continue
      }
      return fragment(label, rows, top, Size(width: space.width, height: height))
    }
  }

  private struct Line {
    var elements: [Element]
    var height: Length
    var baseline: Length
  }

  private func fragment(_ label: Line, _ rows: [Line], _ top: Length, _ size: Size) -> Fragment {
    var y = top
    var items: [Element] = []
    for row in rows {
      let moved = row.elements.map { $0.offset(by: Point(x: 0, y: y)) }
      items.append(.tag(.listItem, moved))
      y = y + row.height
    }
    return Fragment(
      size: size, baseline: label.baseline,
      elements: [.tag(.paragraph, label.elements), .tag(.list, items)], leaf: options.name)
  }

  /// The label, and how many there are in how many countries.
  private func header(
    _ presence: Presence, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> Line {
    let labels = setter.context.template.labels
    let label = try setter.line(labels.text(kind.rawValue), labelStyle)
    let summary = try setter.set(
      [TextSetter.Span(text: self.summary(presence, labels), style: labelStyle)],
      width: max(.zero, width - label.width - cellGap), TextSetter.Fit())
    let elements =
      label.elements() + summary.elements(at: Point(x: width - summary.width, y: 0))
    return Line(
      elements: elements, height: max(label.height, summary.height), baseline: label.baselines.first ?? 0)
  }

  private func summary(_ presence: Presence, _ labels: Labels) -> String {
    let count = labels.number(presence.count)
    var text = count
    if presence.countryCount > 1 {
      let place = labels.text("in-countries", count: presence.countryCount)
      text = labels.text("summary", ["count": count, "where": place])
    } else if presence.cityCount > 1 {
      let place = labels.text("in-cities", count: presence.cityCount)
      text = labels.text("summary", ["count": count, "where": place])
    }
    guard kind == .exchanges, presence.capacity > .zero else { return text }
    return labels.text(
      "summary-capacity", ["summary": text, "capacity": labels.rate(presence.capacity)])
  }

  /// As many rows as `budget` has room for, the last of which says what is left out.
  private func rows(
    _ presence: Presence, _ budget: Int, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> [Line] {
    guard budget < presence.rows.count else {
      return try lines(presence.rows[...], width, setter)
    }
    let hasCapacity = presence.capacity > .zero
    if !hasCapacity {
      // Without figures at its end, the last row has room for the rest.
      let shown = presence.rows.prefix(budget)
      let hidden = presence.rows.dropFirst(budget)
      let more = try self.more(hidden, setter, short: true)
      return try lines(shown, width, setter, last: more)
    }
    let shown = presence.rows.prefix(max(0, budget - 1))
    let more = try self.more(presence.rows.dropFirst(shown.count), setter, short: false)
    let fitted = try setter.set(
      more, width: width, TextSetter.Fit())
    return try lines(shown, width, setter) + [
      Line(elements: fitted.elements(), height: fitted.height, baseline: fitted.baselines.first ?? 0)
    ]
  }

  private func lines(
    _ rows: ArraySlice<Presence.Row>, _ width: Length, _ setter: TextSetter, last: [TextSetter.Span]? = nil
  ) throws(TypesettingError) -> [Line] {
    var lines: [Line] = []
    for (index, row) in zip(rows.indices, rows) {
      lines.append(try line(row, width, setter, tail: index == rows.indices.last ? last : nil))
    }
    return lines
  }

  /// "+ 9 more exchanges in 7 countries".
  private func more(
    _ hidden: ArraySlice<Presence.Row>, _ setter: TextSetter, short: Bool
  ) throws(TypesettingError) -> [TextSetter.Span] {
    let labels = setter.context.template.labels
    let count = hidden.reduce(0) { $0 + $1.count }
    let countries = Set(hidden.map(\.country)).subtracting([""]).count
    var text = labels.text(short ? "more" : "more-\(kind.rawValue)", count: count)
    if !short, countries > 1 {
      let place = labels.text("in-countries", count: countries)
      text = labels.text("more-where", ["more": text, "where": place])
    }
    return [TextSetter.Span(text: text, style: moreStyle)]
  }

  /// A city, as many of its names as fit, its capacity, and a last word if there is one.
  private func line(
    _ row: Presence.Row, _ width: Length, _ setter: TextSetter, tail: [TextSetter.Span]?
  ) throws(TypesettingError) -> Line {
    let labels = setter.context.template.labels
    let capacity = try setter.line(labels.capacity(row.capacity), capacityStyle)
    let tailBlock = try tail.map { spans throws(TypesettingError) in try setter.set(spans, width: nil, .init()) }
    var room = width
    if capacity.width > .zero { room = room - capacity.width - cellGap }
    if let tailBlock { room = room - tailBlock.width - cellGap }
    let place = try setter.set(
      [TextSetter.Span(text: row.place, style: placeStyle)], width: max(.zero, room), TextSetter.Fit())
    setter.report(place, kind.rawValue)
    room = room - place.width - cellGap
    let names = try self.names(row.names, max(.zero, room), setter)
    if let names { setter.report(names, kind.rawValue) }

    // All on one baseline.
    let parts = [place, capacity] + [names, tailBlock].compactMap { $0 }
    let baseline = parts.compactMap(\.baselines.first).max() ?? 0
    let below = parts.map { $0.height - ($0.baselines.first ?? 0) }.max() ?? 0
    func elements(_ block: TextSetter.Lines, x: Length) -> [Element] {
      block.elements(at: Point(x: x, y: baseline - (block.baselines.first ?? 0)))
    }
    var result = elements(place, x: 0)
    var x = place.width + cellGap
    if let names {
      result += elements(names, x: x)
      x = x + names.width + cellGap
    }
    if let tailBlock { result += elements(tailBlock, x: x) }
    if capacity.width > .zero { result += elements(capacity, x: width - capacity.width) }
    return Line(elements: result, height: baseline + below, baseline: baseline)
  }

  /// As many whole names as fit, then how many more there are; nil where there is room for none.
  private func names(
    _ names: [String], _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> TextSetter.Lines? {
    guard !names.isEmpty else { return nil }
    let labels = setter.context.template.labels
    func spans(_ count: Int) -> [TextSetter.Span] {
      let shown = names.prefix(count).map(\.isolated).joined(separator: ", ")
      var spans = [TextSetter.Span(text: shown, style: nameStyle)]
      if count < names.count {
        let more = labels.text("more", count: names.count - count)
        spans.append(TextSetter.Span(text: (count > 0 ? "  " : "") + more, style: moreStyle))
      }
      return spans
    }
    let fit = TextSetter.Fit(direction: .leftToRight)
    var count = names.count
    // A name is at least a few points wide, so that long lists need not be tried whole.
    let guess = Int(width.ratio(to: nameStyle.size)) + 1
    count = min(count, max(1, guess))
    while count > 0 {
      let block = try setter.set(spans(count), width: nil, fit)
      if block.width <= width { return block }
      count -= 1
    }
    if width >= minimumName, names.count == 1 {
      return try setter.set([TextSetter.Span(text: names[0], style: nameStyle)], width: width, fit)
    }
    let block = try setter.set(spans(0).filter { !$0.text.isEmpty }, width: nil, fit)
    return block.width <= width ? block : nil
  }
}

/// Where a network will be: "Suva from Q1 2027", on one line.
struct PlannedBlock: Block {
  var options: BlockOptions
  var labelStyle: StyleDefinition
  var placeStyle: StyleDefinition
  var whenStyle: StyleDefinition
  var moreStyle: StyleDefinition
  var labelGap: Length
  var cellGap: Length

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let planned = context.content.planned
    guard !planned.isEmpty else { return nil }
    let labels = context.template.labels
    let setter = TextSetter(context: context)
    let label = try setter.line(labels.text("planned"), labelStyle)
    func spans(_ count: Int) -> [TextSetter.Span] {
      var spans: [TextSetter.Span] = []
      for (index, plan) in planned.prefix(count).enumerated() {
        let lead = index > 0 ? ", " : ""
        spans.append(TextSetter.Span(text: lead + plan.place.isolated, style: placeStyle))
        if let when = plan.when {
          let text = labels.text("from", ["when": when])
          spans.append(TextSetter.Span(text: " " + text, style: whenStyle))
        }
      }
      if count < planned.count {
        spans.append(
          TextSetter.Span(text: "  " + labels.text("more", count: planned.count - count), style: moreStyle))
      }
      return spans
    }
    let fit = TextSetter.Fit(direction: .leftToRight)
    var count = min(planned.count, 12)
    var line = try setter.set(spans(count), width: nil, fit)
    while line.width > space.width, count > 1 {
      count -= 1
      line = try setter.set(spans(count), width: nil, fit)
    }
    if line.width > space.width { line = try setter.set(spans(count), width: space.width, fit) }
    setter.report(line, options.name)
    let top = label.height + labelGap
    return Fragment(
      size: Size(width: space.width, height: top + line.height), baseline: label.baselines.first,
      elements: [
        .tag(.paragraph, label.elements()),
        .tag(.paragraph, line.elements(at: Point(x: 0, y: top))),
      ], leaf: options.name)
  }
}
