import Scene

/// Reads a page into the things that a slide has.
struct PageReader {
  private(set) var items: [SlideItem] = []
  /// The destinations on the page.
  private(set) var destinations: [String] = []
  private(set) var approximations: Set<Approximation.Kind> = []

  private let page: Page
  private let fonts: FontSource
  private let pictures: PictureDrawing
  private var hasTitle = false

  /// How far apart what belongs to one line may be, as a share of the size.
  private static let widestGap = 1.6
  /// The same in a list, where what is farther apart is in columns.
  private static let widestSpace = 0.45

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - page: what is on the slide.
  ///   - fonts: what is known of its fonts.
  ///   - pictures: draws what has to be a picture.
  /// - Throws: what `pictures` throws.
  init(_ page: Page, fonts: FontSource, pictures: PictureDrawing) throws {
    self.page = page
    self.fonts = fonts
    self.pictures = pictures
    try read(page.elements, link: nil)
  }

  private mutating func read(_ elements: [Element], link: Link.Target?) throws {
    var loose: [TextLine] = []
    func flush(_ reader: inout PageReader) {
      reader.add(TextLine.joined(loose, widest: Self.widestGap), isTitle: false)
      loose = []
    }
    for element in elements {
      if case .glyphs(let run) = element {
        loose.append(line(run, link))
        continue
      }
      flush(&self)
      switch element {
      case .glyphs: break
      case .group(_, let children): try read(children, link: link)
      case .link(let target, let children): try read(children, link: target)
      case .shape(let shape): items.append(.shape(shape, link: link))
      case .image(let placed): items.append(.picture(try picture(placed, alternative: "", link)))
      case .tag(let tag, let children): try read(tag, children, link)
      }
    }
    flush(&self)
  }

  private mutating func read(_ tag: Tag, _ children: [Element], _ link: Link.Target?) throws {
    switch tag {
    case .destination(let name):
      destinations.append(name)
      try read(children, link: link)
    case .figure(let alternative): try readFigure(children, alternative, link)
    case .heading(let level):
      let isTitle = level == 1 && !hasTitle
      if isTitle { hasTitle = true }
      try readText(children, link, isTitle: isTitle)
    case .paragraph, .label, .cell, .headerCell: try readText(children, link)
    case .listItem: try readText(children, link, widest: Self.widestSpace)
    case .list: try readTable(children, link, isList: true)
    case .table: try readTable(children, link, isList: false)
    case .section, .row, .artifact: try read(children, link: link)
    }
  }

  /// Text that belongs together, and the shapes in it, which are below it.
  private mutating func readText(
    _ children: [Element], _ link: Link.Target?, isTitle: Bool = false, widest: Double = widestGap
  ) throws {
    var content = CellContent()
    collect(children, link, into: &content)
    for element in content.others { try read([element], link: link) }
    add(TextLine.joined(content.lines, widest: widest), isTitle: isTitle)
  }

  private mutating func add(_ lines: [TextLine], isTitle: Bool) {
    guard let first = lines.first else { return }
    let block = block(around: first)
    for (index, text) in TextBlock.blocks(lines, in: block?.frame).flatMap(\.boxes).enumerated() {
      items.append(.text(text, name: block?.name ?? "text", isTitle: isTitle && index == 0))
    }
  }

  /// The runs in elements, and what else is in them.
  private mutating func collect(_ elements: [Element], _ link: Link.Target?, into content: inout CellContent)
  {
    for element in elements {
      switch element {
      case .glyphs(let run): content.lines.append(line(run, link))
      case .group(_, let children): collect(children, link, into: &content)
      case .link(let target, let children): collect(children, target, into: &content)
      case .tag(.destination(let name), let children):
        destinations.append(name)
        collect(children, link, into: &content)
      case .tag(.figure, _), .shape, .image: content.others.append(element)
      case .tag(_, let children): collect(children, link, into: &content)
      }
    }
  }

  private func line(_ run: GlyphRun, _ link: Link.Target?) -> TextLine {
    TextLine(run, fonts.description(run.face), link: link)
  }

  /// The smallest block that a line is in.
  private func block(around line: TextLine) -> PlacedBlock? {
    let point = Point(x: line.middle, y: line.baseline - line.size * 0.3)
    let around = page.blocks.filter { block in
      block.frame.minX <= point.x && point.x <= block.frame.maxX && block.frame.minY <= point.y
        && point.y <= block.frame.maxY
    }
    return around.min { $0.frame.width * $0.frame.height.points < $1.frame.width * $1.frame.height.points }
  }
}

// MARK: - Figures

