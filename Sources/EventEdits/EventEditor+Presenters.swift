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
