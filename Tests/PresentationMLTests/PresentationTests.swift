import Files
import PresentationML
import Scene
import TestSupport
import Testing

/// Presentations of pages made by hand, in fonts whose widths are easy to add up.
@Suite struct PresentationTests {
  private let fonts = FontSource(
    description: { face in
      let isTall = face.file == "Tall"
      return FontDescription(
        family: face.file, isBold: false, ascent: isTall ? 1.4 : 1, descent: isTall ? 0.6 : 0.2, space: 0.25)
    }, width: { text, _ in Double(text.unicodeScalars.count) * 0.5 })
  private let pictures = PictureDrawing(
    pixels: { page, width in Array("PNG \(width)".utf8) }, vectors: { _ in Array("<svg/>".utf8) })
  private static let theme = PresentationTheme(
    name: "Test", colors: [.light1: .white, .dark1: .black, .accent1: Color(red: 11, green: 110, blue: 79)],
    isDark: false, titleFamily: "Display", textFamily: "Sans")

  /// A run whose letters are half as wide as they are high.
  private static func run(
    _ text: String, x: Length, y: Length, size: Length = 20, face: String = "Sans", color: Color = .black,
    isRightToLeft: Bool = false
  ) -> Element {
    .glyphs(
      GlyphRun(
        face: FontFace(file: face), size: size, color: color, text: text, glyphs: [], clusters: [],
        isRightToLeft: isRightToLeft, origin: Point(x: x, y: y),
        advance: size * (0.5 * Double(text.unicodeScalars.count))))
  }

  private static func page(_ elements: [Element], blocks: [PlacedBlock] = []) -> Page {
    Page(size: Size(width: 960, height: 540), elements: elements, blocks: blocks)
  }

  private func written(_ contents: [SlideContent]) throws -> (
    check: PresentationCheck, bytes: [UInt8], found: [Approximation]
  ) {
    var information = PresentationDocument.Information()
    information.title = "A & B"
    information.created = "2026-11-22T09:30:00Z"
    let document = try PresentationDocument(
      size: Size(width: 960, height: 540), theme: Self.theme, information, fonts: fonts, pictures: pictures)
    for content in contents { try document.add(content) }
    let sink = MemorySink()
    let found = try document.finish(to: sink)
    let check = try PresentationCheck(sink.bytes)
    #expect(check.problems == [])
    return (check, sink.bytes, found)
  }

  private func slide(_ elements: [Element], blocks: [PlacedBlock] = []) throws -> String {
    let content = SlideContent(Self.page(elements, blocks: blocks), layout: .personal, title: "T")
    return try #require(try written([content]).check.slides.first)
  }