extension PageReader {
  private mutating func readFigure(_ children: [Element], _ alternative: String, _ link: Link.Target?) throws
  {
    let name = children.bounds.flatMap { bounds in
      page.blocks.last { $0.frame.contains(bounds, tolerance: 1) }?.name
    }
    if let frame = children.bounds, children.hasCode {
      approximations.insert(.code)
      items.append(
        .picture(
          SlideItem.Picture(
            pixels: try pictures.png(children, in: frame), ending: "png",
            vectors: try pictures.svg(children, in: frame), frame: frame, alternative: alternative,
            link: link,
            name: name ?? "QR code")))
      return
    }
    if children.count == 1, case .image(let placed)? = children.first {
      var picture = try picture(placed, alternative: alternative, link)
      picture.name = name ?? "picture"
      items.append(.picture(picture))
      return
    }
    let before = items
    items = []
    try read(children, link: link)
    let own = items
    items = before
    if alternative.isEmpty {
      items += own
    } else {
      items.append(.figure(own, alternative: alternative, name: name ?? "figure"))
    }
  }

  private mutating func picture(
    _ placed: PlacedImage, alternative: String, _ link: Link.Target?
  ) throws -> SlideItem.Picture {
    let image = placed.image
    let name = alternative.isEmpty ? "background" : "picture"
    var picture = SlideItem.Picture(
      pixels: image.format == .png ? PNGChunks.pixels(of: image.bytes) : image.bytes,
      ending: image.format.rawValue, frame: placed.frame, alternative: alternative, link: link, name: name)
    if image.format == .svg || image.orientation != .upright {
      if image.format == .svg {
        // Drawn, and so without what is in the file and not to be seen.
        picture.vectors = try pictures.svg([.image(placed)], in: placed.frame)
        approximations.insert(.vectors)
      }
      picture.pixels = try pictures.png([.image(placed)], in: placed.frame)
      picture.ending = "png"
    }
    crop(&picture)
    return picture
  }

  /// Leaves out what is beyond the page.
  private func crop(_ picture: inout SlideItem.Picture) {
    let frame = picture.frame
    let shown = Rect(
      x: max(.zero, frame.minX), y: max(.zero, frame.minY), width: .zero, height: .zero
    ).union(
      Rect(
        x: min(page.size.width, frame.maxX), y: min(page.size.height, frame.maxY), width: .zero,
        height: .zero))
    guard shown.width > .zero, shown.height > .zero, !shown.contains(frame) else { return }
    picture.cropped = SlideItem.Cropping(
      left: (shown.minX - frame.minX).ratio(to: frame.width),
      top: (shown.minY - frame.minY).ratio(to: frame.height),
      right: (frame.maxX - shown.maxX).ratio(to: frame.width),
      bottom: (frame.maxY - shown.maxY).ratio(to: frame.height))
    picture.frame = shown
  }
}

// MARK: - Tables

extension PageReader {
  /// A table or a list in columns; what is no grid stays text.
  private mutating func readTable(_ children: [Element], _ link: Link.Target?, isList: Bool) throws {
    var rows: [TableRow] = []
    var others: [Element] = []
    let before = destinations
    for child in children {
      guard case .tag(let tag, let cells) = child, tag == (isList ? .listItem : .row) else {
        others.append(child)
        continue
      }
      var row = TableRow()
      if isList {
        var content = CellContent()
        collect(cells, link, into: &content)
        content.lines = TextLine.joined(content.lines, widest: Self.widestSpace)
        row.cells = [content]
      } else {
        for cell in cells {
          guard case .tag(let role, let inner) = cell else { continue }
          var content = CellContent()
          if case .headerCell(let isRow) = role { content.header = isRow ? .row : .column }
          collect(inner, link, into: &content)
          // What is far apart in a cell is a line all the same.
          content.lines = TextLine.joined(content.lines, widest: .infinity)
          row.cells.append(content)
        }
      }
      rows.append(row)
    }
    let grids = isList ? TableGrid.lists(rows) : TableGrid.tables(rows, others)
    guard let grids else {
      if !isList { approximations.insert(.table) }
      destinations = before
      for child in children {
        if case .tag(.row, let cells) = child {
          try read(cells, link: link)
        } else {
          try read([child], link: link)
        }
      }
      return
    }
    for grid in grids {
      for element in grid.below { try read([element], link: link) }
      let first = grid.rows.lazy.flatMap(\.cells).compactMap(\.text?.lines.first).first
      let name = first.flatMap { block(around: $0)?.name }
      items.append(.table(grid, name: name ?? "table"))
    }
  }
}

extension [Element] {
  /// Whether any of it is a QR code.
  fileprivate var hasCode: Bool {
    contains { element in
      switch element {
      case .group(_, let children), .link(_, let children), .tag(_, let children): children.hasCode
      case .shape(let shape): CellGrid(shape.path) != nil
      case .glyphs, .image: false
      }
    }
  }
}
