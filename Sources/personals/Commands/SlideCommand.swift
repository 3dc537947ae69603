internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout

struct SlideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slide", abstract: "Make a slide as PDF, PNG, SVG or PowerPoint.",
    discussion: """
      Options override the submission, which overrides the record. Fields with no value are left off.

        personals slide AS64500 -o slide.pdf
        personals slide as64500.yaml --traffic 640G --ratio 28:72 -o slide.png
        personals slide submissions/*.yaml -o slides/
        personals slide AS64500 -o slide.pptx    to edit it
      """)

  @Argument(
    help: ArgumentHelp(
      "AS numbers, exchanges ('ix:31'), data centres ('fac:1'), submissions (YAML) or saved records (JSON).",
      valueName: "source"), completion: .sources)
  var sources: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, '-' for standard output, or a folder ending in '/' for several sources.",
      valueName: "path"), completion: .files)
  var output: String?

  @Option(
    help: "pdf, png, svg or pptx; by default as the output's ending says, else pdf.",
    completion: .values(OutputFormat.self))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "The width of a PNG, in pixels; by default 1920, or what the template says.", valueName: "pixels"),
    completion: .text)
  var width: Int?

  @Option(help: ApproximationFormat.help) var report = ApproximationFormat.text

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup var standard: PDFStandardOptions

  @OptionGroup(title: "How it looks")
  var look: TemplateOptions

  @OptionGroup(title: "What the slide says")
  var slide: SlideOptions

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  @OptionGroup var compare: CompareOptions

  func validate() throws {
    try Outputs.validate(width: width, in: 16...16384)
    if let format, OutputFormat(rawValue: format.lowercased()) == nil {
      throw ValidationError("--format takes pdf, png, svg or pptx, not '\(format)'")
    }
    for source in sources {
      if let problem = SlideSource.problem(with: source) { throw ValidationError(problem) }
    }
  }

  /// Runs after parsing, where the value of a misspelt option still counts as a source.
  private func validateOutput() throws {
    try report.validate(output: output)
    try Outputs.validate(output, count: sources.count, of: "sources", example: "slides")
    if let output, !Outputs.isFolder(output), output != "-", format == nil, OutputFormat(path: output) == nil
    {
      throw ValidationError(
        "'\(output)' does not end in .pdf, .png, .svg or .pptx: rename it, or add --format")
    }
    let ending = output.flatMap { Outputs.isFolder($0) ? nil : OutputFormat(path: $0) }
    let format = format.flatMap { OutputFormat(rawValue: $0.lowercased()) } ?? ending ?? .pdf
    if standard.standards != nil, format != .pdf {
      throw ValidationError(
        "--pdf-standard is about PDFs, and the output is a \(format.rawValue.uppercased())")
    }
  }

  func run() throws {
    try validateOutput()
    let request = SlideRequest(
      sources: sources, output: output, format: format.flatMap { OutputFormat(rawValue: $0.lowercased()) },
      width: width, look: look, flags: slide.flags, source: source, reach: reach, isQuiet: quiet,
      isArchival: standard.standards?.isArchival == true, report: report, compare: compare.records)
    var run = try SlideRun(request, Environment.folders(), report: Terminal.report)
    let code = run.make().exitCode
    KeptMemory.keep(run)
    if let code { throw code }
  }
}
