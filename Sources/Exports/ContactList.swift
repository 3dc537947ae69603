package import Decks
internal import Diagnostics
internal import PeeringDB
internal import Slides
internal import Submissions

/// Who presented and how to reach them, as their slides say it.
///
/// Only what presenters wrote about contacts is here: an address that only PeeringDB has is no consent to be in lists.
package struct ContactList: Sendable {
  /// A presenter.
  struct Entry: Sendable {
    let name: String
    /// The AS number or a short name.
    let number: String
    let asn: Int?
    let kind: String
    let session: String?
    let start: EventClock.Moment?
    let speaker: String?
    /// With nothing that the slide hides.
    let contact: Contact?
    /// The presenter's own site.
    let website: String?
    /// The page of the record.
    let record: String?
    let policy: String?
    let traffic: String?
    let seeking: String?
    let offering: String?
    let message: String?
    let planned: [PlannedPresence]

    /// Who is written to: the contact by name, else who speaks.
    var person: String? { contact?.name ?? speaker }
  }

  let event: Event
  let entries: [Entry]

  /// The presenters of an event in running order, then those who wait; those of whom nothing is known are left out.
  ///
  /// - Parameter loaded: the event, with those who agreed only.
  package init(_ loaded: LoadedEvent) {
    event = loaded.event
    let plan = SessionPlan(loaded.people, for: event)
    var entries: [Entry] = []
    var seen: Set<Int> = []
    for (number, session) in plan.sessions.enumerated() {
      for slot in session.slots {
        seen.insert(slot.presenter)
        let planned = loaded.event.sessions[number]
        let start = planned.start.map { loaded.event.clock.moment($0.value, plus: slot.offset) }
        Entry(loaded.presenters[slot.presenter], planned.title, start).map { entries.append($0) }
      }
    }
    for index in loaded.presenters.indices where !seen.contains(index) {
      Entry(loaded.presenters[index], nil, nil).map { entries.append($0) }
    }
    self.entries = entries
  }

  /// How many presenters are in it.
  package var count: Int { entries.count }
}

extension ContactList.Entry {
  init?(_ presenter: DeckPresenter, _ session: String?, _ start: EventClock.Moment?) {
    guard let content = presenter.personal?.content else { return nil }
    let submission = presenter.submission
    func shown<Value>(_ part: SlidePart, _ value: Value?) -> Value? { content.shows(part) ? value : nil }
    name = content.name
    number = presenter.number
    asn = presenter.asn.map { Int($0.number) }
    kind = presenter.kind.rawValue
    self.session = session
    self.start = start
    speaker = content.speaker
    var own = submission?.contact == nil ? nil : shown(.contact, content.contact)
    // As on slides: a telephone number that is not the only address is there when asked for.
    if own?.email != nil || own?.url != nil, !content.shows(.phone) { own?.phone = nil }
    contact = own
    website = submission?.website ?? shown(.website, content.website)
    record = content.peeringDBURL
    policy = shown(.policy, content.policy?.general.rawValue)
    traffic = shown(.traffic, content.traffic.map(Self.words))
    (seeking, offering, message) = (
      shown(.message, content.seeking), shown(.message, content.offering), shown(.message, content.message)
    )
    planned = shown(.planned, content.planned) ?? []
  }

  private static func words(_ traffic: TrafficVolume) -> String {
    switch traffic {
    case .range(let range): range.name.replacing(/(\d|\+)([MGT])/) { "\($0.output.1) \($0.output.2)" }
    case .measured(let rate):
      Self.words(rate.inLargestUnit.number) + " " + rate.inLargestUnit.unit.rawValue
    case .other(let text): text
    }
  }

  private static func words(_ number: BitRate.Decimal) -> String {
    number.decimals.isEmpty ? "\(number.whole)" : "\(number.whole).\(number.decimals)"
  }
}
