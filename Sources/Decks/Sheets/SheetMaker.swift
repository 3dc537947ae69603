internal import PeeringDB
internal import Room
internal import Scene
package import SlideLayout
internal import Slides
internal import Submissions

/// Finds out what each presenter's sheet says.
package struct SheetMaker {
  /// How many conversations a sheet has, where no more have a slot.
  private static let most = 6

  private let event: Event
  private let presenters: [DeckPresenter]
  private let room: Room
  /// The slots of the event.
  private let slots: [EventMeetings.Slot]
  /// The slots in which presenters are on stage.
  private let busy: [Int: Set<Int>]
  /// The conversations of each presenter that have a slot, by slot.
  private let dealt: [Int: [DealtPair]]
  /// Codes that lead to presenters' slides.
  private let codes: [QRSymbol?]

  /// - Parameters:
  ///   - builder: the event, with those who are on sheets.
  ///   - links: where presenters' slides are, by index.
  ///   - countryNames: the names of countries beside the English ones, by ISO 3166 code.
  package init(_ builder: DeckBuilder, links: [Int: String], countryNames: [String: [String]] = [:]) {
    event = builder.event
    presenters = builder.presenters
    let room = Room(presenters.map(\.inRoom), countries: CountryWords(countryNames))
    self.room = room
    slots = event.meetings?.slots ?? []
    let busy = Self.busy(builder.plan, slots, event)
    self.busy = busy
    let plan = SlotPlan(slots: slots.count, tables: event.meetings?.tables, busy: busy)
    let pairs = slots.isEmpty ? [] : plan.deal(room.pairs(), presenters: presenters.count)
    var dealt: [Int: [DealtPair]] = [:]
    for pair in pairs {
      dealt[pair.pair.first, default: []].append(pair)
      dealt[pair.pair.second, default: []].append(pair)
    }
    self.dealt = dealt
    codes = presenters.indices.map { index in
      (links[index] ?? builder.presenters[index].content?.qrText).flatMap(QRSymbol.leading)
    }
  }

  /// How many conversations have a slot.
  package var dealtCount: Int { dealt.values.reduce(0) { $0 + $1.count } / 2 }
  package var slotCount: Int { slots.count }

  /// The slots that each presenter's own time on stage overlaps.
  private static func busy(_ plan: SessionPlan, _ slots: [EventMeetings.Slot], _ event: Event) -> [Int: Set<
    Int
  >] {
    var busy: [Int: Set<Int>] = [:]
    for planned in plan.sessions.flatMap(\.slots) {
      guard let start = planned.start else { continue }
      let end = event.clock.after(start, seconds: event.slot)
      for (index, slot) in slots.enumerated() where slot.start < end && start < slot.end {
        busy[planned.presenter, default: []].insert(index)
      }
    }
    return busy
  }

  /// A presenter's sheet; nil for one of whom nothing is known.
  package func sheet(of index: Int) -> DeckSheet? {
    guard let personal = presenters[index].personal else { return nil }
    var sheet = DeckSheet(personal)
    let own = (dealt[index] ?? []).sorted { $0.slot < $1.slot }
    let slotOf = Dictionary(own.map { ($0.pair.other(than: index), $0) }) { first, _ in first }
    let found = room.conversations(of: index, most: Self.most, including: Set(slotOf.keys))
    let timed = found.filter { slotOf[$0.other] != nil }.sorted {
      (slotOf[$0.other]?.slot ?? 0) < (slotOf[$1.other]?.slot ?? 0)
    }
    sheet.conversations = (timed + found.filter { slotOf[$0.other] == nil }).map { conversation in
      var shown = self.conversation(conversation, of: index)
      shown.slot = slotOf[conversation.other].map { dealt in
        let start = slots[dealt.slot].start
        return DeckSheet.Conversation.Slot(day: start.date, time: start.clock, table: dealt.table)
      }
      return shown
    }
    guard !slots.isEmpty else { return sheet }
    sheet.slotLength = event.meetings?.length
    for (number, slot) in slots.enumerated() {
      let other = own.first { $0.slot == number }?.pair.other(than: index)
      let box = DeckSheet.Day.Slot(
        time: slot.start.clock, name: other.map { presenters[$0].name },
        isBusy: busy[index]?.contains(number) ?? false)
      if sheet.days.last?.date == slot.start.date {
        sheet.days[sheet.days.count - 1].slots.append(box)
      } else {
        sheet.days.append(DeckSheet.Day(slot.start.date, [box]))
      }
    }
    return sheet
  }

  private func conversation(_ found: Conversation, of index: Int) -> DeckSheet.Conversation {
    let other = presenters[found.other]
    var shown = DeckSheet.Conversation()
    shown.name = other.name
    shown.number = other.number == other.name ? "" : other.number
    shown.kind = other.kind
    (shown.exchanges, shown.facilities) = (found.exchanges.count, found.facilities.count)
    shown.ownCapacity = capacity(of: index, at: found.exchanges)
    shown.theirCapacity = capacity(of: found.other, at: found.exchanges)
    shown.cities = cities(found, of: index)
    (shown.isSought, shown.isOffered, shown.isOfferedInWords) = (
      found.isSought, found.isOffered, found.isOfferedInWords
    )
    shown.reasons = reasons(found, of: index)
    shown.change = other.slide?.change
    shown.code = codes[found.other]
    guard let content = other.content else { return shown }
    shown.latinName = content.latinName
    if content.shows(.policy) { shown.policy = content.policy?.general }
    if content.shows(.contact) {
      let contact = content.contact
      shown.speaker = content.speaker ?? contact?.name
      shown.address = contact?.email ?? contact?.url ?? contact?.phone
    } else {
      shown.speaker = content.speaker
    }
    if content.shows(.message) { (shown.seeking, shown.offering) = (content.seeking, content.offering) }
    return shown
  }

  private func capacity(of index: Int, at exchanges: [Int]) -> BitRate {
    exchanges.reduce(.zero) { $0 + (room.places.ports[index][$1] ?? .zero) }
  }

  /// The cities of the places in common: those of the exchanges with most capacity first.
  private func cities(_ found: Conversation, of index: Int) -> [DeckSheet.Conversation.City] {
    var order: [String] = []
    var cities: [String: DeckSheet.Conversation.City] = [:]
    func add(_ city: (key: String, name: String)?) {
      guard let city else { return }
      if cities[city.key] == nil { order.append(city.key) }
      cities[city.key, default: .init(city.name, count: 0)].count += 1
    }
    let both = [index, found.other]
    for id in found.exchanges { add(both.lazy.compactMap { presenters[$0].city(ofExchange: id) }.first) }
    // A building adds its city where no exchange did.
    for id in found.facilities {
      guard let city = both.lazy.compactMap({ presenters[$0].city(ofFacility: id) }).first,
        found.exchanges.isEmpty || cities[city.key] == nil
      else { continue }
      add(city)
    }
    return order.compactMap { cities[$0] }
  }

  private func reasons(_ found: Conversation, of index: Int) -> [DeckSheet.Conversation.Reason] {
    var reasons: [DeckSheet.Conversation.Reason] = []
    if let flow = found.flow { reasons.append(.flow(isToThem: flow == .toThem)) }
    reasons += found.plans.prefix(2).map { .plan($0.place, isTheirs: $0.isTheirs) }
    if let join = found.join {
      let there = presenters[join.isTheirs ? index : found.other]
      if let name = there.content?.exchangeNames[join.exchange] {
        reasons.append(.join(name, isTheirs: join.isTheirs))
      }
    }
    return reasons
  }
}

extension DeckPresenter {
  /// The city of an exchange, as this presenter's record has it.
  fileprivate func city(ofExchange id: Int) -> (key: String, name: String)? {
    if case .exchange(let exchange) = personal, exchange.id == id, let city = exchange.city {
      return (Presence.Site.cityKey(city, country: exchange.country ?? ""), city)
    }
    return content?.exchanges.sites.first { $0.id == id }?.keyedCity
  }

  /// The city of a facility, as this presenter's record has it.
  fileprivate func city(ofFacility id: Int) -> (key: String, name: String)? {
    if case .facility(let facility) = personal, facility.id == id, let city = facility.city {
      return (Presence.Site.cityKey(city, country: facility.country ?? ""), city)
    }
    return content?.facilities.sites.first { $0.id == id }?.keyedCity
  }
}

extension Presence.Site {
  fileprivate var keyedCity: (key: String, name: String)? {
    guard let key = cityKey, let name = cityName else { return nil }
    return (key, name)
  }
}
