extension Page {
  /// The page as text for people and snapshots: one element a line, indented by depth, two decimals.
  package var dump: String {
    var lines = ["page \(size.width.text)×\(size.height.text) \(background.hex)"]
    for element in elements { element.dump(into: &lines, indent: 1) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Element {
  fileprivate func dump(into lines: inout [String], indent: Int) {
    func add(_ line: String) { lines.append(String(repeating: "  ", count: indent) + line) }
    func add(_ line: String, _ children: [Element]) {
      add(line)
      for child in children { child.dump(into: &lines, indent: indent + 1) }
    }
    switch self {
    case .group(let name, let children): add("group \(name)", children)
    case .glyphs(let run):
      let face = run.face.file.split(separator: "/").last.map(String.init) ?? run.face.file
      add(
        "text \(run.origin.text) \(face) \(run.size.text) \(run.color.hex) w=\(run.advance.text)"
          + (run.isRightToLeft ? " rtl" : "") + " \"\(run.text)\"")
    case .shape(let shape):
      let bounds = shape.path.bounds.map(\.text) ?? "empty"
      let fill = shape.fill.map { " fill \($0.hex)" } ?? ""
      let stroke = shape.stroke.map { " stroke \($0.color.hex) \($0.width.text)" } ?? ""
      add("shape \(bounds) segments=\(shape.path.segments.count)\(fill)\(stroke)")
    case .image(let placed):
      let image = placed.image
      add("image \(placed.frame.text) \(image.format.rawValue) \(image.pixelWidth)×\(image.pixelHeight)")
    case .link(.uri(let uri), let children): add("link \(uri)", children)
    case .link(.destination(let name), let children): add("link #\(name)", children)
    case .tag(let tag, let children): add("tag \(tag.text)", children)
    }
  }
}

extension Tag {
  fileprivate var text: String {
    switch self {
    case .section: "section"
    case .heading(let level): "heading \(level)"
    case .paragraph: "paragraph"
    case .list: "list"
    case .listItem: "list item"
    case .label: "label"
    case .table: "table"
    case .row: "row"
    case .headerCell(let isRow): isRow ? "row's header" : "column's header"
    case .cell: "cell"
    case .artifact: "artifact"
    case .figure(let alternative): "figure \"\(alternative)\""
    case .destination(let name): "destination \(name)"
    }
  }
}

extension Length {
  /// Two decimals, rounded half away from zero, without a negative zero.
  fileprivate var text: String {
    let hundredths = Int((points * 100).rounded())
    let digits = String(abs(hundredths) % 100)
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)."
      + (digits.count == 1 ? "0" : "") + digits
  }
}

extension Point {
  fileprivate var text: String { "(\(x.text), \(y.text))" }
}

extension Rect {
  fileprivate var text: String { "\(origin.text) \(width.text)×\(height.text)" }
}
