internal import Scene

/// A page with something of every kind on it, and its fonts' paths.
enum SamplePage {
  static let face = FontFace(file: "a.otf", index: 0)

  static let run = GlyphRun(
    face: face, size: 20, color: Color(red: 1, green: 2, blue: 3, alpha: 4), text: "ab",
    glyphs: [
      GlyphRun.Glyph(index: 7, offset: Point(x: 0, y: 0)),
      GlyphRun.Glyph(index: 8, offset: Point(x: 9, y: 1)),
    ],
    clusters: [
      GlyphRun.Cluster(utf8Count: 1, glyphCount: 1), GlyphRun.Cluster(utf8Count: 1, glyphCount: 1),
    ],
    isRightToLeft: false, origin: Point(x: 3, y: 4), advance: 18)

  static let shape = Shape(
    Path([
      .move(Point(x: 0, y: 0)), .line(Point(x: 5, y: 0)),
      .curve(Point(x: 6, y: 0), Point(x: 7, y: 1), end: Point(x: 8, y: 2)), .close,
    ]),
    fill: Color(red: 5, green: 6, blue: 7), stroke: Shape.Stroke(color: .black, width: 1))

  static let image = PlacedImage(
    SceneImage(format: .png, bytes: [1, 2, 3], pixelWidth: 10, pixelHeight: 20),
    frame: Rect(origin: Point(x: 1, y: 2), size: Size(width: 3, height: 4)))

  static let elements: [Element] = [
    .group(name: "g", [.glyphs(run)]), .glyphs(run), .shape(shape), .image(image),
    .link(.uri("https://a.example"), [.shape(shape)]), .link(.destination("d"), [.shape(shape)]),
    .tag(.section, [.glyphs(run)]), .tag(.heading(level: 1), [.glyphs(run)]),
    .tag(.paragraph, [.glyphs(run)]),
    .tag(.list, [.glyphs(run)]), .tag(.listItem, [.glyphs(run)]),
    .tag(.figure(alternative: "f"), [.glyphs(run)]),
    .tag(.destination(name: "n"), [.glyphs(run)]),
    .tag(.label, [.glyphs(run)]), .tag(.table, [.glyphs(run)]), .tag(.row, [.glyphs(run)]),
    .tag(.headerCell(isRow: true), [.glyphs(run)]), .tag(.cell, [.glyphs(run)]),
    .tag(.artifact, [.glyphs(run)]),
  ]

  static let page = Page(size: Size(width: 960, height: 540), background: .white, elements: elements)
}

/// Whether the sample has every case: a new one does not compile here before it has a name.
enum SampleCases {
  static func name(_ element: Element) -> String {
    switch element {
    case .group: "group"
    case .glyphs: "glyphs"
    case .shape: "shape"
    case .image: "image"
    case .link(.uri, _): "link uri"
    case .link(.destination, _): "link destination"
    case .tag(.section, _): "section"
    case .tag(.heading, _): "heading"
    case .tag(.paragraph, _): "paragraph"
    case .tag(.list, _): "list"
    case .tag(.listItem, _): "list item"
    case .tag(.figure, _): "figure"
    case .tag(.label, _): "label"
    case .tag(.table, _): "table"
    case .tag(.row, _): "row"
    case .tag(.headerCell, _): "header cell"
    case .tag(.cell, _): "cell"
    case .tag(.artifact, _): "artifact"
    case .tag(.destination, _): "destination"
    }
  }

  static let count = 19
}
