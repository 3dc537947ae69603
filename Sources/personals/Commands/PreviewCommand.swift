internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Previews

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Draw all slides of an event, and an HTML page to browse them.",
    discussion: """
      Writes a PNG of each slide, index.html to browse them with the problems of each, and previews.json for \
      programs. Slides that have not changed are not drawn again.

        personals preview event.yaml -o previews/
        personals preview event.yaml -o previews/ --against old/    show what changed
        personals preview event.yaml --for public -o site/    a gallery of those who agreed

      A submission that is wrong keeps its place, with its errors, and the exit code is 65.
      """)

  @Argument(
    help: ArgumentHelp(
      "Event files, submissions, folders of them, AS numbers, 'ix:31', 'fac:1', or saved records.",
      valueName: "source"), completion: .sources)
  var files: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "folder"),
    completion: .directory)
  var output = "previews/"

  @Option(name: .customLong("for"), help: Audience.help, completion: .values(Audience.self))
  var audience = Audience.stage

  @Option(
    help: ArgumentHelp(
      "Show what changed since an earlier preview in this folder.", valueName: "folder"),
    completion: .directory)
  var against: String?

  @Option(
    help: ArgumentHelp(
      "The width of pictures; by default the shorter side has 1080 pixels.", valueName: "pixels"),
    completion: .text)
  var width: Int?

  @Flag(help: "Embed the pictures in index.html, to send it as one file.")
  var singleFile = false

  @Flag(name: .customLong("no-cache"), help: "Draw every slide, ignoring cached pictures.")
  var noCache = false

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup(title: "How it looks (overrides the event file)")
  var look: TemplateOptions

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("give an event file or submissions") }
    try EventInputs.validate(files)
    guard !output.isEmpty else { throw ValidationError("-o takes a folder; the one given is empty") }
    if InputFile.exists(output), !InputFile.isFolder(output) {
      throw ValidationError("-o takes a folder; '\(output)' is a file")
    }
    try Outputs.validate(width: width)
    if audience == .chair {
      throw ValidationError(
        "previews are for stage or public; 'personals deck --for chair' makes the chair's page")
    }
    if audience == .sheets {
      throw ValidationError("sheets are for print: make them with 'personals deck --for sheets -o sheets/'")
    }
    if audience == .public, against != nil || singleFile {
      throw ValidationError(
        "--for public makes a gallery; leave out \(singleFile ? "--single-file" : "--against")")
    }
  }

  func run() throws {
    let request = PreviewRequest(
      files: files, output: output, look: look, source: source, reach: reach, against: against, width: width,
      isSingleFile: singleFile, usesCache: !noCache, isQuiet: quiet)
    if audience == .public {
      if let code = try GalleryRun(request: request).make() { throw code }
      return
    }
    let outcome = try PreviewRun(request, Environment.folders()).make()
    // Notes are for presenters, who find them on the page; how old the data is concerns the organiser.
    let told = outcome.diagnostics.filter { $0.severity > .note || $0.rule == "record-kept" }
    Terminal.report(Environment.paths(of: files).shortening(told), quietly: quiet)
    if let summary = outcome.summary, !quiet {
      Terminal.report(PreviewRun.Outcome.text(summary, in: output))
      if let changes = summary.changes {
        Terminal.report(PreviewRun.Outcome.text(changes, of: summary.slides))
      }
    }
    if outcome.summary == nil { Terminal.report("no slides are drawn: correct the errors above first") }
    if outcome.isWrong {
      throw outcome.diagnostics.hasErrors ? Exit.code(for: outcome.diagnostics) : Exit.data
    }
  }
}