  /// The texts of a slide, one a run, without the hidden title.
  private func texts(_ xml: String) -> [String] {
    let all = xml.split(separator: "<a:t>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    return all.last == "T" ? all.dropLast() : all
  }

  @Test func `a heading is the title, and lines of a text are one box`() throws {
    let xml = try slide(
      [
        .tag(.heading(level: 1), [Self.run("Reef & Co", x: 40, y: 60, size: 40, face: "Display")]),
        .tag(.paragraph, [Self.run("first ", x: 40, y: 100), Self.run("second", x: 40, y: 126)]),
      ],
      blocks: [
        PlacedBlock(name: "name", frame: Rect(x: 40, y: 20, width: 400, height: 50)),
        PlacedBlock(name: "message", frame: Rect(x: 40, y: 80, width: 400, height: 60)),
      ])
    #expect(
      xml.contains(
        "name=\"name\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/>"))
    #expect(texts(xml) == ["Reef &amp; Co", "first", "second"])
    // Two lines, 26 points from one to the next; the box is 2.5 % and a point wider than the longer.
    #expect(xml.contains("<a:spcPts val=\"2600\"/>") && xml.count(of: "<a:br>") == 1)
    #expect(
      xml.contains("name=\"message\"")
        && xml.contains("<a:off x=\"508000\" y=\"990600\"/><a:ext cx=\"793750\" cy=\"660400\"/>"))
    #expect(xml.contains("<a:latin typeface=\"+mj-lt\"/>") && xml.contains("<a:cs typeface=\"+mn-cs\"/>"))
  }

  @Test func `colours of the theme are named, others and transparent ones are not`() throws {
    let green = Color(red: 11, green: 110, blue: 79)
    let box = Rect(x: 0, y: 0, width: 10, height: 10)
    let xml = try slide([
      .shape(Shape(.rect(box), fill: green)),
      .shape(Shape(.rect(box), fill: Color(red: 1, green: 2, blue: 3, alpha: 128))),
    ])
    #expect(xml.contains("<a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill>"))
    #expect(xml.contains("<a:srgbClr val=\"010203\"><a:alpha val=\"50196\"/></a:srgbClr>"))
  }

  @Test func `shapes are what they are`() throws {
    let box = Rect(x: 10, y: 10, width: 40, height: 20)
    let circle = Rect(x: 10, y: 10, width: 20, height: 20)
    let corner = Path([.move(Point(x: 0, y: 0)), .line(Point(x: 9, y: 0)), .line(Point(x: 0, y: 9)), .close])
    let xml = try slide([
      .shape(Shape(.rect(box), fill: .black)),
      .shape(Shape(.roundedRect(box, left: 5, right: 5), fill: .black)),
      .shape(Shape(.roundedRect(circle, left: 10, right: 10), fill: .black)),
      .shape(
        Shape(.line(from: Point(x: 0, y: 9), to: Point(x: 9, y: 0)), stroke: .init(color: .black, width: 2))),
      .shape(Shape(corner, fill: .black)),
    ])
    let found = xml.split(separator: "prst=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(found == ["rect", "roundRect", "ellipse", "line"])
    #expect(xml.contains("val 25000") && xml.contains("flipV=\"1\"") && xml.contains("<a:ln w=\"25400\""))
    #expect(xml.contains("<a:path w=\"114300\" h=\"114300\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo>"))
    // Shapes outside of figures are decoration.
    #expect(xml.count(of: "adec:decorative ") == 5)
  }

  @Test func `a figure of several shapes is a group with its words`() throws {
    let steps = (0..<3).map {
      Element.shape(Shape(.rect(Rect(x: Length(Double($0) * 20), y: 5, width: 18, height: 9)), fill: .black))
    }
    let xml = try slide([.tag(.figure(alternative: "2 \"of\" 3"), steps)])
    #expect(xml.count(of: "<p:grpSp>") == 1 && xml.contains("descr=\"2 &quot;of&quot; 3\""))
    #expect(xml.contains("<a:chOff x=\"0\" y=\"63500\"/><a:chExt cx=\"736600\" cy=\"114300\"/>"))
  }

  @Test func `links lie over a hand-made page`() throws {
    var content = SlideContent(Self.page([]), layout: .personal, title: "T")
    let frame = Rect(x: 100, y: 50, width: 40, height: 20)
    content.picture = SlideContent.Picture(
      pixels: [1, 2], vectors: nil, frame: Rect(x: 0, y: 0, width: 960, height: 540), alternative: "A page",
      links: [SlideContent.Picture.Link(frame: frame, address: "https://reef.example/?a=1&b=2")])
    let result = try written([content])
    let xml = result.check.slides[0]
    let picture = try #require(xml.firstRange(of: "descr=\"A page\""))
    let link = try #require(xml.firstRange(of: "descr=\"https://reef.example/?a=1&amp;b=2\"><a:hlinkClick "))
    #expect(picture.lowerBound < link.lowerBound)
    #expect(xml.contains("<a:off x=\"1270000\" y=\"635000\"/><a:ext cx=\"508000\" cy=\"254000\"/>"))
    #expect(xml.contains("<a:alpha val=\"0\"/>"))
  }

  @Test func `QR codes are pictures, and the same one is in the file once`() throws {
    var path = Path()
    for index in 0..<100 {
      path.add(
        Rect(x: Length(Double(index % 10 * 4)), y: Length(Double(index / 10 * 2)), width: 2, height: 2))
    }
    let code = Element.tag(.figure(alternative: "QR"), [.shape(Shape(path, fill: .black))])
    let content = SlideContent(Self.page([code]), layout: .personal, title: "T")
    let result = try written([content, content])
    #expect(
      result.check.slides[0].contains("<asvg:svgBlip") && result.check.slides[0].contains("descr=\"QR\""))
    #expect(result.check.slides[0].count(of: "<p:pic>") == 1)
    #expect(result.found.contains { $0.kind == .code && $0.slides == [1, 2] })
    #expect(result.check.parts["ppt/slides/_rels/slide2.xml.rels"]?.contains("media/image1.png") == true)
  }

  @Test func `links lead to pages of the web and to slides, also to later ones`() throws {
    let first = Self.page([
      .tag(.paragraph, [.link(.uri("https://reef.example/?a&b"), [Self.run("web", x: 0, y: 50)])]),
      .tag(.paragraph, [.link(.destination("there"), [Self.run("slide", x: 0, y: 90)])]),
    ])
    let second = Self.page([.tag(.destination(name: "there"), [Self.run("here", x: 0, y: 50)])])
    let result = try written([
      SlideContent(first, layout: .personal, title: "1"), SlideContent(second, layout: .table, title: "2"),
    ])
    let relations = try #require(result.check.parts["ppt/slides/_rels/slide1.xml.rels"])
    #expect(relations.contains("Target=\"https://reef.example/?a&amp;b\" TargetMode=\"External\""))
    #expect(relations.contains("Target=\"slide2.xml\"/>"))
    #expect(result.check.slides[0].contains("action=\"ppaction://hlinksldjump\""))
  }

  @Test func `rows are a table: its lines are borders, and numbers keep to the right`() throws {
    func row(_ index: Int, _ name: String, _ number: String) -> [Element] {
      let y = Length(100 + Double(index) * 30)
      let right = 200 - Double(number.count) * 10
      let rule = Shape(.rect(Rect(x: 0, y: y + 9.5, width: 200, height: 1)), fill: .black)
      return [
        .tag(
          .row,
          [
            .tag(.headerCell(isRow: true), [Self.run(name, x: 0, y: y)]),
            .tag(.cell, [Self.run(number, x: Length(right), y: y)]),
          ]), .shape(rule),
      ]
    }
    let xml = try slide([.tag(.table, row(0, "Reef", "7") + row(1, "Lagoon", "120"))])
    #expect(xml.count(of: "<a:tr ") == 2 && xml.count(of: "<a:tc>") == 4 && xml.contains("firstCol=\"1\""))
    #expect(texts(xml) == ["Reef", "7", "Lagoon", "120"])
    #expect(xml.count(of: "algn=\"r\"") == 2 && xml.count(of: "algn=\"l\"") == 2)
    // From the top of the first row to the middle of its line, and to the next.
    #expect(xml.contains("<a:tr h=\"381000\">") && xml.count(of: "<a:lnB w=\"12700\">") == 4)
    #expect(!xml.contains("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"shape\""))
  }

  @Test func `fonts that reach beyond a row do not make it higher, and lines keep their distance`() throws {
    func row(_ y: Length, _ name: String, _ lines: [Element], rule: Length) -> [Element] {
      let line = Shape(.rect(Rect(x: 0, y: rule, width: 400, height: 1)), fill: .black)
      return [
        .tag(.row, [.tag(.headerCell(isRow: true), [Self.run(name, x: 0, y: y)]), .tag(.cell, lines)]),
        .shape(line),
      ]
    }
    let rows =
      row(100, "Reef", [Self.run("one", x: 200, y: 100)], rule: 109.5)
      + row(130, "Lagoon", [Self.run("two", x: 200, y: 130, face: "Tall")], rule: 139.5)
      + row(
        160, "Bay", [Self.run("three", x: 200, y: 160), Self.run("four", x: 200, y: 186, face: "Tall")],
        rule: 195.5)
    let xml = try slide([.tag(.table, rows)])
    #expect(xml.count(of: "<a:tr ") == 3 && xml.count(of: "<a:tr h=\"381000\">") == 2)
    // Its font begins 8 points above the row and ends 2 below, with 0.3 for rounding.
    #expect(xml.contains("marT=\"-101600\" marB=\"-29210\""))
    // The first of two lines reaches as low as the second, and each is 26 points high.
    #expect(texts(xml).suffix(3) == ["\u{200B}", "three", "four"])
    #expect(xml.contains("marT=\"76200\" marB=\"-29210\""))
  }

  @Test func `on pages from right to left rectangles are rectangles`() throws {
    let box = Rect(x: 10, y: 10, width: 40, height: 20)
    func turned(_ path: Path) -> Path {
      func turn(_ point: Point) -> Point { Point(x: 60 - point.x, y: point.y) }
      return Path(
        path.segments.map { segment in
          switch segment {
          case .move(let end): .move(turn(end))
          case .line(let end): .line(turn(end))
          case .curve(let first, let second, let end): .curve(turn(first), turn(second), end: turn(end))
          case .close: .close
          }
        })
    }
    let bow = Path([
      .move(Point(x: 0, y: 0)), .line(Point(x: 9, y: 9)), .line(Point(x: 9, y: 0)), .line(Point(x: 0, y: 9)),
      .close,
    ])
    let xml = try slide([
      .shape(Shape(turned(.rect(box)), fill: .black)),
      .shape(Shape(turned(.roundedRect(box, left: 5, right: 5)), fill: .black)),
      .shape(Shape(bow, fill: .black)),
    ])
    let found = xml.split(separator: "prst=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(found == ["rect", "roundRect"] && xml.count(of: "<a:custGeom>") == 1)
  }

  @Test func `a number behind Arabic stays with its unit, and links there keep their line`() throws {
    let number = try slide([
      .tag(
        .paragraph,
        [Self.run("ذروة ", x: 100, y: 50, isRightToLeft: true), Self.run("46 Gbps", x: 30, y: 50)])
    ])
    #expect(texts(number) == ["ذروة ", "\u{200E}46 Gbps\u{200F}"])
    let name = Self.run("السدرة", x: 30, y: 90, face: "Tall", isRightToLeft: true)
    let linked = try slide([
      .tag(.paragraph, [Self.run("by ", x: 0, y: 90), .link(.uri("https://reef.example/"), [name])])
    ])
    #expect(!linked.contains("<a:lnSpc>"))
    #expect(try slide([.tag(.paragraph, [Self.run("by ", x: 0, y: 90), name])]).contains("<a:lnSpc>"))
  }

  @Test func `a list in columns is a table, and one without is text`() throws {
    func item(_ index: Int, _ parts: [(String, Length)]) -> Element {
      .tag(.listItem, parts.map { Self.run($0.0, x: $0.1, y: Length(50 + Double(index) * 30)) })
    }
    let columns = try slide([
      .tag(.list, [item(0, [("Suva", 0), ("2", 190)]), item(1, [("Apia", 0), ("10", 180)])])
    ])
    #expect(columns.count(of: "<a:gridCol ") == 2 && columns.count(of: "<a:tr ") == 2)
    let lines = try slide([.tag(.list, [item(0, [("Suva", 0)]), item(1, [("Apia", 0)])])])
    #expect(!lines.contains("<a:tbl>") && texts(lines) == ["Suva", "Apia"])
  }

  @Test func `a table that is no grid is text, and reported`() throws {
    let rows: [Element] = [
      .tag(
        .row,
        [.tag(.cell, [Self.run("long long long", x: 0, y: 50)]), .tag(.cell, [Self.run("a", x: 150, y: 50)])]),
      .tag(.row, [.tag(.cell, [Self.run("b", x: 0, y: 80)]), .tag(.cell, [Self.run("c", x: 60, y: 80)])]),
    ]
    let content = SlideContent(Self.page([.tag(.table, rows)]), layout: .table, title: "T")
    let result = try written([content])
    #expect(texts(result.check.slides[0]) == ["long long long", "a", "b", "c"])
    #expect(result.found.contains { $0.kind == .table && $0.slides == [1] })
  }

  @Test func `text from right to left is so, and figures behind it stay there`() throws {
    let xml = try slide([
      .tag(.paragraph, [Self.run("שלום", x: 100, y: 50, isRightToLeft: true)]),
      .tag(
        .paragraph,
        [
          Self.run("by ", x: 0, y: 90), Self.run("שלום", x: 30, y: 90, isRightToLeft: true),
          Self.run(" 2", x: 70, y: 90),
        ]),
    ])
    #expect(xml.count(of: "algn=\"r\" rtl=\"1\"") == 1 && xml.count(of: "algn=\"l\" rtl=\"0\"") == 1)
    #expect(texts(xml) == ["שלום", "by ", "שלום\u{200E}", " 2"])
    #expect(xml.contains("lang=\"he-IL\""))
    // Two names on a page from right to left, the first at the right.
    let names = try slide([
      .tag(.paragraph, [Self.run("Reef", x: 60, y: 50), Self.run("Lagoon", x: -6, y: 50)])
    ])
    #expect(texts(names) == ["Reef\u{200F}", " ", "Lagoon\u{200F}"])
    // Of an isolate only the end is in a piece: alone it would be on the wrong side of the space.
    let isolated = try slide([
      .tag(.paragraph, [Self.run("Reef\u{2069} ", x: 60, y: 50), Self.run("1", x: 40, y: 50)])
    ])
    #expect(!texts(isolated).joined().unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
  }

  @Test func `text that is wider than its letters says so`() throws {
    var run = GlyphRun(
      face: FontFace(file: "Sans"), size: 20, color: .black, text: "1110", glyphs: [], clusters: [],
      origin: Point(x: 0, y: 50), advance: 44)
    let wider = try slide([.tag(.paragraph, [.glyphs(run)])])
    #expect(wider.contains("spc=\"100\""))
    (run.advance, run.tracking) = (38, -0.5)
    #expect(try slide([.tag(.paragraph, [.glyphs(run)])]).contains("spc=\"-50\""))
  }

  @Test func `sections, notes and times`() throws {
    var contents = (1...3).map { SlideContent(Self.page([]), layout: .personal, title: "\($0)") }
    for (index, section) in ["Early", "Early", "Late"].enumerated() { contents[index].section = section }
    contents[1].notes = ["What to say:", "", "5 < 6"]
    contents[2].seconds = 90
    let result = try written(contents)
    let presentation = try #require(result.check.parts["ppt/presentation.xml"])
    #expect(presentation.count(of: "<p14:section ") == 2 && presentation.contains("name=\"Late\""))
    #expect(result.check.parts["ppt/notesSlides/notesSlide2.xml"]?.contains("<a:t>5 &lt; 6</a:t>") == true)
    #expect(result.check.slides[2].contains("<p:transition advTm=\"90000\"/>"))
    #expect(!result.check.slides[0].contains("transition"))
    // What has no heading has a title that is above the slide.
    #expect(result.check.slides[0].contains("<a:off x=\"0\" y=\"-609600\"/>"))
    #expect(try written(contents).bytes == result.bytes)
    #expect(result.check.parts["docProps/core.xml"]?.contains("<dc:title>A &amp; B</dc:title>") == true)
  }

  @Test func `the slide's number is a field, and no part of another number`() throws {
    var content = SlideContent(
      Self.page(
        [.tag(.paragraph, [Self.run("1 / 21", x: 0, y: 50)])],
        blocks: [PlacedBlock(name: "page", frame: Rect(x: 0, y: 30, width: 200, height: 30))]),
      layout: .personal, title: "T")
    content.roles = ["page": .number]
    let xml = try #require(try written([content]).check.slides.first)
    #expect(xml.contains("<p:ph type=\"sldNum\"") && xml.count(of: "type=\"slidenum\"") == 1)
    #expect(texts(xml).prefix(2) == ["1", " / 21"])
  }
}
