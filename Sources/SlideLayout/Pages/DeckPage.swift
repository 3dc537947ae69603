package import PeeringDB
package import Submissions
package import Templates

/// A page of a deck that is no presenter's: what it says, in values.
package struct DeckPage: Sendable {
  package var kind: PageKind
  package var facts: DeckFacts
  /// Rows that go on over as many pages as they need.
  package var table: DeckTable?
  package var matrix: DeckMatrix?
  /// A presenter's sheet; nil for other pages.
  package var sheet: DeckSheet?

  package init(
    _ kind: PageKind, _ facts: DeckFacts, table: DeckTable? = nil, matrix: DeckMatrix? = nil,
    sheet: DeckSheet? = nil
  ) {
    self.kind = kind
    self.facts = facts
    self.table = table
    self.matrix = matrix
    self.sheet = sheet
  }
}

/// What is known about a deck, a session, or the presenter of a page.
package struct DeckFacts: Sendable {
  /// Presenters of one kind.
  package struct KindCount: Sendable {
    package var kind: PresenterKind
    package var count: Int

    package init(kind: PresenterKind, count: Int) {
      self.kind = kind
      self.count = count
    }
  }

  package var event = ""
  package var place = ""
  package var firstDay: CalendarDate?
  package var lastDay: CalendarDate?
  /// Its IANA name.
  package var timeZone = ""
  /// How far the session's clocks are ahead of UTC, in seconds; nil where that is not known.
  package var secondsFromUTC: Int?
  package var session = ""
  package var room = ""
  package var chair = ""
  /// `14:00`.
  package var start = ""
  /// `14:30`.
  package var end = ""
  package var slotSeconds: Int?
  package var kinds: [KindCount] = []
  /// A title in place of the template's.
  package var title = ""
  /// Free text of the organiser's.
  package var text = ""
  /// Whom the page is about, where a slide is still to come.
  package var name = ""
  package var number = ""
  /// What the page is marked as, before event and session: not for publication. Empty for nothing.
  package var mark = ""
  /// The words of the footer's left end; empty for event and session.
  package var footer = ""
  /// Who comes next.
  package var next = ""
  package var links = DeckLinks()
  /// Where the page's session begins; empty where there is no such place.
  package var sessionTarget = ""

  package init() {}

  package var presenterCount: Int { kinds.reduce(0) { $0 + $1.count } }
}

/// Rows of cells.
package struct DeckTable: Sendable {
  /// What a sign before a text shows: a disc in the colour of a policy, a square in that of a kind of presenter.
  package enum Mark: Sendable, Hashable {
    case policy(PeeringPolicy.General)
    case kind(PresenterKind)
  }

  /// A cell's text, or several with places to lead to.
  package struct Cell: Sendable {
    package struct Item: Sendable {
      package var text: String
      /// A destination's name.
      package var target: String?
      /// The name of the destination that this place is.
      package var anchor: String?
      /// The number in the text that it is about.
      package var count: Range<String.Index>?
      /// The same name in Latin letters, where the text is in others.
      package var latinName: String?
      /// What a sign before the text shows.
      package var mark: Mark?

      package init(_ text: String, target: String? = nil, anchor: String? = nil) {
        self.text = text
        self.target = target
        self.anchor = anchor
      }

      /// Whether people or records typed the text. Traffic is as a record has it only where it is none of PeeringDB's
      /// classes.
      func isTyped(in cell: String) -> Bool {
        !DeckTable.figures.contains(cell) || text.contains { "<>=xX".contains($0) }
      }
    }

    package var items: [Item]
    /// How many more there are that are not listed.
    package var unlisted = 0

    package init(_ items: [Item]) { self.items = items }
    package init(_ text: String, target: String? = nil, anchor: String? = nil) {
      items = [Item(text, target: target, anchor: anchor)]
    }
  }

  package struct Row: Sendable {
    /// Cells by the names templates use.
    package var cells: [String: Cell]
    /// The kind of presenter, which gives the row its accent; nil for the deck's own.
    package var kind: PresenterKind?

    package init(_ cells: [String: Cell], kind: PresenterKind? = nil) {
      self.cells = cells
      self.kind = kind
    }

    /// Whether the row heads those that follow: a single cell, about no presenter.
    package var isHeading: Bool { kind == nil && cells.count == 1 }
  }

  package let rows: [Row]
  /// The longest texts of each cell that has any, a few of them: what a column's width is measured by.
  let longest: [String: [String]]

  package init(_ rows: [Row]) {
    self.rows = rows
    var longest: [String: [String]] = [:]
    for row in rows {
      for (name, cell) in row.cells {
        if row.isHeading {
          longest[name, default: []] += []
          continue
        }
        guard let text = cell.items.first?.text, !text.isEmpty || cell.items.count > 1 else { continue }
        longest[name, default: []].keepLongest(text)
      }
    }
    self.longest = longest
  }

  /// The cells that hold figures and words of the program's.
  private static let figures: Set<String> = ["time", "number", "policy", "traffic", "page"]

  /// What the cells of a page's rows are called, for the pages that are tables.
  static let cellNames: [PageKind: [String]] = [
    .runningOrder: ["time", "number", "name", "policy", "traffic"],
    .meetings: ["name", "others"],
    .exchanges: ["exchange", "presenters"],
    .presenters: ["number", "name", "policy", "contact", "page"],
    .joining: ["name", "pairs", "why"],
  ]
}

extension [String] {
  /// Adds a text to those that are the longest, of which no more than a few are kept.
  fileprivate mutating func keepLongest(_ text: String) {
    let length = text.utf8.count
    if count == 6 {
      guard let last, length > last.utf8.count else { return }
      if contains(text) { return }
      removeLast()
    } else if contains(text) {
      return
    }
    insert(text, at: firstIndex { $0.utf8.count < length } ?? count)
  }
}

/// What pairs of presenters have in common.
package struct DeckMatrix: Sendable {
  package struct Presenter: Sendable {
    package var name: String
    /// A destination's name.
    package var target: String?
    /// The name of the destination that the presenter's row is.
    package var anchor: String?
    /// Whom the presenter can meet, the most in common first.
    package var others: DeckTable.Cell

    package init(
      _ name: String, target: String? = nil, anchor: String? = nil, others: DeckTable.Cell = .init([])
    ) {
      self.name = name
      self.target = target
      self.anchor = anchor
      self.others = others
    }
  }

  /// What one pair has in common.
  package struct Meeting: Sendable, Hashable {
    package var exchanges: Int
    package var facilities: Int

    package init(exchanges: Int, facilities: Int) {
      self.exchanges = exchanges
      self.facilities = facilities
    }
  }

  package let presenters: [Presenter]
  /// Meetings by the first presenter's index, then the second's, which is larger. Pairs without one are absent.
  package let meetings: [[Int: Meeting]]
  /// The most exchanges any pair has in common.
  let mostExchanges: Int

  /// What two presenters have in common, in either order.
  func meeting(_ first: Int, _ second: Int) -> Meeting? { meetings[min(first, second)][max(first, second)] }

  package init(presenters: [Presenter], meetings: [[Int: Meeting]]) {
    self.presenters = presenters
    self.meetings = meetings
    mostExchanges = meetings.lazy.flatMap(\.values).map(\.exchanges).max() ?? 0
  }
}
