internal import Diagnostics
internal import PeeringDB
internal import SlideLayout
internal import Submissions
internal import Slides
internal import Templates

/// What a deck consists of, in order, before any of it is laid out.
struct DeckPlan {
  /// One stretch of pages.
  enum Part {
    /// A page of the deck's own, which may go on over several.
    case own(DeckPage, title: String, destination: String?)
    /// A presenter, by the index in `presenters`.
    case presenter(Int, next: Int?, session: Int)
  }

  let event: Event
  let presenters: [DeckPresenter]
  let sessions: SessionPlan
  var parts: [Part] = []
  /// What each session's pages and slides say of it, counted once: every page asks.
  private var sessionFacts: [DeckFacts] = []
  /// What pages say that belong to no session.
  private var deckFacts = DeckFacts()

  /// The plan of an event, all pages of which are marked with `mark`; empty for nothing.
  init(_ event: Event, _ presenters: [DeckPresenter], _ sessions: SessionPlan, mark: String = "") {
    self.event = event
    self.presenters = presenters
    self.sessions = sessions
    let kinds = presenters.map(\.kind)
    deckFacts = Self.facts(of: event, Self.counts(of: order, kinds))
    deckFacts.mark = mark
    for (own, planned) in zip(event.sessions, sessions.sessions) {
      sessionFacts.append(
        Self.facts(
          of: own, event.clock, in: deckFacts, Self.counts(of: planned.slots.map(\.presenter), kinds)))
    }
    if sessionFacts.count == 1 { deckFacts = sessionFacts[0] }
  }

  /// The presenters in running order, without the waiting list.
  var order: [Int] { sessions.sessions.flatMap { $0.slots.map(\.presenter) } }

  static func destination(ofPresenter index: Int) -> String { "presenter-\(index)" }

  /// The destination that a presenter's row is, on one of the deck's own pages.
  static func destination(ofPresenter index: Int, on page: PageKind) -> String {
    "\(page.rawValue)-\(index)"
  }

  /// What is known of the deck, and of one of its sessions; of the only one where there is one.
  func facts(session: Int? = nil) -> DeckFacts {
    guard let session, sessionFacts.indices.contains(session) else { return deckFacts }
    return sessionFacts[session]
  }

  private static func facts(of event: Event, _ kinds: [DeckFacts.KindCount]) -> DeckFacts {
    var facts = DeckFacts()
    facts.event = event.name
    facts.place = event.place ?? ""
    facts.firstDay = event.dates?.first
    facts.lastDay = event.dates?.last
    facts.timeZone = event.timeZone ?? ""
    facts.footer = event.brand.footer?.value ?? ""
    facts.slotSeconds = event.slot
    facts.kinds = kinds
    return facts
  }

  private static func facts(
    of session: Event.Session, _ clock: EventClock, in deck: DeckFacts, _ kinds: [DeckFacts.KindCount]
  ) -> DeckFacts {
    var facts = deck
    facts.session = session.title ?? ""
    facts.room = session.room ?? ""
    facts.chair = session.chair ?? ""
    facts.start = session.start?.value.clock ?? ""
    facts.end = session.end?.clock ?? ""
    if let start = session.start {
      (facts.firstDay, facts.lastDay) = (start.value.date, nil)
      facts.secondsFromUTC = clock.secondsFromUTC(at: start.value)
    }
    facts.kinds = kinds
    return facts
  }

  /// How many of some presenters are of each kind.
  private static func counts(of presenters: [Int], _ kinds: [PresenterKind]) -> [DeckFacts.KindCount] {
    PresenterKind.allCases.map { kind in
      DeckFacts.KindCount(kind: kind, count: presenters.count { kinds[$0] == kind })
    }
  }
}
