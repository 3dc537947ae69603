internal import Decks
internal import Diagnostics
internal import Files
internal import LocatedYAML
internal import PeeringDB
internal import Slides
internal import Submissions

extension EventEditor {
  /// Everybody in the event.
  var everybody: [DeckPresenter] { stage.loaded.presenters + stage.loaded.cancelled }

  /// Who is meant by an argument: a number, a file, a saved record, or a name.
  ///
  /// - Throws: `EventEditError` where that is no one, or several.
  func presenter(_ argument: String) throws(EventEditError) -> DeckPresenter {
    let found = find(argument)
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw .ambiguous(argument, files: found.map(\.file))
    }
    let names = everybody.flatMap { [$0.number, $0.name, stem($0.file)] }
    throw .unknown(
      argument,
      hint: NearestWord.hint(among: Array(Set(names)).sorted(), to: argument.quotable)
        ?? "name a presenter by AS number, 'ix:31', 'fac:1', or by the submission's path")
  }

  /// Everybody who may be meant.
  func find(_ argument: String) -> [DeckPresenter] {
    let folder = Paths.folder(of: file)
    if InputFile.exists(argument), !InputFile.isFolder(argument) {
      let same = everybody.filter { InputFile.isSame($0.file, as: argument) }
      if !same.isEmpty { return same }
    }
    let inFolder = Paths.resolve(argument, in: folder)
    let same = everybody.filter { $0.file == inFolder || $0.file == argument }
    if !same.isEmpty { return same }
    if let subject = subject(argument) { return everybody.filter { $0.subject == subject } }
    let named = everybody.filter { stem($0.file) == argument }
    if !named.isEmpty { return named }
    let folded = DisplayText.fold(argument)
    return everybody.filter { presenter in
      [presenter.name, presenter.givenName ?? ""].contains { DisplayText.fold($0) == folded }
    }
  }

  /// Whose record an argument is: a number, or a saved record.
  private func subject(_ argument: String) -> RecordSubject? {
    switch SlideSource(listed: argument) {
    case .subject(let subject): subject
    case .record(let path): (try? RecordFile.read(path))?.value?.subject
    case .submission: nil
    }
  }

  private func stem(_ file: String) -> String { SlideSource(listed: file).stem }

  /// Where a presenter has an item of their own; nil for one that a pattern lists.
  func place(of presenter: DeckPresenter) -> (list: EventText.List, index: Int)? {
    stage.places[presenter.place]
  }

  /// What the event writes for a presenter.
  func item(of presenter: DeckPresenter) -> String {
    let entries = stage.loaded.listing.entries
    if entries.indices.contains(presenter.place) {
      let entry = entries[presenter.place]
      let isPattern = entry.listed.value.contains { "*?[{".contains($0) }
      if !isPattern, RecordSubject(entry.listed.value) == nil, entry.listed.line > 0 {
        return entry.listed.value
      }
    }
    return RecordSubject(presenter.file).map(\.description)
      ?? written(presenter.file)
  }

  /// A file's path from the event file's folder.
  fileprivate func written(_ path: String) -> String {
    let folder = Paths.folder(of: file)
    if folder.isEmpty { return path }
    if path.hasPrefix(folder + "/") { return String(path.dropFirst((folder + "/").count)) }
    return RelativePath.of(path, from: folder) ?? path
  }

  /// A presenter who is to be added.
  struct Newcomer {
    /// How the event names them, from the current folder.
    let file: String
    /// What is written in the event.
    let item: String
    /// Who is in the event already with the same number, but not with this file.
    let known: DeckPresenter?

    /// - Throws: `EventEditError` where there is no such file, and what reading it throws.
    init(_ argument: String, _ editor: EventEditor) throws {
      let known = editor.find(argument)
      if known.count > 1 { throw EventEditError.ambiguous(argument, files: known.map(\.file)) }
      if let known = known.first {
        let file = RecordSubject(known.file).flatMap(editor.submission)
        (self.file, self.known) = (file ?? known.file, file == nil ? nil : known)
        item = file.map(editor.written) ?? editor.item(of: known)
        return
      }
      if let problem = SlideSource.problem(with: argument) {
        throw EventEditError.refused(problem, hint: nil)
      }
      if case .subject(let subject) = SlideSource(listed: argument) {
        let file = editor.submission(of: subject)
        self.file = file ?? subject.description
        item = file.map(editor.written) ?? subject.description
        self.known = nil
        return
      }
      let path = [argument, Paths.resolve(argument, in: Paths.folder(of: editor.file))]
        .first { InputFile.exists($0) && !InputFile.isFolder($0) }
      guard let path else {
        throw EventEditError.refused(
          "there is no file '\(argument.quotable)'",
          hint: "name a submission, a saved record, an AS number, 'ix:31' or 'fac:1'")
      }
      item = editor.written(path)
      file = Paths.resolve(item, in: Paths.folder(of: editor.file))
      let subject = try editor.subject(ofItem: item)
      self.known = subject.flatMap { subject in editor.everybody.first { $0.subject == subject } }
    }
  }

  /// The submission of a presenter in a folder of the event, which need not be listed.
  fileprivate func submission(of subject: RecordSubject) -> String? {
    let name = SlideSource(listed: subject.description).stem + ".yaml"
    return EventListing.folders(stage.loaded.event, file: file)
      .map { Paths.resolve(name, in: $0 == "." ? "" : $0) }.first { InputFile.exists($0) }
  }

  /// Whose a submission is that an event lists as this; nil where it does not say.
  private func subject(ofItem item: String) throws -> RecordSubject? {
    let text = "event: E\nsubmissions:\n  - \(YAMLScalar.text(item))\n"
    guard let event = EventFile.decode(Array(text.utf8), file: file).value else { return nil }
    return try load(event).presenters.first?.subject
  }
}

