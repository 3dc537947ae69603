internal import ArgumentParser
internal import Checks
internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Previews
internal import SlideLayout
internal import Submissions

/// One run of `personals preview`.
struct PreviewRun {
  private let command: PreviewCommand
  private let state: DrawingState

  /// - Throws: `FileError` where the program cannot read itself.
  init(command: PreviewCommand) throws(FileError) {
    self.command = command
    // Before anything is looked up, for which further libraries are opened.
    state = try DrawingState(program: Environment.runningProgram, environment: Environment.variables)
  }

  /// Writes the folder.
  ///
  /// - Returns: the exit code; nil where all is well.
  func make() throws -> ExitCode? {
    let folders = try Environment.folders()
    let sources = EventSources(
      files: command.files, look: command.look, source: command.source, isQuiet: command.quiet)
    let read = try sources.load()
    guard let found = read.value else {
      Terminal.tell(read.diagnostics, quietly: command.quiet)
      return Exit.data
    }
    guard !found.loaded.presenters.isEmpty else {
      Terminal.tell(found.loaded.diagnostics, quietly: command.quiet)
      Terminal.tell("error: there is no submission to make a preview of")
      return Exit.noInput
    }
    let template = try sources.requiredTemplate(of: found, folders)
    let builder = found.builder(template.value, folders)
    let check = EventCheck(
      EventCheck.Subject(found.loaded, file: found.file, template: template.diagnostics, builder: builder),
      policy: RulePolicy(found.loaded.event.checks), today: CalendarDate.today(at: Environment.epochSeconds))
    let summary = try PreviewMaker(settings(found.file, folders)).make(check, builder, into: command.output)
    tell(summary)
    return summary.checked.diagnostics.hasErrors || !summary.checked.presenters.allSatisfy(\.isReady)
      ? Exit.data : nil
  }

  private func settings(_ file: String, _ folders: DataFolders) -> PreviewMaker.Settings {
    let store = command.noCache ? nil : Environment.userFolders.pictures.map { PictureStore($0) }
    var settings = PreviewMaker.Settings(state: state, store: store, environment: Environment.variables)
    settings.width = command.width
    settings.against = command.against
    settings.isSingleFile = command.singleFile
    // A file that is given by its whole path is told by it, as far as that is not of this machine alone.
    settings.folders = command.files.map(Paths.folder) + [Paths.folder(of: folders.templates)]
    return settings
  }

  private func tell(_ summary: PreviewMaker.Summary) {
    let told = summary.checked.diagnostics.filter { $0.severity > .note }
    Terminal.tell(told, quietly: command.quiet)
    guard !command.quiet else { return }
    var parts = ["drew \(summary.drawn) of \(Self.count(summary.slides - summary.handMade, "slide"))"]
    if summary.handMade > 0 { parts.append("and \(summary.handMade) made by hand") }
    let page = Outputs.path(of: "index.html", in: command.output)
    Terminal.tell("wrote \(page): \(parts.joined(separator: " "))".withVisibleControls)
    guard let changes = summary.changes else { return }
    Terminal.tell(Self.text(changes, of: summary.slides))
  }

  /// "3 of 200 slides changed, 1 added, 2 gone".
  private static func text(_ changes: PreviewMaker.Changes, of slides: Int) -> String {
    var text = "\(changes.changed) of \(count(slides, "slide")) changed"
    if changes.added > 0 { text += ", \(changes.added) added" }
    if changes.gone > 0 { text += ", \(changes.gone) gone" }
    return text
  }

  private static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }
}
