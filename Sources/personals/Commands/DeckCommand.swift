internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions

struct DeckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deck", abstract: "Make one PDF of an event's submissions.",
    discussion: """
      A submission that is wrong or late keeps its place with a plain page; what is wrong is told at the \
      end, by file, and the exit code is 65.
      """)

  @Argument(
    help: ArgumentHelp("An event file, submission files, or a folder with such.", valueName: "file"))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The PDF to write; '-' is standard output; with --split a folder.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Only the session of this title.", valueName: "title"))
  var session: String?

  @Flag(help: "One PDF for each session, into the folder given with -o.")
  var split = false

  @Flag(help: "Write nothing where anything is wrong with a submission.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  @OptionGroup(title: "How it looks, in place of what the event says")
  var look: TemplateOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("give an event file, or submission files") }
    if split, session != nil { throw ValidationError("--split makes all sessions; leave out --session") }
    if split, let output, !Outputs.isFolder(output) {
      throw ValidationError("--split makes several files: give a folder with '/' at its end, as '-o decks/'")
    }
    if let output, output.isEmpty { throw ValidationError("-o takes a path; the one given is empty") }
    if !split, let output, output != "-", Outputs.isFolder(output) {
      throw ValidationError("-o takes the path of one PDF; '\(output)' is a folder")
    }
  }

  func run() throws {
    var run = DeckRun(command: self)
    do {
      try run.make()
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
    if let code = run.exitCode { throw code }
  }
}
