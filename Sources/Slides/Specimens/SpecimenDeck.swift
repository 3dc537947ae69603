internal import Diagnostics
internal import PeeringDB
internal import SlideLayout
internal import Submissions
internal import Templates

/// A deck's own pages, of invented presenters, in a template's words.
struct SpecimenDeck {
  let words: DeckWords
  /// Whether there are so many presenters that lists are set closer.
  let isLarge: Bool
  /// Whose sheet there is; nil for none.
  var personal: Personal?

  /// A page of a deck's own; nil for a kind of slide.
  func page(_ kind: PageKind) -> DeckPage? {
    var page = DeckPage(kind, facts)
    switch kind {
    case .cover, .divider, .missing, .ownSlide, .closing: break
    case .runningOrder: page.table = runningOrder
    case .matrix: page.matrix = matrix
    case .meetings: page.table = meetings
    case .exchanges: page.table = exchanges
    case .presenters: page.table = presenters
    case .joining: page.table = joining
    case .sheet: page.sheet = sheet
    default: return nil
    }
    return page
  }

  /// The kinds of pages that are a deck's own.
  static let kinds: [PageKind] = [
    .cover, .runningOrder, .divider, .missing, .ownSlide, .matrix, .meetings, .exchanges, .presenters,
    .joining, .closing, .sheet,
  ]

  /// The kinds of pages whose lists are set closer in a large deck.
  static let largeKinds: [PageKind] = [.exchanges, .presenters]

  private static let hardNames = [
    "Pacific Lightwave", "Confederation of Island Universities and Research Libraries of the South Sea",
    "شبكة السدرة", "朝凪ネットワーク", "เครือข่ายดาวเหนือ", "Driftwood Net", "CoralReef™ Wireless", "Степной Ветер",
  ]
  private static let places = [
    "Harbour", "Kauri", "Monsoon", "Reef Street", "Hibiscus", "Tidemark", "Lagoon",
  ]
  private static let trades = ["Networks", "Broadband", "Hosting", "Transit", "Cloud", "Wireless"]
  static let exchangeNames = [
    "Straits-IX", "Lattice IX Tokyo", "Musashi Peering Point", "Suva-IX", "Quayside Exchange Hong Kong",
    "Rangitoto-IX", "江戸川エクスチェンジ", "Redwood-IX", "Island Universities Internet Exchange of the South Sea",
    "Mekong-IX", "Wattle IX Sydney", "Polder-IX",
  ]

  /// Every name is another's, the hard ones among them.
  static func name(_ index: Int) -> String {
    if index < hardNames.count { return hardNames[index] }
    let rest = index - hardNames.count
    let round = rest / (places.count * trades.count)
    let name = "\(places[rest % places.count]) \(trades[rest / places.count % trades.count])"
    return round == 0 ? name : "\(name) \(round + 1)"
  }

  static func number(_ index: Int) -> String {
    "AS\(index % 5 == 4 ? 4_200_000_000 + index : 64496 + index)"
  }
  static func kind(_ index: Int) -> PresenterKind { PresenterKind.allCases[index % 4] }

  var facts: DeckFacts {
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
    facts.kinds = [(PresenterKind.network, 41), (.exchange, 11), (.facility, 3), (.other, 1)].map {
      kind, count in
      DeckFacts.KindCount(kind: kind, count: count)
    }
    facts.text = "Coffee is in the Lagoon Room. Bring this deck, and the people in it."
    facts.name = Self.hardNames[1]
    facts.number = "AS64500"
    facts.next = "AS64511 Coral Coast Wireless"
    return facts
  }

  private var runningOrder: DeckTable {
    let rows = (0..<24).map { index in
      var name = DeckTable.Cell.Item(Self.name(index))
      name.latinName = index == 3 ? "Asanagi Network" : nil
      let kind = Self.kind(index)
      var policy = DeckTable.Cell.Item(kind == .network ? self.policy(index) : words.shortKind(kind))
      policy.mark = kind == .network ? .policy(index % 3 == 0 ? .restrictive : .open) : .kind(kind)
      return DeckTable.Row(
        [
          "time": DeckTable.Cell("14:\(index + 10)"), "number": DeckTable.Cell(Self.number(index)),
          "name": DeckTable.Cell([name]), "policy": DeckTable.Cell([policy]),
          "traffic": DeckTable.Cell("500–1000 Gbps"),
        ], kind: kind)
    }
    let waiting = DeckTable.Row(["name": DeckTable.Cell(words.waitingTitle)])
    return DeckTable(rows.dropLast(4) + [waiting] + rows.suffix(4))
  }

  private func policy(_ index: Int) -> String { words.policy(index % 3 == 0 ? .restrictive : .open) }

  private var presenters: DeckTable {
    DeckTable(
      (0..<(isLarge ? 90 : 30)).map { index in
        DeckTable.Row(
          [
            "number": DeckTable.Cell(Self.number(index)), "name": DeckTable.Cell(Self.name(index)),
            "policy": DeckTable.Cell(policy(index)),
            "contact": DeckTable.Cell("peering-coordination@driftwood-net.example"),
            "page": DeckTable.Cell("\(index + 100)"),
          ], kind: Self.kind(index))
      })
  }

  /// Exchanges with few and with many presenters.
  private var exchanges: DeckTable {
    let counts = isLarge ? [70, 3, 12, 120, 2, 61] : [3, 2, 14, 5, 2, 30, 4, 2, 9, 3, 6, 2]
    return DeckTable(
      counts.enumerated().map { index, count in
        DeckTable.Row([
          "exchange": DeckTable.Cell(Self.exchangeNames[index]),
          "presenters": DeckTable.Cell((0..<count).map { item(index * 5 + $0) }),
        ])
      })
  }

  private func item(_ index: Int) -> DeckTable.Cell.Item { DeckTable.Cell.Item(Self.name(index)) }

  private var meetings: DeckTable {
    DeckTable(
      (0..<14).map { row in
        var others = DeckTable.Cell(
          (0..<9).map { index in
            common(index, with: row + index + 1)
          })
        others.unlisted = row
        return DeckTable.Row(["name": DeckTable.Cell(Self.name(row)), "others": others])
      })
  }

  private var matrix: DeckMatrix {
    let count = 12
    let meetings = (0..<count).map { row in
      var found: [Int: DeckMatrix.Meeting] = [:]
      for column in (row + 1)..<max(row + 1, count) where (row * 7 + column * 3) % 4 != 0 {
        let exchanges = (row * column) % 13
        found[column] = DeckMatrix.Meeting(exchanges: exchanges, facilities: exchanges == 0 ? 2 : 0)
      }
      return found
    }
    let named = (0..<count).map { row in
      let others = (0..<6).map { common($0 + 2, with: row + $0 + 1) }
      return DeckMatrix.Presenter(Self.name(row), others: DeckTable.Cell(others))
    }
    return DeckMatrix(presenters: named, meetings: meetings)
  }

  private func common(_ index: Int, with other: Int) -> DeckTable.Cell.Item {
    let name = Self.name(other)
    return index < 7
      ? words.common(exchanges: 9 - index, with: name) : words.common(facilities: 2, with: name)
  }

  private var joining: DeckTable {
    DeckTable(
      (0..<4).map { index in
        let name = Self.exchangeNames[[8, 0, 6, 11][index]]
        return DeckTable.Row([
          "name": DeckTable.Cell(index == 0 ? words.host(name) : name),
          "pairs": DeckTable.Cell(words.newPairs(1200 - index * 399)),
          "why": DeckTable.Cell(words.joining(present: 12 + index, absent: 100 - index)),
        ])
      })
  }
}
