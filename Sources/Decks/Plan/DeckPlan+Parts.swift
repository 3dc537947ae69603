internal import Diagnostics
internal import PeeringDB
internal import Room
internal import SlideLayout
internal import Submissions
internal import Slides
internal import Templates

extension DeckPlan {
  /// The parts of the deck, without the pages that presenters' slides are on.
  ///
  /// - Parameters:
  ///   - only: the session the deck is for; nil for all.
  ///   - words: the template's words for rows.
  ///   - joins: whether there is a page of what would join most presenters.
  /// - Returns: the parts, in the order of the pages.
  func parts(only: Int?, words: DeckWords, joins: Bool = false) -> [Part] {
    var parts: [Part] = []
    let wanted = sessions.sessions.indices.filter { only == nil || only == $0 }
    let shown = wanted.flatMap { sessions.sessions[$0].slots.map(\.presenter) }
    func add(_ page: DeckPage, _ title: String, destination: String? = nil) {
      parts.append(.own(page, title: title, destination: destination))
    }
    let pages = Set(event.pages)
    let facts = facts(session: only)
    if pages.contains(.cover) { add(DeckPage(.cover, facts), words.title(.cover)) }
    if pages.contains(.runningOrder) {
      for (place, session) in wanted.enumerated() {
        // Who waits for no session in particular waits below the last one.
        let isLast = place == wanted.count - 1
        let table = runningOrder(session, isLast: isLast, words)
        guard !table.rows.isEmpty || isLast else { continue }
        var page = DeckPage(.runningOrder, self.facts(session: session), table: table)
        page.facts.title = page.facts.session
        // Where there is no divider, the session begins with its first slide.
        let first = sessions.sessions[session].slots.first?.presenter
        page.facts.sessionTarget =
          hasDivider(session) ? "session-\(session)" : first.map(Self.destination(ofPresenter:)) ?? ""
        // The outline has sessions of its own; the first of these pages is where all of them are found.
        add(
          page, place == 0 ? words.title(.runningOrder) : "",
          destination: place == 0 ? "running-order" : "running-order-of-\(session)")
      }
    }
    for session in wanted {
      let title = event.sessions[session].title ?? ""
      if hasDivider(session) {
        add(DeckPage(.divider, self.facts(session: session)), title, destination: "session-\(session)")
      }
      let slots = sessions.sessions[session].slots.map(\.presenter)
      for (position, presenter) in slots.enumerated() {
        let next = position + 1 < slots.count ? slots[position + 1] : nil
        parts.append(.presenter(presenter, next: next, session: session))
      }
    }
    let met = shown.map { presenters[$0] }
    if pages.contains(.matrix) {
      let meetings = Meetings(met)
      let target = { Self.destination(ofPresenter: shown[$0]) }
      let anchor = { Self.destination(ofPresenter: shown[$0], on: .matrix) }
      if met.count > Meetings.largestMatrix {
        let table = meetings.table(met, words, target: target, anchor: anchor)
        add(DeckPage(.meetings, facts, table: table), words.title(.meetings), destination: "matrix")
      } else if met.count > 1 {
        let matrix = meetings.matrix(met, words, target: target, anchor: anchor)
        if matrix.meetings.contains(where: { !$0.isEmpty }) {
          add(DeckPage(.matrix, facts, matrix: matrix), words.title(.matrix), destination: "matrix")
        }
      }
    }
    if pages.contains(.index) {
      let exchanges = exchangeIndex(shown, words)
      if !exchanges.rows.isEmpty {
        add(DeckPage(.exchanges, facts, table: exchanges), words.title(.exchanges), destination: "exchanges")
      }
      let table = presenterIndex(shown, words) { _ in "0" }
      add(DeckPage(.presenters, facts, table: table), words.title(.presenters), destination: "presenters")
    }
    if joins, let table = joining(shown, words) {
      add(DeckPage(.joining, facts, table: table), words.title(.joining), destination: "joining")
    }
    if pages.contains(.closing) {
      var closing = facts
      closing.title = event.closing?.title ?? ""
      closing.text = event.closing?.text ?? ""
      add(DeckPage(.closing, closing), event.closing?.title ?? words.title(.closing))
    }
    return parts
  }

