internal import Decks
internal import Diagnostics
internal import LocatedYAML
internal import PeeringDB
internal import Submissions

/// The changes themselves.
extension EventEditor {
  private func known(_ file: String) throws(EventEditError) -> DeckPresenter {
    guard let found = everybody.first(where: { $0.file == file }) else { throw .unknown(file, hint: nil) }
    return found
  }

  private func isCancelled(_ file: String) -> Bool { stage.loaded.cancelled.contains { $0.file == file } }

  /// The session of a title, or the one that newcomers go to: the last that takes presenters.
  private func session(_ title: String?) throws(EventEditError) -> Int {
    let sessions = stage.loaded.event.sessions
    guard let title else {
      return sessions.lastIndex { $0.submissions?.isEmpty != true } ?? sessions.count - 1
    }
    let folded = DisplayText.fold(title)
    if let found = sessions.firstIndex(where: { $0.title.map(DisplayText.fold) == folded }) { return found }
    let titles = sessions.compactMap(\.title)
    throw .refused(
      "the event has no session '\(title.quotable)'",
      hint: titles.isEmpty
        ? "none of its sessions has a title"
        : NearestWord.hint(among: titles, to: title, listing: "the sessions are"))
  }

  /// The session that a destination names.
  private func session(_ destination: EventEdit.Destination) throws(EventEditError) -> Int {
    switch destination {
    case .number(let number): number
    case .session(let title): try session(title)
    case .before, .last: try session(nil as String?)
    }
  }

  // MARK: - Add

  mutating func add(_ newcomer: Newcomer, _ destination: EventEdit.Destination, shifts: Bool) throws {
    if let known = newcomer.known { return try submit(newcomer, of: known, destination) }
    let known = everybody.first { $0.file == newcomer.file }
    if let known, known.submission?.isCancelled == true {
      throw EventEditError.refused(
        "\(known.file) says 'cancelled: true'", hint: "remove that line, and add the presenter again")
    }
    if let known, isCancelled(known.file) {
      try uncancel(known)
      if case .last = destination, case .at = stage.times.times[known.file] { return }
    }
    if let known, case let times = stage.times, case .at? = times.times[known.file] {
      throw EventEditError.refused(
        "\(name(known.file)) presents already: \(times.words(times.times[known.file]))",
        hint: "use 'personals event move' to change that")
    }
    switch destination {
    case .before(let other):
      try freeze()
      try insert(EventText.Row(newcomer.item), before: try presenter(other), shifts: shifts)
    case .session(let title): try append(newcomer, to: try session(title))
    case .number(let session): try append(newcomer, to: session)
    case .last: try append(newcomer, to: try session(nil))
    }
    try readAgain()
    guard let added = everybody.first(where: { $0.file == newcomer.file }) else {
      throw EventEditError.refused(
        "\(newcomer.item) is not a submission", hint: "submissions end in '.yaml', saved records in '.json'")
    }
    if added.submission?.isCancelled == true {
      throw EventEditError.refused(
        "\(added.file) says 'cancelled: true'", hint: "remove that line, and add the presenter again")
    }
  }

  /// Has a submission take the place of its presenter's number.
  private mutating func submit(
    _ newcomer: Newcomer, of known: DeckPresenter, _ destination: EventEdit.Destination
  ) throws {
    let times = stage.times
    guard RecordSubject(known.file) != nil, !isCancelled(known.file), case .last = destination,
      let place = place(of: known)
    else {
      let time = times.words(times.times[known.file])
      throw EventEditError.refused(
        "\(name(known.file)) is in the event already, as \(known.file): \(time)",
        hint: isCancelled(known.file)
          ? "add \(item(of: known)), which takes that back"
          : RecordSubject(known.file) != nil
            ? "add the submission without --before and --session, and use 'personals event move'"
            : "to use the new file, write its path in place of the other one")
    }
    try stage.text.exchange(place.list, place.index, for: EventText.Row(newcomer.item))
    submitted.append((known.file, newcomer.file, newcomer.item))
    try readAgain()
  }

