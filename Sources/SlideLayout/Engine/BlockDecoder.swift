internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Submissions
internal import Templates

/// Reads blocks: mappings whose kind is the one key among `kinds`, with options beside it.
struct BlockDecoder {
  let source: PageSource
  /// What templates change in the blocks of those below them.
  let changes: BlockChanges
  /// Is told where styles are used.
  var uses: StyleUses
  /// The kind of page the blocks stand on.
  let page: PageKind
  /// What stands behind them.
  var ground: ColorReference

  var values: TemplateDecoder { source.values }
  var styles: [String: StyleDefinition] { source.styles }

  /// The kinds of blocks, and the options each takes beside those that all take.
  static let kinds: [(kind: String, options: [String])] = [
    ("column", ["gap", "minimum-gap", "align", "needs", "order"]),
    ("row", ["gap", "align", "needs", "order"]),
    ("flow", ["column-width", "column-gap", "gap", "minimum-gap", "order"]),
    ("either", []),
    ("box", ["fill", "padding", "radius", "hug", "align"]),
    (
      "text",
      ["style", "color", "separator", "lines", "shrink", "align", "link", "heading", "quiet", "whole"]
    ),
    ("rule", ["color"]),
    ("logo", ["align", "points-per-pixel", "plate"]),
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
    (
      "table",
      ["columns", "gap", "row-padding", "row-rule", "rule-color", "across", "across-gap", "most-rows"]
    ),
    (
      "matrix",
      [
        "name-width", "name-style", "head-style", "count-style", "gap", "cell-width", "cell-height",
        "cell-growth", "diagonal", "most", "facility", "on-light", "on-dark",
      ]
    ),
    ("shares", []),
    (
      "map",
      [
        "land", "dot", "edge", "place-style", "more-style", "least-radius", "most-radius", "least-width",
        "radius", "inset",
      ]
    ),
  ]

  /// The keys that a block of each kind may have.
  private static let optionsByKind = Dictionary(
    uniqueKeysWithValues: kinds.map { ($0.kind, Set([$0.kind] + commonOptions + $0.options)) })

  /// The options of all kinds.
  private static let allOptions = Set(kinds.flatMap(\.options) + commonOptions)

  static let commonOptions = [
    "name", "part", "width", "height", "minimum-width", "maximum-width", "priority", "weight",
  ]

  /// A block as written, with what templates above change in it.
  ///
  /// - Returns: nil for a block that is taken away, and for one that is wrong.
  func block(_ value: YAMLValue) -> (any Block)? {
    guard let written = words(value, isWhole: true), var kind = written.kind else { return nil }
    var fields = written.fields
    let name = fields["name"]?.scalarText ?? fields["part"]?.scalarText ?? kind
    for change in changes.changes(of: name, on: page.rawValue, to: value) {
      let words = change.isNull ? nil : words(change, isWhole: false, base: kind)
      // What gives way is read all the same: templates may change blocks in it.
      if words == nil || words?.kind != nil {
        var unseen = self
        unseen.uses = StyleUses()
        _ = unseen.block(kind, fields, name: name)
      }
      guard let words else { return nil }
      if let other = words.kind, other != kind {
        (kind, fields) = (other, words.fields)
      } else {
        fields = words.fields.over(fields)
      }
    }
    return block(kind, fields, name: name)
  }

  private func block(_ kind: String, _ fields: YAMLMapping, name: String) -> (any Block)? {
    let options = self.options(fields, kind: kind, name: name)
    switch kind {
    case "column", "row", "flow", "either": return container(kind, fields, options)
    case "box": return box(fields, options)
    case "text": return text(fields, options)
    default: return domainBlock(kind, fields, options)
    }
  }

  /// The kind of a block, and what is written of it.
  ///
  /// - Parameters:
  ///   - value: a block, or what changes in one.
  ///   - isWhole: whether it is a block, which has to have a kind.
  ///   - base: the kind of the block that it changes.
  /// - Returns: nil where it is wrong. No kind where a change leaves the block its own.
  private func words(
    _ value: YAMLValue, isWhole: Bool, base: String? = nil
  ) -> (kind: String?, fields: YAMLMapping)? {
    guard let all = value.mapping(keys: nil, "a block") else { return nil }
    let found = all.keys.filter(Self.optionsByKind.keys.contains)
    guard found.count <= 1, !isWhole || found.count == 1 else {
      // Where nothing is like a kind, the block as a whole is told.
      let kindNames = Self.kinds.map(\.kind)
      let like = all.keys.first {
        !Self.allOptions.contains($0) && NearestWord.among(kindNames, to: $0) != nil
      }
      let nearest = like.flatMap { NearestWord.among(kindNames, to: $0) }
      let place = (found.last ?? like).flatMap(all.name) ?? value
      place.report(
        .error, rule: "unknown-block",
        found.isEmpty
          ? "this is no kind of block" : "this is two blocks: \(found.joined(separator: " and "))",
        hint: NearestWord.hint(
          found.isEmpty ? nearest : nil, then: "the blocks are \(kindNames.joined(separator: ", "))"))
      return nil
    }
    let kind = found.first ?? base ?? ""
    let own = Self.optionsByKind[kind] ?? []
    if all.keys.allSatisfy(own.contains) { return (found.first, all) }
    let known = [kind] + Self.commonOptions + (Self.kinds.first { $0.kind == kind }?.options ?? [])
    let foreign = all.keys.filter { !own.contains($0) && Self.allOptions.contains($0) }
    for key in foreign {
      let owners = Self.kinds.filter { $0.options.contains(key) }.map(\.kind)
      all.name(key)?.report(
        .error, rule: "unknown-key", "a block of the kind '\(kind)' has no '\(key)'",
        hint: "it is an option of \(owners.joined(separator: ", "))")
    }
    guard let fields = value.mapping(keys: known + foreign, "a block") else { return nil }
    return (found.first, fields)
  }