  /// The parts with the pages that presenters' slides are on. How many rows there are does not change.
  ///
  /// - Parameters:
  ///   - parts: the parts of the deck.
  ///   - words: the template's words for rows.
  ///   - pageOf: the page a presenter's slide is on, as it reads.
  /// - Returns: the parts, in the same order.
  func numbered(_ parts: [Part], words: DeckWords, pageOf: (Int) -> String) -> [Part] {
    let shown = parts.compactMap { part in
      if case .presenter(let index, _, _) = part { index } else { nil }
    }
    return parts.map { part in
      guard case .own(var page, let title, let destination) = part, page.kind == .presenters else {
        return part
      }
      page.table = presenterIndex(shown, words, pageOf)
      return .own(page, title: title, destination: destination)
    }
  }

  /// What each part belongs to: a session, or what is before or behind all of them.
  func sections(of parts: [Part]) -> [String] {
    var section = event.name
    var isBehind = false
    return parts.map { part in
      switch part {
      case .presenter(_, _, let session): section = event.sessions[session].title ?? event.name
      case .own(let page, let title, _):
        if page.kind == .divider {
          section = title
        } else if ![.cover, .runningOrder].contains(page.kind), !isBehind {
          (section, isBehind) = (title, true)
        }
      }
      return section
    }
  }

  /// Where the deck's own pages can lead.
  func links(of parts: [Part]) -> DeckLinks {
    var links = DeckLinks()
    for part in parts {
      guard case .own(let page, _, let destination?) = part else { continue }
      switch page.kind {
      case .runningOrder where links.runningOrder.isEmpty: links.runningOrder = destination
      case .matrix, .meetings: links.matrix = destination
      case .exchanges: links.exchanges = destination
      case .presenters: links.presenters = destination
      default: break
      }
    }
    return links
  }

  /// Where a presenter's slide can lead: to its own rows, on the pages there are.
  func links(ofPresenter index: Int, in links: DeckLinks) -> DeckLinks {
    func row(_ page: PageKind, _ destination: String) -> String {
      destination.isEmpty ? "" : Self.destination(ofPresenter: index, on: page)
    }
    var own = links
    own.runningOrder = row(.runningOrder, links.runningOrder)
    own.matrix = row(.matrix, links.matrix)
    own.presenters = row(.presenters, links.presenters)
    return own
  }

  private func hasDivider(_ session: Int) -> Bool {
    event.pages.contains(.dividers) && event.sessions[session].title?.isEmpty == false
  }

  private func runningOrder(_ session: Int, isLast: Bool, _ words: DeckWords) -> DeckTable {
    let slots = sessions.sessions[session].slots
    let waiting = sessions.waiting.filter { $0.session == session || $0.session == nil && isLast }
    var rows = slots.map { row($0.presenter, time: $0.start?.clock ?? "", words) }
    if !rows.isEmpty, !waiting.isEmpty {
      rows.append(DeckTable.Row(["name": DeckTable.Cell(words.waitingTitle)]))
    }
    rows += waiting.map { row($0.presenter, time: nil, words) }
    return DeckTable(rows)
  }

