internal import PeeringDB
internal import Templates

extension SlideFields {
  /// What a template's text may ask for on sheets, beside what it may on slides and on a deck's pages.
  static let sheetNames = ["about", "slot-length"]

  /// What a template's text may ask for on a deck's own pages, beside `names`.
  static let deckNames: [String] =
    [
      "title", "text", "place", "dates", "session", "session-time", "room", "chair", "presenters", "slot",
      "kinds", "time-zone", "part", "number", "next", "note", "footer",
      "occasion",
    ] + sheetNames

  /// The words of one of a deck's own pages.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - labels: the template's words.
  ///   - pageNumber: the page's number and how many there are; empty if pages are not counted.
  ///   - part: which of how many pages this is, where the page goes on.
  init(_ page: DeckPage, labels: Labels, pageNumber: String, part: (number: Int, of: Int)?) {
    self.init(labels: labels)
    setDeck(page, labels: labels, pageNumber: pageNumber, part: part)
  }

  /// Adds what a deck's pages say.
  mutating func setDeck(
    _ page: DeckPage, labels: Labels, pageNumber: String, part: (number: Int, of: Int)?
  ) {
    let facts = page.facts
    let kind = page.kind.rawValue
    set("title", facts.title.isEmpty ? labels.text("title-\(kind)") : facts.title)
    set("note", labels.text("note-\(kind)"))
    set("text", facts.text)
    set("name", facts.name)
    set("number", facts.number)
    set("place", facts.place)
    let dates = labels.dates(facts.firstDay, facts.lastDay)
    // Dividers have no footer.
    set("dates", page.kind == .divider ? labels.facts([facts.mark, dates]) : dates)
    set("session", facts.session)
    set("time-zone", facts.start.isEmpty ? "" : Self.zone(facts, labels))
    set("room", facts.room)
    set("chair", facts.chair.isEmpty ? "" : labels.text("chair", ["name": facts.chair]))
    if !facts.start.isEmpty {
      let time = facts.end.isEmpty ? facts.start : "\(facts.start)–\u{2060}\(facts.end)"
      set("session-time", time)
    }
    let count = facts.presenterCount
    set("presenters", count > 0 ? labels.text("presenters", count: count) : "")
    if let seconds = facts.slotSeconds, count > 0 {
      set("slot", seconds == 60 ? labels.text("slot-minute") : labels.text("slot-seconds", count: seconds))
    }
    let kinds = facts.kinds.filter { $0.count > 0 }.map {
      labels.text("kind-\($0.kind.rawValue)", count: $0.count)
    }
    set("kinds", labels.list(kinds))
    set("page", pageNumber)
    set("footer", labels.footer(facts))
    set("occasion", labels.occasion(facts))
    set("event", labels.footer(facts))
    set(facts.links)
    set("to-session", facts.sessionTarget)
    set("next", facts.next.isEmpty ? "" : labels.text("next", ["who": facts.next]))
    if let part, part.of > 1 {
      set("part", labels.text("part-of", ["number": "\(part.number)", "total": "\(part.of)"]))
    }
  }
}

extension SlideFields {
  /// The clocks of a session as people call them: `Fiji time (UTC+12)`.
  private static func zone(_ facts: DeckFacts, _ labels: Labels) -> String {
    let name = facts.timeZone
    let offset = facts.secondsFromUTC.map(Self.offset)
    if let offset, name == "UTC" || name.hasPrefix("Etc/") { return offset }
    let city = name.split(separator: "/").last.map { $0.replacing("_", with: "\u{A0}") } ?? ""
    let words = offset.map { labels.text("time-zone", ["place": String(city), "offset": $0]) } ?? ""
    // U+2060: names of the tz database are not broken in their middle.
    return words.isEmpty ? name.replacing("/", with: "/\u{2060}") : words
  }

  /// `UTC+5:30`.
  private static func offset(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    guard minutes > 0 else { return "UTC" }
    let rest = minutes % 60
    return "UTC\(seconds < 0 ? "−" : "+")\(minutes / 60)"
      + (rest == 0 ? "" : rest < 10 ? ":0\(rest)" : ":\(rest)")
  }
}

extension SlideFields {
  /// What a template's text may lead to in a deck: write it as `link: "#{to-matrix}"`.
  static let linkNames = [
    "to-running-order", "to-matrix", "to-exchanges", "to-presenters", "to-next", "to-session",
  ]

  mutating func set(_ links: DeckLinks) {
    set("to-running-order", links.runningOrder)
    set("to-matrix", links.matrix)
    set("to-exchanges", links.exchanges)
    set("to-presenters", links.presenters)
    set("to-next", links.next)
  }
}
