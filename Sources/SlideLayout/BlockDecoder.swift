internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Submissions

/// Reads blocks: mappings whose kind is the one key among `kinds`, with options beside it.
struct BlockDecoder {
  let values: TemplateDecoder
  let styles: [String: StyleDefinition]

  /// The kinds of blocks, and the options each takes beside those that all take.
  static let kinds: [(kind: String, options: [String])] = [
    ("column", ["gap", "minimum-gap", "align", "needs"]),
    ("row", ["gap", "align", "needs"]),
    ("flow", ["column-width", "column-gap", "gap", "minimum-gap"]),
    ("either", []),
    ("box", ["fill", "padding", "radius", "hug", "align"]),
    ("text", ["style", "color", "separator", "lines", "shrink", "align", "link", "heading", "quiet"]),
    ("rule", ["color"]),
    ("logo", ["align", "points-per-pixel"]),
    ("qr", ["quiet-zone", "dark", "light"]),
    ("ratio", ["gap", "radius", "words-gap", "step", "filled", "end-style", "word-style"]),
    ("message", ["style", "label-style", "lines"]),
    (
      "presence",
      [
        "label-style", "place-style", "name-style", "capacity-style", "more-style", "label-gap", "cell-gap",
        "minimum-name", "minimum-rows",
      ]
    ),
    ("names", ["label-style", "name-style", "more-style", "label-gap", "cell-gap", "minimum-rows"]),
    ("planned", ["label-style", "place-style", "when-style", "more-style", "cell-gap"]),
    ("table", ["columns", "gap", "row-padding", "row-rule", "rule-color"]),
    (
      "matrix",
      [
        "name-width", "name-style", "head-style", "count-style", "gap", "cell-width", "cell-height",
        "diagonal",
        "most", "facility", "on-light", "on-dark",
      ]
    ),
    ("shares", []),
  ]

  static let commonOptions = [
    "name", "part", "width", "height", "minimum-width", "maximum-width", "priority", "weight",
  ]

  func block(_ value: YAMLValue) -> (any Block)? {
    let kindNames = Self.kinds.map(\.kind)
    guard let all = value.mapping(keys: nil, "a block") else { return nil }
    let found = all.keys.filter(kindNames.contains)
    guard let kind = found.first, found.count == 1 else {
      let nearest = all.keys.lazy.compactMap { NearestWord.among(kindNames, to: $0) }.first
      all.report(
        .error, rule: "unknown-block",
        found.isEmpty
          ? "this is no kind of block" : "this is two blocks: \(found.joined(separator: " and "))",
        hint: (found.isEmpty ? nearest.map { "did you mean '\($0)'? " } ?? "" : "")
          + "the blocks are \(kindNames.joined(separator: ", "))")
      return nil
    }
    let known = [kind] + Self.commonOptions + (Self.kinds.first { $0.kind == kind }?.options ?? [])
    guard let fields = value.mapping(keys: known, "a block") else { return nil }
    let options = self.options(fields, kind: kind)
    switch kind {
    case "column", "row", "flow", "either": return container(kind, fields, options)
    case "box": return box(fields, options)
    case "text": return text(fields, options)
    default: return domainBlock(kind, fields, options)
    }
  }

  func blocks(_ value: YAMLValue?) -> [any Block] {
    value?.items("a list of blocks").compactMap(block) ?? []
  }

  private func options(_ fields: YAMLMapping, kind: String) -> BlockOptions {
    var part: SlidePart?
    if let value = fields["part"], let text = value.text("the name of a part") {
      part = SlidePart(rawValue: text.value)
      if part == nil {
        let names = SlidePart.allCases.map(\.rawValue)
        let nearest = NearestWord.among(names, to: text.value).map { "did you mean '\($0)'? " } ?? ""
        value.report(
          .error, rule: "value", "'\(text.value)' is not a part of the slide",
          hint: nearest + "the parts are \(names.joined(separator: ", "))")
      }
    }
    var options = BlockOptions(name: fields["name"]?.text()?.value ?? part?.rawValue ?? kind, part: part)
    options.width = extent(fields["width"])
    options.height = extent(fields["height"])
    options.minimumWidth = fields["minimum-width"]?.length() ?? 0
    options.maximumWidth = fields["maximum-width"]?.length()
    options.priority = fields["priority"]?.integer(in: 0...100)?.value
    options.weight = fields["weight"]?.number(in: 0...100)?.value ?? 1
    return options
  }

  private func extent(_ value: YAMLValue?) -> BlockOptions.Extent {
    switch value?.scalarText {
    case nil, "fit": .fit
    case "fill": .fill
    default: value?.length().map(BlockOptions.Extent.points) ?? .fit
    }
  }

  private func container(_ kind: String, _ fields: YAMLMapping, _ options: BlockOptions) -> any Block {
    let children = blocks(fields[kind])
    let gap = fields["gap"]?.length() ?? 0
    let minimumGap = fields["minimum-gap"]?.length() ?? gap
    switch kind {
    case "row":
      return RowBlock(
        options: options, children: children, gap: gap, alignment: alignment(fields),
        needs: needs(fields, children))
    case "flow":
      return FlowBlock(
        options: options, children: children, columnWidth: fields["column-width"]?.length() ?? 0,
        columnGap: fields["column-gap"]?.length() ?? gap, gap: gap, minimumGap: minimumGap)
    case "either":
      return EitherBlock(options: options, children: children)
    default:
      var column = ColumnBlock(options: options, children: children, gap: gap, minimumGap: minimumGap)
      column.alignment = alignment(fields)
      column.needs = needs(fields, children)
      return column
    }
  }

