internal import Decks
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Presentations
internal import Slides
internal import Submissions
internal import Synchronization

/// The event as the organiser's queue shows it: sessions with their presenters, by their files.
package struct QueueEvent: Sendable {
  package struct Session: Sendable {
    package let title: String
    package let room: String?
    /// `2027-02-24 14:00`; nil where it is open.
    package let start: String?
    /// In seconds: what its presenters need, and what there is; nil without a limit.
    package let used: Int
    package let length: Int?
  }

  package struct Row: Sendable {
    /// The submission's file from the event's folder, or a presenter's number.
    package let file: String
    package let name: String
    package let number: String
    /// The session; nil for the waiting list.
    package let session: Int?
    /// `14:03`; nil where it is open.
    package let time: String?
    package let isCancelled: Bool
  }

  package var sessions: [Session] = []
  /// By session and time, then those who wait.
  package var rows: [Row] = []
  /// Who is expected and has sent nothing.
  package var missing: [String] = []
  /// What is wrong with the event itself.
  package var problems: [String] = []

  init(_ loaded: LoadedEvent, _ folder: DeskFolder) {
    let event = loaded.event
    let plan = SessionPlan(loaded.people, for: event)
    missing = loaded.missing.map(\.value)
    let files = Set(loaded.files)
    problems = loaded.diagnostics.filter { $0.severity == .error && !files.contains($0.location.file) }.map(
      \.message)
    for (number, planned) in plan.sessions.enumerated() {
      let session = event.sessions[number]
      let start = session.start?.value
      let used = (planned.slots + planned.free).map { $0.offset + event.slot }.max() ?? 0
      sessions.append(
        Session(
          title: session.title ?? (event.sessions.count > 1 ? "Session \(number + 1)" : event.name),
          room: session.room, start: start?.description, used: used, length: session.length?.value))
      for slot in planned.slots where loaded.presenters.indices.contains(slot.presenter) {
        let time = start.map { event.clock.after($0, seconds: slot.offset).clock }
        rows.append(Self.row(loaded.presenters[slot.presenter], number, time, folder))
      }
    }
    for waiting in plan.waiting {
      rows.append(Self.row(loaded.presenters[waiting.presenter], nil, nil, folder))
    }
    for presenter in loaded.cancelled {
      rows.append(Self.row(presenter, presenter.session, nil, folder, isCancelled: true))
    }
  }

  private static func row(
    _ presenter: DeckPresenter, _ session: Int?, _ time: String?, _ folder: DeskFolder,
    isCancelled: Bool = false
  ) -> Row {
    Row(
      file: folder.name(of: presenter.file) ?? presenter.file, name: presenter.name, number: presenter.number,
      session: session, time: time, isCancelled: isCancelled)
  }
}

extension Desk {
  /// When and where a submission is presented, in words; nil where that is open.
  package func turn(of file: String) throws(DeskError) -> String? {
    let event = try queueEvent()
    guard let row = event.rows.first(where: { $0.file == file }), !row.isCancelled, let number = row.session,
      event.sessions.indices.contains(number)
    else { return nil }
    let session = event.sessions[number]
    let day = session.start.map { String($0.prefix { $0 != " " }) }
    let parts = [session.title, day, row.time].compactMap(\.self)
    return parts.count > 1 ? parts.joined(separator: ", ") : nil
  }

  /// The event with everyone who is listed, as the files are now.
  package func queueEvent() throws(DeskError) -> QueueEvent {
    let event = try self.event().event
    let listing = EventListing.find(event, file: folder.event).value
    var hasher = Hasher()
    hasher.combine(FileStamp(folder.event))
    for entry in listing.entries {
      hasher.combine(entry.path)
      hasher.combine(FileStamp(entry.path))
    }
    let fingerprint = hasher.finalize()
    if let last = listed.withLock({ $0 }), last.fingerprint == fingerprint { return last.event }
    let records = records
    let resolver = SlideResolver(source: { () throws(SourceError) in records })
    let made = QueueEvent(
      DeckSources.load(event, file: folder.event, resolver, FileAges(), .none), folder)
    listed.withLock { $0 = (fingerprint, made) }
    return made
  }
}
