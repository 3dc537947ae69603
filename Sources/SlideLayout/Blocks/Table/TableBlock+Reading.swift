internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Templates

extension TableBlock {
  static let kind = "table"
  static let optionNames = [
    "columns", "gap", "row-padding", "row-rule", "rule-color", "across", "across-gap", "most-rows",
  ]

  init?(_ reader: BlockReader) {
    guard let columns = reader.required("columns", "the content of a row")?.items("a list of columns") else {
      return nil
    }
    self.init(
      options: reader.options, columns: columns.compactMap { Column($0, reader) },
      gap: reader.length("gap") ?? 0, padding: reader.length("row-padding") ?? 0,
      rule: reader.length("row-rule") ?? 0,
      ruleColor: reader.color("rule-color") ?? ColorReference(name: "ink"),
      across: reader.integer("across", in: 1...8) ?? 1, acrossGap: reader.length("across-gap") ?? 0,
      mostRows: reader.integer("most-rows", in: 1...1_000_000))
  }
}

extension TableBlock.Column {
  init?(_ value: YAMLValue, _ table: BlockReader) {
    guard
      let reader = table.part(
        value,
        keys: [
          "cell", "width", "style", "row-accent", "align", "lines", "flows", "above", "hug", "most",
          "count-style", "latin-style", "mark",
        ],
        "a column of a table"),
      let written = reader.required("cell", "the name of a cell"), let cell = written.text(),
      let style = reader.style("style")
    else { return nil }
    if let known = DeckTable.cellNames[table.context.page], !known.contains(cell.value) {
      written.report(
        .error, rule: "unknown-name",
        "the rows of '\(table.context.page.rawValue)' have no cell '\(cell.value)'",
        hint: NearestWord.hint(among: known, to: cell.value, listing: "they have"))
    }
    self.init(
      cell: cell.value, width: reader.length("width").map(BlockOptions.Extent.points) ?? .fill,
      hugs: reader.flag("hug"), style: style,
      hasRowAccent: reader.flag("row-accent"), alignment: reader.alignment(),
      lines: reader.integer("lines", in: 1...100) ?? 1, flows: reader.flag("flows"),
      isAbove: reader.flag("above"), most: reader.integer("most", in: 1...100),
      countStyle: reader.optionalStyle("count-style"),
      latinStyle: reader.optionalStyle("latin-style"), mark: reader.length("mark"))
  }
}
