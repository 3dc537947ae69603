@testable import Previews
internal import Digests
internal import Foundation
internal import Scene
internal import TestSupport
internal import Testing

/// A wrong hit would show somebody else's slide, or yesterday's: everything in a page has to change its bytes.
@Suite struct PageValuesTests {
  /// Changes to the sample, each by the stored property or the case it changes.
  static let mutations: [(property: String, page: Page)] = {
    var result: [(String, Page)] = []
    func page(_ property: String, _ change: (inout Page) -> Void) {
      var page = SamplePage.page
      change(&page)
      result.append((property, page))
    }
    func element(_ property: String, _ index: Int, _ element: Element) {
      page(property) { $0.elements[index] = element }
    }
    func run(_ property: String, _ change: (inout GlyphRun) -> Void) {
      var run = SamplePage.run
      change(&run)
      element(property, 1, .glyphs(run))
    }
    func shape(_ property: String, _ change: (inout Shape) -> Void) {
      var shape = SamplePage.shape
      change(&shape)
      element(property, 2, .shape(shape))
    }
    func image(_ property: String, _ change: (inout PlacedImage) -> Void) {
      var image = SamplePage.image
      change(&image)
      element(property, 3, .image(image))
    }
    // The smallest change a number can have.
    func next(_ length: Length) -> Length { Length(length.points.nextUp) }

    page("Page.size") { $0.size.width = next($0.size.width) }
    page("Size.width") { $0.size.width = 961 }
    page("Size.height") { $0.size.height = next($0.size.height) }
    page("Page.background") { $0.background.red = 254 }
    page("Page.elements") { $0.elements.removeLast() }
    page("Page.elements") { $0.elements.swapAt(1, 2) }
    element("Element.group", 0, .group(name: "h", [.glyphs(SamplePage.run)]))
    element("Element.group", 0, .group(name: "g", []))
    element("Element.glyphs", 1, .shape(SamplePage.shape))
    element("Element.shape", 2, .glyphs(SamplePage.run))
    element("Element.image", 3, .glyphs(SamplePage.run))
    element("Element.link", 4, .link(.uri("https://b.example"), [.shape(SamplePage.shape)]))
    element("Element.link", 4, .link(.uri("https://a.example"), []))
    element("Target.uri", 4, .link(.destination("https://a.example"), [.shape(SamplePage.shape)]))
    element("Target.destination", 5, .link(.destination("e"), [.shape(SamplePage.shape)]))
    element("Element.tag", 6, .tag(.section, []))
    element("Tag.section", 6, .tag(.list, [.glyphs(SamplePage.run)]))
    element("Tag.heading", 7, .tag(.heading(level: 2), [.glyphs(SamplePage.run)]))
    element("Tag.paragraph", 8, .tag(.section, [.glyphs(SamplePage.run)]))
    element("Tag.list", 9, .tag(.listItem, [.glyphs(SamplePage.run)]))
    element("Tag.listItem", 10, .tag(.paragraph, [.glyphs(SamplePage.run)]))
    element("Tag.figure", 11, .tag(.figure(alternative: "g"), [.glyphs(SamplePage.run)]))
    element("Tag.destination", 12, .tag(.destination(name: "m"), [.glyphs(SamplePage.run)]))
    let others: [(String, Scene.Tag)] = [
      ("label", .label), ("table", .table), ("row", .row), ("headerCell", .headerCell(isRow: true)),
      ("cell", .cell),
      ("artifact", .artifact),
    ]
    for (index, (name, tag)) in others.enumerated() {
      for other in others.map(\.1) + [.headerCell(isRow: false)] where other != tag {
        element("Tag.\(name)", 13 + index, .tag(other, [.glyphs(SamplePage.run)]))
      }
    }
    run("GlyphRun.face") { $0.face.index = 1 }
    run("FontFace.file") { $0.face.file = "b.otf" }
    run("FontFace.index") { $0.face.index = 65536 }
    run("GlyphRun.size") { $0.size = next($0.size) }
    run("Length.points") { $0.size = 21 }
    run("GlyphRun.color") { $0.color.red = 9 }
    run("Color.red") { $0.color.red = 8 }
    run("Color.green") { $0.color.green = 8 }
    run("Color.blue") { $0.color.blue = 8 }
    run("Color.alpha") { $0.color.alpha = 8 }
    run("GlyphRun.text") { $0.text = "ac" }
    run("GlyphRun.glyphs") { $0.glyphs.removeLast() }
    run("Glyph.index") { $0.glyphs[0].index = 6 }
    run("Glyph.offset") { $0.glyphs[1].offset.x = next($0.glyphs[1].offset.x) }
    run("Point.x") { $0.origin.x = next($0.origin.x) }
    run("Point.y") { $0.origin.y = next($0.origin.y) }
    run("GlyphRun.clusters") { $0.clusters = [GlyphRun.Cluster(utf8Count: 2, glyphCount: 2)] }
    run("Cluster.utf8Count") { $0.clusters[0].utf8Count = 2 }
    run("Cluster.glyphCount") { $0.clusters[0].glyphCount = 2 }
    run("GlyphRun.isRightToLeft") { $0.isRightToLeft = true }
    run("GlyphRun.origin") { $0.origin = Point(x: 5, y: 5) }
    run("GlyphRun.advance") { $0.advance = next($0.advance) }
    shape("Shape.path") { $0.path.segments.removeLast() }
    shape("Path.segments") { $0.path.segments.append(.close) }
    shape("Segment.move") { $0.path.segments[0] = .line(Point(x: 0, y: 0)) }
    shape("Segment.line") { $0.path.segments[1] = .line(Point(x: 5, y: 1)) }
    shape("Segment.curve") {
      $0.path.segments[2] = .curve(Point(x: 6, y: 1), Point(x: 7, y: 1), end: Point(x: 8, y: 2))
    }
    shape("Segment.curve") {
      $0.path.segments[2] = .curve(Point(x: 6, y: 0), Point(x: 7, y: 0), end: Point(x: 8, y: 2))
    }
    shape("Segment.curve") {
      $0.path.segments[2] = .curve(Point(x: 6, y: 0), Point(x: 7, y: 1), end: Point(x: 8, y: 3))
    }
    shape("Segment.close") { $0.path.segments[3] = .move(Point(x: 0, y: 0)) }
    shape("Shape.fill") { $0.fill = nil }
    shape("Shape.fill") { $0.fill?.alpha = 254 }
    shape("Shape.stroke") { $0.stroke = nil }
    shape("Stroke.color") { $0.stroke?.color = .white }
    shape("Stroke.width") { $0.stroke?.width = 2 }
    image("PlacedImage.image") { $0.image.bytes.append(4) }
    image("SceneImage.format") { $0.image.format = .jpeg }
    image("Format.jpeg") {
      $0.image.format = .jpeg; $0.image.bytes = []
    }
    image("SceneImage.bytes") { $0.image.bytes[2] = 4 }
    image("SceneImage.pixelWidth") { $0.image.pixelWidth = 11 }
    image("SceneImage.pixelHeight") { $0.image.pixelHeight = 21 }
    image("SceneImage.orientation") { $0.image.orientation = .mirrored }
    image("PlacedImage.frame") { $0.frame.origin.x = 2 }
    image("Rect.origin") { $0.frame.origin.y = 3 }
    image("Rect.size") { $0.frame.size.height = 5 }
    return result
  }()

