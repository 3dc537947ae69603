internal import PeeringDB
internal import Scene
internal import Submissions
internal import Templates

/// Sets the rows of a block of conversations.
struct ConversationRow {
  let block: ConversationsBlock
  let width: Length
  let context: LayoutContext

  private var setter: TextSetter { TextSetter(context: context) }
  private var labels: Labels { context.template.labels }
  private var styles: ConversationsBlock.Styles { block.styles }

  /// Where a column begins, and how wide it is.
  private struct Column {
    var x: Length
    var width: Length
  }

  private var columns: (time: Column, whom: Column, place: Column, why: Column) {
    let whom = block.timeWidth + block.gap
    let place = whom + block.whomWidth + block.gap
    let why = place + block.whereWidth + block.gap
    return (
      Column(x: 0, width: block.timeWidth), Column(x: whom, width: block.whomWidth),
      Column(x: place, width: block.whereWidth),
      Column(x: why, width: max(.zero, width - why - block.gap - block.code))
    )
  }

  /// Lines of text below one another.
  private struct Stack {
    var elements: [Element] = []
    var y: Length
    /// How many lines there are.
    var lines = 0
  }

  /// The heads of the columns.
  ///
  /// - Parameter hasTimes: whether the first column is of slots.
  /// - Returns: a row of a table, and where it ends.
  /// - Throws: `TypesettingError` where shaping fails.
  func heads(hasTimes: Bool) throws(TypesettingError) -> (row: Element, bottom: Length) {
    let words = [
      hasTimes ? context.fields.value("slot-length") ?? "" : labels.text("sheet-rank"),
      labels.text("sheet-whom"),
      labels.text("sheet-where"), labels.text("sheet-why"),
    ]
    let all = [columns.time, columns.whom, columns.place, columns.why]
    var cells: [Element] = []
    var bottom = Length.zero
    for (text, column) in zip(words, all) {
      var stack = Stack(y: 0)
      try add(span(text, styles.head, isTyped: false), to: &stack, column, lines: 2)
      cells.append(.tag(.headerCell(isRow: false), stack.elements))
      bottom = max(bottom, stack.y)
    }
    return (.tag(.row, cells), bottom + block.padding / 2)
  }

  /// The cells of a row.
  ///
  /// - Parameters:
  ///   - conversation: what it says.
  ///   - rank: its place among all; nil where there are slots, and it has none.
  ///   - top: where it begins.
  /// - Returns: as many cells as there are columns, and where they end.
  /// - Throws: `TypesettingError` where shaping fails.
  func cells(
    _ conversation: DeckSheet.Conversation, rank: Int?, at top: Length
  ) throws(TypesettingError) -> (cells: [Element], bottom: Length) {
    let time = try time(conversation, rank, top)
    var whom = try whom(conversation, top)
    let place = try place(conversation, top)
    var why = try why(conversation, top)
    if let symbol = conversation.code {
      why.elements.append(code(symbol, conversation.name, at: Point(x: width - block.code, y: top)))
    }
    let ticks = styles.soft.leading
    let texts = [time.y, whom.y, place.y, why.y].max() ?? top
    let side = conversation.code == nil ? top : top + block.code
    // What is to be ticked is below all, so that there is room to write.
    let bottom = max(max(texts, side) + ticks + 3, top + block.rowHeight - block.padding * 2)
    whom.elements += try self.ticks(at: bottom - ticks)
    return (
      [
        .tag(.cell, time.elements), .tag(.headerCell(isRow: true), whom.elements),
        .tag(.cell, place.elements),
        .tag(.cell, why.elements),
      ], bottom
    )
  }

  // MARK: - Columns

  private func time(
    _ conversation: DeckSheet.Conversation, _ rank: Int?, _ top: Length
  ) throws(TypesettingError) -> Stack {
    var stack = Stack(y: top)
    let column = columns.time
    guard let slot = conversation.slot else {
      if let rank { try add(span(labels.number(rank), styles.time, isTyped: false), to: &stack, column) }
      return stack
    }
    try add(span(labels.shortDate(slot.day), styles.soft, isTyped: false), to: &stack, column)
    try add(span(slot.time, styles.time, isTyped: false), to: &stack, column)
    let table = labels.text("sheet-table", ["number": labels.number(slot.table)])
    try add(span(table, styles.soft, isTyped: false), to: &stack, column, lines: 2)
    return stack
  }

  private func whom(_ conversation: DeckSheet.Conversation, _ top: Length) throws(TypesettingError) -> Stack {
    var stack = Stack(y: top)
    let column = columns.whom
    try add(span(conversation.name, styles.name), to: &stack, column, lines: 2)
    if let latin = conversation.latinName { try add(span(latin, styles.text), to: &stack, column) }
    try add(identity(conversation), to: &stack, column)
    if let speaker = conversation.speaker { try add(span(speaker, styles.text), to: &stack, column) }
    if let address = conversation.address {
      try add(span(address, styles.address), to: &stack, column, lines: 2)
    }
    return stack
  }

  /// The number and the policy, each in its colour.
  private func identity(_ conversation: DeckSheet.Conversation) -> [TextSetter.Span] {
    let kind = labels.text("kind-of-\(conversation.kind.rawValue)")
    let accent = ColorReference(name: "accent-text-\(conversation.kind.rawValue)")
    var spans = span(
      conversation.number.isEmpty ? kind : conversation.number, styles.strong, color: accent,
      isTyped: !conversation.number.isEmpty)
    guard let policy = conversation.policy else { return spans }
    let name = policy.rawValue.lowercased()
    spans += span(" · ", styles.soft, isTyped: false)
    spans += span(
      labels.text("policy-\(name)"), styles.strong, color: ColorReference(name: "policy-\(name)"),
      isTyped: false)
    return spans
  }

