internal import CairoDrawing
internal import Decks
internal import Digests
internal import Files
package import PeeringDB
internal import Synchronization
package import Slides

/// The desk of one event: what presenters and the organiser can do. Methods that change something are called one at a
/// time; `work` sees to it.
package final class Desk: Sendable {
  package let folder: DeskFolder
  package let store: DeskStore
  package let records: RecordShelf
  package let companion: Companion
  package let work: SerialWork
  private let screen = ScreenWriter()
  let folders: DataFolders
  /// Seconds since 1970.
  package let now: @Sendable () -> Int
  private let known = Mutex<(event: DeskEvent?, version: Int)>((nil, 0))
  let listed = Mutex<(fingerprint: Int, event: QueueEvent)?>(nil)

  /// Opens the desk of an event, and finishes what an earlier run was about to write.
  ///
  /// - Parameters:
  ///   - event: the event's file.
  ///   - folders: where templates and fonts are.
  ///   - companion: asks for records and makes decks.
  ///   - now: the clock, in seconds since 1970.
  /// - Throws: `DeskError`.
  package init(
    event: String, folders: DataFolders, companion: Companion, now: @escaping @Sendable () -> Int
  ) throws(DeskError) {
    folder = DeskFolder(event: event)
    self.folders = folders
    self.companion = companion
    self.now = now
    do throws(FileError) { try folder.create() } catch { throw .of(error) }
    store = try DeskStore(folder.database)
    work = SerialWork(store)
    records = RecordShelf(folder.records, companion)
    _ = try self.event()
    for entry in try store.entries() where entry.pending != nil { try finishWriting(entry) }
  }

  /// The event as its file is now; as it was last where the file is wrong meanwhile.
  ///
  /// - Throws: `DeskError.event` where it was never right.
  package func event() throws(DeskError) -> DeskEvent {
    let last = known.withLock { $0.event }
    if let last, last.stamp == FileStamp(folder.event) { return last }
    do throws(DeskError) {
      let event = try DeskEvent(folder.event, folders)
      known.withLock { $0 = (event, $0.version + 1) }
      return event
    } catch {
      guard let last else { throw error }
      return last
    }
  }

  /// Another number for each reading of the event: what lays out follows its template.
  package var eventVersion: Int {
    _ = try? event()
    return known.withLock { $0.version }
  }

  // MARK: - Secrets

  /// The organiser's secret, where none was made before or another is wanted: it is shown once, and only its hash kept.
  package func organiserToken(isNew: Bool) throws(DeskError) -> DeskToken? {
    if !isNew, try store.setting("organiser") != nil { return nil }
    let token = DeskToken.random()
    try store.set("organiser", to: token.hash.hex)
    return token
  }

  package func isOrganiser(_ token: DeskToken) throws(DeskError) -> Bool {
    try store.setting("organiser") == token.hash.hex
  }

  /// A presenter, as their file is now; nil where there is none.
  package func current(_ id: Int64) throws(DeskError) -> DeskEntry? {
    guard let entry = try store.entry(id) else { return nil }
    return try refreshed(entry)
  }

  /// The path of a submission that the queue names, as the event's edits name it.
  package func path(_ name: String) -> String { RecordSubject(name) == nil ? folder.file(name) : name }

  /// Whose slide a secret opens.
  package func presenter(_ token: DeskToken) throws(DeskError) -> DeskEntry? {
    guard let entry = try store.entry(token: token.hash) else { return nil }
    return try refreshed(entry)
  }

  // MARK: - Deadline

  /// The end of the form, in seconds since 1970; nil for none.
  package func deadline() throws(DeskError) -> Int? { try store.setting("deadline").flatMap { Int($0) } }

  package func setDeadline(_ moment: Int?) throws(DeskError) {
    try store.set("deadline", to: moment.map { "\($0)" })
  }

  package func isClosed() throws(DeskError) -> Bool { try deadline().map { $0 <= now() } ?? false }

  // MARK: - Drafts

  /// Starts a draft from what is known of a presenter, never from what another visitor wrote.
  ///
  /// - Parameters:
  ///   - subject: whose record it is; nil for a presenter without one.
  ///   - name: the name in the record, or as typed.
  ///   - language: the form's.
  ///   - token: opens the draft.
  /// - Returns: the draft.
  /// - Throws: `DeskError.storage`.
  package func start(
    _ subject: RecordSubject?, name: String, language: String, token: DeskToken?
  ) throws(DeskError) -> DeskEntry {
    let name = name.trimmed
    let who = subject.map { "\(name) (\($0))" } ?? name
    let field: (String, String) =
      switch subject {
      case .network(let asn): ("network", "\(asn.number)")
      case .exchange(let id): ("exchange", "\(id)")
      case .facility(let id): ("facility", "\(id)")
      case nil: ("name", name)
      }
    let text = DraftForm.new(comment: "The peering personal of \(who.oneLine).", [field])
    let entry = DeskEntry(subject: subject, name: name, language: language, text: text, saved: now())
    return try store.add(entry, token: token?.hash, by: token == nil ? .organiser : .presenter)
  }

  /// What came of saving.
  package enum Saved: Sendable {
    case saved(DeskEntry)
    /// Somebody else changed the same fields meanwhile; nothing is saved.
    case conflict(DeskEntry, [DraftMerge.Conflict])
  }

  /// Saves what a form says.
  ///
  /// - Parameters:
  ///   - id: whose.
  ///   - values: the form's fields.
  ///   - revision: the version of the draft that the form was made from.
  ///   - author: who sent it. The organiser may change a draft after the deadline.
  /// - Returns: the draft as it is now.
  /// - Throws: `DeskError`.
  package func save(
    _ id: Int64, _ values: [String: String], basedOn revision: Int, by author: DeskStore.Author = .presenter
  ) throws(DeskError) -> Saved {
    guard var entry = try current(id) else { throw .unknown }
    if author == .presenter, try isClosed() { throw .closed }
    let name = entry.file ?? entry.stem + ".yaml"
    var form = try DraftForm(entry.text, file: name)
    let base: [String: String]
    if revision == entry.revision {
      base = form.values
    } else if let old = try store.text(of: id, revision: revision), let read = try? DraftForm(old, file: name)
    {
      base = read.values
    } else {
      base = [:]
    }
    let sent = values.filter { DraftForm.isField($0.key) }.mapValues { String($0.trimmed.prefix(2000)) }
    let merged = DraftMerge.changes(sent: sent, base: base, current: form.values)
    guard merged.conflicts.isEmpty else { return .conflict(entry, merged.conflicts) }
    guard !merged.changes.isEmpty else { return .saved(entry) }
    try form.change(merged.changes)
    guard form.text != entry.text else { return .saved(entry) }
    entry.text = form.text
    entry.revision += 1
    entry.saved = now()
    try store.replace(entry, by: author)
    return .saved(entry)
  }

  /// Keeps an uploaded file, and names it in the draft.
  package func take(
    _ file: UploadedFile, for id: Int64, by author: DeskStore.Author = .presenter
  ) throws(DeskError) -> DeskEntry {
    guard let entry = try store.entry(id) else { throw .unknown }
    try refuseWithoutEvent()
    if author == .presenter, try isClosed() { throw .closed }
    let (target, name) = (sourceFolder(of: entry), file.name(entry))
    do throws(FileError) {
      if entry.file == nil { try PrivateFolder(target).create() }
      let output = try OutputFile(Paths.resolve(name, in: target), isPrivate: entry.file == nil)
      try output.write(file.bytes)
      try output.commit()
    } catch { throw .of(error) }
    var values = [file.purpose.rawValue: name]
    if file.purpose == .slide { values["page"] = "" }
    switch try save(id, values, basedOn: entry.revision, by: author) {
    case .saved(let saved), .conflict(let saved, _): return saved
    }
  }

  /// The folder that a draft's paths start from: that of its file, else where its uploads are.
  package func sourceFolder(of entry: DeskEntry) -> String {
    entry.file.map { Paths.folder(of: folder.file($0)) } ?? folder.uploads(of: entry.id)
  }

  // MARK: - Drawing

  /// Draws a presenter's draft.
  ///
  /// - Parameters:
  ///   - entry: whose.
  ///   - threads: draws it.
  ///   - key: who asks.
  /// - Returns: the slide, and what is wrong with it.
  /// - Throws: `SlideThreads.Refusal`, `DeskError`, and what drawing throws.
  package func draw(_ entry: DeskEntry, on threads: SlideThreads, key: String) async throws -> DrawnDraft {
    let (event, drawing) = (try event(), try drawing(of: entry))
    return try await threads.run(key) { maker in try drawing(event, maker) }
  }

  /// What draws a draft as it is now, in the look of an event, with what lays that out.
  func drawing(
    of entry: DeskEntry
  ) throws(DeskError) -> @Sendable (DeskEvent, SlideMaker) throws -> DrawnDraft {
    let (today, screen, source) = (CalendarDate.today(at: now()), screen, sourceFolder(of: entry))
    let name = folder.file(entry.file ?? "submissions/\(entry.stem).yaml")
    let found = entry.subject.map { records.records([$0]) } ?? RecordLookUp()
    let (text, eventFolder) = (entry.text, entry.file.map { _ in folder.eventFolder })
    return { event, maker in
      try DraftDrawing(event: event, today: today, screen: screen).draw(
        text, name: name, folder: source, eventFolder: eventFolder, records: found, maker)
    }
  }

  /// What makes slides, for each thread that draws.
  package func maker() throws -> SlideMaker { try event().builder.maker() }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// On one line.
  var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
