internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Submissions
internal import Templates

/// Names one after the other, or in columns, as many as there is room for, and how many more there are.
struct NamesBlock: Block {
  /// Whose names.
  enum Kind: String, Sendable, CaseIterable {
    /// Who is at an exchange.
    case participants
    /// The presenters of the deck that are at an exchange.
    case present
    /// Who else is at an exchange.
    case others
    /// The facilities that an exchange is in.
    case buildings
    /// The exchanges in a facility.
    case exchanges
    /// The networks in a facility, those first that present.
    case networks
    /// The carriers in a facility.
    case carriers
  }

  var options: BlockOptions
  var list: Kind
  var labelStyle: StyleDefinition?
  var nameStyle: StyleDefinition
  /// Of the names of those who present; nil where they look like the others.
  var presentStyle: StyleDefinition?
  /// Of capacities, at the end of the lines of columns; nil for none.
  var capacityStyle: StyleDefinition?
  var moreStyle: StyleDefinition
  /// Between the label and the names.
  var labelGap: Length
  /// Between two names, with a dot in its middle; in columns, between a name and its capacity.
  var cellGap: Length
  /// How few lines it makes do with.
  var minimumRows: Int
  /// With fewer names it has nothing to say.
  var leastNames: Int
  /// The least width of a column, with one name a line; nil for names one after the other.
  var columnWidth: Length?
  /// Between columns.
  var columnGap: Length

  var isElastic: Bool { true }
  var step: Length {
    guard columnWidth != nil else { return nameStyle.leading }
    return max(nameStyle.leading, moreStyle.leading, capacityStyle?.leading ?? 0)
  }

