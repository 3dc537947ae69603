package import Decks
internal import Diagnostics
internal import LocatedYAML
package import Submissions

/// Changes an event file: only the lines that a change is about, so that comments and everything else stay.
package struct EventEditor {
  /// What became of a change.
  package struct Outcome: Sendable {
    /// A presenter who has another time than before.
    package struct Change: Sendable {
      /// `AS64500 (Coral Net)`.
      package var name: String
      /// In words.
      package var before: String
      package var after: String
    }

    /// The file's new text.
    package var text: String
    /// How many presenters in how many sessions were written out in place of patterns; nil for none.
    package var written: (presenters: Int, sessions: Int)?
    /// Presenters who were listed by number, and now are by their submission.
    package var submitted: [(name: String, number: String, item: String)] = []
    /// What else there is to say, in sentences without a full stop.
    package var remarks: [String] = []
    /// In the order of the new times.
    package var changes: [Change] = []
  }

  /// The path of the event file.
  let file: String
  let load: (Event) throws -> LoadedEvent

  /// The text and what it says.
  struct Stage {
    var text: EventText
    var loaded: LoadedEvent
    /// Where the entries of the listing have an item of their own, as of the last reading.
    private(set) var places: [Int: (list: EventText.List, index: Int)] = [:]

    init(text: EventText, loaded: LoadedEvent) {
      (self.text, self.loaded) = (text, loaded)
      findPlaces()
    }

    /// Finds the items of what was read from this text.
    mutating func findPlaces() {
      places = [:]
      let lines = text.lineStarts
      let lists =
        [.event("submissions"), .event("last")] + loaded.event.sessions.indices.map(EventText.List.session)
      var found: [Int: (list: EventText.List, index: Int, text: String)] = [:]
      for list in lists {
        for (index, item) in text.items(of: list).enumerated() {
          if let value = item.text { found[item.range.lowerBound] = (list, index, value) }
        }
      }
      for (number, entry) in loaded.listing.entries.enumerated() {
        let listed = entry.listed
        guard lines.indices.contains(listed.line - 1),
          let item = found[lines[listed.line - 1] + listed.column - 1], item.text == listed.value,
          !listed.value.contains(where: { "*?[{".contains($0) })
        else { continue }
        places[number] = (item.list, item.index)
      }
    }
    var plan: SessionPlan { SessionPlan(loaded.people, for: loaded.event) }
    var times: Timetable { Timetable(loaded, plan) }

    /// Whether sessions are written, and not the one that every event has.
    var hasSessions: Bool { loaded.event.sessions.first?.origin != nil }

    /// The list of a session.
    func list(_ session: Int) -> EventText.List { hasSessions ? .session(session) : .event("submissions") }
  }

  var stage: Stage
  private let diagnostics: [Diagnostic]
  private let comments: [String: Int]
  private(set) var written: (presenters: Int, sessions: Int)?
  /// Presenters whose number gave way to their submission.
  var submitted: [(number: String, file: String, item: String)] = []
  /// What else there is to say.
  var remarks: [String] = []

  /// Reads an event file.
  ///
  /// - Parameters:
  ///   - file: its path.
  ///   - text: its text.
  ///   - load: reads the presenters of the event that a text says.
  /// - Throws: `EventEditError` where it cannot be read as an event, and what `load` throws.
  package init(file: String, text: String, load: @escaping (Event) throws -> LoadedEvent) throws {
    let read = EventFile.decode(Array(text.utf8), file: file)
    guard let event = read.value, let outline = EventText(text) else {
      throw EventEditError.refused(
        "it cannot be read as an event", hint: "'personals check \(file)' lists what is wrong")
    }
    self.file = file
    self.load = load
    diagnostics = read.diagnostics
    comments = Self.comments(text)
    stage = Stage(text: outline, loaded: try load(event))
  }

  /// Makes a change.
  ///
  /// - Returns: the new text, and whose time is another.
  /// - Throws: `EventEditError`, and what reading the presenters throws.
  package mutating func apply(_ edit: EventEdit) throws -> Outcome {
    var concerned: Set<String>
    let before: Timetable
    // What others' times should be; `before` where they are as they should be.
    var usual: Timetable?
    var mayShift = false
    switch edit {
    case .freeze:
      (before, concerned) = (stage.times, [])
      try freeze()
    case .add(let names, let destination, let shifts):
      mayShift = shifts
      let news = try names.map { try Newcomer($0, self) }
      try refuseRepeated(names, news.map(\.file))
      concerned = Set(news.map(\.file))
      before = stage.times
      // Presenters that a pattern sorts in are new all the same: the others are where they were without them.
      let sorted = Set(
        stage.loaded.presenters.filter {
          concerned.contains($0.file) && place(of: $0) == nil && $0.last == nil
        }.map(\.file))
      stage.loaded.presenters.removeAll { sorted.contains($0.file) }
      usual = stage.times
      for newcomer in news { try add(newcomer, destination, shifts: shifts) }
    case .cancel(let names, let closesGap):
      before = stage.times
      mayShift = closesGap
      let files = try names.map { try presenter($0).file }
      try refuseRepeated(names, files)
      concerned = Set(files)
      for file in files { try cancel(file, closesGap: closesGap) }
    case .move(let names, let destination, let shifts):
      before = stage.times
      mayShift = shifts
      let files = try names.map { try presenter($0).file }
      try refuseRepeated(names, files)
      concerned = Set(files)
      for file in files { try move(file, destination, shifts: shifts) }
    case .apply(let happened):
      (before, concerned, mayShift) = (stage.times, [], true)
      try apply(happened)
    case .swap(let one, let other):
      before = stage.times
      let files = [try presenter(one).file, try presenter(other).file]
      try refuseRepeated([one, other], files)
      concerned = Set(files)
      try swap(files[0], files[1])
    }
    let renamed = Dictionary(submitted.map { ($0.number, $0.file) }) { first, _ in first }
    return try outcome(
      since: before.renamed(renamed), usual?.renamed(renamed), concerned, mayShift: mayShift)
  }

  /// - Throws: `EventEditError` where two arguments are the same presenter.
  private func refuseRepeated(_ names: [String], _ files: [String]) throws(EventEditError) {
    for (index, file) in files.enumerated() {
      guard let first = files[..<index].firstIndex(of: file) else { continue }
      throw .refused(
        "'\(names[first].quotable)' and '\(names[index].quotable)' are the same presenter",
        hint: "name each presenter once")
    }
  }

  // MARK: - Stages

  /// Reads what the changed text says.
  mutating func readAgain() throws {
    let read = EventFile.decode(Array(stage.text.text.utf8), file: file)
    let errors = { (all: [Diagnostic]) in all.count { $0.severity == .error } }
    guard let event = read.value, errors(read.diagnostics) <= errors(diagnostics) else {
      throw EventEditError.refused(
        read.diagnostics.first { $0.severity == .error }.map {
          "the changed file would be wrong: \($0.message)"
        }
          ?? "the changed file could not be read",
        hint: "write each presenter in a line of its own, without anchors, and try again")
    }
    let listing = EventListing.find(event, file: file)
    stage.loaded = try stage.loaded.relisted(as: event, listing.value) ?? load(event)
    stage.findPlaces()
  }

  /// Writes out who presents when, unless that is written already; no time changes.
  mutating func freeze() throws {
    guard !isFrozen else { return }
    let (times, gone) = (stage.times, Set(stage.loaded.listing.entries.map(\.path)))
    written = try writeOrder()
    try readAgain()
    // Presenters that were left out for now may be on a list again.
    let now = stage.times.times.filter { times.times[$0.key] != nil || !gone.contains($0.key) }
    guard now == times.times else {
      throw EventEditError.refused(
        "the running order of \(file) cannot be written out without changing it",
        hint: "write each presenter in a line of its own in its session, in the order that you want")
    }
  }

  /// What is another than before; checks that nothing else is. `usual` is what others' times should be where newcomers are
  /// added, who may be sorted in already; nil for what they were.
  private func outcome(
    since before: Timetable, _ usual: Timetable?, _ concerned: Set<String>, mayShift: Bool
  ) throws -> Outcome {
    let after = stage.times
    let changed = after.order.filter { after.times[$0] != before.times[$0] }
    let lost = before.order.filter { after.times[$0] == nil }
    let left = Self.comments(stage.text.text)
    guard lost.isEmpty, comments.allSatisfy({ left[$0.key, default: 0] >= $0.value }) else {
      throw EventEditError.refused(
        "\(file) is written in a way that this command cannot change without losing something",
        hint: "write each presenter in a line of its own, without anchors, and try again")
    }
    let expected = (usual ?? before).times
    let others = after.order.filter { after.times[$0] != expected[$0] && !concerned.contains($0) }
    if !mayShift, !others.isEmpty {
      let names = others.prefix(3).map(name).joined(separator: ", ")
      let more = others.count > 3 ? " and \(others.count - 3) more" : ""
      throw EventEditError.refused(
        "that would change the time of \(names)\(more)",
        hint: usual == nil
          ? "add --shift to allow it, or use --last, which changes only the time of who moves"
          : "add --shift to allow it, or leave out --before, which adds them last")
    }
    let names = Dictionary(everybody.map { ($0.file, Self.name($0)) }) { first, _ in first }
    return Outcome(
      text: stage.text.text, written: written,
      submitted: submitted.map { (names[$0.file] ?? $0.file, $0.number, $0.item) },
      remarks: remarks,
      changes: changed.map { file in
        Outcome.Change(
          name: names[file] ?? file, before: before.words(before.times[file]),
          after: after.words(after.times[file]))
      })
  }

  /// How often each comment occurs, whatever white space is behind it.
  private static func comments(_ text: String) -> [String: Int] {
    YAMLReader.comments(in: SourceText(file: "", text: text)).reduce(into: [:]) { counts, comment in
      counts[comment.text.trimmed, default: 0] += 1
    }
  }

  /// How output calls a presenter.
  func name(_ file: String) -> String { everybody.first { $0.file == file }.map(Self.name) ?? file }

  private static func name(_ presenter: DeckPresenter) -> String {
    presenter.number == presenter.name ? presenter.name : "\(presenter.number) (\(presenter.name))"
  }
}

