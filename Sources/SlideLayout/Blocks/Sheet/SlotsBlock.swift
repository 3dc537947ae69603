internal import Scene
internal import Templates

/// All slots of a sheet, day by day: those that are taken, and the free ones.
struct SlotsBlock: Block {
  var options: BlockOptions
  var labelStyle: StyleDefinition
  var timeStyle: StyleDefinition
  var nameStyle: StyleDefinition
  var labelWidth: Length
  /// Between two slots, and between two rows of them.
  var gap: Length
  /// Of a slot.
  var slotHeight: Length
  /// The least width of a slot.
  var slotWidth: Length
  /// The most rows of slots; where there are more, only those that are taken are shown.
  var mostRows: Int
  var radius: Length
  /// Of slots that are taken.
  var fill: ColorReference
  var edge: ColorReference
  /// The edge of free slots.
  var freeEdge: ColorReference

  func saysNothing(_ context: LayoutContext) -> Bool { context.sheet?.days.isEmpty ?? true }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let left = labelWidth + gap
    let across = max(1, Int((space.width - left + gap).ratio(to: slotWidth + gap)))
    guard let days = days(context.sheet?.days ?? [], across), !days.isEmpty else { return nil }
    // Rows that are about equally long have more room for names.
    let most = days.map(\.slots.count).max() ?? 1
    let columns = (most + Self.rows(most, across) - 1) / Self.rows(most, across)
    let width = (space.width - left - gap * Double(columns - 1)) / Double(columns)
    let setter = TextSetter(context: context)
    var y = Length.zero
    var shapes: [Element] = []
    var items: [Element] = []
    for day in days {
      let label = try setter.set(
        [
          TextSetter.Span(
            text: context.template.labels.shortDate(day.date), style: labelStyle, isTyped: false)
        ],
        width: labelWidth, TextSetter.Fit())
      var body: [Element] = label.elements(at: Point(x: 0, y: y + (slotHeight - label.height) / 2))
      for (index, slot) in day.slots.enumerated() {
        if index > 0, index.isMultiple(of: columns) { y = y + slotHeight + gap }
        let frame = Rect(
          x: left + (width + gap) * Double(index % columns), y: y, width: width, height: slotHeight)
        shapes.append(box(frame, slot, context))
        body += try words(slot, in: frame, setter)
      }
      items.append(.tag(.listItem, [.tag(.paragraph, body)]))
      y = y + slotHeight + gap
    }
    return Fragment(
      size: Size(width: space.width, height: max(.zero, y - gap)), elements: shapes + [.tag(.list, items)],
      leaf: options.name)
  }

  private static func rows(_ count: Int, _ across: Int) -> Int { max(1, (count + across - 1) / across) }

  /// The days that there is room for: with all slots, else with those that are taken; nil where that is too many.
  private func days(_ all: [DeckSheet.Day], _ across: Int) -> [DeckSheet.Day]? {
    let taken = all.map { DeckSheet.Day($0.date, $0.slots.filter { $0.name != nil }) }
      .filter { !$0.slots.isEmpty }
    return [all, taken].first { days in
      days.reduce(0) { $0 + Self.rows($1.slots.count, across) } <= mostRows
    }
  }

  private func box(_ frame: Rect, _ slot: DeckSheet.Day.Slot, _ context: LayoutContext) -> Element {
    let isTaken = slot.name != nil
    let inner = frame.inset(by: Insets(top: 0.5, left: 0.5, bottom: 0.5, right: 0.5))
    let path = Path.roundedRect(inner, left: radius, right: radius)
    let stroke = Shape.Stroke(color: context.palette[isTaken ? edge : freeEdge], width: 0.9)
    return .shape(Shape(path, fill: isTaken ? context.palette[fill] : nil, stroke: stroke))
  }

  private func words(
    _ slot: DeckSheet.Day.Slot, in frame: Rect, _ setter: TextSetter
  ) throws(TypesettingError) -> [Element] {
    let labels = setter.context.template.labels
    let time = try setter.line(slot.time, timeStyle)
    let (x, pad) = (frame.minX, Length(5))
    func middle(_ lines: TextSetter.Lines) -> Length { frame.minY + (slotHeight - lines.height) / 2 }
    var elements = time.elements(at: Point(x: x + pad, y: middle(time)))
    let name = slot.name ?? (slot.isBusy ? labels.text("on-stage") : "")
    let room = frame.width - pad * 2 - time.width - 4
    guard !name.isEmpty, room > 12 else { return elements }
    let set = try setter.set(
      [TextSetter.Span(text: name, style: nameStyle, isTyped: slot.name != nil)], width: room,
      TextSetter.Fit())
    setter.report(set, options.name, tellsCuts: false)
    elements += set.elements(at: Point(x: x + pad + time.width + 4, y: middle(set)))
    return elements
  }
}

extension SlotsBlock {
  static let kind = "slots"
  static let optionNames = [
    "label-style", "time-style", "name-style", "label-width", "gap", "slot-height", "slot-width", "most-rows",
    "radius",
    "fill", "edge", "free-edge",
  ]

  init?(_ reader: BlockReader) {
    let fill = reader.requiredColor("fill") ?? ColorReference(name: "ink")
    guard let label = reader.style("label-style"), let time = reader.style("time-style", on: fill),
      let name = reader.style("name-style", on: fill)
    else { return nil }
    self.init(
      options: reader.options, labelStyle: label, timeStyle: time, nameStyle: name,
      labelWidth: reader.requiredLength("label-width") ?? 0, gap: reader.length("gap") ?? 0,
      slotHeight: reader.requiredLength("slot-height") ?? 0,
      slotWidth: reader.requiredLength("slot-width") ?? 0,
      mostRows: reader.integer("most-rows", in: 1...100) ?? 8, radius: reader.length("radius") ?? 0,
      fill: fill,
      edge: reader.requiredColor("edge") ?? ColorReference(name: "ink"),
      freeEdge: reader.requiredColor("free-edge") ?? ColorReference(name: "ink"))
  }
}