  /// The names under `needs`, each of which a child has to have.
  private func needs(_ fields: YAMLMapping, _ children: [any Block]) -> [String] {
    let names = children.map(\.options.name)
    return (fields["needs"]?.items(allowingOne: true) ?? []).compactMap { item in
      guard let text = item.text("the name of a block in here") else { return nil }
      guard names.contains(text.value) else {
        item.report(
          .error, rule: "unknown-name", "no block in here is named '\(text.value)'",
          hint: "their names are \(names.joined(separator: ", "))")
        return nil
      }
      return text.value
    }
  }

  private func box(_ fields: YAMLMapping, _ options: BlockOptions) -> any Block {
    var box = BoxBlock(options: options)
    // `box: {}` is an empty rectangle.
    if let content = fields["box"], !(content.mapping(keys: nil, "a block")?.keys.isEmpty ?? true) {
      box.child = block(content)
    }
    box.fill = fields["fill"].flatMap(values.color)
    box.radius = fields["radius"]?.length() ?? 0
    box.hugs = fields["hug"]?.bool()?.value ?? false
    box.alignment = alignment(fields)
    if let padding = fields["padding"] {
      if padding.scalarText != nil {
        let all = padding.length() ?? 0
        box.padding = Insets(top: all, left: all, bottom: all, right: all)
      } else if let sides = padding.mapping(keys: ["top", "left", "bottom", "right"], "four sides") {
        box.padding = Insets(
          top: sides["top"]?.length() ?? 0, left: sides["left"]?.length() ?? 0,
          bottom: sides["bottom"]?.length() ?? 0, right: sides["right"]?.length() ?? 0)
      }
    }
    return box
  }

  private func text(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard let value = fields["text"] else {
      fields.report(.error, rule: "missing-key", "the text block has no text")
      return nil
    }
    let color = fields["color"].flatMap(values.color)
    var spans: [TextBlock.Span] = []
    // A list of mappings is spans of their own styles; a list of texts is one span, joined.
    if value.isSequence, value.items().first?.isMapping == true {
      for item in value.items() {
        guard let span = item.mapping(keys: ["text", "style", "color", "separator"], "a span of text"),
          let style = style("style", span)
        else { continue }
        spans.append(
          TextBlock.Span(
            texts: texts(span["text"]), separator: span["separator"]?.text()?.value ?? "", style: style,
            color: span["color"].flatMap(values.color) ?? color))
      }
    } else if let style = style("style", fields) {
      spans = [
        TextBlock.Span(
          texts: texts(value), separator: fields["separator"]?.text()?.value ?? "", style: style, color: color
        )
      ]
    }
    guard !spans.isEmpty else { return nil }
    var block = TextBlock(options: options, spans: spans)
    block.lines = fields["lines"]?.integer(in: 1...50)?.value ?? 1
    block.shrinksFirst =
      fields["shrink"]?.word(["first": true, "last": false], "when to shrink")?.value ?? true
    block.alignment = alignment(fields)
    block.isQuiet = fields["quiet"]?.bool()?.value ?? false
    block.headingLevel = fields["heading"]?.integer(in: 1...6)?.value
    if let link = fields["link"], let text = link.text("a link") {
      checkPlaceholders(text.value, link)
      block.link = text.value
    }
    return block
  }

  /// One text or several to be joined.
  private func texts(_ value: YAMLValue?) -> [String] {
    guard let value else { return [] }
    return value.items(allowingOne: true).compactMap { item in
      guard let text = item.text() else { return nil }
      checkPlaceholders(text.value, item)
      return text.value
    }
  }

  private func checkPlaceholders(_ text: String, _ value: YAMLValue) {
    for name in Placeholders.names(in: text) {
      let isLabel = name.hasPrefix("label:")
      let known =
        isLabel ? Labels.names.map { "label:" + $0 } : SlideFields.names + SlideFields.deckNames
      guard !known.contains(name) else { continue }
      value.report(
        .error, rule: "unknown-placeholder", "there is nothing named '{\(name)}'",
        hint: NearestWord.among(known, to: name).map { "did you mean '{\($0)}'?" }
          ?? "the names are \(known.joined(separator: ", "))")
    }
  }

  func alignment(_ fields: YAMLMapping) -> Alignment {
    fields["align"]?.word(
      ["start": Alignment.start, "center": .center, "end": .end, "baseline": .baseline], "an alignment")?
      .value
      ?? .start
  }

  /// A style by its name.
  func style(_ key: String, _ fields: YAMLMapping) -> StyleDefinition? {
    guard let value = fields.required(key, "the name of a text style"), let name = value.text() else {
      return nil
    }
    if let style = styles[name.value] { return style }
    let nearest =
      NearestWord.among(styles.keys.sorted(), to: name.value).map { "did you mean '\($0)'? " } ?? ""
    value.report(
      .error, rule: "unknown-style", "there is no style '\(name.value)'",
      hint: nearest + "the styles are \(styles.keys.sorted().joined(separator: ", "))")
    return nil
  }
}
