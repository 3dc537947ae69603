internal import Scene
internal import Submissions

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