  /// How many lines of text a row of the least height has room for, above what is to be ticked.
  private var lines: Int {
    let room = block.rowHeight - block.padding * 2 - styles.soft.leading - 3
    return max(3, Int((room + 0.1).ratio(to: styles.text.leading)))
  }

  private func place(_ conversation: DeckSheet.Conversation, _ top: Length) throws(TypesettingError) -> Stack
  {
    var stack = Stack(y: top)
    let column = columns.place
    try add(span(labels.common(conversation), styles.strong, isTyped: false), to: &stack, column, lines: 2)
    let capacities = labels.capacities(conversation)
    let reasons = conversation.reasons.filter { if case .flow = $0 { false } else { true } }.prefix(1)
    // Cities have the lines that the rest leaves.
    let used = stack.lines + (capacities.isEmpty ? 0 : 1) + reasons.count
    try add(
      span(labels.cities(conversation), styles.soft), to: &stack, column, lines: min(3, max(1, lines - used)))
    try add(span(capacities, styles.text, isTyped: false), to: &stack, column)
    for reason in reasons {
      try add(
        span(labels.reason(reason), styles.text), to: &stack, column, lines: max(1, lines - stack.lines))
    }
    return stack
  }

  private func why(_ conversation: DeckSheet.Conversation, _ top: Length) throws(TypesettingError) -> Stack {
    var stack = Stack(y: top)
    let column = columns.why
    let flow =
      conversation.reasons.first { if case .flow = $0 { true } else { false } }.map(labels.reason) ?? ""
    let change = conversation.change.map(labels.change) ?? ""
    // What a network is says what it offers.
    let fits = conversation.isOffered && !conversation.isOfferedInWords ? labels.text("sheet-offer-fits") : ""
    let others = [fits, flow, change].count { !$0.isEmpty }
    let texts = [
      ("sheet-seek", conversation.seeking, conversation.isSought),
      ("sheet-offer", conversation.offering, conversation.isOfferedInWords),
    ]
    let each = (lines - others) / max(1, texts.count { $0.1 != nil })
    for (label, text, fits) in texts {
      guard let text else { continue }
      let spans =
        span(labels.text(label) + " ", styles.soft, isTyped: false)
        + span(context.apart(text), fits ? styles.strong : styles.text)
      try add(spans, to: &stack, column, lines: max(1, min(3, each)))
    }
    try add(span(fits, styles.strong, isTyped: false), to: &stack, column)
    try add(span(flow, styles.text, isTyped: false), to: &stack, column)
    try add(span(change, styles.text), to: &stack, column, lines: max(1, lines - stack.lines))
    return stack
  }

  // MARK: - Parts

  private func span(
    _ text: String, _ style: StyleDefinition, color: ColorReference? = nil, isTyped: Bool = true
  ) -> [TextSetter.Span] {
    text.isEmpty ? [] : [TextSetter.Span(text: text, style: style, color: color, isTyped: isTyped)]
  }

  /// Adds text below what is there. What is cut is not reported: the slide has all of it.
  private func add(
    _ spans: [TextSetter.Span], to stack: inout Stack, _ column: Column, lines: Int = 1
  ) throws(TypesettingError) {
    guard !spans.isEmpty else { return }
    let set = try setter.set(
      spans, width: column.width, TextSetter.Fit(lines: lines, shrinksFirst: lines == 1))
    setter.report(set, block.options.name, tellsCuts: false)
    stack.elements += set.elements(at: Point(x: column.x, y: stack.y))
    stack.y = stack.y + set.height
    stack.lines += set.baselines.count
  }

  private func code(_ symbol: QRSymbol, _ name: String, at origin: Point) -> Element {
    let words = labels.text("qr-slide", ["name": name])
    let alternative = [words, symbol.text].filter { !$0.isEmpty }.joined(separator: ": ")
    var element = QRBlock.figure(
      symbol, side: block.code, quietZone: 0, alternative: alternative,
      dark: context.palette[ColorReference(name: "dark")],
      light: context.palette[ColorReference(name: "light")])
    // A code in a mirror is no code: turned twice, it is as it was.
    if context.template.isRightToLeft { element = element.mirrored(in: block.code) }
    return element.offset(by: origin)
  }

  /// What became of the conversation, to be ticked, and a line to write on.
  private func ticks(at top: Length) throws(TypesettingError) -> [Element] {
    var elements: [Element] = []
    var x = columns.whom.x
    let color = context.palette[block.lineColor]
    var baseline = top + styles.soft.leading
    for label in ["tick-peer", "tick-write", "tick-no"] {
      let line = try setter.line(labels.text(label), styles.soft)
      baseline = top + (line.baselines.first ?? styles.soft.leading)
      let frame = Rect(x: x + 0.5, y: baseline - block.box + 1, width: block.box - 1, height: block.box - 1)
      elements.append(.shape(Shape(.rect(frame), stroke: Shape.Stroke(color: color, width: 0.9))))
      elements += line.elements(at: Point(x: x + block.box + 5, y: top))
      x = x + block.box + 5 + line.width + 12
    }
    let end = width
    guard end - x > 30 else { return elements }
    let frame = Rect(x: x, y: baseline + 0.4, width: end - x, height: 0.5)
    elements.append(.shape(Shape(.rect(frame), fill: color)))
    return elements
  }
}
