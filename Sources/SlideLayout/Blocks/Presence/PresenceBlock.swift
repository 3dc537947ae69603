internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Submissions
internal import Templates

/// Where a network is, by city. In less height it shows fewer rows and says how many more there are.
struct PresenceBlock: Block {
  enum Kind: String, Sendable, CaseIterable {
    case exchanges
    case facilities
  }

  var options: BlockOptions
  var list: Kind
  var heading: Heading
  var placeStyle: StyleDefinition
  var nameStyle: StyleDefinition
  var capacityStyle: StyleDefinition
  var moreStyle: StyleDefinition
  /// Between the heading and the rows.
  var labelGap: Length
  /// Between a city and its names, and between names and capacity.
  var cellGap: Length
  /// The least room in which a name is begun at all.
  var minimumName: Length
  /// How few rows it makes do with.
  var minimumRows: Int
  /// With more rows it has nothing to say.
  var mostRows: Int?
  /// Whether each exchange or facility has a row of its own, whichever city it is in.
  var isByName = false
  /// The width of the column of cities, where names are in a column of their own; nil where they follow the city.
  var placeWidth: Length?

  /// What is above the rows.
  enum Heading: Sendable {
    /// A word, and at the end of the line how many there are.
    case label(StyleDefinition)
    /// How many there are, in how many countries, with which capacity: figures, each with its word.
    /// Above them may be the word.
    case figures(StyleDefinition, word: StyleDefinition, gap: Length, label: StyleDefinition?)
  }

  /// How many rows have to have room below a label above figures.
  private static let rowsBelowHeading = 3

  var isElastic: Bool { true }
  var step: Length { max(placeStyle.leading, nameStyle.leading) }

  func saysNothing(_ context: LayoutContext) -> Bool {
    let presence = list == .exchanges ? context.content?.exchanges : context.content?.facilities
    guard let rows = presence?.rows.count, rows > 0 else { return true }
    return rows > mostRows ?? .max
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let content = context.content else { return nil }
    let gathered = list == .exchanges ? content.exchanges : content.facilities
    let presence = isByName ? gathered.byName : gathered
    guard !presence.isEmpty, presence.rows.count <= mostRows ?? .max else { return nil }
    let setter = TextSetter(context: context)
    var label = try context.line(PresenceLine.Key(block: options.id, width: space.width)) {
      () throws(TypesettingError) in
      switch heading {
      case .label(let style): return try header(presence, style, space.width, setter)
      case .figures(let style, let word, let gap, _):
        return try PresenceFigures(
          presence: presence, areExchanges: list == .exchanges, style: style, wordStyle: word, gap: gap
        )
        .line(space.width, setter)
      }
    }
    if case .figures(_, _, _, let style?) = heading {
      let both = try self.label(style, space.width, setter).above(label)
      // Above figures it goes before the rows do.
      let rows = step * Double(min(Self.rowsBelowHeading, presence.rows.count))
      if both.height + labelGap + rows <= space.height ?? Length(.infinity) { label = both }
    }
    let top = label.height + labelGap
    var budget = presence.rows.count
    // A heading by itself counts what there is; a single row that only counts it again is no row.
    let least = minimumRows == 0 && presence.rows.count > 1 ? 2 : 1
    if let height = space.height {
      let fitting = Int(((height - top).points / step.points + 0.001).rounded(.down))
      budget = max(min(minimumRows, presence.rows.count), min(fitting, presence.rows.count))
    }
    if minimumRows == 0, budget < least {
      return fragment(label, [], label.height, Size(width: space.width, height: label.height))
    }
    // Rows of tall scripts are higher than their leading: fewer of them fit.
    var wrapsNames = true
    while true {
      var hasWrapped = false
      // What is reported of rows goes with them.
      let shown = try context.attempt { () throws(TypesettingError) in
        let rows = try rows(presence, budget, space.width, wrapsNames, setter)
        hasWrapped = rows.contains(where: \.isWrapped)
        let height = top + rows.reduce(Length.zero) { $0 + $1.height }
        return fragment(label, rows, top, Size(width: space.width, height: height))
      }
      // A city more says more than the rest of a name.
      if let most = space.height, let height = shown?.size.height, height > most + 0.01, hasWrapped {
        wrapsNames = false
        continue
      }
      if let most = space.height, let height = shown?.size.height, height > most + 0.01,
        budget > min(minimumRows, presence.rows.count)
      {
        budget -= 1
        if minimumRows == 0, budget < least {
          return fragment(label, [], label.height, Size(width: space.width, height: label.height))
        }
        continue
      }
      return shown
    }
  }

