internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout

struct SlideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slide", abstract: "Make a slide as PDF, PNG or SVG.")

  @Argument(
    help: ArgumentHelp(
      "AS numbers, submission files (YAML) or saved PeeringDB answers (JSON).", valueName: "source"))
  var sources: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write; '-' is standard output; a folder, with '/' at its end, takes a file for each source.",
      valueName: "path"))
  var output: String?

  @Option(help: "pdf, png or svg; by default as the output's ending says, else pdf.")
  var format: String?

  @Option(help: ArgumentHelp("The width of a PNG, in pixels.", valueName: "pixels"))
  var width = 1920

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  @OptionGroup(title: "How it looks")
  var look: TemplateOptions

  @OptionGroup(title: "What the slide says")
  var slide: SlideOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard (16...16384).contains(width) else {
      throw ValidationError("--width takes a number of pixels from 16 to 16384")
    }
    if let format, OutputFormat(rawValue: format.lowercased()) == nil {
      throw ValidationError("--format takes pdf, png or svg, not '\(format)'")
    }
    for source in sources {
      if let problem = SlideSource.problem(with: source) { throw ValidationError(problem) }
    }
  }

  /// Not when the line is read: the value of an option that is misspelt is taken for a source there.
  private func validateOutput() throws {
    try Outputs.validate(output, count: sources.count, of: "sources", example: "slides")
    if let output, !Outputs.isFolder(output), output != "-", format == nil, OutputFormat(path: output) == nil
    {
      throw ValidationError("'\(output)' is no name that ends in .pdf, .png or .svg: add --format")
    }
  }

  func run() throws {
    try validateOutput()
    let folders = try Environment.folders()
    var run = SlideRun(command: self)
    do {
      try run.make(folders)
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
    if let code = run.exitCode { throw code }
  }
}
