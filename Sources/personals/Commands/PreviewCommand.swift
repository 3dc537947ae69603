internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Previews

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Make pictures of an event's slides, and a page to look through them.",
    discussion: """
      The folder gets a PNG of each slide, index.html to look through them with what is wrong beside each, and \
      previews.json for programs. What has not changed since it was last drawn is not drawn again.

        personals preview event.yaml -o previews/
        personals preview event.yaml -o previews/ --against old/     what changed, side by side

      A submission that is wrong has its place, with what is wrong told there; the exit code is 65 then.
      """)

  @Argument(
    help: ArgumentHelp("Event files, submission files, or folders with such.", valueName: "file"))
  var files: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var output = "previews/"

  @Option(
    help: ArgumentHelp(
      "A folder that an earlier preview wrote: say and show what changed.", valueName: "folder"))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "The pictures' width in pixels; by default the shorter side has 1080.", valueName: "pixels"))
  var width: Int?

  @Flag(help: "Have the pictures in index.html, to be sent as one file.")
  var singleFile = false

  @Flag(name: .customLong("no-cache"), help: "Draw every slide, whatever is kept.")
  var noCache = false

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  @OptionGroup(title: "How it looks, in place of what the event says")
  var look: TemplateOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("give an event file, or submission files") }
    guard !output.isEmpty else { throw ValidationError("-o takes a folder; the one given is empty") }
    if InputFile.exists(output), !InputFile.isFolder(output) {
      throw ValidationError("-o takes a folder; '\(output)' is a file")
    }
    if let width, !(320...8192).contains(width) {
      throw ValidationError("--width takes a number of pixels from 320 to 8192")
    }
  }

  func run() throws {
    let folders = try Environment.folders()
    let outcome: PreviewRun.Outcome
    do {
      outcome = try PreviewRun(request, folders).make()
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
    // Notes are for presenters, who find them on the page.
    Terminal.tell(outcome.diagnostics.filter { $0.severity > .note }, quietly: quiet)
    if let summary = outcome.summary, !quiet {
      Terminal.tell(PreviewRun.Outcome.text(summary, in: output))
      if let changes = summary.changes { Terminal.tell(PreviewRun.Outcome.text(changes, of: summary.slides)) }
    }
    if outcome.isWrong { throw Exit.data }
  }

  private var request: PreviewRequest {
    PreviewRequest(
      files: files, output: output, look: look, source: source, against: against, width: width,
      isSingleFile: singleFile, usesCache: !noCache, isQuiet: quiet)
  }
}
