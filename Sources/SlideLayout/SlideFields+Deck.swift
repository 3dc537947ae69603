internal import PeeringDB

extension SlideFields {
  /// What a template's text may ask for on a deck's own pages, beside `names`.
  static let deckNames: [String] = [
    "title", "text", "place", "dates", "session", "session-time", "room", "chair", "presenters", "slot",
    "kinds", "time-zone", "part", "number", "next", "note", "footer",
  ]

  /// The words of one of a deck's own pages.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - labels: the template's words.
  ///   - pageNumber: the page's number and how many there are; empty where nobody counts.
  ///   - part: which of how many pages this is, where the page goes on.
  init(_ page: DeckPage, labels: Labels, pageNumber: String, part: (number: Int, of: Int)?) {
    self.init(labels: labels)
    let facts = page.facts
    let kind = page.kind.rawValue
    set("title", facts.title.isEmpty ? labels.text("title-\(kind)") : facts.title)
    set("note", labels.text("note-\(kind)"))
    set("text", facts.text)
    set("name", facts.name)
    set("number", facts.number)
    set("place", facts.place)
    set("dates", labels.dates(facts.firstDay, facts.lastDay))
    set("session", facts.session)
    set("time-zone", facts.start.isEmpty ? "" : facts.timeZone)
    set("room", facts.room)
    set("chair", facts.chair.isEmpty ? "" : labels.text("chair", ["name": facts.chair]))
    if !facts.start.isEmpty {
      let time = facts.end.isEmpty ? facts.start : "\(facts.start)–\(facts.end)"
      set("session-time", time)
    }
    let count = facts.presenterCount
    set("presenters", count > 0 ? labels.text("presenters", count: count) : "")
    if let seconds = facts.slotSeconds, count > 0 {
      set("slot", seconds == 60 ? labels.text("slot-minute") : labels.text("slot-seconds", count: seconds))
    }
    let kinds = facts.kinds.filter { $0.count > 0 }.map { labels.text("kind-\($0.kind)", count: $0.count) }
    set("kinds", kinds.joined(separator: labels.text("list-separator")))
    set("page", pageNumber)
    set("footer", footer(facts))
    set("event", footer(facts))
    set(facts.links)
    set("next", facts.next.isEmpty ? "" : labels.text("next", ["who": facts.next]))
    if let part, part.of > 1 {
      set("part", labels.text("part-of", ["number": "\(part.number)", "total": "\(part.of)"]))
    }
  }

  /// Event and session, unless the organiser says otherwise.
  private func footer(_ facts: DeckFacts) -> String {
    if !facts.footer.isEmpty { return facts.footer }
    return [facts.event, facts.session].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension Labels {
  /// One date, or the first and the last of several.
  func dates(_ first: CalendarDate?, _ last: CalendarDate?) -> String {
    guard let first else { return "" }
    guard let last, last != first else { return date(first) }
    return text("dates", ["first": date(first), "last": date(last)])
  }
}