/// Writing the running order out.
extension EventEditor {
  /// Whether every presenter with a time has an item of their own, in the order of the times.
  var isFrozen: Bool {
    let event = stage.loaded.event
    guard event.order == .asListed, event.overflow == .stay, event.last.isEmpty else { return false }
    let entries = stage.loaded.listing.entries
    let isListed = { (presenter: DeckPresenter) in
      place(of: presenter) != nil
        // Who does not come needs no place.
        || entries.indices.contains(presenter.place) && entries[presenter.place].isUnlisted
    }
    let all = stage.loaded.presenters + stage.loaded.cancelled
    guard stage.hasSessions else { return event.submissions != nil && all.allSatisfy(isListed) }
    return event.sessions.allSatisfy { $0.submissions != nil }
      && all.filter { $0.session != nil }.allSatisfy(isListed)
  }

  /// Writes each session's presenters into its list.
  ///
  /// - Returns: how many presenters in how many sessions.
  mutating func writeOrder() throws(EventEditError) -> (presenters: Int, sessions: Int) {
    let (event, plan) = (stage.loaded.event, stage.plan)
    let items = plan.sessions.map { self.items($0, slot: max(1, event.slot)) }
    let waiting = plan.waiting.map { stage.loaded.presenters[$0.presenter] }
    let unlisted = (waiting + stage.loaded.cancelled).filter { presenter in
      presenter.session != nil && !items.joined().contains(item(of: presenter)) || presenter.last != nil
    }.map(item)
    let kept = unlisted.filter { !items.joined().contains($0) }
    let usual = event.submissions == nil && event.sessions.allSatisfy { $0.submissions == nil }
    for (number, items) in items.enumerated() {
      let list = stage.list(number)
      let old = stage.text.items(of: list).map(\.text)
      let isWritten = stage.hasSessions ? event.sessions[number].submissions != nil : event.submissions != nil
      guard old != items || !isWritten else { continue }
      try stage.text.rewrite(list, as: items)
    }
    if stage.hasSessions {
      // A presenter who waits is on the event's own list, and on no session's.
      let others = usual ? waiting.map(item) : kept
      if !others.isEmpty {
        let list = EventText.List.event("submissions")
        try stage.text.insert(
          others.map { EventText.Row($0) }, into: list, at: stage.text.items(of: list).count)
      }
    }
    if event.order != .asListed { try stage.text.set("order", to: Event.Order.asListed.rawValue) }
    if event.overflow != .stay { try stage.text.set("overflow", to: Event.Overflow.stay.rawValue) }
    if !event.last.isEmpty { try stage.text.rewrite(.event("last"), as: []) }
    return (items.map { $0.count { $0 != Event.gap } }.reduce(0, +), plan.sessions.count)
  }

  /// What a session's list says: who presents, and where time stays free.
  private func items(_ session: SessionPlan.Session, slot: Int) -> [String] {
    var taken: [Int: String] = [:]
    for seat in session.slots {
      taken[seat.offset / slot] = item(of: stage.loaded.presenters[seat.presenter])
    }
    for seat in session.free {
      taken[seat.offset / slot] = item(of: stage.loaded.cancelled[-1 - seat.presenter])
    }
    guard let last = taken.keys.max() else { return [] }
    return (0...last).map { taken[$0] ?? Event.gap }
  }
}
