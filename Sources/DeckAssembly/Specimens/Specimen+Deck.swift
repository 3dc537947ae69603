internal import Diagnostics
internal import PeeringDB
internal import SlideLayout
internal import Submissions

extension Specimen {
  /// A page of a deck's own; nil for a kind of slide.
  init?(deckPage kind: Template.PageKind) {
    var page = DeckPage(kind, Self.facts)
    switch kind {
    case .cover, .divider, .missing, .ownSlide, .closing: break
    case .runningOrder: page.table = Self.runningOrder
    case .matrix: page.matrix = Self.matrix
    case .meetings: page.table = Self.table("name", "others", items: 9)
    case .exchanges: page.table = Self.table("exchange", "presenters", items: 24)
    case .presenters: page.table = Self.presenters
    default: return nil
    }
    self.init(title: kind.rawValue, content: .deck(page))
  }

  private static let names = [
    "Pacific Lightwave", "Confederation of Island Universities and Research Libraries of the South Sea",
    "شبكة السدرة", "朝凪ネットワーク", "เครือข่ายดาวเหนือ", "Driftwood Net", "CoralReef™ Wireless", "Степной Ветер",
  ]

  private static func name(_ index: Int) -> String { names[index % names.count] }
  private static func number(_ index: Int) -> String { "AS\(64496 + index % 16)" }

  private static var facts: DeckFacts {
    var facts = DeckFacts()
    facts.event = "Coral Coast Peering Forum and General Assembly of the Islands 2027"
    facts.place = "Nukuʻalofa, Tonga"
    facts.firstDay = CalendarDate(isoPrefix: "2027-02-24")
    facts.lastDay = CalendarDate(isoPrefix: "2027-02-26")
    facts.timeZone = "Pacific/Tongatapu"
    facts.session = "Peering Forum 1"
    facts.room = "Reef Hall"
    facts.chair = "Mele Tau'olunga"
    (facts.start, facts.end) = ("14:00", "14:30")
    facts.slotSeconds = 90
    facts.kinds = [("network", 41), ("exchange", 11), ("facility", 3), ("other", 1)].map { kind, count in
      DeckFacts.KindCount(kind: kind, count: count)
    }
    facts.text = "Coffee is in the Lagoon Room. Bring this deck, and the people in it."
    facts.name = names[1]
    facts.number = "AS64500"
    facts.next = "AS64511 Coral Coast Wireless"
    return facts
  }

  private static var runningOrder: DeckTable {
    var rows = [DeckTable.Row(["name": DeckTable.Cell("Peering Forum 1 · 24 Feb 2027 · Reef Hall")])]
    for index in 0..<24 {
      rows.append(
        DeckTable.Row(
          [
            "time": DeckTable.Cell("14:\(index + 10)"), "number": DeckTable.Cell(number(index)),
            "name": DeckTable.Cell(name(index)),
            "policy": DeckTable.Cell(index % 3 == 0 ? "Restrictive" : "Open"),
            "traffic": DeckTable.Cell("500–1000 Gbps"),
          ], kind: ["network", "exchange", "facility", "other"][index % 4]))
    }
    return DeckTable(rows)
  }

  private static var presenters: DeckTable {
    DeckTable(
      (0..<30).map { index in
        DeckTable.Row(
          [
            "number": DeckTable.Cell(number(index)), "name": DeckTable.Cell(name(index)),
            "policy": DeckTable.Cell("Restrictive"),
            "contact": DeckTable.Cell("peering-coordination@driftwood-net.example"),
            "page": DeckTable.Cell("\(index + 100)"),
          ], kind: ["network", "exchange", "facility", "other"][index % 4])
      })
  }

  /// Rows of a name and several others.
  private static func table(_ head: String, _ rest: String, items: Int) -> DeckTable {
    DeckTable(
      (0..<14).map { row in
        var cell = DeckTable.Cell((0..<items).map { DeckTable.Cell.Item(name(row + $0)) })
        cell.unlisted = row
        return DeckTable.Row([head: DeckTable.Cell(name(row)), rest: cell])
      })
  }

  private static var matrix: DeckMatrix {
    let count = 26
    let meetings = (0..<count).map { row in
      var found: [Int: DeckMatrix.Meeting] = [:]
      for column in (row + 1)..<max(row + 1, count) where (row * 7 + column * 3) % 4 != 0 {
        let exchanges = (row * column) % 13
        found[column] = DeckMatrix.Meeting(exchanges: exchanges, facilities: exchanges == 0 ? 2 : 0)
      }
      return found
    }
    return DeckMatrix(presenters: (0..<count).map { DeckMatrix.Presenter(name($0)) }, meetings: meetings)
  }
}
