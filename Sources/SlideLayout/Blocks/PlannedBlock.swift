internal import Scene
internal import Submissions
internal import Templates

/// Where a network will be: "Suva from Q1 2027", on one line behind its label, or below it where that is too long.
struct PlannedBlock: Block {
  var options: BlockOptions
  var labelStyle: StyleDefinition
  var placeStyle: StyleDefinition
  var whenStyle: StyleDefinition
  var moreStyle: StyleDefinition
  /// Between the label and the places.
  var cellGap: Length
  /// The least width of the label, so that places are in one column with others.
  var labelWidth: Length

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let planned = context.content?.planned, !planned.isEmpty else { return nil }
    let setter = TextSetter(context: context)
    let label = try setter.line(context.template.labels.text("planned"), labelStyle)
    let start = max(label.width, labelWidth) + cellGap
    let room = max(.zero, space.width - start)
    let beside = try line(planned, room, setter)
    if beside.width <= room {
      setter.report(beside, options.name, by: .presenter)
      return place(label, beside, from: start, space.width)
    }
    var below = try line(planned, space.width, setter)
    if below.width > space.width {
      let fit = TextSetter.Fit(direction: context.listDirection)
      below = try setter.set(spans(planned, 1, context, saysWhen: false), width: space.width, fit)
    }
    setter.report(below, options.name, by: .presenter)
    let elements = label.elements() + below.elements(at: Point(x: 0, y: label.height))
    return Fragment(
      size: Size(width: space.width, height: label.height + below.height), baseline: label.baselines.first,
      elements: [.tag(.paragraph, elements)], leaf: options.name)
  }

  /// As many places as fit into a width, one at least, and how many more there are.
  private func line(
    _ planned: [PlannedPresence], _ room: Length, _ setter: TextSetter
  ) throws(TypesettingError) -> TextSetter.Lines {
    let fit = TextSetter.Fit(direction: setter.context.listDirection)
    var count = min(planned.count, 12)
    while true {
      let line = try setter.set(spans(planned, count, setter.context), width: nil, fit)
      if line.width <= room || count == 1 { return line }
      count -= 1
    }
  }

  private func spans(
    _ planned: [PlannedPresence], _ count: Int, _ context: LayoutContext, saysWhen: Bool = true
  ) -> [TextSetter.Span] {
    let labels = context.template.labels
    var spans: [TextSetter.Span] = []
    for (index, plan) in planned.prefix(count).enumerated() {
      if index > 0 { spans.append(TextSetter.Span(text: labels.text("list-separator"), style: whenStyle)) }
      spans.append(TextSetter.Span(text: context.apart(plan.place), style: placeStyle))
      if saysWhen, let when = plan.when {
        let text = labels.text("from", ["when": when])
        spans.append(TextSetter.Span(text: " " + text, style: whenStyle))
      }
    }
    if count < planned.count {
      spans.append(
        TextSetter.Span(
          text: "  " + labels.text("more", count: planned.count - count), style: moreStyle, isTyped: false))
    }
    return spans
  }

  /// Label and places side by side, on one baseline.
  private func place(
    _ label: TextSetter.Lines, _ line: TextSetter.Lines, from start: Length, _ width: Length
  ) -> Fragment {
    let baseline = max(line.baselines.first ?? 0, label.baselines.first ?? 0)
    func raised(_ lines: TextSetter.Lines, x: Length) -> [Element] {
      lines.elements(at: Point(x: x, y: baseline - (lines.baselines.first ?? 0)))
    }
    let height = [line, label].map { baseline - ($0.baselines.first ?? 0) + $0.height }.max() ?? 0
    return Fragment(
      size: Size(width: width, height: height), baseline: baseline,
      elements: [.tag(.paragraph, raised(label, x: 0) + raised(line, x: start))],
      leaf: options.name)
  }
}

extension PlannedBlock {
  static let kind = "planned"
  static let optionNames = [
    "label-style", "place-style", "when-style", "more-style", "cell-gap", "label-width",
  ]

  init?(_ reader: BlockReader) {
    guard let labelStyle = reader.style("label-style"), let placeStyle = reader.style("place-style"),
      let whenStyle = reader.style("when-style"), let moreStyle = reader.style("more-style")
    else { return nil }
    self.init(
      options: reader.options, labelStyle: labelStyle, placeStyle: placeStyle, whenStyle: whenStyle,
      moreStyle: moreStyle, cellGap: reader.length("cell-gap") ?? 0,
      labelWidth: reader.length("label-width") ?? 0)
  }
}