/// What happened in a session becomes what the event says.
extension EventEditor {
  /// Writes down who was absent, who came without a place, and in which order they presented.
  ///
  /// The time of those who were absent stays free. Those who presented are in the order in which they did, in the places
  /// that they had among them; walk-ups have the last places of their session.
  mutating func apply(_ happened: Happened) throws {
    let name = stage.loaded.event.name
    guard happened.event == name else {
      throw EventEditError.refused(
        "the file is about '\(happened.event.quotable)', and this event is '\(name.quotable)'",
        hint: "name the event that the chair's page was made of")
    }
    // All of it is known before anything changes.
    let sessions = try happened.sessions.map { (try index(of: $0), $0) }
    for (_, session) in sessions {
      for turn in session.turns {
        if let item = turn.item { _ = try presenter(item) }
      }
    }
    for (_, session) in sessions {
      for turn in session.turns where turn.state == .absent {
        guard let item = turn.item else { continue }
        let file = try presenter(item).file
        if !stage.loaded.cancelled.contains(where: { $0.file == file }) { try cancel(file, closesGap: false) }
      }
    }
    for (number, session) in sessions { try arrange(session.turns.filter(\.hasPresented), in: number) }
    // Of a session that has not begun there is nothing to say.
    for (_, session) in sessions where session.turns.contains(where: { $0.state != .waiting }) {
      for turn in session.turns { note(turn) }
    }
  }

  /// The session that is meant: by its number if that has the same title, else by the title.
  private func index(of session: Happened.Session) throws(EventEditError) -> Int {
    let sessions = stage.loaded.event.sessions
    let isMeant = { (index: Int) in
      sessions.indices.contains(index) && sessions[index].title ?? "" == session.title
    }
    if isMeant(session.number - 1) { return session.number - 1 }
    if let index = sessions.indices.first(where: isMeant), !session.title.isEmpty { return index }
    throw .refused(
      session.title.isEmpty
        ? "the event has no session \(session.number) without a title"
        : "the event has no session '\(session.title.quotable)'",
      hint: "make the changes by hand, with 'personals event cancel' and 'personals event move'")
  }

  /// Brings those who presented into the order in which they did.
  private mutating func arrange(_ turns: [Happened.Turn], in session: Int) throws {
    let known = try turns.compactMap(\.item).map { try presenter($0).file }
    let planned = stage.plan.sessions[session].slots.map { stage.loaded.presenters[$0.presenter].file }
    let isInOrder = planned.filter(known.contains) == known
    guard !isInOrder || turns.contains(where: { $0.item == nil }) else { return }
    try freeze()
    var files: [String] = []
    for turn in turns {
      if let item = turn.item {
        files.append(try presenter(item).file)
      } else if let file = try walkUp(turn, session) {
        files.append(file)
      }
    }
    // Of one who is in the list of another session now, nothing is known here.
    let list = stage.list(session)
    let places = files.compactMap { file in
      everybody.first { $0.file == file }.flatMap(place).flatMap {
        $0.list == list ? (file: file, index: $0.index) : nil
      }
    }
    let slots = places.map(\.index).sorted()
    var standing = Dictionary(uniqueKeysWithValues: places.map { ($0.index, $0.file) })
    for (slot, wanted) in zip(slots, places) {
      guard let from = standing.first(where: { $0.value == wanted.file })?.key, from != slot else { continue }
      try stage.text.swap((list, slot), (list, from))
      standing[from] = standing[slot]
      standing[slot] = wanted.file
    }
    try readAgain()
  }

  /// Adds one who came without a place at the end of the session; nil where the event cannot list them.
  private mutating func walkUp(_ turn: Happened.Turn, _ session: Int) throws -> String? {
    guard RecordSubject(turn.given) != nil else {
      remarks.append(
        "\(turn.given.quotable) came without a place, and is not in the event: write a submission, and use "
          + "'personals event add'")
      return nil
    }
    let newcomer = try Newcomer(turn.given, self)
    if let present = everybody.first(where: { $0.file == newcomer.file }), place(of: present) != nil,
      !stage.loaded.cancelled.contains(where: { $0.file == present.file })
    {
      return present.file
    }
    try add(newcomer, .number(session), shifts: false)
    return newcomer.file
  }

  /// Says when somebody presented.
  private mutating func note(_ turn: Happened.Turn) {
    let whom =
      turn.item.flatMap { item in (try? presenter(item)).map { name($0.file) } } ?? turn.given.quotable
    switch turn.state {
    case .absent: remarks.append("\(whom) was absent")
    case .waiting: remarks.append("\(whom) was not called")
    case .presented, .presenting:
      guard let began = turn.began else { return }
      let times = [began, turn.ended].compactMap { $0.map(clock) }.joined(separator: "–")
      let used = turn.seconds.map { " (\(Self.length($0)) of \(Self.length(turn.allowed ?? 0)))" } ?? ""
      remarks.append("\(whom) presented \(times)\(used)")
    }
  }

  /// A moment on the event's clocks, in seconds since 1970.
  private func clock(_ utc: Int) -> String {
    let event = stage.loaded.event
    guard event.timeZone != nil, let offset = event.clock.changes(from: utc, to: utc).first else {
      return Self.text(LocalTime(utc: utc)) + " UTC"
    }
    return Self.text(LocalTime(utc: utc + offset.after))
  }

  /// `23:56:00`.
  private static func text(_ time: LocalTime) -> String {
    [time.hour, time.minute, time.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func length(_ seconds: Int) -> String {
    let rest = abs(seconds) % 60
    return "\(abs(seconds) / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
