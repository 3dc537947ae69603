internal import EventEdits
internal import Files
internal import Submissions
internal import Synchronization

/// Taking presenters and their files away.
extension Desk {
  /// Takes a submission back: its files go, and the event no longer names them. The draft stays, with its uploads, and can be
  /// submitted again.
  ///
  /// - Parameters:
  ///   - id: whose.
  ///   - author: who takes it back.
  /// - Returns: the entry, and why the event's list still names the file; nil where it does not.
  /// - Throws: `DeskError`.
  package func withdraw(
    _ id: Int64, by author: DeskStore.Author = .presenter
  ) throws(DeskError) -> (entry: DeskEntry, stillListed: String?) {
    guard var entry = try current(id), let file = entry.file else { throw .unknown }
    try refuseWithoutEvent()
    do throws(FileError) { try keepUploads(of: entry) } catch { throw .of(error) }
    let stillListed = unlist(file)
    let own = ownFiles(of: entry)
    (entry.state, entry.file, entry.sent, entry.pending) = (.withdrawn, nil, nil, nil)
    (entry.approved, entry.note, entry.isChangedByHand, entry.saved) = (nil, nil, false, now())
    try store.replace(entry, by: author)
    for name in own + [file] { Removal.file(folder.file(name)) }
    listed.withLock { $0 = nil }
    return (entry, stillListed)
  }

  /// Copies the files that a draft names from beside its submission to where those of drafts are.
  private func keepUploads(of entry: DeskEntry) throws(FileError) {
    guard let file = entry.file, let form = try? DraftForm(entry.text, file: file) else { return }
    let target = folder.uploads(of: entry.id)
    for purpose in UploadedFile.Purpose.allCases {
      guard let name = form.values[purpose.rawValue], !name.contains("/") else { continue }
      let source = Paths.resolve(name, in: Paths.folder(of: folder.file(file)))
      guard InputFile.exists(source), !InputFile.exists(Paths.resolve(name, in: target)) else { continue }
      let bytes = try InputFile.read(source, limit: UploadedFile.limit)
      try PrivateFolder(target).create()
      let output = try OutputFile(Paths.resolve(name, in: target), isPrivate: true)
      try output.write(bytes)
      try output.commit()
    }
  }

  /// Erases everything about a presenter: the draft, all versions, uploads, the submission's files, and the line of the event
  /// that names them.
  ///
  /// - Returns: why the event's list still names the file; nil where it does not.
  /// - Throws: `DeskError`.
  @discardableResult
  package func erase(_ id: Int64) throws(DeskError) -> String? {
    guard let entry = try store.entry(id) else { throw .unknown }
    try refuseWithoutEvent()
    var stillListed: String?
    if let file = entry.file {
      stillListed = unlist(file)
      for name in ownFiles(of: entry) + [file] { Removal.file(folder.file(name)) }
    }
    Removal.folder(folder.uploads(of: id))
    try store.remove(id)
    listed.withLock { $0 = nil }
    return stillListed
  }

  /// Takes a file out of the event's lists, where they name it by its path.
  ///
  /// - Returns: why that is not possible; nil where no line names it any more.
  private func unlist(_ file: String) -> String? {
    do {
      let bytes = try InputFile.read(folder.event, limit: EventFile.limit)
      let text = String(decoding: bytes, as: UTF8.self)
      guard let changed = try EventEditor.removing([folder.file(file)], from: text, file: folder.event) else {
        return nil
      }
      let output = try OutputFile(folder.event)
      try output.write(Array(changed.utf8))
      try output.commit()
      return nil
    } catch let error as EventEditError {
      return "\(folder.event) still names \(file): \(error.message)"
    } catch {
      return "\(folder.event) still names \(file): \(error)"
    }
  }
}