  /// No slide has room for more names than these, so that no more are set.
  private static let most = 80

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let (names, count) = names(context), !names.isEmpty else { return nil }
    let total = max(count, names.count)
    guard total >= leastNames else { return nil }
    let setter = TextSetter(context: context)
    var elements: [Element] = []
    var (top, baseline) = (Length.zero, Length?.none)
    if let heading = try heading(total, space.width, setter) {
      elements = [.tag(.paragraph, heading.elements)]
      (top, baseline) = (heading.height + labelGap, heading.baseline)
    }
    var budget = Int.max
    if let height = space.height {
      budget = max(minimumRows, Int(((height - top).points / step.points + 0.001).rounded(.down)))
    }
    let shown = Array(names.prefix(Self.most))
    let (list, height) =
      if let columnWidth {
        try columns(shown, total, space, budget, columnWidth, top, setter)
      } else {
        try run(shown, total, space.width, budget, top, setter)
      }
    return Fragment(
      size: Size(width: space.width, height: top + height), baseline: baseline, elements: elements + list,
      leaf: options.name)
  }

  /// What the names are, and how many there are, on one line.
  private func heading(
    _ total: Int, _ width: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> (elements: [Element], height: Length, baseline: Length?)? {
    guard let labelStyle else { return nil }
    let labels = setter.context.template.labels
    let name = "\(list.rawValue)-here"
    let text = labels.text(name, count: total)
    guard !text.isEmpty else { return nil }
    let label = try setter.set(
      [TextSetter.Span(text: text, style: labelStyle, isTyped: false)], width: width, TextSetter.Fit(lines: 2)
    )
    setter.report(item: label, in: list.rawValue)
    // One alone need not be counted, and no number twice.
    let isCounted = total <= 1 || columnWidth != nil || text.contains(labels.number(total))
    let number = try setter.line(isCounted ? "" : labels.number(total), labelStyle)
    return (
      label.elements() + number.elements(at: Point(x: width - number.width, y: 0)),
      max(label.height, number.height), label.baselines.first
    )
  }

  /// Names one after the other.
  private func run(
    _ names: [ListedName], _ total: Int, _ width: Length, _ budget: Int, _ top: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> ([Element], Length) {
    let items = try items(names.map(\.name), total, width, budget, setter)
    let dot = try setter.line("·", moreStyle)
    var elements: [Element] = []
    var bottom = top
    for line in items {
      let height = line.map(\.lines.height).max() ?? 0
      let baseline = line.compactMap(\.lines.baselines.first).max() ?? 0
      var drawn: [Element] = []
      for (index, item) in line.enumerated() {
        setter.report(item: item.lines, in: list.rawValue)
        let origin = Point(x: item.x, y: bottom + baseline - (item.lines.baselines.first ?? 0))
        drawn += item.lines.elements(at: origin)
        guard index + 1 < line.count else { continue }
        let middle = item.x + item.lines.width + (cellGap - dot.width) / 2
        drawn += dot.elements(at: Point(x: middle, y: bottom + baseline - (dot.baselines.first ?? 0)))
      }
      elements.append(.tag(.paragraph, drawn))
      bottom = bottom + max(height, step)
    }
    return (elements, bottom - top)
  }

  /// The names, and how many there are with those not named.
  private func names(_ context: LayoutContext) -> (names: [ListedName], count: Int)? {
    let room = context.assets.room
    switch (list, context.personal) {
    case (.participants, .exchange(let exchange)):
      return (exchange.participants, exchange.participantCount ?? 0)
    case (.present, .exchange(let exchange)):
      guard exchange.shows(.participants) else { return nil }
      let present = room.compactMap { asn, name in
        exchange.ports[asn].map { ListedName(name, asn: asn, capacity: $0) }
      }
      return (
        present.sorted { ($1.capacity, $0.name) < ($0.capacity, $1.name) }, present.count
      )
    case (.others, .exchange(let exchange)):
      guard exchange.shows(.participants) else { return nil }
      let present = room.keys.count { exchange.ports[$0] != nil }
      let others = exchange.participants.filter { $0.asn.map { room[$0] == nil } ?? true }
      return (others, max(0, (exchange.participantCount ?? 0) - present))
    case (.buildings, .exchange(let exchange)):
      let rows = exchange.facilities.rows
      // Where there are several cities, each is behind its buildings' names, unless those have it.
      let names = rows.flatMap { row in
        guard !row.names.isEmpty else { return [row.place] }
        return row.names.map { rows.count == 1 || $0.contains(row.place) ? $0 : "\($0), \(row.place)" }
      }
      return (names.map { ListedName($0) }, exchange.facilities.count)
    case (.exchanges, .facility(let facility)):
      return (facility.exchangesHere.map { ListedName($0) }, facility.exchangeCount ?? 0)
    case (.networks, .facility(let facility)):
      let isPresent = { (name: ListedName) in name.asn.map { room[$0] != nil } ?? false }
      let named = Set(facility.networksHere.compactMap(\.asn))
      // Who presents is named first, even where the record has no name for it.
      let unnamed = room.filter { facility.networkASNs.contains($0.key) && !named.contains($0.key) }
        .map { ListedName($0.value, asn: $0.key) }.sorted { $0.name < $1.name }
      let names =
        facility.networksHere.filter(isPresent) + unnamed + facility.networksHere.filter { !isPresent($0) }
      return (names, facility.networkCount ?? 0)
    case (.carriers, .facility(let facility)):
      return (facility.carriersHere.map { ListedName($0) }, facility.carrierCount ?? 0)
    default: return nil
    }
  }

  private struct Item {
    var lines: TextSetter.Lines
    var x: Length
  }

  /// Lines of names, the last of which ends with how many are left out.
  private func items(
    _ names: [String], _ total: Int, _ width: Length, _ budget: Int, _ setter: TextSetter
  ) throws(TypesettingError) -> [[Item]] {
    var set: [TextSetter.Lines] = []
    for name in names {
      set.append(
        try setter.set([TextSetter.Span(text: name, style: nameStyle)], width: width, TextSetter.Fit()))
    }
    var shown = set.count
    while true {
      var flowing = Array(set.prefix(shown))
      if total > shown {
        let more = setter.context.template.labels.text("more", count: total - shown)
        flowing.append(try setter.line(more, moreStyle))
      }
      let lines = flow(flowing, width)
      // Several names go at once where many lines are too many.
      guard lines.count > budget, shown > 0 else { return lines }
      let kept = lines.prefix(budget).reduce(0) { $0 + $1.count }
      shown = max(0, min(shown - 1, kept))
    }
  }

  private func flow(_ items: [TextSetter.Lines], _ width: Length) -> [[Item]] {
    var lines: [[Item]] = []
    var line: [Item] = []
    var x = Length.zero
    for item in items {
      if !line.isEmpty, x + item.width > width + 0.01 {
        lines.append(line)
        (line, x) = ([], 0)
      }
      line.append(Item(lines: item, x: x))
      x = x + item.width + cellGap
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension NamesBlock {
  static let kind = "names"
  static let optionNames = [
    "label-style", "name-style", "present-style", "capacity-style", "more-style", "label-gap", "cell-gap",
    "minimum-rows", "least-names", "column-width", "column-gap",
  ]

  init?(_ reader: BlockReader) {
    let kinds: KeyValuePairs = [
      "participants": Kind.participants, "present": .present, "others": .others, "buildings": .buildings,
      "exchanges": .exchanges, "networks": .networks, "carriers": .carriers,
    ]
    let columnWidth = reader.length("column-width")
    guard let list = reader.content?.word(kinds, "whose names"), let nameStyle = reader.style("name-style"),
      let moreStyle = reader.style("more-style")
    else { return nil }
    // In columns the heading may be elsewhere.
    let hasLabel = columnWidth == nil || reader["label-style"] != nil
    let labelStyle = hasLabel ? reader.style("label-style") : nil
    guard !hasLabel || labelStyle != nil else { return nil }
    self.init(
      options: reader.options, list: list.value, labelStyle: labelStyle, nameStyle: nameStyle,
      presentStyle: reader.optionalStyle("present-style"),
      capacityStyle: reader.optionalStyle("capacity-style"),
      moreStyle: moreStyle, labelGap: reader.length("label-gap") ?? 0,
      cellGap: reader.length("cell-gap") ?? 0,
      minimumRows: reader.integer("minimum-rows", in: 1...100) ?? 1,
      leastNames: reader.integer("least-names", in: 0...1000) ?? 0, columnWidth: columnWidth,
      columnGap: reader.length("column-gap") ?? 0)
  }
}