  /// Puts a newcomer at the end of a session.
  private mutating func append(_ newcomer: Newcomer, to session: Int) throws {
    let event = stage.loaded.event
    let isOpen = !stage.hasSessions || event.sessions[session].submissions == nil
    if !isFrozen {
      let isLastOpen = event.sessions.lastIndex { $0.submissions == nil } == session
      if isOpen, isLastOpen || !stage.hasSessions {
        let list = EventText.List.event("last")
        return try stage.text.insert(
          [EventText.Row(newcomer.item)], into: list, at: stage.text.items(of: list).count)
      }
      // Behind patterns a file of its own comes last, where they do not match it.
      let isSimple = event.order == .asListed && event.overflow == .stay && event.last.isEmpty && !isOpen
      let entries = stage.loaded.listing.entries
      if !isSimple || entries.contains(where: { $0.path == newcomer.file }) { try freeze() }
    }
    try appendRow(EventText.Row(newcomer.item), to: stage.list(session))
  }

  /// Puts a row at a list's end; time that is free there is used.
  private mutating func appendRow(_ row: EventText.Row, to list: EventText.List) throws(EventEditError) {
    let items = stage.text.items(of: list)
    let end = items.lastIndex { $0.text != Event.gap }.map { $0 + 1 } ?? 0
    if end < items.count {
      try fill(list, end, with: row)
    } else {
      try stage.text.insert([row], into: list, at: items.count)
    }
  }

  /// Puts a row in place of a gap, or of one who does not come.
  private mutating func fill(_ list: EventText.List, _ index: Int, with row: EventText.Row)
    throws(EventEditError)
  {
    let hasComment = try stage.text.row(list, index).text.contains("#")
    guard hasComment else { return try stage.text.replace(list, index, with: row) }
    try stage.text.insert([row], into: list, at: index)
    try stage.text.remove(list, index + 1)
  }

  /// Puts a row right before a presenter: in free time there, else between.
  private mutating func insert(
    _ row: EventText.Row, before other: DeckPresenter, shifts: Bool
  ) throws(EventEditError) {
    guard let place = place(of: other) else {
      throw .refused(
        "\(name(other.file)) has no time, so no one can come before",
        hint: "name another presenter, or a session with --session")
    }
    guard !shifts, place.index > 0 else {
      return try stage.text.insert([row], into: place.list, at: place.index)
    }
    let before = place.index - 1
    if stage.text.items(of: place.list)[before].text == Event.gap {
      return try fill(place.list, before, with: row)
    }
    if let free = stage.loaded.cancelled.first(where: { presenter in
      self.place(of: presenter).map { $0.list == place.list && $0.index == before } ?? false
    }) {
      if free.submission?.isCancelled == true { try writeCancelled(item(of: free)) }
      // Offsets are others now, places in the list are not.
      return try fill(place.list, before, with: row)
    }
    try stage.text.insert([row], into: place.list, at: place.index)
  }

  // MARK: - Cancel

  mutating func cancel(_ file: String, closesGap: Bool) throws {
    if closesGap { try freeze() }
    let presenter = try known(file)
    if isCancelled(file), !closesGap {
      throw EventEditError.refused(
        "\(name(file)) is cancelled already",
        hint: "add --close-gap to have the others move up")
    }
    let item = item(of: presenter)
    if closesGap, let place = place(of: presenter) { try stage.text.remove(place.list, place.index) }
    try writeCancelled(item)
    try readAgain()
  }

  private mutating func writeCancelled(_ item: String) throws(EventEditError) {
    let list = EventText.List.event("cancelled")
    let items = stage.text.items(of: list)
    guard !items.contains(where: { $0.text == item }) else { return }
    try stage.text.insert([EventText.Row(item)], into: list, at: items.count)
  }

