internal import ArgumentParser
internal import Decks
internal import Diagnostics
internal import EventEdits
internal import Files
internal import Foundation
internal import PeeringDB
internal import Presentations
internal import Slides
internal import Submissions

/// One change of an event file.
struct EventEditRun {
  private let file: String
  private let isQuiet: Bool
  private let isDryRun: Bool
  private let source: SourceOptions

  init(_ options: EventFileOptions, _ source: SourceOptions) {
    (file, isQuiet, isDryRun) = (options.event, options.quiet, options.dryRun)
    self.source = source
  }

  /// Changes the file, and prints whose time changed.
  ///
  /// - Throws: `Failure`, `FileError`; the file is then as it was.
  func make(_ edit: EventEdit) throws {
    guard !InputFile.isFolder(file) else { throw FileError(.read, file, .isDirectory) }
    let bytes = try InputFile.read(file, limit: EventFile.limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure("\(file) is not UTF-8 text", hint: "save it again as UTF-8", Exit.data)
    }
    guard EventSources.isEvent(file, isAlone: false) else {
      throw Failure("\(file) is not an event file", hint: "name the file that has 'event:' in it", Exit.data)
    }
    let outcome: EventEditor.Outcome
    do {
      var editor = try EventEditor(file: file, text: text, load: load)
      outcome = try editor.apply(edit)
    } catch let error as EventEditError {
      let code = if case .unknown = error { Exit.noInput } else { Exit.data }
      throw Failure("\(file): \(error.message)", hint: error.hint, code)
    }
    if outcome.text != text, !isDryRun { try write(Array(outcome.text.utf8), over: bytes) }
    guard !isQuiet else { return }
    try StandardText.write(Self.text(outcome, isChanged: outcome.text != text))
  }

  /// Puts the new text in the file's place; the old one is kept once where Git does not have it.
  private func write(_ new: [UInt8], over old: [UInt8]) throws {
    let copy = file + ".bak"
    let isKept = !InputFile.exists(copy) && !FileAges(environment: Environment.variables).isTracked(file)
    if isKept { try StandardText.write(old, to: copy) }
    do {
      try StandardText.write(new, to: file)
    } catch {
      if isKept { try? FileManager.default.removeItem(atPath: copy) }
      throw error
    }
    if isKept, !isQuiet { Terminal.report("kept the file as it was as \(copy)".withVisibleControls) }
  }

  private static func text(_ outcome: EventEditor.Outcome, isChanged: Bool) -> String {
    var lines: [String] = []
    if let written = outcome.written {
      lines.append(
        "wrote out the running order: \(Count.text(written.presenters, "presenter")) in "
          + Count.text(written.sessions, "session"))
    }
    lines += outcome.submitted.map { "\($0.name): \($0.item) in place of \($0.number)" }
    lines += outcome.changes.map { "\($0.name): \($0.before) → \($0.after)" }
    lines += outcome.remarks
    if outcome.changes.isEmpty { lines.append(isChanged ? "no one's time changes" : "nothing changes") }
    return lines.map { $0.withVisibleControls + "\n" }.joined()
  }

  /// The event's presenters. Records are looked up only where the order depends on them.
  private func load(_ event: Event) throws -> LoadedEvent {
    let needsRecords = [.alphabetical, .region, .localFirst].contains(event.order)
    let options = source
    let resolver = SlideResolver(
      source: { () throws(SourceError) in
        guard needsRecords else { return NoRecords() }
        return try options.source(quietly: true)
      })
    return DeckSources.load(
      event, file: file, resolver, FileAges(environment: Environment.variables),
      PresentationConverter(environment: Environment.variables, cache: Environment.userFolders.slides))
  }
}

/// Knows no presenters.
private struct NoRecords: RecordSource {
  func records(_ subjects: [RecordSubject]) -> RecordLookUp { RecordLookUp() }
}
