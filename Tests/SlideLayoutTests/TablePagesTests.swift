import PeeringDB
import Slides
import Diagnostics
import Scene
import Templates
import TestSupport
import Testing

@testable import SlideLayout

/// Pages of decks that go on.
@Suite struct TablePagesTests {
  private let location = SourceLocation(file: "deck")

  /// The texts of each page that a table comes to, those of the table alone.
  private func pages(_ kind: PageKind, _ table: DeckTable, _ variant: TemplateVariant = .init())
    throws
    -> [[String]]
  {
    let layout = SlideLayout(
      try Repository.template("classic", variant), typesetter: FixedAdvanceTypesetter())
    let page = DeckPage(kind, DeckFacts(), table: table)
    let starts = try layout.starts(page, location: location)
    return try starts.map { start in
      let result = try layout.page(page, from: start, location: location, pageNumber: "")
      #expect(PageInspection.problems(of: result) == [])
      return result.texts.filter { !$0.isEmpty && $0 != "Running order" && $0 != "Who is where" }
    }
  }

  private func heading(_ title: String) -> DeckTable.Row { DeckTable.Row(["name": DeckTable.Cell(title)]) }

  private func rows(_ names: Range<Int>) -> [DeckTable.Row] {
    names.map { DeckTable.Row(["name": DeckTable.Cell("N\($0)")], kind: .network) }
  }

  @Test func `a heading is above what goes on`() throws {
    let table = DeckTable([heading("One")] + rows(0..<15) + [heading("Two")] + rows(15..<17))
    let pages = try pages(.runningOrder, table)
    #expect(pages.count == 2)
    #expect(pages[0].first == "One")
    #expect(pages[1].first == "One (continued)")
    #expect(pages[1].contains("Two") && !pages[1].contains("Two (continued)"))
    #expect(pages.joined().filter { $0.hasPrefix("N") } == (0..<17).map { "N\($0)" })
  }

  /// However long the first session is: two rows of the second are below its heading, or it begins on the next page.
  @Test(arguments: 1...24)
  func `a heading is not left at the foot`(count: Int) throws {
    let table = DeckTable([heading("One")] + rows(0..<count) + [heading("Two")] + rows(count..<count + 12))
    let pages = try pages(.runningOrder, table)
    for page in pages {
      guard let index = page.firstIndex(of: "Two") else { continue }
      #expect(page.count - 1 - index >= 2, "\(page)")
    }
    #expect(pages.joined().filter { $0.hasPrefix("N") } == (0..<count + 12).map { "N\($0)" })
    #expect(pages.joined().count { $0 == "Two" } == 1)
  }

  /// A session of one presenter has only one row below its heading.
  @Test(arguments: 1...24)
  func `sessions of one`(count: Int) throws {
    let sessions = (0..<count).flatMap { [heading("S\($0)")] + rows($0..<$0 + 1) }
    let shown = try pages(.runningOrder, DeckTable(sessions)).joined()
    #expect(Array(shown) == (0..<count).flatMap { ["S\($0)", "N\($0)"] })
  }

  private func exchanges(_ counts: [Int]) -> DeckTable {
    DeckTable(
      counts.enumerated().map { index, count in
        let items = (0..<count).map { DeckTable.Cell.Item("N\(index).\($0)") }
        return DeckTable.Row(["exchange": DeckTable.Cell("IX\(index)"), "presenters": DeckTable.Cell(items)])
      })
  }

