@testable import Slides
import Diagnostics
import PeeringDB
import Scene
import Submissions
import TestSupport
import Testing

@testable import SlideLayout

/// Which way lines run where pages run from right to left.
@Suite struct DirectionTests {
  private let maker: SlideMaker
  private let labels: Labels

  init() throws {
    let template = try Repository.template("classic", TemplateVariant(language: "ar"))
    maker = try SlideMaker(template: template, folders: Repository.folders)
    labels = template.labels
  }

  /// The runs of a deck page's block, from right to left.
  private func line(_ kind: PageKind, _ facts: DeckFacts, _ block: String) throws -> String {
    let result = try maker.layout.page(
      DeckPage(kind, facts), location: SourceLocation(file: "deck"), pageNumber: "")
    let frame = try #require(result.frame(block))
    let runs = result.page.elements.flatMap(\.runs).filter { run in
      frame.contains(Rect(origin: run.origin, size: Size(width: 0, height: 0)))
    }
    let text = runs.sorted { $0.origin.x > $1.origin.x }.map(\.text).joined()
    return text.filter { !"\u{2068}\u{2069}\u{2060}\u{A0}".contains($0) }
  }

  private var facts: DeckFacts {
    var facts = DeckFacts()
    facts.event = "Coral Coast Forum"
    facts.place = "Nadi, Fiji"
    facts.firstDay = CalendarDate(isoPrefix: "2027-02-24")
    (facts.start, facts.end) = ("14:00", "14:30")
    facts.session = "Forum 1"
    facts.room = "Reef Hall"
    facts.timeZone = "Pacific/Fiji"
    return facts
  }

  @Test func `facts follow one another as the template runs`() throws {
    let line = try line(.cover, facts, "place")
    let places = try ["Nadi", "فبراير", "14:00", "14:30", "Pacific", "Reef"].map { word in
      try #require(line.firstRange(of: word), "\(word) in \(line)").lowerBound
    }
    #expect(places == places.sorted(), "\(line)")
  }

  @Test func `event and session are a list`() throws {
    #expect(labels.footer(facts) == "\u{2068}Coral Coast Forum\u{2069} · \u{2068}Forum 1\u{2069}")
    let line = try line(.cover, facts, "event and session")
    #expect(line.hasPrefix("Coral Coast Forum") && line.hasSuffix("Forum 1"), "\(line)")
  }

  @Test func `one name alone is itself`() throws {
    var facts = facts
    facts.session = ""
    #expect(labels.footer(facts) == "Coral Coast Forum")
    #expect(try line(.cover, facts, "event and session") == "Coral Coast Forum")
  }

  /// Marks of direction do not keep lines from being about equally long.
  @Test func `lines are balanced`() throws {
    var facts = facts
    facts.event = "Coral Coast Peering Forum and General Assembly of the Islands of the South Sea"
    let result = try maker.layout.page(
      DeckPage(.cover, facts), location: SourceLocation(file: "deck"), pageNumber: "")
    let frame = try #require(result.frame("event and session"))
    let runs = result.page.elements.flatMap(\.runs).filter { run in
      frame.contains(Rect(origin: run.origin, size: Size(width: 0, height: 0)))
    }
    let widths = Dictionary(grouping: runs, by: \.origin.y).values.map { line in
      line.reduce(Length.zero) { $0 + $1.advance }
    }
    #expect(widths.count == 2)
    let (least, most) = (try #require(widths.min()), try #require(widths.max()))
    #expect(least > most * 0.6, "\(widths)")
  }

  @Test func `lists have the languages separator`() throws {
    #expect(labels.list(["Content", "NSP"]) == "\u{2068}Content\u{2069}، \u{2068}NSP\u{2069}")
    #expect(labels.list(["Content"]) == "Content")
    let japanese = try Repository.template("classic", TemplateVariant(language: "ja")).labels
    #expect(japanese.list(["Content", "NSP"]) == "Content、NSP")
    let table = DeckTable([
      DeckTable.Row([
        "exchange": DeckTable.Cell("IX"), "presenters": DeckTable.Cell([.init("Kauri"), .init("Reef")]),
      ])
    ])
    let result = try maker.layout.page(
      DeckPage(.exchanges, DeckFacts(), table: table), location: SourceLocation(file: "deck"), pageNumber: "")
    #expect(result.texts.contains("،") && !result.texts.contains { $0.contains(",") })
  }

  /// In the dual the word says the number.
  @Test func `a dual has no number`() throws {
    #expect(labels.quantity("buildings", count: 2) == ("مبنيان", ""))
    #expect(labels.quantity("buildings", count: 4) == ("4", "مبانٍ"))
    let english = try Repository.template("classic").labels
    #expect(english.quantity("buildings", count: 1) == ("1", "building"))
    #expect(english.quantity("buildings", count: 1200) == ("1,200", "buildings"))
  }

  @Test func `words of PeeringDB are the template's`() throws {
    #expect(labels.word("type", "Cable/DSL/ISP") == "كابل/DSL/ISP")
    #expect(labels.word("scope", "Asia Pacific") == "آسيا والمحيط الهادئ")
    #expect(labels.word("type", "Quantum Repeater") == "Quantum Repeater")
  }
}
import Templates
