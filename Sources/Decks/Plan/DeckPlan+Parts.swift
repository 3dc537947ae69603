internal import Diagnostics
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
  /// - Returns: the parts, in the order of the pages.
  func parts(only: Int?, words: DeckWords) -> [Part] {
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
      let table = runningOrder(wanted, words)
      add(
        DeckPage(.runningOrder, facts, table: table), words.title(.runningOrder), destination: "running-order"
      )
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
        let matrix = meetings.matrix(met, target: target, anchor: anchor)
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
      let table = presenterIndex(shown, words) { _ in "" }
      add(DeckPage(.presenters, facts, table: table), words.title(.presenters), destination: "presenters")
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

  /// Where the deck's own pages can lead.
  func links(of parts: [Part]) -> DeckLinks {
    var links = DeckLinks()
    for part in parts {
      guard case .own(let page, _, let destination?) = part else { continue }
      switch page.kind {
      case .runningOrder: links.runningOrder = destination
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

  private func runningOrder(_ wanted: [Int], _ words: DeckWords) -> DeckTable {
    var rows: [DeckTable.Row] = []
    for session in wanted {
      if wanted.count > 1, let title = event.sessions[session].title {
        // Where there is no divider, the session begins with its first slide.
        let first = sessions.sessions[session].slots.first.map { Self.destination(ofPresenter: $0.presenter) }
        let target = hasDivider(session) ? "session-\(session)" : first
        let own = event.sessions[session]
        let day = own.start.map { words.date($0.value.date) } ?? ""
        let heading = words.facts([title, day, own.room ?? ""])
        rows.append(DeckTable.Row(["name": DeckTable.Cell(heading, target: target)]))
      }
      for slot in sessions.sessions[session].slots {
        rows.append(row(slot.presenter, time: slot.start?.clock ?? "", words))
      }
    }
    let waiting = sessions.waiting.filter { $0.session.map(wanted.contains) ?? true }
    if rows.contains(where: \.isHeading), !waiting.isEmpty {
      rows.append(DeckTable.Row(["name": DeckTable.Cell(words.waitingTitle)]))
    }
    rows += waiting.map { row($0.presenter, time: "–", words) }
    return DeckTable(rows)
  }

  private func row(_ index: Int, time: String, _ words: DeckWords) -> DeckTable.Row {
    let presenter = presenters[index]
    let isInDeck = time != "–"
    let target = isInDeck ? Self.destination(ofPresenter: index) : nil
    var cells: [String: DeckTable.Cell] = [
      "time": DeckTable.Cell(time),
      "number": DeckTable.Cell(
        number(presenter, words), target: target,
        anchor: isInDeck ? Self.destination(ofPresenter: index, on: .runningOrder) : nil),
      "name": DeckTable.Cell(presenter.name, target: target),
    ]
    if presenter.isReady { cells["policy"] = DeckTable.Cell(policy(presenter, words)) }
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

  /// Exchanges by name with the presenters there; then, for each presenter, those where no one else is.
  ///
  /// An exchange that presents is not at itself: where others are, its row leads to its slide.
  private func exchangeIndex(_ shown: [Int], _ words: DeckWords) -> DeckTable {
    var names: [Int: String] = [:]
    var present: [Int: [Int]] = [:]
    var own: [Int: Int] = [:]
    let places = MeetingPlaces(shown.map { presenters[$0] })
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
    var alone: [Int: [DeckTable.Cell.Item]] = [:]
    for id in sorted {
      let there = present[id] ?? []
      let slide = own[id].map(Self.destination(ofPresenter:))
      guard there.count > 1 || slide != nil else {
        there.first.map { alone[$0, default: []].append(DeckTable.Cell.Item(names[id] ?? "")) }
        continue
      }
      let items = there.map { index in
        DeckTable.Cell.Item(presenters[index].name, target: Self.destination(ofPresenter: index))
      }
      rows.append(
        DeckTable.Row([
          "exchange": DeckTable.Cell(names[id] ?? "", target: slide), "presenters": DeckTable.Cell(items),
        ]))
    }
    for index in shown {
      guard let items = alone[index] else { continue }
      let head = DeckTable.Cell(
        words.alone(presenters[index].name), target: Self.destination(ofPresenter: index))
      rows.append(DeckTable.Row(["exchange": head, "presenters": DeckTable.Cell(items)]))
    }
    return DeckTable(rows)
  }

  private func presenterIndex(_ shown: [Int], _ words: DeckWords, _ pageOf: (Int) -> String) -> DeckTable {
    let sorted = shown.map { (DisplayText.fold(presenters[$0].name), $0) }.sorted { $0 < $1 }.map(\.1)
    return DeckTable(
      sorted.map { index in
        let presenter = presenters[index]
        let target = Self.destination(ofPresenter: index)
        let contact = presenter.content?.contact
        return DeckTable.Row(
          [
            "number": DeckTable.Cell(
              number(presenter, words), target: target,
              anchor: Self.destination(ofPresenter: index, on: .presenters)),
            "name": DeckTable.Cell(presenter.name, target: target),
            "policy": DeckTable.Cell(policy(presenter, words)),
            "contact": DeckTable.Cell(contact?.email ?? contact?.url ?? contact?.phone ?? ""),
            "page": DeckTable.Cell(pageOf(index), target: target),
          ], kind: presenter.kind)
      })
  }
}
