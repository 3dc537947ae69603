internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Submissions

/// A line of the organiser's queue.
package struct QueueLine: Sendable {
  /// nil for a presenter that the event lists by number.
  package let entry: DeskEntry?
  package let name: String
  package let number: String
  package let state: DeskState
  /// The session; nil where there is none.
  package let session: Int?
  package let time: String?
  /// Whether another line is about the same network.
  package var hasRival = false

  /// How the event's edits name the presenter.
  package let file: String?
}

extension Desk {
  /// The organiser's queue: everyone listed, in order, then drafts that are not submitted.
  package func queue() throws(DeskError) -> (event: QueueEvent, lines: [QueueLine]) {
    let event = try queueEvent()
    var byFile: [String: DeskEntry] = [:]
    var drafts: [DeskEntry] = []
    for known in try store.entries() {
      let entry = try refreshed(known)
      if let file = entry.file { byFile[file] = entry } else { drafts.append(entry) }
    }
    var lines: [QueueLine] = []
    for row in event.rows {
      var entry = byFile.removeValue(forKey: row.file)
      if entry == nil { entry = try adopted(row) }
      lines.append(
        QueueLine(
          entry: entry, name: row.name, number: row.number, state: Self.state(entry, row),
          session: row.session,
          time: row.time, file: row.file))
    }
    // Submissions that the event's list does not name, and drafts.
    for entry in byFile.values.sorted(by: { $0.id < $1.id }) + drafts {
      lines.append(
        QueueLine(
          entry: entry, name: entry.name, number: entry.subject?.description ?? "",
          state: entry.state == .withdrawn ? .withdrawn : entry.file == nil ? .draft : .waiting, session: nil,
          time: nil, file: entry.file))
    }
    let subjects = lines.compactMap { $0.state == .withdrawn ? nil : $0.entry?.subject }
    let twice = Set(Dictionary(grouping: subjects) { $0 }.filter { $0.value.count > 1 }.keys)
    for index in lines.indices {
      lines[index].hasRival = lines[index].entry?.subject.map(twice.contains) ?? false
    }
    return (event, lines)
  }

  private static func state(_ entry: DeskEntry?, _ row: QueueEvent.Row) -> DeskState {
    if row.isCancelled { return .cancelled }
    guard let entry else { return row.session == nil ? .waiting : .submitted }
    switch entry.state {
    case .approved: return entry.sent == entry.approved ? .approved : .changed
    case .returned, .withdrawn: return entry.state
    default: return row.session == nil ? .waiting : .submitted
    }
  }

  /// The entry of a submission that did not come through the desk.
  private func adopted(_ row: QueueEvent.Row) throws(DeskError) -> DeskEntry? {
    let path = folder.file(row.file)
    guard RecordSubject(row.file) == nil, !row.file.lowercased().hasSuffix(".json"),
      let bytes = try? InputFile.read(path, limit: SubmissionFile.limit)
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let read = SubmissionFile.decode(bytes, file: path).value
    var entry = DeskEntry(
      subject: read?.subject, name: row.name, language: "en", state: .submitted, text: text, saved: now())
    (entry.file, entry.sent) = (row.file, text)
    return try store.add(entry, token: nil, by: .file)
  }

  // MARK: - What the organiser decides

  /// Approves a submission as its file is now.
  ///
  /// - Parameters:
  ///   - id: whose.
  ///   - seen: the `sentMark` of what the organiser looked at; nil to approve whatever is there.
  /// - Throws: `DeskError`, `.changed` where it is another by now.
  package func approve(_ id: Int64, seen: String? = nil) throws(DeskError) {
    guard var entry = try current(id), let sent = entry.sent else { throw .unknown }
    guard seen == nil || seen == entry.sentMark else { throw .changed }
    (entry.state, entry.approved, entry.note) = (.approved, sent, nil)
    entry.isChangedByHand = false
    try store.replace(entry, by: .organiser)
  }

  /// Sends a submission back to its presenter.
  ///
  /// - Parameters:
  ///   - id: whose.
  ///   - note: what to do, in a sentence.
  ///   - seen: as for `approve`.
  /// - Throws: `DeskError`, `.changed` where it is another by now.
  package func giveBack(_ id: Int64, note: String, seen: String? = nil) throws(DeskError) {
    guard var entry = try current(id) else { throw .unknown }
    guard seen == nil || seen == entry.sentMark else { throw .changed }
    entry.note = String(note.trimmed.prefix(1000))
    if entry.file != nil { entry.state = .returned }
    try store.replace(entry, by: .organiser)
  }

  /// A new secret for a presenter, to send to those who lost theirs; the old one opens nothing any more.
  package func newToken(of id: Int64) throws(DeskError) -> DeskToken {
    guard try store.entry(id) != nil else { throw .unknown }
    let token = DeskToken.random()
    try store.setToken(token.hash, of: id)
    return token
  }

  /// The fields that differ between what was approved and what the file says now.
  package func changes(since entry: DeskEntry) -> [(field: String, before: String, after: String)] {
    let name = entry.file ?? entry.stem
    guard let approved = entry.approved, let sent = entry.sent,
      let old = try? DraftForm(approved, file: name), let new = try? DraftForm(sent, file: name)
    else { return [] }
    let (before, after) = (old.values, new.values)
    return Set(before.keys).union(after.keys).sorted().compactMap { field in
      before[field] == after[field] ? nil : (field, before[field] ?? "", after[field] ?? "")
    }
  }

  /// Files of the submissions that are approved as they are now, from the current folder.
  package static func approvedFiles(ofEvent event: String) throws(DeskError) -> Set<String> {
    let folder = DeskFolder(event: event)
    guard InputFile.exists(folder.database) else {
      throw .event("no desk was opened for \(event), so nothing is approved")
    }
    let store = try DeskStore(folder.database)
    var files: Set<String> = []
    for entry in try store.entries() {
      guard let file = entry.file, let approved = entry.approved,
        let bytes = try? InputFile.read(folder.file(file), limit: SubmissionFile.limit),
        String(decoding: bytes, as: UTF8.self) == approved
      else { continue }
      files.insert(Paths.tidy(folder.file(file)))
    }
    return files
  }
}