  private func fragment(_ label: PresenceLine, _ rows: [PresenceLine], _ top: Length, _ size: Size)
    -> Fragment
  {
    var y = top
    var items: [Element] = []
    for row in rows {
      let moved = row.elements.map { $0.offset(by: Point(x: 0, y: y)) }
      items.append(.tag(.listItem, moved))
      y = y + row.height
    }
    return Fragment(
      size: size, baseline: label.baseline,
      elements: [.tag(.paragraph, label.elements)] + (items.isEmpty ? [] : [.tag(.list, items)]),
      leaf: options.name)
  }

  /// The label alone.
  private func label(
    _ style: StyleDefinition, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> PresenceLine {
    let text = setter.context.template.labels.text(list.rawValue)
    let label = try setter.set(
      [TextSetter.Span(text: text, style: style, isTyped: false)], width: width, TextSetter.Fit())
    setter.report(item: label, in: list.rawValue)
    return PresenceLine(
      elements: label.elements(), height: label.height, baseline: label.baselines.first ?? 0)
  }

  /// The label, and how many there are in how many countries.
  private func header(
    _ presence: Presence, _ labelStyle: StyleDefinition, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> PresenceLine {
    let labels = setter.context.template.labels
    let label = try setter.line(labels.text(list.rawValue), labelStyle)
    let room = max(.zero, width - label.width - cellGap)
    var line = PresenceLine(
      elements: label.elements(), height: label.height, baseline: label.baselines.first ?? 0)
    for text in summaries(presence, labels) where !text.isEmpty {
      let summary = try setter.set(
        [TextSetter.Span(text: text, style: labelStyle, isTyped: false)], width: room, TextSetter.Fit())
      guard !summary.shaped.isTruncated else { continue }
      line.elements += summary.elements(at: Point(x: width - summary.width, y: 0))
      line.height = max(line.height, summary.height)
      break
    }
    return line
  }

  /// "21 in 12 countries · 2.4 Tbps", and what to say where that has no room. One alone need not be counted.
  private func summaries(_ presence: Presence, _ labels: Labels) -> [String] {
    let count = labels.number(presence.count)
    var text = presence.count > 1 ? count : ""
    if presence.countryCount > 1 {
      let place = labels.text("in-countries", count: presence.countryCount)
      text = labels.text("summary", ["count": count, "where": place])
    } else if presence.cityCount > 1 {
      let place = labels.text("in-cities", count: presence.cityCount)
      text = labels.text("summary", ["count": count, "where": place])
    }
    guard list == .exchanges, presence.capacity > .zero else { return [text, count] }
    let capacity = labels.rate(presence.capacity)
    if text.isEmpty { return [capacity] }
    return [text, count].map { labels.text("summary-capacity", ["summary": $0, "capacity": capacity]) } + [
      count
    ]
  }

  /// As many rows as `budget` has room for, the last of which says what is left out.
  private func rows(
    _ presence: Presence, _ budget: Int, _ width: Length, _ wrapsNames: Bool, _ setter: TextSetter
  ) throws(TypesettingError) -> [PresenceLine] {
    if let placeWidth {
      return try PresenceColumns(
        block: self, placeWidth: placeWidth, width: width, setter: setter, wrapsNames: wrapsNames
      )
      .rows(presence, budget)
    }
    guard budget < presence.rows.count else {
      return try lines(presence.rows[...], width, setter)
    }
    // The heading counts them all: a row that did so again by itself would be worth less than a city.
    guard budget > 1 else { return try lines(presence.rows.prefix(1), width, setter) }
    let shown = presence.rows.prefix(budget - 1)
    let fitted = try more(presence.rows.dropFirst(shown.count), width, setter)
    return try lines(shown, width, setter) + [
      PresenceLine(elements: fitted.elements(), height: fitted.height, baseline: fitted.baselines.first ?? 0)
    ]
  }

  private func lines(
    _ rows: ArraySlice<Presence.Row>, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> [PresenceLine] {
    var lines: [PresenceLine] = []
    for row in rows { lines.append(try line(row, width, setter)) }
    return lines
  }

  /// "+ 9 more exchanges in 7 countries", or without the countries where that has no room.
  private func more(
    _ hidden: ArraySlice<Presence.Row>, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> TextSetter.Lines {
    let labels = setter.context.template.labels
    let text = labels.text("more-\(list.rawValue)", count: hidden.reduce(0) { $0 + $1.count })
    func line(_ text: String) throws(TypesettingError) -> TextSetter.Lines {
      try setter.set(
        [TextSetter.Span(text: text, style: moreStyle, isTyped: false)], width: width, TextSetter.Fit())
    }
    let countries = Set(hidden.map(\.country)).subtracting([""]).count
    guard countries > 1 else {
      let only = try line(text)
      setter.report(item: only, in: list.rawValue)
      return only
    }
    let place = labels.text("in-countries", count: countries)
    let full = try line(labels.text("more-where", ["more": text, "where": place]))
    guard full.shaped.isTruncated else { return full }
    let short = try line(text)
    setter.report(item: short, in: list.rawValue)
    return short
  }

  /// A city, as many of its names as fit, how many more there are, and its capacity.
  private func line(
    _ row: Presence.Row, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> PresenceLine {
    let labels = setter.context.template.labels
    let capacity = try setter.line(labels.capacity(row.capacity), capacityStyle)
    var room = width
    if capacity.width > .zero { room = room - capacity.width - cellGap }
    let place = try setter.set(
      [TextSetter.Span(text: row.place, style: placeStyle)], width: max(.zero, room), TextSetter.Fit())
    setter.report(item: place, in: list.rawValue)
    room = room - place.width - cellGap
    let inside = PresenceNames(self, setter)
    let names =
      try row.moreCities > 0
      ? inside.cities(row, max(.zero, room)) : inside.names(row.names, max(.zero, room))

    // All on one baseline.
    let parts = [place, capacity] + names
    let baseline = parts.reduce(Length.zero) { max($0, $1.baselines.first ?? 0) }
    let below = parts.map { $0.height - ($0.baselines.first ?? 0) }.max() ?? 0
    func elements(_ lines: TextSetter.Lines, x: Length) -> [Element] {
      lines.elements(at: Point(x: x, y: baseline - (lines.baselines.first ?? 0)))
    }
    var result = elements(place, x: 0)
    var x = place.width + cellGap
    for part in names {
      result += elements(part, x: x)
      x = x + part.width + cellGap
    }
    if capacity.width > .zero { result += elements(capacity, x: width - capacity.width) }
    return PresenceLine(elements: result, height: baseline + below, baseline: baseline)
  }
}

extension PresenceBlock {
  static let kind = "presence"
  static let optionNames = [
    "label-style", "figure-style", "word-style", "figure-gap", "heading-style", "place-style", "name-style",
    "capacity-style",
    "more-style", "label-gap", "cell-gap", "place-width", "minimum-name", "minimum-rows", "most-rows",
    "by-name",
  ]

  init?(_ reader: BlockReader) {
    guard
      let list = reader.content?.word(
        ["exchanges": Kind.exchanges, "facilities": .facilities], "a kind of presence"),
      let heading = Self.heading(reader), let placeStyle = reader.style("place-style"),
      let nameStyle = reader.style("name-style"), let capacityStyle = reader.style("capacity-style"),
      let moreStyle = reader.style("more-style")
    else { return nil }
    self.init(
      options: reader.options, list: list.value, heading: heading, placeStyle: placeStyle,
      nameStyle: nameStyle, capacityStyle: capacityStyle, moreStyle: moreStyle,
      labelGap: reader.length("label-gap") ?? 0, cellGap: reader.length("cell-gap") ?? 0,
      minimumName: reader.length("minimum-name") ?? 0,
      minimumRows: reader.integer("minimum-rows", in: 0...100) ?? 1,
      mostRows: reader.integer("most-rows", in: 0...1000), isByName: reader.flag("by-name"),
      placeWidth: reader.length("place-width"))
  }

  /// Figures where the template gives their styles, else a label.
  private static func heading(_ reader: BlockReader) -> Heading? {
    let gap = reader.length("figure-gap") ?? 0
    guard reader["figure-style"] == nil, reader["word-style"] == nil else {
      guard let style = reader.style("figure-style"), let word = reader.style("word-style") else {
        return nil
      }
      // A template that this one extends may have given a label's style: it is looked at, and not used.
      if reader["label-style"] != nil { _ = reader.style("label-style") }
      return .figures(style, word: word, gap: gap, label: reader.optionalStyle("heading-style"))
    }
    return reader.style("label-style").map { .label($0) }
  }
}

extension LayoutContext {
  /// A line, which is set once a page. One of which something is reported is set each time, and reported with it.
  func line(
    _ key: PresenceLine.Key, _ set: () throws(TypesettingError) -> PresenceLine
  ) throws(TypesettingError) -> PresenceLine {
    if let known = lines[key] { return known }
    let before = reports
    let line = try set()
    if key.block > 0, reports == before { lines[key] = line }
    return line
  }
}
