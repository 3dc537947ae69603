internal import Scene
internal import Submissions
internal import Templates

/// The conversations of a sheet: when, with whom, where both are and why, each with a code and room to write.
struct ConversationsBlock: Block {
  /// How its texts are set.
  struct Styles: Sendable {
    var head: StyleDefinition
    var time: StyleDefinition
    var name: StyleDefinition
    var text: StyleDefinition
    var strong: StyleDefinition
    var soft: StyleDefinition
    var address: StyleDefinition
  }

  var options: BlockOptions
  var styles: Styles
  var timeWidth: Length
  var whomWidth: Length
  var whereWidth: Length
  /// The side of a code, without its quiet zone.
  var code: Length
  /// Between columns.
  var gap: Length
  /// Above and below a row's text.
  var padding: Length
  /// The least height of a row.
  var rowHeight: Length
  /// The side of the boxes to tick.
  var box: Length
  var ruleColor: ColorReference
  /// Of the boxes, and of the line to write on.
  var lineColor: ColorReference

  func saysNothing(_ context: LayoutContext) -> Bool { context.sheet?.conversations.isEmpty ?? true }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let sheet = context.sheet, context.firstRow < sheet.conversations.count else { return nil }
    let row = ConversationRow(block: self, width: space.width, context: context)
    let height = space.height ?? context.template.pageSize.height
    var (head, y) = try row.heads(hasTimes: !sheet.days.isEmpty)
    var rows = [head]
    var rules: [Element] = []
    var shown = 0
    for conversation in sheet.conversations[context.firstRow...] {
      let rank = sheet.days.isEmpty ? context.firstRow + shown + 1 : nil
      let (cells, bottom) = try row.cells(conversation, rank: rank, at: y + padding)
      // One at least, so that there is an end.
      guard shown == 0 || bottom + padding <= height + 0.01 else { break }
      rules.append(rule(at: y, space.width, context))
      rows.append(.tag(.row, cells))
      y = bottom + padding
      shown += 1
    }
    rules.append(rule(at: y, space.width, context))
    // Of a single row, the heads of columns say enough.
    if shown == 1, case .tag(.row, let cells)? = rows.last { rows[1] = .tag(.row, cells.map(\.plainCell)) }
    head = .tag(.table, rows)
    var fragment = Fragment(
      size: Size(width: space.width, height: y + 1), elements: rules + [head], leaf: options.name)
    fragment.rowsShown = shown
    // Suggestions without a slot need no page of their own.
    fragment.rowsInAll = max(sheet.needed, context.firstRow + shown)
    return fragment
  }

  private func rule(at y: Length, _ width: Length, _ context: LayoutContext) -> Element {
    .shape(Shape(.rect(Rect(x: 0, y: y, width: width, height: 0.75)), fill: context.palette[ruleColor]))
  }
}

extension ConversationsBlock {
  static let kind = "conversations"
  static let optionNames = [
    "head-style", "time-style", "name-style", "text-style", "strong-style", "soft-style", "address-style",
    "time-width", "whom-width", "where-width", "code", "gap", "row-padding", "row-height", "box-size",
    "rule-color", "line-color",
  ]

  init?(_ reader: BlockReader) {
    guard let head = reader.style("head-style"), let time = reader.style("time-style"),
      let name = reader.style("name-style"), let text = reader.style("text-style"),
      let strong = reader.style("strong-style"), let soft = reader.style("soft-style"),
      let address = reader.style("address-style")
    else { return nil }
    self.init(
      options: reader.options,
      styles: Styles(
        head: head, time: time, name: name, text: text, strong: strong, soft: soft, address: address),
      timeWidth: reader.requiredLength("time-width") ?? 0,
      whomWidth: reader.requiredLength("whom-width") ?? 0,
      whereWidth: reader.requiredLength("where-width") ?? 0, code: reader.requiredLength("code") ?? 0,
      gap: reader.length("gap") ?? 0, padding: reader.length("row-padding") ?? 0,
      rowHeight: reader.length("row-height") ?? 0, box: reader.length("box-size") ?? 9,
      ruleColor: reader.requiredColor("rule-color") ?? ColorReference(name: "ink"),
      lineColor: reader.requiredColor("line-color") ?? ColorReference(name: "ink"))
  }
}

extension Element {
  /// The header of a row as another cell of it.
  fileprivate var plainCell: Element {
    if case .tag(.headerCell(isRow: true), let content) = self { .tag(.cell, content) } else { self }
  }
}