  /// A row of the running order.
  ///
  /// - Parameters:
  ///   - index: the presenter.
  ///   - time: when it presents; nil where it waits for a place.
  ///   - words: the template's words.
  /// - Returns: the row.
  private func row(_ index: Int, time: String?, _ words: DeckWords) -> DeckTable.Row {
    let presenter = presenters[index]
    let isInDeck = time != nil
    let target = isInDeck ? Self.destination(ofPresenter: index) : nil
    let policy = presenter.isReady ? presenter.content?.policy?.general : nil
    var cells: [String: DeckTable.Cell] = ["time": DeckTable.Cell(time ?? "–")]
    let isNetwork = presenter.kind == .network
    var name = DeckTable.Cell.Item(presenter.name, target: target)
    name.anchor = isInDeck ? Self.destination(ofPresenter: index, on: .runningOrder) : nil
    name.latinName = presenter.content?.latinName
    cells["name"] = DeckTable.Cell([name])
    let number = number(presenter, words)
    cells["number"] = DeckTable.Cell(number, target: target)
    if policy != nil || !isNetwork && presenter.personal != nil && number == presenter.number {
      var item = DeckTable.Cell.Item(policy.map(words.policy) ?? words.shortKind(presenter.kind))
      item.mark = policy.map(DeckTable.Mark.policy) ?? .kind(presenter.kind)
      cells["policy"] = DeckTable.Cell([item])
    }
    let traffic = presenter.isReady ? presenter.personal.map(words.measure) ?? "" : words.toFollow
    cells["traffic"] = DeckTable.Cell(isInDeck ? traffic : words.waiting)
    return DeckTable.Row(cells, kind: presenter.kind)
  }

  /// The AS number or short name; without either, the kind of presenter.
  private func number(_ presenter: DeckPresenter, _ words: DeckWords) -> String {
    presenter.number == presenter.name && presenter.personal != nil
      ? words.kind(presenter.kind) : presenter.number
  }

  private func policy(_ presenter: DeckPresenter, _ words: DeckWords) -> String {
    presenter.content?.policy.map { words.policy($0.general) } ?? ""
  }

  /// Exchanges by name with the presenters there, those left out where only one is.
  ///
  /// An exchange that presents is not at itself: where others are, its row leads to its slide.
  private func exchangeIndex(_ shown: [Int], _ words: DeckWords) -> DeckTable {
    var names: [Int: String] = [:]
    var present: [Int: [Int]] = [:]
    var own: [Int: Int] = [:]
    let places = RoomPlaces(shown.map { presenters[$0].inRoom })
    for (index, exchanges) in zip(shown, places.exchanges) {
      let presenter = presenters[index]
      for (id, name) in presenter.content?.exchangeNames ?? [:]
      where names[id] == nil || presenter.exchangeID == id {
        names[id] = name
      }
      for id in exchanges {
        if presenter.exchangeID == id {
          own[id] = own[id] ?? index
        } else {
          present[id, default: []].append(index)
        }
      }
    }
    let sorted = present.keys.sorted { left, right in
      let (first, second) = (names[left] ?? "", names[right] ?? "")
      return first != second ? first < second : left < right
    }
    var rows: [DeckTable.Row] = []
    for id in sorted {
      let there = present[id] ?? []
      let slide = own[id].map(Self.destination(ofPresenter:))
      guard there.count > 1 || slide != nil else { continue }
      let items = there.map { index in
        DeckTable.Cell.Item(presenters[index].name, target: Self.destination(ofPresenter: index))
      }
      rows.append(
        DeckTable.Row([
          "exchange": DeckTable.Cell(names[id] ?? "", target: slide), "presenters": DeckTable.Cell(items),
        ]))
    }
    return DeckTable(rows)
  }

  private func presenterIndex(_ shown: [Int], _ words: DeckWords, _ pageOf: (Int) -> String) -> DeckTable {
    let sorted = shown.map { (DisplayText.fold(presenters[$0].name), $0) }.sorted { $0 < $1 }.map(\.1)
    return DeckTable(
      sorted.map { index in
        let presenter = presenters[index]
        let target = Self.destination(ofPresenter: index)
        let contact = presenter.listedContact
        var name = DeckTable.Cell.Item(presenter.name, target: target)
        name.latinName = presenter.content?.latinName
        return DeckTable.Row(
          [
            "number": DeckTable.Cell(
              number(presenter, words), target: target,
              anchor: Self.destination(ofPresenter: index, on: .presenters)),
            "name": DeckTable.Cell([name]),
            "policy": DeckTable.Cell(policy(presenter, words)),
            "contact": DeckTable.Cell(contact?.email ?? contact?.url ?? contact?.phone ?? ""),
            "page": DeckTable.Cell(pageOf(index), target: target),
          ], kind: presenter.kind)
      })
  }
}