  /// No one is lost or doubled, and each page says at which exchange its names are.
  @Test(arguments: [
    [3, 200], [2, 2, 2, 1, 190, 3], [230], [600, 4], [300, 300, 300], Array(repeating: 5, count: 80),
  ])
  func `names go on beside their exchange`(counts: [Int]) throws {
    let pages = try pages(.exchanges, exchanges(counts))
    #expect(pages.count > 1)
    let names = pages.joined().filter { $0.hasPrefix("N") }
    #expect(
      Array(names) == counts.enumerated().flatMap { index, count in (0..<count).map { "N\(index).\($0)" } })
    for page in pages {
      #expect(page.first?.hasPrefix("IX") == true)
      #expect(!page.contains { $0.contains("more") || $0.contains("…") })
    }
    for (before, after) in zip(pages, pages.dropFirst()) {
      let (last, first) = (try #require(before.last { $0.hasPrefix("N") }), after[0])
      let exchange = "IX" + last.dropFirst().prefix { $0 != "." }
      #expect(first == "\(exchange) (continued)" || !first.contains("continued"))
      #expect(
        after.first { $0.hasPrefix("N") }.map {
          $0.hasPrefix("N\(first.dropFirst(2).prefix(while: \.isNumber)).")
        } == true)
    }
  }

  /// A large deck has its list in two columns.
  @Test func `large decks have denser lists`() throws {
    func table(_ count: Int) -> DeckTable {
      DeckTable(
        (0..<count).map { index in
          DeckTable.Row(
            ["name": DeckTable.Cell("N\(index)"), "contact": DeckTable.Cell("C\(index)")], kind: .network)
        })
    }
    let small = try pages(.presenters, table(60))
    #expect(small.joined().contains("C59") && small.count == 5)
    let large = try pages(.presenters, table(61))
    #expect(!large.joined().contains("C59"))
    #expect(large.count * 2 <= small.count + 1, "\(large.count) pages")
    #expect(large.joined().filter { $0.hasPrefix("N") } == (0..<61).map { "N\($0)" })
  }

  @Test(arguments: [(1, 12), (12, 12), (13, 12), (25, 12), (34, 11), (72, 13), (5, 1)])
  func `stretches of rows are about equally long`(count: Int, most: Int) throws {
    let stretches = MatrixBlock.even(0..<count, most)
    #expect(stretches.flatMap { Array($0) } == Array(0..<count))
    #expect(stretches.count == (count + most - 1) / most)
    let lengths = stretches.map(\.count)
    let (longest, shortest) = (try #require(lengths.max()), try #require(lengths.min()))
    #expect(longest <= most && longest - shortest <= 1)
  }

  /// Everybody meets everybody, at as many exchanges as the sum of both numbers.
  private func matrix(_ count: Int) -> DeckMatrix {
    let meetings = (0..<count).map { row in
      Dictionary(
        uniqueKeysWithValues: ((row + 1)..<max(row + 1, count)).map {
          ($0, DeckMatrix.Meeting(exchanges: row + $0, facilities: 0))
        })
    }
    let presenters = (0..<count).map { row in
      var items: [DeckTable.Cell.Item] = []
      for other in (0..<count).reversed() where other != row {
        var item = DeckTable.Cell.Item("M\(other) \(row + other)")
        item.count = item.text.firstRange(of: " \(row + other)")
        items.append(item)
      }
      return DeckMatrix.Presenter("N\(row)", others: DeckTable.Cell(items))
    }
    return DeckMatrix(presenters: presenters, meetings: meetings)
  }

  /// Each row is read alone: what two have in common is in the rows of both, beside the three best in words.
  @Test(arguments: [2, 3, 7, 12], ["classic", "stage", "map", "handout"])
  func `a row of the matrix is whole`(count: Int, template: String) throws {
    let layout = SlideLayout(
      try Repository.template(template, .init()), typesetter: FixedAdvanceTypesetter())
    let page = DeckPage(.matrix, DeckFacts(), matrix: matrix(count))
    var rows: [[String]] = []
    for start in try layout.starts(page, location: location) {
      let result = try layout.page(page, from: start, location: location, pageNumber: "")
      #expect(PageInspection.problems(of: result) == [])
      for text in result.texts {
        if text.hasPrefix("N"), text.dropFirst().allSatisfy(\.isNumber) {
          rows.append([text])
        } else if !rows.isEmpty, !text.isEmpty {
          rows[rows.count - 1].append(text)
        }
      }
    }
    try #require(rows.count == count)
    for (index, row) in rows.enumerated() {
      #expect(row[0] == "N\(index)")
      let counts = (0..<count).filter { $0 != index }.map { "\($0 + index)" }
      #expect(Array(row.filter { $0.allSatisfy(\.isNumber) }.prefix(counts.count)) == counts, "\(row)")
      let best = (0..<count).reversed().filter { $0 != index }.prefix(3)
      let named = row.filter { $0.hasPrefix("M") }
      #expect(named.count <= 3 && zip(named, best).allSatisfy { $0.hasPrefix("M\($1)") }, "\(row)")
    }
  }

  @Test func `a column that no row fills has no room`() throws {
    func places(_ cells: [String: DeckTable.Cell]) throws -> [String: Double] {
      let layout = SlideLayout(
        try Repository.template("classic", .init()), typesetter: FixedAdvanceTypesetter())
      let page = DeckPage(
        .runningOrder, DeckFacts(), table: DeckTable([DeckTable.Row(cells, kind: .network)]))
      let result = try layout.page(page, location: location, pageNumber: "")
      return Dictionary(
        result.page.elements.flatMap(\.runs).map { ($0.text, $0.origin.x.points) }
      ) { first, _ in first }
    }
    let all = ["time": "14:00", "number": "AS1", "name": "Name", "policy": "Open", "traffic": "1 Gbps"]
    let cells = all.mapValues { DeckTable.Cell($0) }
    let full = try places(cells)
    let untimed = try places(cells.filter { $0.key != "time" })
    #expect(untimed["AS1"] == full["14:00"])
    #expect(untimed["Open"] == full["Open"])
    #expect(try places(cells.filter { $0.key == "name" })["Name"] == full["14:00"])
    #expect(try places(cells.mapValues { _ in DeckTable.Cell("") }).keys.sorted() == ["Running order"])
  }
}
