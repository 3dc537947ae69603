internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Templates

/// Text with placeholders. It is left out if a placeholder has no value.
struct TextBlock: Block {
  struct Span: Sendable {
    /// Text with placeholders, or several of which those that have something are joined.
    var texts: [String]
    var separator: String
    var style: StyleDefinition
    var color: ColorReference?
    /// The names in the placeholders.
    let names: [String]

    init(texts: [String], separator: String, style: StyleDefinition, color: ColorReference?) {
      (self.texts, self.separator, self.style, self.color) = (texts, separator, style, color)
      names = texts.flatMap(Placeholders.names)
    }
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
  /// Whether cut text is not reported.
  var isQuiet = false

  func saysNothing(_ context: LayoutContext) -> Bool {
    // Only looked at: filling the placeholders would take as long as beginning to lay it out.
    guard let first = spans.first, first.texts.allSatisfy({ $0.utf8.first == UInt8(ascii: "{") }) else {
      return false
    }
    return first.names.allSatisfy { context.fields.value($0) == nil }
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    var filled: [TextSetter.Span] = []
    for (span, texts) in zip(spans, context.filled(spans.map(\.texts))) {
      guard !texts.isEmpty else { continue }
      filled.append(
        TextSetter.Span(
          text: texts.joined(separator: span.separator), style: span.style, color: span.color,
          isTyped: isTyped(span, context)))
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
    let isRunning = headingLevel == nil && Self.runningNames.contains(options.name)
    if isRunning { elements = [.tag(.artifact, elements)] }
    if let link, let uri = Placeholders.fill(link, context.fields.value) {
      // '#name' leads to a place in the document.
      elements = [.link(uri.hasPrefix("#") ? .destination(String(uri.dropFirst())) : .uri(uri), elements)]
    }
    let tag = headingLevel.map { Tag.heading(level: $0) } ?? .paragraph
    return Fragment(
      size: Size(width: width, height: block.height), baseline: block.baselines.first,
      elements: [.tag(tag, elements)], leaf: options.name)
  }

  /// The names of what decks have at the foot of each page. Links from there stay.
  private static let runningNames: Set = ["event", "next", "page"]

  /// Whether any of a span is other people's words.
  private func isTyped(_ span: Span, _ context: LayoutContext) -> Bool {
    let fields = context.fields
    return span.names.contains { !fields.isFigure($0) && fields.value($0) != nil }
  }

  /// Who can make it shorter.
  private var author: TextSetter.Author {
    let names = Set(spans.flatMap(\.names))
    if !names.isEmpty, names.isSubset(of: SlideFields.organisersNames) { return .organiser }
    return names.isDisjoint(with: SlideFields.presentersNames) ? .record : .presenter
  }

  private func hasFirst(_ context: LayoutContext) -> Bool {
    spans.first?.texts.contains { Placeholders.fill($0, context.fields.value) != nil } == true
  }
}

extension TextBlock {
  static let kind = "text"
  static let optionNames = [
    "style", "color", "separator", "lines", "shrink", "align", "link", "heading", "quiet", "whole",
  ]

  init?(_ reader: BlockReader) {
    guard let value = reader.content else {
      reader.report(missing: "the text block has no text")
      return nil
    }
    let spans = Self.spans(value, reader)
    guard !spans.isEmpty else { return nil }
    self.init(
      options: reader.options, spans: spans, lines: reader.integer("lines", in: 1...50) ?? 1,
      shrinksFirst: reader["shrink"]?.word(["first": true, "last": false], "when to shrink")?.value ?? true,
      alignment: reader.alignment(), headingLevel: reader.integer("heading", in: 1...6),
      isWhole: reader.flag("whole"), isQuiet: reader.flag("quiet"))
    if let written = reader["link"], let text = written.text("a link") {
      Self.checkPlaceholders(text.value, written)
      link = text.value
    }
  }

  /// A list of mappings is spans of their own styles; a list of texts is one span, joined.
  private static func spans(_ value: YAMLValue, _ reader: BlockReader) -> [Span] {
    let color = reader.color("color")
    guard value.isSequence, value.items().first?.isMapping == true else {
      guard let style = reader.style("style", color: color) else { return [] }
      return [
        Span(
          texts: texts(value), separator: reader["separator"]?.text()?.value ?? "", style: style, color: color
        )
      ]
    }
    return value.items().compactMap { item in
      guard
        let span = reader.part(item, keys: ["text", "style", "color", "separator"], "a span of text")
      else { return nil }
      let own = span.color("color") ?? color
      guard let style = span.style("style", color: own) else { return nil }
      return Span(
        texts: texts(span["text"]), separator: span["separator"]?.text()?.value ?? "", style: style,
        color: own)
    }
  }

  /// One text, or several to be joined.
  private static func texts(_ value: YAMLValue?) -> [String] {
    guard let value else { return [] }
    return value.items(allowingOne: true).compactMap { item in
      guard let text = item.text() else { return nil }
      checkPlaceholders(text.value, item)
      return text.value
    }
  }

  private static let fieldNames = SlideFields.names + SlideFields.deckNames
  private static let labelNames = (Labels.names + Labels.optionalNames).map { "label:" + $0 }
  /// The names that placeholders may have.
  private static let placeholders = Set(labelNames + fieldNames)

  private static func checkPlaceholders(_ text: String, _ value: YAMLValue) {
    // Most texts have none.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return }
    Placeholders.reportUnclosed(in: text, value)
    for name in Placeholders.names(in: text) where !placeholders.contains(name) {
      let known = name.hasPrefix("label:") ? labelNames : fieldNames
      value.report(
        .error, rule: "unknown-placeholder", "there is nothing named '{\(name)}'",
        hint: NearestWord.hint(among: known.map { "{\($0)}" }, to: name)
          ?? "the names are \(known.joined(separator: ", "))")
    }
  }
}
