internal import Digests
internal import Scene

/// A page as values that differ wherever two pages do.
///
/// All of the page is in them, also what does not show in a picture: additions to `Page` are included automatically, and
/// a test sees to it that nothing is left out. A font's path is replaced by the checksum of its file.
struct PageValues<Writer: ValueWriter> {
  /// The text of a page's number, which is left out with all that leads to pages or is led to; nil to write all.
  private let pageNumber: PageNumber?
  /// The baseline of that text. What else is on it makes room for the number's width, so where it begins is left out, too.
  private let numberBaseline: Length?
  private(set) var writer = Writer()
  /// What represents a font file; nil for one that is not known.
  private let font: (String) -> [UInt8]?
  /// Whether the page's picture depends on something that is not in the values.
  private(set) var isIncomplete = false

  /// Writes a page.
  init(_ page: Page, fonts: FontDigests) {
    self.init(page) { fonts.digest(of: $0)?.bytes }
  }

  /// Writes a page with something else for its fonts.
  init(_ page: Page, leavingOut pageNumber: String? = nil, font: @escaping (String) -> [UInt8]?) {
    self.font = font
    self.pageNumber = pageNumber.map(PageNumber.init)
    numberBaseline = self.pageNumber?.baseline(in: page.elements)
    writer.add(page.size)
    writer.add(page.background)
    add(page.elements)
  }

  /// The text of a page's number, and where it is.
  private struct PageNumber {
    let text: String
    /// A few, which are found faster by looking through them.
    let scalars: [Unicode.Scalar]

    init(_ text: String) {
      self.text = Self.plain(text)
      scalars = Array(text.unicodeScalars)
    }

    /// A text without the controls that are in texts from right to left.
    private static func plain(_ text: String) -> String {
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
    }

    /// Whether it is one of Unicode's `Bidi_Control`.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }

    /// The baseline of the last runs that make up the number.
    func baseline(in elements: [Element]) -> Length? {
      if let range = runs(in: elements), case .glyphs(let run) = elements[range.lowerBound] {
        return run.origin.y
      }
      for element in elements.reversed() {
        switch element {
        case .group(_, let children), .link(_, let children), .tag(_, let children):
          if let found = baseline(in: children) { return found }
        case .glyphs, .shape, .image: break
        }
      }
      return nil
    }

    /// The runs that make up the number, of which there may be several from right to left.
    func runs(in elements: [Element]) -> Range<Int>? {
      for end in elements.indices.reversed() {
        var words: [String] = []
        for start in (max(0, end - 6)...end).reversed() {
          guard case .glyphs(let run) = elements[start],
            run.text.unicodeScalars.allSatisfy({ scalars.contains($0) || Self.isControl($0) })
          else { break }
          words.insert(Self.plain(run.text), at: 0)
          if words.joined() == text || words.reversed().joined() == text { return start..<end + 1 }
        }
      }
      return nil
    }
  }

  private mutating func add(_ elements: [Element]) {
    let left = pageNumber?.runs(in: elements) ?? 0..<0
    writer.add(elements.count - left.count)
    for (index, element) in elements.enumerated() where !left.contains(index) { add(element) }
  }

  private mutating func add(_ element: Element) {
    switch element {
    case .group(let name, let children):
      writer.add(1)
      writer.add(name)
      add(children)
    case .glyphs(let run):
      writer.add(2)
      add(run)
    case .shape(let shape):
      writer.add(3)
      add(shape)
    case .image(let placed):
      writer.add(4)
      add(placed)
    case .link(.destination, let children) where pageNumber != nil: add(children)
    case .tag(.destination, let children) where pageNumber != nil: add(children)
    case .link(let target, let children):
      writer.add(5)
      switch target {
      case .uri(let uri):
        writer.add(1)
        writer.add(uri)
      case .destination(let name):
        writer.add(2)
        writer.add(name)
      }
      add(children)
    case .tag(let tag, let children):
      writer.add(6)
      add(tag)
      add(children)
    }
  }

  private mutating func add(_ tag: Tag) {
    switch tag {
    case .section: writer.add(1)
    case .heading(let level):
      writer.add(2)
      writer.add(level)
    case .paragraph: writer.add(3)
    case .list: writer.add(4)
    case .listItem: writer.add(5)
    case .figure(let alternative):
      writer.add(6)
      writer.add(alternative)
    case .destination(let name):
      writer.add(7)
      writer.add(name)
    case .label: writer.add(8)
    case .table: writer.add(9)
    case .row: writer.add(10)
    case .headerCell(let isRow): writer.add(isRow ? 12 : 11)
    case .cell: writer.add(13)
    case .artifact: writer.add(14)
    }
  }

  private mutating func add(_ run: GlyphRun) {
    if let font = font(run.face.file) { writer.add(font) } else { isIncomplete = true }
    writer.add(run.face.index)
    writer.add(run.size)
    writer.add(run.color)
    writer.add(run.text)
    writer.add(each: run.glyphs) { writer, glyph in
      writer.add(glyph.index)
      writer.add(glyph.offset)
    }
    writer.add(each: run.clusters) { writer, cluster in
      writer.add(cluster.utf8Count)
      writer.add(cluster.glyphCount)
    }
    writer.add(run.isRightToLeft)
    // Scripts on one line have baselines a little apart.
    if let numberBaseline, abs(run.origin.y.points - numberBaseline.points) < run.size.points / 4 {
      writer.add(run.origin.y)
    } else {
      writer.add(run.origin)
    }
    writer.add(run.advance)
  }

  private mutating func add(_ shape: Shape) {
    writer.add(each: shape.path.segments) { writer, segment in
      switch segment {
      case .move(let point):
        writer.add(1)
        writer.add(point)
      case .line(let point):
        writer.add(2)
        writer.add(point)
      case .curve(let first, let second, let end):
        writer.add(3)
        writer.add(first)
        writer.add(second)
        writer.add(end)
      case .close: writer.add(4)
      }
    }
    writer.add(shape.fill) { writer, color in writer.add(color) }
    writer.add(shape.stroke) { writer, stroke in
      writer.add(stroke.color)
      writer.add(stroke.width)
    }
  }

  private mutating func add(_ placed: PlacedImage) {
    // Its `ink` was measured in the bytes, for layout.
    writer.add(placed.image.format.rawValue)
    writer.add(placed.image.bytes)
    writer.add(placed.image.pixelWidth)
    writer.add(placed.image.pixelHeight)
    writer.add(placed.image.orientation.rawValue)
    writer.add(placed.frame)
    if placed.image.format == .svg, !SVGContent.isDrawnAlone(placed.image.bytes) { isIncomplete = true }
  }
}
