internal import Scene
internal import Submissions
internal import Templates

/// What the presenter has to say: the message, who they seek, what they offer.
struct MessageBlock: Block {
  var options: BlockOptions
  var style: StyleDefinition
  var labelStyle: StyleDefinition
  /// The most lines in all.
  var lines: Int

  func saysNothing(_ context: LayoutContext) -> Bool {
    let content = context.content
    return content?.message == nil && content?.seeking == nil && content?.offering == nil
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let content = context.content else { return nil }
    let labels = context.template.labels
    var paragraphs: [(name: String, spans: [TextSetter.Span])] = []
    func add(_ name: String, _ label: String?, _ text: String?) {
      guard let text else { return }
      let lead = label.map { name in
        let words = labels.text(name)
        // A wide colon brings its own space.
        return TextSetter.Span(
          text: words.hasSuffix("：") ? words : words + " ", style: labelStyle, isTyped: false)
      }
      paragraphs.append(
        (
          name,
          [lead, TextSetter.Span(text: lead == nil ? text : context.apart(text), style: style)].compactMap {
            $0
          }
        ))
    }
    add("message", nil, content.message)
    add("seeking", "seeking", content.seeking)
    add("offering", "offering", content.offering)
    guard !paragraphs.isEmpty else { return nil }
    for dropped in paragraphs.dropFirst(lines) {
      context.warn(
        "part-dropped", "there is no room for '\(dropped.name)' below the other sentences", of: dropped.name,
        hint: "say it in 'message'")
    }
    paragraphs = Array(paragraphs.prefix(lines))
    let setter = TextSetter(context: context)
    // Lines that cannot be shared out evenly go to the longest sentences.
    let longest = paragraphs.indices.sorted { left, right in
      let (first, second) = (Self.length(paragraphs[left].spans), Self.length(paragraphs[right].spans))
      return first != second ? first > second : left < right
    }
    let fits = paragraphs.indices.map { index in
      let isFavoured = (longest.firstIndex(of: index) ?? 0) < lines % paragraphs.count
      return TextSetter.Fit(lines: lines / paragraphs.count + (isFavoured ? 1 : 0), shrinksFirst: false)
    }
    func set(_ scale: Double) throws(TypesettingError) -> [TextSetter.Lines] {
      var blocks: [TextSetter.Lines] = []
      for (paragraph, fit) in zip(paragraphs, fits) {
        var spans = paragraph.spans
        for index in spans.indices {
          spans[index].style.size = spans[index].style.size * scale
          spans[index].style.leading = spans[index].style.leading * scale
        }
        blocks.append(try setter.set(spans, width: space.width, fit))
      }
      return blocks
    }
    // Sentences below one another have one size and one leading: those of the one that shrinks most.
    var blocks = try set(1)
    let smallest = blocks.map(\.scale).min() ?? 1
    if smallest < 1 { blocks = try set(smallest) }
    var elements: [Element] = []
    var y = Length.zero
    for (paragraph, block) in zip(paragraphs, blocks) {
      setter.report(block, paragraph.name, by: .presenter)
      elements.append(.tag(.paragraph, block.elements(at: Point(x: 0, y: y))))
      y = y + block.height
    }
    let width = blocks.map(\.width).max() ?? 0
    let baseline = blocks.first?.baselines.first
    return Fragment(
      size: Size(width: options.width == .fit ? width : space.width, height: y), baseline: baseline,
      elements: elements, leaf: options.name)
  }

  private static func length(_ spans: [TextSetter.Span]) -> Int { spans.reduce(0) { $0 + $1.text.count } }
}

extension MessageBlock {
  static let kind = "message"
  static let optionNames = ["style", "label-style", "lines"]

  init?(_ reader: BlockReader) {
    guard let style = reader.style("style"), let labelStyle = reader.style("label-style") else { return nil }
    self.init(
      options: reader.options, style: style, labelStyle: labelStyle,
      lines: reader.integer("lines", in: 1...20) ?? 2)
  }
}
