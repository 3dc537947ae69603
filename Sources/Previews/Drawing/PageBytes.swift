internal import Digests
internal import Scene

/// A page as bytes that differ wherever two pages do.
///
/// All of the page is in them, also what does not show in a picture: additions to `Page` are included automatically, and
/// a test sees to it that nothing is left out. A font's path is replaced by the checksum of its file.
struct PageBytes {
  /// The text of a page's number, which is left out with all that leads to pages or is led to; nil to write all.
  private let pageNumber: String?
  /// The baseline of that text. What else is on it makes room for the number's width, so where it begins is left out, too.
  private let numberBaseline: Length?
  private(set) var writer = ByteWriter()
  /// What represents a font file; nil for one that is not known.
  private let font: (String) -> [UInt8]?
  /// Whether the page's picture depends on something that is not in the bytes.
  private(set) var isIncomplete = false

  /// Writes a page.
  init(_ page: Page, fonts: FontDigests) {
    self.init(page) { fonts.digest(of: $0)?.bytes }
  }

  /// Writes a page with something else for its fonts.
  init(_ page: Page, leavingOut pageNumber: String? = nil, font: @escaping (String) -> [UInt8]?) {
    self.font = font
    self.pageNumber = pageNumber
    numberBaseline = pageNumber.flatMap { Self.baseline(of: $0, in: page.elements) }
    writer.add(page.size)
    writer.add(page.background)
    add(page.elements)
  }

  /// The baseline of the last run with a text.
  private static func baseline(of text: String, in elements: [Element]) -> Length? {
    for element in elements.reversed() {
      switch element {
      case .glyphs(let run): if run.text == text { return run.origin.y }
      case .group(_, let children), .link(_, let children), .tag(_, let children):
        if let found = baseline(of: text, in: children) { return found }
      case .shape, .image: break
      }
    }
    return nil
  }

  private mutating func add(_ elements: [Element]) {
    writer.add(elements.count)
    for element in elements { add(element) }
  }

  private mutating func add(_ element: Element) {
    switch element {
    case .group(let name, let children):
      writer.add(1)
      writer.add(name)
      add(children)
    case .glyphs(let run):
      if let pageNumber, run.text == pageNumber { return }
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
    if let numberBaseline, run.origin.y == numberBaseline {
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
