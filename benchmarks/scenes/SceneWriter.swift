internal import Scene

/// Pages as instructions, one a line.
struct SceneWriter {
  private let typesetter: RememberingTypesetter
  private var fonts: [String: Int] = [:]
  private var text = ""

  init(_ typesetter: RememberingTypesetter) { self.typesetter = typesetter }

  /// What was written since this was called last.
  mutating func take() -> String {
    defer { text = "" }
    return text
  }

  mutating func add(_ page: Page) {
    line("page", number(page.size.width), number(page.size.height), page.background.hex)
    for element in page.elements { add(element) }
  }

  private mutating func add(_ element: Element) {
    switch element {
    case .group(let name, let children):
      line("open", "Block", name)
      for child in children { add(child) }
      line("close")
    case .glyphs(let run): add(run)
    case .shape(let shape):
      line(
        "shape", shape.fill?.hex ?? "-", shape.stroke?.color.hex ?? "-", number(shape.stroke?.width ?? 0),
        path(shape.path))
    case .image: break
    case .link(let target, let children):
      switch target {
      case .uri(let uri): line("open", "Link", uri)
      case .destination(let name): line("open", "Link", "#" + name)
      }
      for child in children { add(child) }
      line("close")
    case .tag(let tag, let children):
      switch tag {
      case .section: line("open", "Sect", "")
      case .heading(let level): line("open", "H\(level)", "")
      case .paragraph: line("open", "P", "")
      case .list: line("open", "L", "")
      case .listItem: line("open", "LI", "")
      case .label: line("open", "Lbl", "")
      case .table: line("open", "Table", "")
      case .row: line("open", "TR", "")
      case .headerCell: line("open", "TH", "")
      case .cell: line("open", "TD", "")
      case .artifact: line("open", "Block", "artifact")
      case .figure(let alternative): line("open", "Figure", alternative)
      case .destination(let name): line("open", "Destination", name)
      }
      for child in children { add(child) }
      line("close")
    }
  }

  private mutating func add(_ run: GlyphRun) {
    let style = typesetter.style(of: run)
    let features = (style?.features ?? []).joined(separator: ",")
    let font = "\(run.face.file)\t\(style?.family ?? "")\t\(style?.weight ?? 400)\t\(features)"
    if fonts[font] == nil {
      line("font", font)
      fonts[font] = fonts.count
    }
    line(
      "text", "\(fonts[font] ?? 0)", number(run.size), number(style?.tracking ?? 0), run.color.hex,
      number(run.origin.x), number(run.origin.y), number(run.advance), run.text)
  }

  private func path(_ path: Path) -> String {
    path.segments.map { segment in
      switch segment {
      case .move(let point): "M \(self.point(point))"
      case .line(let point): "L \(self.point(point))"
      case .curve(let first, let second, let end): "C \(point(first)) \(point(second)) \(point(end))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }

  private func point(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// Four decimals at most.
  private func number(_ length: Length) -> String {
    let rounded = (length.points * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  private mutating func line(_ fields: String...) { text += fields.joined(separator: "\t") + "\n" }
}
