internal import Scene
internal import Templates

/// Text with placeholders. It vanishes where a placeholder has nothing to stand for it.
struct TextBlock: Block {
  struct Span: Sendable {
    /// Text with placeholders, or several of which those that have something are joined.
    var texts: [String]
    var separator: String
    var style: StyleDefinition
    var color: ColorReference?
  }

  var options: BlockOptions
  var spans: [Span]
  var lines = 1
  var shrinksFirst = true
  var alignment = Alignment.start
  /// A URI with placeholders.
  var link: String?
  /// 1 to 6 for a heading.
  var headingLevel: Int?
  /// Whether it says nothing where it would be cut.
  var isWhole = false
  /// Whether nothing is told where the text is cut.
  var isQuiet = false

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    var filled: [TextSetter.Span] = []
    for (span, texts) in zip(spans, context.filled(spans.map(\.texts))) {
      guard !texts.isEmpty else { continue }
      filled.append(
        TextSetter.Span(
          text: texts.joined(separator: span.separator), style: span.style, color: span.color))
    }
    // A text of one span vanishes with it, one of several with the first.
    guard filled.count == spans.count || (filled.first != nil && hasFirst(context)) else { return nil }
    let setter = TextSetter(context: context)
    let block = try setter.set(
      filled, width: space.width, TextSetter.Fit(lines: lines, shrinksFirst: shrinksFirst))
    if isWhole, block.shaped.isTruncated { return nil }
    setter.report(block, options.name, by: author, tellsCuts: !isQuiet)
    let width = options.width == .fit ? min(block.width, space.width) : space.width
    var elements = block.elements(in: width, alignment)
    if let link, let uri = Placeholders.fill(link, context.fields.value) {
      // '#name' leads to a place in the document.
      elements = [.link(uri.hasPrefix("#") ? .destination(String(uri.dropFirst())) : .uri(uri), elements)]
    }
    let tag = headingLevel.map { Tag.heading(level: $0) } ?? .paragraph
    return Fragment(
      size: Size(width: width, height: block.height), baseline: block.baselines.first,
      elements: [.tag(tag, elements)], leaf: options.name)
  }

  /// Who can make it shorter.
  private var author: TextSetter.Author {
    let names = Set(spans.flatMap(\.texts).flatMap(Placeholders.names))
    if !names.isEmpty, names.isSubset(of: SlideFields.organisersNames) { return .organiser }
    return names.isDisjoint(with: SlideFields.presentersNames) ? .record : .presenter
  }

  private func hasFirst(_ context: LayoutContext) -> Bool {
    spans.first?.texts.contains { Placeholders.fill($0, context.fields.value) != nil } == true
  }
}
