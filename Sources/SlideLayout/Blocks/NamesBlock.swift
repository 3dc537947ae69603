internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Submissions
internal import Templates

/// Names one after the other, as many as there is room for, and how many more there are.
struct NamesBlock: Block {
  /// Whose names.
  enum Kind: String, Sendable, CaseIterable {
    /// Who is at an exchange.
    case participants
    /// The exchanges in a facility.
    case exchanges
    /// The networks in a facility.
    case networks
    /// The carriers in a facility.
    case carriers
  }

  var options: BlockOptions
  var list: Kind
  var labelStyle: StyleDefinition
  var nameStyle: StyleDefinition
  var moreStyle: StyleDefinition
  /// Between the label and the names.
  var labelGap: Length
  /// Between two names, with a dot in its middle.
  var cellGap: Length
  /// How few lines it makes do with.
  var minimumRows: Int

  var isElastic: Bool { true }
  var step: Length { nameStyle.leading }

  /// No slide has room for more names than these, so that no more are set.
  private static let most = 80

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let (names, count) = names(context.personal), !names.isEmpty else { return nil }
    let setter = TextSetter(context: context)
    let labels = context.template.labels
    let label = try setter.line(labels.text("\(list.rawValue)-here"), labelStyle)
    let total = max(count, names.count)
    // One alone need not be counted.
    let number = try setter.line(total > 1 ? labels.number(total) : "", labelStyle)
    var elements: [Element] = [
      .tag(
        .paragraph,
        label.elements() + number.elements(at: Point(x: space.width - number.width, y: 0)))
    ]
    let top = max(label.height, number.height) + labelGap
    var budget = Int.max
    if let height = space.height {
      budget = max(minimumRows, Int(((height - top).points / step.points + 0.001).rounded(.down)))
    }
    let items = try items(Array(names.prefix(Self.most)), total, space.width, budget, setter)
    let dot = try setter.line("·", moreStyle)
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
    return Fragment(
      size: Size(width: space.width, height: bottom), baseline: label.baselines.first, elements: elements,
      leaf: options.name)
  }

  /// The names, and how many there are with those not named.
  private func names(_ personal: Personal?) -> (names: [String], count: Int)? {
    switch (list, personal) {
    case (.participants, .exchange(let exchange)):
      (exchange.participants, exchange.participantCount ?? 0)
    case (.exchanges, .facility(let facility)): (facility.exchangesHere, facility.exchangeCount ?? 0)
    case (.networks, .facility(let facility)): (facility.networksHere, facility.networkCount ?? 0)
    case (.carriers, .facility(let facility)): (facility.carriersHere, facility.carrierCount ?? 0)
    default: nil
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
    "label-style", "name-style", "more-style", "label-gap", "cell-gap", "minimum-rows",
  ]

  init?(_ reader: BlockReader) {
    guard
      let list = reader.content?.word(
        [
          "participants": Kind.participants, "exchanges": .exchanges, "networks": .networks,
          "carriers": .carriers,
        ], "whose names"), let labelStyle = reader.style("label-style"),
      let nameStyle = reader.style("name-style"), let moreStyle = reader.style("more-style")
    else { return nil }
    self.init(
      options: reader.options, list: list.value, labelStyle: labelStyle, nameStyle: nameStyle,
      moreStyle: moreStyle, labelGap: reader.length("label-gap") ?? 0,
      cellGap: reader.length("cell-gap") ?? 0,
      minimumRows: reader.integer("minimum-rows", in: 1...100) ?? 1)
  }
}