  func blocks(_ value: YAMLValue?) -> [any Block] {
    value?.items("a list of blocks").compactMap(block) ?? []
  }

  private func options(_ fields: YAMLMapping, kind: String, name: String) -> BlockOptions {
    var part: SlidePart?
    if let value = fields["part"], let text = value.text("the name of a part") {
      part = SlidePart(rawValue: text.value)
      if part == nil {
        let names = SlidePart.allCases.map(\.rawValue)
        value.report(
          .error, rule: "value", "'\(text.value)' is not a part of the slide",
          hint: NearestWord.hint(among: names, to: text.value, listing: "the parts are"))
      }
    }
    var options = BlockOptions(name: name, part: part)
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
    let children = ordered(blocks(fields[kind]), fields)
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

  /// Blocks with those first that `order` names, in that order.
  private func ordered(_ children: [any Block], _ fields: YAMLMapping) -> [any Block] {
    var rest = children
    var first: [any Block] = []
    for name in names("order", fields, children) {
      guard let index = rest.firstIndex(where: { $0.options.name == name }) else { continue }
      first.append(rest.remove(at: index))
    }
    return first + rest
  }

  /// The names under `needs`, each of which a child has to have.
  private func needs(_ fields: YAMLMapping, _ children: [any Block]) -> [String] {
    names("needs", fields, children)
  }

  /// Names of children, each of which there has to be.
  private func names(_ key: String, _ fields: YAMLMapping, _ children: [any Block]) -> [String] {
    let names = children.map(\.options.name)
    return (fields[key]?.items(allowingOne: true) ?? []).compactMap { item in
      guard let text = item.text("the name of a block in here") else { return nil }
      guard names.contains(text.value) else {
        // Nobody needs what a template above takes away.
        if changes.removed.contains(text.value) || changes.isForOthers(item) { return nil }
        item.report(
          .error, rule: "unknown-name", "no block in here is named '\(text.value)'",
          hint: NearestWord.hint(among: names, to: text.value, listing: "their names are"))
        return nil
      }
      return text.value
    }
  }

  private func box(_ fields: YAMLMapping, _ options: BlockOptions) -> any Block {
    var box = BoxBlock(options: options)
    box.fill = fields["fill"].flatMap(values.color)
    // `box: {}` is an empty rectangle.
    if let content = fields["box"], !(content.mapping(keys: nil, "a block")?.keys.isEmpty ?? true) {
      var inner = self
      inner.ground = box.fill ?? ground
      // Around a block that is taken away there is no box.
      box.child = inner.block(content) ?? EitherBlock(options: BlockOptions(name: "nothing"), children: [])
    }
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
        guard let span = item.mapping(keys: ["text", "style", "color", "separator"], "a span of text") else {
          continue
        }
        let own = span["color"].flatMap(values.color) ?? color
        guard let style = style("style", span, color: own) else { continue }
        spans.append(
          TextBlock.Span(
            texts: texts(span["text"]), separator: span["separator"]?.text()?.value ?? "", style: style,
            color: own))
      }
    } else if let style = style("style", fields, color: color) {
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
    block.isWhole = fields["whole"]?.bool()?.value ?? false
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

  /// What placeholders may name.
  private static let placeholders = Set(labels + SlideFields.names + SlideFields.deckNames)
  private static let labels = Labels.names.map { "label:" + $0 }

  private func checkPlaceholders(_ text: String, _ value: YAMLValue) {
    Placeholders.reportUnclosed(in: text, value)
    for name in Placeholders.names(in: text) {
      guard !Self.placeholders.contains(name) else { continue }
      let isLabel = name.hasPrefix("label:")
      let known = isLabel ? Self.labels : SlideFields.names + SlideFields.deckNames
      value.report(
        .error, rule: "unknown-placeholder", "there is nothing named '{\(name)}'",
        hint: NearestWord.hint(among: known.map { "{\($0)}" }, to: name)
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
  ///
  /// - Parameters:
  ///   - key: the option that names it.
  ///   - fields: the block.
  ///   - color: the colour its text has in place of the style's.
  /// - Returns: nil where there is none of that name.
  func style(_ key: String, _ fields: YAMLMapping, color: ColorReference? = nil) -> StyleDefinition? {
    guard let value = fields.required(key, "the name of a text style"), let name = value.text() else {
      return nil
    }
    if let style = styles[name.value] {
      uses.add(
        StyleUse(
          style: name.value, size: style.minimumSize, color: color ?? style.color, ground: ground, page: page),
        at: value)
      return style
    }
    value.report(
      .error, rule: "unknown-style", "there is no style '\(name.value)'",
      hint: NearestWord.hint(among: styles.keys.sorted(), to: name.value, listing: "the styles are"))
    return nil
  }
}