  private mutating func uncancel(_ presenter: DeckPresenter) throws {
    let list = EventText.List.event("cancelled")
    let names = [item(of: presenter), presenter.subject?.description ?? ""]
    guard let index = stage.text.items(of: list).firstIndex(where: { names.contains($0.text ?? "") }) else {
      throw EventEditError.refused(
        "'cancelled' in \(file) has no line for \(name(presenter.file))",
        hint: "a pattern there may match it; write out the others")
    }
    try stage.text.remove(list, index)
    try readAgain()
  }

  // MARK: - Move

  mutating func move(_ file: String, _ destination: EventEdit.Destination, shifts: Bool) throws {
    guard !isCancelled(file) else {
      throw EventEditError.refused(
        "\(name(file)) is cancelled", hint: "'personals event add' takes back a presenter who comes after all"
      )
    }
    try freeze()
    let presenter = try known(file)
    guard let place = place(of: presenter), case .at(let own, _)? = stage.times.times[file] else {
      throw EventEditError.refused(
        "\(name(file)) has no time yet", hint: "use 'personals event add' to give them one")
    }
    switch destination {
    case .before(let other):
      let target = try self.presenter(other)
      guard target.file != file else { return }
      guard let goal = self.place(of: target) else {
        throw EventEditError.refused(
          "\(name(target.file)) has no time, so no one can come before",
          hint: "name another presenter, or a session with --session")
      }
      if goal.list == place.list, goal.index == place.index + 1 { return }
      let row = try takeOut(place, to: goal.list, shifts: shifts)
      try readAgain(without: file)
      try insert(row, before: try known(target.file), shifts: shifts)
    case .session, .number:
      let list = stage.list(try self.session(destination))
      let row = try takeOut(place, to: list, shifts: shifts)
      try appendRow(row, to: list)
    case .last:
      let list = stage.list(own)
      guard place.index < stage.text.items(of: list).count - 1 else { return }
      let row = try takeOut(place, to: list, shifts: shifts)
      try appendRow(row, to: list)
    }
    try readAgain()
  }

  /// Takes a presenter's row out of its list. Time that others would move into stays free, unless they may.
  private mutating func takeOut(
    _ place: (list: EventText.List, index: Int), to list: EventText.List, shifts: Bool
  ) throws(EventEditError) -> EventText.Row {
    let goesAlong = stage.text.takesComments(list)
    var row = try stage.text.row(place.list, place.index)
    let isLast = place.index == stage.text.items(of: place.list).count - 1
    if !goesAlong { row = try row.withoutComment() }
    if shifts || isLast {
      try stage.text.remove(place.list, place.index, withComment: goesAlong)
    } else if goesAlong || !stage.text.takesComments(place.list) {
      try stage.text.replace(place.list, place.index, with: EventText.Row(Event.gap))
    } else {
      try stage.text.insert([EventText.Row(Event.gap)], into: place.list, at: place.index)
      try stage.text.remove(place.list, place.index + 1)
    }
    return row
  }

  /// Reads the text while a presenter is on no list.
  private mutating func readAgain(without file: String) throws {
    let kept = stage.loaded
    try readAgain()
    // The next reading knows all of them again.
    let missing = (kept.presenters + kept.cancelled).filter { $0.file == file }
    if !stage.loaded.presenters.contains(where: { $0.file == file }) {
      for var presenter in missing {
        presenter.place = -1
        stage.loaded.presenters.append(presenter)
      }
    }
  }

  // MARK: - Swap

  mutating func swap(_ one: String, _ other: String) throws {
    guard one != other else { return }
    try freeze()
    for file in [one, other] {
      guard case .at? = stage.times.times[file] else {
        throw EventEditError.refused(
          isCancelled(file) ? "\(name(file)) is cancelled" : "\(name(file)) has no time",
          hint: "use 'personals event add' to give them one")
      }
    }
    guard let first = place(of: try known(one)), let second = place(of: try known(other)) else { return }
    try stage.text.swap((first.list, first.index), (second.list, second.index))
    try readAgain()
  }
}
