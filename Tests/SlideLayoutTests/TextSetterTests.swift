@testable import Slides
import Diagnostics
import Scene
import Testing

@testable import SlideLayout

/// Where lines end.
@Suite struct TextSetterTests {
  private let maker: SlideMaker
  private let setter: TextSetter

  init() throws {
    let template = try Repository.template("classic")
    maker = try SlideMaker(template: template, folders: Repository.folders)
    let page = DeckPage(.cover, DeckFacts())
    setter = TextSetter(
      context: LayoutContext(
        template: template, palette: template.palette, typesetter: maker.layout.typesetter,
        fields: SlideFields(page, labels: template.labels, pageNumber: "", part: nil), deckPage: page,
        location: SourceLocation(file: "deck")))
  }

  /// Items on several lines are broken between, and no dot is left at a line's end.
  @Test func `lines of items end between them`() throws {
    let style = try #require(setter.context.template.styles["condition"])
    func lines(_ text: String, width: Length, lines: Int = 3) throws -> [String] {
      let fit = TextSetter.Fit(lines: lines, shrinksFirst: false)
      let block = try setter.set([TextSetter.Span(text: text, style: style)], width: width, fit)
      return block.shaped.lines.map { $0.runs.map(\.text).joined() }
    }
    let text = "No contract · no ratio required · several locations"
    let most = try lines(text, width: 1000)
    #expect(most == [text])
    #expect(
      try lines(text, width: style.size * 20) == ["No contract · no ratio required", "several locations"])
    #expect(
      try lines(text, width: style.size * 12) == ["No contract", "no ratio required", "several locations"])
    // A short one beside a long one is not on a line by itself.
    let long = try lines("a · " + String(repeating: "word ", count: 12) + "word", width: style.size * 20)
    #expect(long.count == 2 && long[0].hasPrefix("a\u{A0}· word"))
  }

  /// Words stay whole where there are smaller sizes in which they fit.
  @Test(arguments: [
    "Степной Ветер Коралловых Островов", "CoralReef™ Wireless of the Islands", "நீலக்கடல் வலையமைப்புகளுக்கும்",
  ])
  func `words stay whole`(name: String) throws {
    let style = try #require(setter.context.template.styles["name"])
    for width in stride(from: 240.0, through: 700, by: 20) {
      let block = try setter.set(
        [TextSetter.Span(text: name, style: style)], width: Length(width),
        TextSetter.Fit(lines: 3, shrinksFirst: false))
      let words = name.split(separator: " ")
      let widest = try words.map { try setter.line(String($0), style).width * block.scale }.max() ?? 0
      guard !block.shaped.isTruncated, widest <= Length(width) else { continue }
      for line in block.shaped.lines.dropLast() {
        let end = line.runs.map(\.text).joined().split(separator: " ").last ?? ""
        #expect(words.contains(end), "'\(end)' at \(width)")
      }
    }
  }

  /// An address is broken behind its sign alone: a hyphen at a line's end would be taken for none of its own.
  @Test func `addresses end lines behind the sign`() throws {
    let style = try #require(setter.context.template.styles["address"])
    let span = TextSetter.Span(text: "peering-coordination@driftwood-net.example", style: style)
    let block = try setter.set([span], width: style.size * 16, TextSetter.Fit(lines: 2, shrinksFirst: false))
    #expect(
      block.shaped.lines.map { $0.runs.map(\.text).joined() } == [
        "peering-coordination@", "driftwood-net.example",
      ])
  }

  /// In no width there is nothing to search for.
  @Test(arguments: [0.0, 0.001, 0.4])
  func `text in no width ends`(width: Double) throws {
    let style = try #require(setter.context.template.styles["row-name"])
    let span = TextSetter.Span(text: "Reef Street Networks and others", style: style)
    let block = try setter.set([span], width: Length(width), TextSetter.Fit(lines: 3, shrinksFirst: false))
    #expect(block.shaped.lines.count <= 3)
  }

  /// A count behind a name from right to left is behind it, and not before.
  @Test func `counts are behind names`() throws {
    let style = try #require(setter.context.template.styles["row-text"])
    let text = DeckWords(setter.context.template).common(exchanges: 8, with: "شبكة السدرة").text
    let line = try setter.line(text, style)
    let runs = line.shaped.lines.flatMap(\.runs)
    #expect(runs.last?.text.contains("8") == true && runs.count > 1)
  }
}
import Templates
