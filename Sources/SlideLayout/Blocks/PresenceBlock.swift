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
  var step: Length { max(placeStyle.leading, nameStyle.leading) }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let content = context.content else { return nil }
    let presence = list == .exchanges ? content.exchanges : content.facilities
    guard !presence.isEmpty else { return nil }
    let setter = TextSetter(context: context)
    let label = try header(presence, space.width, setter)
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
    while true {
      // What is reported of rows goes with them.
      let shown = try context.attempt { () throws(TypesettingError) in
        let rows = try rows(presence, budget, space.width, setter)
        let height = top + rows.reduce(Length.zero) { $0 + $1.height }
        return fragment(label, rows, top, Size(width: space.width, height: height))
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
      elements: [.tag(.paragraph, label.elements)] + (items.isEmpty ? [] : [.tag(.list, items)]),
      leaf: options.name)
  }

  /// The label, and how many there are in how many countries.
  private func header(
    _ presence: Presence, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> Line {
    let labels = setter.context.template.labels
    let label = try setter.line(labels.text(list.rawValue), labelStyle)
    let room = max(.zero, width - label.width - cellGap)
    var line = Line(elements: label.elements(), height: label.height, baseline: label.baselines.first ?? 0)
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
    _ presence: Presence, _ budget: Int, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> [Line] {
    guard budget < presence.rows.count else {
      return try lines(presence.rows[...], width, setter)
    }
    // The heading counts them all: a row that did so again by itself would be worth less than a city.
    guard budget > 1 else { return try lines(presence.rows.prefix(1), width, setter) }
    let shown = presence.rows.prefix(budget - 1)
    let fitted = try more(presence.rows.dropFirst(shown.count), width, setter)
    return try lines(shown, width, setter) + [
      Line(elements: fitted.elements(), height: fitted.height, baseline: fitted.baselines.first ?? 0)
    ]
  }

  private func lines(
    _ rows: ArraySlice<Presence.Row>, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> [Line] {
    var lines: [Line] = []
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
  ) throws(TypesettingError) -> Line {
    let labels = setter.context.template.labels
    let capacity = try setter.line(labels.capacity(row.capacity), capacityStyle)
    var room = width
    if capacity.width > .zero { room = room - capacity.width - cellGap }
    let place = try setter.set(
      [TextSetter.Span(text: row.place, style: placeStyle)], width: max(.zero, room), TextSetter.Fit())
    setter.report(item: place, in: list.rawValue)
    room = room - place.width - cellGap
    let names =
      try row.moreCities > 0
      ? cities(row, max(.zero, room), setter) : self.names(row.names, max(.zero, room), setter)

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
    return Line(elements: result, height: baseline + below, baseline: baseline)
  }

  /// The first of the cities that an exchange is in, and how many more there are.
  private func cities(
    _ row: Presence.Row, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> [TextSetter.Lines] {
    let more = try setter.line(
      setter.context.template.labels.text("more-cities", count: row.moreCities), moreStyle)
    let room = width - more.width - cellGap
    guard room >= minimumName, let first = row.names.first else { return more.width <= width ? [more] : [] }
    let city = try setter.set([TextSetter.Span(text: first, style: nameStyle)], width: room, TextSetter.Fit())
    setter.report(item: city, in: list.rawValue)
    return [city, more]
  }

  /// As many whole names as fit, then how many more there are.
  private func names(
    _ names: [String], _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> [TextSetter.Lines] {
    let labels = setter.context.template.labels
    let fit = TextSetter.Fit(direction: setter.context.listDirection)
    func lines(
      _ shown: some Collection<String>, isShort: Bool = false
    ) throws(TypesettingError) -> TextSetter.Lines {
      var spans: [TextSetter.Span] = []
      if !shown.isEmpty {
        let text = shown.map(setter.context.apart).joined(separator: labels.text("list-separator"))
        spans.append(TextSetter.Span(text: text, style: nameStyle))
      }
      let rest = names.count - shown.count
      if rest > 0 {
        let more = labels.text(isShort ? "more-short" : "more", count: rest)
        spans.append(
          TextSetter.Span(text: (shown.isEmpty ? "" : "  ") + more, style: moreStyle, isTyped: false))
      }
      return try setter.set(spans, width: nil, fit)
    }
    // A name is at least a few points wide, and more names are never narrower. How many fit is guessed by their
    // letters, tried with one more or fewer, and then halved: each try has to be shaped.
    var (fitting, tooMany) = (0, min(names.count, Int(width.ratio(to: nameStyle.size)) + 1) + 1)
    var best: TextSetter.Lines?
    var count = guess(names, width)
    var tries = 0
    while tooMany - fitting > 1 {
      count = max(fitting + 1, min(count, tooMany - 1))
      let some = try lines(names.prefix(count))
      tries += 1
      if some.width <= width {
        (fitting, best) = (count, some)
      } else {
        tooMany = count
      }
      count = tries < 3 ? (fitting == count ? count + 1 : count - 1) : (fitting + tooMany) / 2
    }
    if var best {
      // If the next name is long, one name alone would represent ten and more: shorter ones replace it.
      var shown = Array(names.prefix(fitting))
      for name in names.dropFirst(2).prefix(8) where fitting == 1 && names.count > 10 && shown.count < 3 {
        let more = try lines(shown + [name])
        if more.width <= width { (shown, best) = (shown + [name], more) }
      }
      setter.report(item: best, in: list.rawValue)
      return [best]
    }
    // If the largest has too long a name, the others are counted without a word, or a shorter one represents the
    // city; else the name is begun.
    for isShort in [false, true] {
      for name in names.prefix(8) {
        let one = try lines([name], isShort: isShort)
        if one.width <= width {
          setter.report(item: one, in: list.rawValue)
          return [one]
        }
      }
    }
    let rest = names.count - 1
    let more = rest > 0 ? try setter.line(labels.text("more-short", count: rest), moreStyle) : nil
    let room = width - (more.map { $0.width + cellGap } ?? 0)
    if let name = names.first, room >= minimumName {
      let begun = try setter.set([TextSetter.Span(text: name, style: nameStyle)], width: room, fit)
      setter.report(item: begun, in: list.rawValue)
      return [begun] + [more].compactMap { $0 }
    }
    for isShort in [false, true] where !names.isEmpty {
      let only = try lines([], isShort: isShort)
      if only.width <= width { return [only] }
    }
    return []
  }

  /// About how many names fit into `width`, at half an em a letter.
  private func guess(_ names: [String], _ width: Length) -> Int {
    var room = width.ratio(to: nameStyle.size) * 2
    return names.prefix { name in
      room -= Double(name.unicodeScalars.count + 2)
      return room > -2
    }.count
  }
}

extension PresenceBlock {
  static let kind = "presence"
  static let optionNames = [
    "label-style", "place-style", "name-style", "capacity-style", "more-style", "label-gap", "cell-gap",
    "minimum-name", "minimum-rows",
  ]

  init?(_ reader: BlockReader) {
    guard
      let list = reader.content?.word(
        ["exchanges": Kind.exchanges, "facilities": .facilities], "a kind of presence"),
      let labelStyle = reader.style("label-style"), let placeStyle = reader.style("place-style"),
      let nameStyle = reader.style("name-style"), let capacityStyle = reader.style("capacity-style"),
      let moreStyle = reader.style("more-style")
    else { return nil }
    self.init(
      options: reader.options, list: list.value, labelStyle: labelStyle, placeStyle: placeStyle,
      nameStyle: nameStyle, capacityStyle: capacityStyle, moreStyle: moreStyle,
      labelGap: reader.length("label-gap") ?? 0, cellGap: reader.length("cell-gap") ?? 0,
      minimumName: reader.length("minimum-name") ?? 0,
      minimumRows: reader.integer("minimum-rows", in: 0...100) ?? 1)
  }
}
