import Scene

extension TableGrid {
  /// By how much programs may round the height of a line.
  private static let rounding: Length = 0.3
  private static let noStyle = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

  /// `a:tbl`.
  func xml(_ writer: inout TextWriter) -> String {
    var xml = "<a:tbl><a:tblPr"
    if hasHeaderRow { xml += " firstRow=\"1\"" }
    if hasHeaderColumn { xml += " firstCol=\"1\"" }
    xml += "><a:tableStyleId>\(Self.noStyle)</a:tableStyleId></a:tblPr><a:tblGrid>"
    for (left, right) in zip(columnEdges, columnEdges.dropFirst()) {
      xml += "<a:gridCol w=\"\(right.emu - left.emu)\"/>"
    }
    xml += "</a:tblGrid>"
    for (index, row) in rows.enumerated() {
      let (top, bottom) = (rowEdges[index], rowEdges[index + 1])
      xml += "<a:tr h=\"\(bottom.emu - top.emu)\">"
      for (column, cell) in row.cells.enumerated() {
        let box = Rect(
          x: columnEdges[column], y: top, width: columnEdges[column + 1] - columnEdges[column],
          height: bottom - top)
        let above = index > 0 ? rows[index - 1].rule : nil
        xml += self.cell(cell, in: box, above: above, below: row.rule, &writer)
      }
      xml += "</a:tr>"
    }
    return xml + "</a:tbl>"
  }

  private func cell(
    _ cell: Cell, in box: Rect, above: Shape?, below: Shape?, _ writer: inout TextWriter
  ) -> String {
    var xml = "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
    var margins = Insets()
    if let text = cell.text {
      xml += writer.paragraph(
        text, pitch: text.pitch, linked: true, strut: text.pitch == nil ? nil : text.strut)
      // Fonts that reach beyond the row must not make it higher.
      let span = text.cellSpan
      margins.top = span.top - box.minY
      margins.bottom = min(.zero, box.maxY - span.bottom - Self.rounding)
      switch text.alignment {
      case .left: margins.left = max(.zero, text.left - box.minX)
      case .right: margins.right = max(.zero, box.maxX - text.right)
      case .center:
        let off = (text.left + text.right) / 2 - (box.minX + box.maxX) / 2
        margins.left = max(.zero, off * 2)
        margins.right = max(.zero, -(off * 2))
      }
    } else {
      // As small as may be, so that the row does not grow.
      xml += "<a:p><a:endParaRPr lang=\"\(TextLanguage.tag(writer.language))\" sz=\"100\"/></a:p>"
    }
    xml += "</a:txBody><a:tcPr marL=\"\(margins.left.emu)\" marR=\"\(margins.right.emu)\""
    xml += " marT=\"\(margins.top.emu)\" marB=\"\(margins.bottom.emu)\" anchor=\"t\">"
    for (name, rule) in [("lnL", nil), ("lnR", nil), ("lnT", above), ("lnB", below)] {
      if let rule, let fill = rule.fill, let height = rule.path.bounds?.height {
        xml += "<a:\(name) w=\"\(height.emu)\">\(writer.theme.fill(fill))</a:\(name)>"
      } else {
        xml += "<a:\(name) w=\"0\"><a:noFill/></a:\(name)>"
      }
    }
    xml += cell.fill.map(writer.theme.fill) ?? "<a:noFill/>"
    return xml + "</a:tcPr></a:tc>"
  }
}
