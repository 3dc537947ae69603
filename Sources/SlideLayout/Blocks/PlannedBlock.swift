internal import Scene
internal import Submissions

/// Where a network will be: "Suva from Q1 2027", on one line behind its label.
struct PlannedBlock: Block {
  var options: BlockOptions
  var labelStyle: StyleDefinition
  var placeStyle: StyleDefinition
  var whenStyle: StyleDefinition
  var moreStyle: StyleDefinition
  /// Between the label and the places.
  var cellGap: Length

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let planned = context.content?.planned, !planned.isEmpty else { return nil }
    let labels = context.template.labels
    let setter = TextSetter(context: context)
    let label = try setter.line(labels.text("planned"), labelStyle)
    func spans(_ count: Int) -> [TextSetter.Span] {
      var spans: [TextSetter.Span] = []
      for (index, plan) in planned.prefix(count).enumerated() {
        if index > 0 { spans.append(TextSetter.Span(text: ", ", style: whenStyle)) }
        spans.append(TextSetter.Span(text: plan.place.isolated, style: placeStyle))
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
    let room = max(.zero, space.width - label.width - cellGap)
    var count = min(planned.count, 12)
    var line = try setter.set(spans(count), width: nil, fit)
    while line.width > room, count > 1 {
      count -= 1
      line = try setter.set(spans(count), width: nil, fit)
    }
    if line.width > room { line = try setter.set(spans(count), width: room, fit) }
    setter.report(line, options.name)
    let baseline = max(line.baselines.first ?? 0, label.baselines.first ?? 0)
    func raised(_ lines: TextSetter.Lines, x: Length) -> [Element] {
      lines.elements(at: Point(x: x, y: baseline - (lines.baselines.first ?? 0)))
    }
    let height = [line, label].map { baseline - ($0.baselines.first ?? 0) + $0.height }.max() ?? 0
    return Fragment(
      size: Size(width: space.width, height: height), baseline: baseline,
      elements: [.tag(.paragraph, raised(label, x: 0) + raised(line, x: label.width + cellGap))],
      leaf: options.name)
  }
}
