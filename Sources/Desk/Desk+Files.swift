internal import Decks
internal import Diagnostics
package import EventEdits
internal import Files
internal import PeeringDB
internal import Presentations
internal import Slides
internal import Submissions
internal import Synchronization

/// Submissions as files beside the event.
extension Desk {
  /// An entry as its file is now: where somebody changed the file by hand, the file counts.
  func refreshed(_ entry: DeskEntry) throws(DeskError) -> DeskEntry {
    guard let file = entry.file, entry.pending == nil else { return entry }
    let path = folder.file(file)
    guard let bytes = try? InputFile.read(path, limit: SubmissionFile.limit) else { return entry }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text != entry.sent else { return entry }
    var changed = entry
    changed.text = DraftMerge.text(draft: entry.text, base: entry.sent ?? "", file: text, name: file)
    changed.sent = text
    changed.isChangedByHand = true
    if changed.text != entry.text { changed.revision += 1 }
    try store.replace(changed, by: .file)
    return changed
  }

  /// Puts a draft beside the event as its submission.
  ///
  /// - Parameters:
  ///   - id: whose.
  ///   - author: who submits. The organiser may after the deadline.
  /// - Returns: the entry, and why the event's list could not name the file; nil where it does.
  /// - Throws: `DeskError`.
  package func submit(
    _ id: Int64, by author: DeskStore.Author = .presenter
  ) throws(DeskError) -> (entry: DeskEntry, notListed: String?) {
    guard var entry = try current(id) else { throw .unknown }
    if author == .presenter, try isClosed() { throw .closed }
    try refuseWithoutEvent()
    let isApproved = entry.state == .approved && entry.text == entry.approved
    entry.file = entry.file ?? freeName(entry.stem)
    entry.pending = entry.text
    entry.state = isApproved ? .approved : .submitted
    // A change after an approval stays one: the organiser compares.
    if entry.approved != nil, !isApproved { entry.state = .approved }
    entry.note = nil
    entry.saved = now()
    try store.replace(entry, by: author)
    try finishWriting(entry)
    let written = try store.entry(id) ?? entry
    return (written, written.file.flatMap(list))
  }

  /// Refuses to write files where the event's file is gone: its folder was moved, and another must not take its place.
  ///
  /// - Throws: `DeskError.storage`.
  func refuseWithoutEvent() throws(DeskError) {
    guard InputFile.exists(folder.event) else {
      throw .storage(reason: "\(folder.event) does not exist any more; start the desk again", isFull: false)
    }
  }

  /// Writes the text that an entry is about to have in its file.
  func finishWriting(_ entry: DeskEntry) throws(DeskError) {
    guard let text = entry.pending, let file = entry.file else { return }
    let path = folder.file(file)
    do throws(FileError) {
      try OutputFolder.createAll(for: path)
      try takeUploads(of: entry, to: Paths.folder(of: path))
      let output = try OutputFile(path)
      try output.write(Array(text.utf8))
      try output.commit()
    } catch { throw .of(error) }
    // What the submission no longer names is not kept.
    let (old, new) = (ownFiles(of: entry), ownFiles(of: entry, text))
    for name in old where !new.contains(name) { Removal.file(folder.file(name)) }
    var written = entry
    (written.pending, written.sent, written.isChangedByHand) = (nil, text, false)
    try store.replace(written, by: .presenter)
    listed.withLock { $0 = nil }
  }

  /// The files beside a submission that came through the desk.
  func ownFiles(of entry: DeskEntry, _ text: String? = nil) -> [String] {
    guard let file = entry.file, let form = try? DraftForm(text ?? entry.sent ?? entry.text, file: file)
    else {
      return []
    }
    let folder = Paths.folder(of: file)
    return UploadedFile.Purpose.allCases.compactMap { purpose in
      guard let name = form.values[purpose.rawValue],
        name.hasPrefix(UploadedFile.prefix(purpose, entry)), !name.contains("/")
      else { return nil }
      return Paths.resolve(name, in: folder)
    }
  }

  /// Copies the uploads that a draft names beside its submission.
  private func takeUploads(of entry: DeskEntry, to target: String) throws(FileError) {
    let uploads = folder.uploads(of: entry.id)
    guard let form = try? DraftForm(entry.pending ?? entry.text, file: entry.stem) else { return }
    for purpose in UploadedFile.Purpose.allCases {
      guard let name = form.values[purpose.rawValue], !name.contains("/") else { continue }
      let source = uploads + "/" + name
      guard InputFile.exists(source) else { continue }
      let bytes = try InputFile.read(source, limit: UploadedFile.limit)
      let output = try OutputFile(Paths.resolve(name, in: target))
      try output.write(bytes)
      try output.commit()
    }
  }

  /// A name for a new submission that no file has.
  private func freeName(_ stem: String) -> String {
    let names = (1...).lazy.map { $0 == 1 ? "submissions/\(stem).yaml" : "submissions/\(stem)-\($0).yaml" }
    return names.first { !InputFile.exists(self.folder.file($0)) } ?? "submissions/\(stem).yaml"
  }

  // MARK: - The event's list

  /// Has the event's lists name a submission, where they do not.
  ///
  /// - Returns: why that is not possible; nil where they do.
  func list(_ file: String) -> String? {
    do throws(DeskError) {
      let event = try self.event().event
      let path = folder.file(file)
      let listing = EventListing.find(event, file: folder.event).value
      if listing.entries.contains(where: { Paths.tidy($0.path) == Paths.tidy(path) }) { return nil }
      try edit(.add([path], .last, shifts: false))
      return nil
    } catch {
      return error.message
    }
  }

  /// Changes the event's file.
  ///
  /// - Throws: `DeskError.event`; the file is then as it was.
  package func edit(_ edit: EventEdit) throws(DeskError) {
    let file = folder.event
    do {
      let bytes = try InputFile.read(file, limit: EventFile.limit)
      let text = String(decoding: bytes, as: UTF8.self)
      var editor = try EventEditor(file: file, text: text) { [records] event in
        let resolver = SlideResolver(source: { () throws(SourceError) in records })
        return DeckSources.load(event, file: file, resolver, FileAges(), .none)
      }
      let outcome = try editor.apply(edit)
      guard outcome.text != text else { return }
      let output = try OutputFile(file)
      try output.write(Array(outcome.text.utf8))
      try output.commit()
    } catch let error as EventEditError {
      throw .event(error.message + (error.hint.map { "; \($0)" } ?? ""))
    } catch { throw .of(error) }
    listed.withLock { $0 = nil }
  }
}