  private static func bytes(_ page: Page) throws -> [UInt8] {
    let folder = try Scratch()
    for name in ["a.otf", "b.otf"] { try folder.write(name, to: name) }
    var page = page
    page.elements = page.elements.map { relocated($0, folder.path) }
    let bytes = PageValues<ByteWriter>(page, fonts: FontDigests())
    #expect(!bytes.isIncomplete)
    return bytes.writer.bytes
  }

  /// The element with its fonts in a folder.
  private static func relocated(_ element: Element, _ folder: String) -> Element {
    switch element {
    case .group(let name, let children): return .group(name: name, children.map { relocated($0, folder) })
    case .link(let target, let children): return .link(target, children.map { relocated($0, folder) })
    case .tag(let tag, let children): return .tag(tag, children.map { relocated($0, folder) })
    case .glyphs(var run):
      run.face.file = "\(folder)/\(run.face.file)"
      return .glyphs(run)
    case .shape, .image: return element
    }
  }

  @Test func `every mutation has bytes of its own`() throws {
    let original = try Self.bytes(SamplePage.page)
    #expect(
      try Self.bytes(SamplePage.page) == original, "the folder must not matter, only the fonts' content")
    for (property, page) in Self.mutations {
      #expect(page != SamplePage.page, "\(property) is not changed")
      #expect(try Self.bytes(page) != original, "\(property) changes nothing")
    }
  }

  /// The quick checksum of decks' pages counts the same values, except where links of the deck lead.
  @Test func `every mutation has a checksum of its own`() {
    func sum(_ page: Page) -> String { PageChecksums().checksum(page, number: "-", below: []) }
    #expect(sum(SamplePage.page) == sum(SamplePage.page))
    let counted = Self.mutations.filter { !["Target.destination", "Tag.destination"].contains($0.property) }
    let sums = [SamplePage.page] + counted.map(\.page)
    #expect(sums.count > 100)
    #expect(Set(sums.map(sum)).count == Set(sums).count)
    #expect(sums.map(sum).allSatisfy { $0.count == 16 })
  }

  /// Digits have widths, and pairs of them kerning: a text right before the number begins elsewhere.
  @Test func `a page's checksum leaves out its number and the room for it`() {
    func sum(_ number: String, _ next: String, x: Length, y: Length = 500) -> String {
      let runs = [(next, x, y), (number, x + 80, 500)].map { text, x, y in
        var run = SamplePage.run
        (run.text, run.origin) = (text, Point(x: x, y: y))
        return Element.glyphs(run)
      }
      let page = Page(size: .zero, elements: [.group(name: "foot", runs)])
      return PageChecksums().checksum(page, number: number, below: [])
    }
    func sum(_ words: [String]) -> String {
      let runs = words.map { text in
        var run = SamplePage.run
        run.text = text
        return Element.glyphs(run)
      }
      return PageChecksums().checksum(
        Page(size: .zero, elements: [.tag(.paragraph, runs)]), number: "8 / 74", below: [])
    }
    // From right to left, a number is of several runs.
    #expect(sum(["a", "8", " / ", "74", "b"]) == sum(["a", "8 / 74", "b"]))
    #expect(sum(["a", "74", " / ", "8", "b"]) == sum(["a", "8 / 74", "b"]))
    #expect(sum(["a", "\u{2068}8 / 74\u{2069}", "b"]) == sum(["a", "8 / 74", "b"]))
    #expect(sum(["a", "8", "74", "b"]) != sum(["a", "b"]))
    let one = sum("8 / 74", "next: AS64501", x: 800)
    #expect(sum("9 / 75", "next: AS64501", x: 799.7) == one)
    #expect(sum("8 / 74", "next: AS64502", x: 800) != one)
    #expect(
      sum("8 / 74", "next: AS64501", x: 800, y: 499.1) == sum("9 / 75", "next: AS64501", x: 799.7, y: 499.1))
    #expect(sum("8 / 74", "next: AS64501", x: 800, y: 480) != one)
    #expect(
      sum("8 / 74", "next: AS64501", x: 800, y: 480) != sum("8 / 74", "next: AS64501", x: 799.7, y: 480))
  }

  /// What is in the sample, found by reflection, is in the list above.
  @Test func `every stored property is mutated`() {
    #expect(Set(SamplePage.elements.map(SampleCases.name)).count == SampleCases.count)
    var found: Set<String> = []
    func walk(_ value: Any) {
      let mirror = Mirror(reflecting: value)
      let type = "\(mirror.subjectType)".split(separator: ".").last.map(String.init) ?? ""
      switch mirror.displayStyle {
      case .struct where !type.hasPrefix("Array"):
        for child in mirror.children {
          found.insert("\(type).\(child.label ?? "?")")
          walk(child.value)
        }
      case .enum:
        for child in mirror.children {
          found.insert("\(type).\(child.label ?? "?")")
          walk(child.value)
        }
      default: for child in mirror.children { walk(child.value) }
      }
    }
    walk(SamplePage.page)
    let plain: Set = ["String", "Int", "Double", "Bool", "UInt8", "UInt32"]
    let properties = found.filter { name in !plain.contains { name.hasPrefix($0 + ".") } }
    // What was measured in a picture's bytes, which are in the key, and what drawing does not look at.
    let derived: Set = ["SceneImage.ink", "GlyphRun.tracking", "Page.blocks"]
    let mutated = Set(Self.mutations.map(\.property)).union(derived)
    #expect(properties.subtracting(mutated).sorted() == [])
    #expect(properties.count > 40)
  }

  @Test func `bytes of neighbours are not mixed up`() throws {
    func page(_ names: [String]) -> Page {
      Page(size: .zero, elements: names.map { .group(name: $0, []) })
    }
    let pages = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["a", "b", "c"]].map(page)
    #expect(Set(try pages.map(Self.bytes)).count == pages.count)
  }

  @Test func `a font that cannot be read leaves the page without a key`() {
    let page = Page(size: .zero, elements: [.glyphs(SamplePage.run)])
    #expect(PageValues<ByteWriter>(page, fonts: FontDigests()).isIncomplete)
    #expect(PictureKey(page, fonts: FontDigests(), state: .sample()) == nil)
  }

  @Test(arguments: [
    ("<svg xmlns='http://www.w3.org/2000/svg'><rect width='4' height='4'/></svg>", true),
    ("<svg><text>a</text></svg>", false), ("<svg><TEXT>a</TEXT></svg>", false),
    ("<svg><image href='a.png'/></svg>", false), ("<svg><feImage/></svg>", false),
    ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", false), ("<svg style='font-family:a'/>", false),
    ("<svg><path style='fill:url(data:,a)'/></svg>", false), ("<svg>\0</svg>", false),
  ]) func `SVGs that draw more than themselves have no key`(svg: String, isKept: Bool) {
    let image = SceneImage(format: .svg, bytes: Array(svg.utf8), pixelWidth: 4, pixelHeight: 4)
    let page = Page(
      size: .zero, elements: [.image(PlacedImage(image, frame: .init(origin: .zero, size: .zero)))])
    #expect((PictureKey(page, fonts: FontDigests(), state: .sample()) != nil) == isKept)
  }

  @Test func `width and state change the key`() throws {
    let page = Page(size: .zero, elements: [])
    let key = try #require(PictureKey(page, fonts: FontDigests(), state: .sample()))
    let other = try #require(PictureKey(page, fonts: FontDigests(), state: .sample(processor: "another")))
    #expect(key.digest(width: 1920) == key.digest(width: 1920))
    #expect(Set([key.digest(width: 1920), key.digest(width: 1921), other.digest(width: 1920)]).count == 3)
  }
}
