internal import Diagnostics
internal import LocatedYAML
internal import Scene
internal import Templates

extension BlockDecoder {
  /// The blocks of a deck's own pages.
  func deckBlock(_ kind: String, _ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    switch kind {
    case "table": return table(fields, options)
    case "matrix": return matrix(fields, options)
    default:
      let height: Length? = required("shares", fields)
      return SharesBlock(options: options, barHeight: height ?? 0)
    }
  }

  private func table(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard let columns = fields.required("columns", "what stands in a row")?.items("a list of columns") else {
      return nil
    }
    return TableBlock(
      options: options, columns: columns.compactMap(column), gap: fields["gap"]?.length() ?? 0,
      padding: fields["row-padding"]?.length() ?? 0, rule: fields["row-rule"]?.length() ?? 0,
      ruleColor: fields["rule-color"].flatMap(values.color) ?? ColorReference(name: "ink"),
      across: fields["across"]?.integer(in: 1...8)?.value ?? 1,
      acrossGap: fields["across-gap"]?.length() ?? 0,
      mostRows: fields["most-rows"]?.integer(in: 1...1_000_000)?.value)
  }

  private func column(_ value: YAMLValue) -> TableBlock.Column? {
    guard
      let fields = value.mapping(
        keys: ["cell", "width", "style", "row-accent", "align", "lines", "flows", "above"],
        "a column of a table"),
      let cell = fields.required("cell", "the name of a cell")?.text(), let style = style("style", fields)
    else { return nil }
    if let known = DeckTable.cellNames[page], !known.contains(cell.value) {
      fields["cell"]?.report(
        .error, rule: "unknown-name", "the rows of '\(page.rawValue)' have no cell '\(cell.value)'",
        hint: NearestWord.hint(among: known, to: cell.value, listing: "they have"))
    }
    return TableBlock.Column(
      cell: cell.value, width: fields["width"]?.length().map(BlockOptions.Extent.points) ?? .fill,
      style: style, hasRowAccent: fields["row-accent"]?.bool()?.value ?? false, alignment: alignment(fields),
      lines: fields["lines"]?.integer(in: 1...100)?.value ?? 1,
      flows: fields["flows"]?.bool()?.value ?? false, isAbove: fields["above"]?.bool()?.value ?? false)
  }

  private func matrix(_ fields: YAMLMapping, _ options: BlockOptions) -> (any Block)? {
    guard let nameStyle = style("name-style", fields), let headStyle = style("head-style", fields),
      let countStyle = style("count-style", fields), let nameWidth: Length = required("name-width", fields),
      let width: Length = required("cell-width", fields),
      let height: Length = required("cell-height", fields),
      width > .zero, height > .zero, let diagonal: ColorReference = required("diagonal", fields),
      let most: ColorReference = required("most", fields),
      let facility: ColorReference = required("facility", fields),
      let onLight: ColorReference = required("on-light", fields),
      let onDark: ColorReference = required("on-dark", fields)
    else { return nil }
    return MatrixBlock(
      options: options, nameWidth: nameWidth, nameStyle: nameStyle, headStyle: headStyle,
      countStyle: countStyle, gap: fields["gap"]?.length() ?? 0, cell: Size(width: width, height: height),
      growth: fields["cell-growth"]?.number(in: 1...4)?.value ?? 1, diagonal: diagonal, most: most,
      facility: facility, onLight: onLight, onDark: onDark)
  }
}
