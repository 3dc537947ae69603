internal import ArgumentParser
internal import Checks
internal import Decks
internal import Diagnostics
internal import Exports
internal import Files
internal import Slides
internal import SlideLayout
internal import Submissions
internal import Templates

/// One run of `personals export`.
struct ExportRun {
  let event: String
  let output: String
  let format: ExportCommand.Format
  let version: ContactList.VCardVersion
  let isQuiet: Bool
  let reach: ReachOptions
  let source: SourceOptions

  /// Writes the file.
  ///
  /// - Returns: the exit code where something is wrong with the event or a submission.
  /// - Throws: `Failure`, `FileError`, or the exit code after the reason is reported; nothing is written then.
  func make() throws -> ExitCode? {
    guard EventSources.isEvent(event, isAlone: true), !InputFile.isFolder(event) else {
      if !InputFile.exists(event) { throw FileError(.read, event, .notFound) }
      throw Failure("\(event) is not an event file", hint: "name the file that has 'event:' in it", Exit.data)
    }
    let folders = try Environment.folders()
    let sources = EventSources(
      files: [event], templates: TemplateLibrary(folders), look: TemplateOptions(), source: source,
      reach: reach, isQuiet: isQuiet)
    let read = try sources.event(event)
    guard let found = read.value else {
      Terminal.report(read.diagnostics, quietly: isQuiet)
      throw Exit.data
    }
    let policy = RulePolicy(found.event.checks)
    guard !found.presenters.isEmpty else {
      Terminal.report(policy.told(found.diagnostics), quietly: isQuiet)
      throw Failure("there is no submission to export", Exit.noInput)
    }
    let loaded = try Publication.published(found, isQuiet: isQuiet, allowsNone: format == .ics)
    if let problem = Outputs.problem(
      writing: output,
      from: [event] + loaded.files + (loaded.presenters + loaded.cancelled).flatMap(\.inputs))
    {
      throw problem
    }
    let paths = Environment.paths(of: [event])
    let common = policy.told(loaded.diagnostics)
    Terminal.report(paths.shortening(common), quietly: isQuiet)
    var isWrong = common.hasErrors
    for presenter in loaded.presenters {
      let told = policy.told(presenter.diagnostics).filter { $0.severity > .note }
      Terminal.report(paths.shortening(told), quietly: isQuiet)
      if let failure = presenter.failure, !failure.isOfServer {
        Terminal.report(paths.shortening("\(presenter.file): error: \(failure.sentence)").withVisibleControls)
      }
      isWrong = isWrong || told.hasErrors || presenter.personal == nil
    }
    let (text, summary) = try content(of: loaded)
    try OutputFolder.create(for: output)
    try StandardText.write(Array(text.utf8), to: output)
    if !isQuiet { Terminal.report("wrote \(output): \(summary)".withVisibleControls) }
    return isWrong ? Exit.data : nil
  }

  /// The text of the file, and what is in it.
  private func content(of loaded: LoadedEvent) throws -> (text: String, summary: String) {
    if format == .ics {
      let calendar = EventCalendar(loaded, created: Environment.timestamp)
      guard !calendar.isEmpty else {
        throw Failure(
          "no session has a start, so there is nothing to put into a calendar",
          hint: "write 'start: 2027-02-24 14:00' for each of the sessions", Exit.data)
      }
      let (sessions, slots) = calendar.counts
      return (calendar.text, "\(Count.text(sessions, "session")), \(Count.text(slots, "slot"))")
    }
    let list = ContactList(loaded)
    let summary = Count.text(list.count, "presenter")
    return switch format {
    case .csv: (list.csv, summary)
    case .json: (try list.json(), summary)
    case .vcf, .ics: (list.vCards(version), summary)
    }
  }
}
