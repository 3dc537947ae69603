internal import Scene
internal import Submissions

/// What the presenter has to say: the message, whom they seek, what they offer.
struct MessageBlock: Block {
  var options: BlockOptions
  var style: StyleDefinition
  var labelStyle: StyleDefinition
  /// The most lines in all.
  var lines: Int

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let content = context.content
    let labels = context.template.labels
    var paragraphs: [(name: String, spans: [TextSetter.Span])] = []
    func add(_ name: String, _ label: String?, _ text: String?) {
      guard let text else { return }
      let lead = label.map { TextSetter.Span(text: labels.text($0) + " ", style: labelStyle) }
      paragraphs.append((name, [lead, TextSetter.Span(text: text, style: style)].compactMap { $0 }))
    }
    add("message", nil, content.message)
    add("seeking", "seeking", content.seeking)
    add("offering", "offering", content.offering)
    guard !paragraphs.isEmpty else { return nil }
    for dropped in paragraphs.dropFirst(lines) {
      context.warn(
        "part-dropped", "there is no room for '\(dropped.name)' below the other sentences",
        hint: "say it in 'message'")
    }
    paragraphs = Array(paragraphs.prefix(lines))
    let setter = TextSetter(context: context)
    var elements: [Element] = []
    var y = Length.zero
    var baseline: Length?
    var width = Length.zero
    for paragraph in paragraphs {
      let fit = TextSetter.Fit(lines: lines / paragraphs.count, shrinksFirst: false)
      let block = try setter.set(paragraph.spans, width: space.width, fit)
      setter.report(block, paragraph.name)
      elements.append(.tag(.paragraph, block.elements(at: Point(x: 0, y: y))))
      baseline = baseline ?? block.baselines.first
      width = max(width, block.width)
      y = y + block.height
    }
    return Fragment(
      size: Size(width: options.width == .fit ? width : space.width, height: y), baseline: baseline,
      elements: elements, leaf: options.name)
  }
}
