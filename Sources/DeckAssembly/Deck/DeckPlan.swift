internal import Diagnostics
internal import PeeringDB
internal import SlideLayout
internal import Submissions

/// What a deck consists of, in order, before any of it is laid out.
struct DeckPlan {
  /// One stretch of pages.
  enum Part {
    /// A page of the deck's own, which may go on over several.
    case own(DeckPage, outline: String, level: Int, label: String, destination: String?)
    /// A presenter, by the index in `presenters`.
    case presenter(Int, next: Int?, session: Int)
  }

  let event: Event
  let presenters: [DeckPresenter]
  let sessions: SessionPlan
  var parts: [Part] = []

  init(_ event: Event, _ presenters: [DeckPresenter], _ sessions: SessionPlan) {
    self.event = event
    self.presenters = presenters
    self.sessions = sessions
  }

  /// The presenters in the order they stand up, those who wait left out.
  var order: [Int] { sessions.sessions.flatMap { $0.slots.map(\.presenter) } }

  static func destination(ofPresenter index: Int) -> String { "presenter-\(index)" }

  /// The destination that a presenter's row is, on one of the deck's own pages.
  static func destination(ofPresenter index: Int, on page: Template.PageKind) -> String {
    "\(page.rawValue)-\(index)"
  }

  /// What is known of the deck, and of one of its sessions.
  func facts(session: Int? = nil) -> DeckFacts {
    var facts = DeckFacts()
    facts.event = event.name
    facts.place = event.place ?? ""
    facts.firstDay = event.dates?.first
    facts.lastDay = event.dates?.last
    facts.timeZone = event.timeZone ?? ""
    facts.footer = event.brand.footer?.value ?? ""
    facts.slotSeconds = event.slot
    var indices = order
    if let session, session < event.sessions.count {
      let own = event.sessions[session]
      indices = sessions.sessions[session].slots.map(\.presenter)
      facts.session = own.title ?? ""
      facts.room = own.room ?? ""
      facts.chair = own.chair ?? ""
      facts.start = own.start?.value.clock ?? ""
      facts.end = own.end?.clock ?? ""
      if let start = own.start { (facts.firstDay, facts.lastDay) = (start.value.date, nil) }
    } else if event.sessions.count == 1 {
      return self.facts(session: 0)
    }
    facts.kinds = ["network", "exchange", "facility", "other"].map { kind in
      DeckFacts.KindCount(kind: kind, count: indices.count { presenters[$0].kind == kind })
    }
    return facts
  }
}
