internal import ArgumentParser
internal import Slides
internal import Files

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Redraw a slide or an event's previews whenever you save.",
    discussion: """
      Watches the submission, its record and logo, the template, and the files an event lists. Errors are \
      reported, and the last good output stays. 'q' or Ctrl-C ends.

        personals watch as64500.yaml                   write as64500.pdf
        personals watch as64500.yaml -o as64500.png    for viewers that reload pictures
        personals watch event.yaml                     redraw what changed in previews/
      """)

  @Argument(
    help: ArgumentHelp(
      "A submission, a saved record, an AS number, 'ix:31', 'fac:1', or an event file.", valueName: "source"),
    completion: .sources)
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The PDF, PNG or SVG to write; for an event, a folder. By default a PDF in the current folder, or 'previews/'.",
      valueName: "path"), completion: .files)
  var output: String?

  @Option(help: ArgumentHelp("The width of PNGs.", valueName: "pixels"), completion: .text)
  var width: Int?

  @OptionGroup(title: "How it looks")
  var look: TemplateOptions

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard !file.isEmpty else { throw ValidationError("give the path of a file") }
    try EventInputs.validate([file])
    try Outputs.validate(width: width)
    guard let output else { return }
    guard !output.isEmpty, output != "-" else {
      throw ValidationError("-o takes the path of a file, which is overwritten on each save")
    }
    if isEvent {
      if InputFile.exists(output), !InputFile.isFolder(output) {
        throw ValidationError("-o takes a folder for an event's previews; '\(output)' is a file")
      }
    } else if Outputs.isFolder(output) || OutputFormat(path: output) == nil {
      throw ValidationError("'\(output)' does not end in .pdf, .png, .svg or .pptx")
    }
  }

  /// Whether the file is an event rather than a submission.
  private var isEvent: Bool {
    !isSubject && InputFile.exists(file) && EventSources.isEvent(file, isAlone: true)
  }

  /// Whether a record is looked up: then the template is all there is to watch.
  private var isSubject: Bool { if case .subject = SlideSource(argument: file) { true } else { false } }

  func run() throws {
    guard isSubject || InputFile.exists(file) && !InputFile.isFolder(file) else {
      throw FileError(.read, file, InputFile.isFolder(file) ? .isDirectory : .notFound)
    }
    let folders = try Environment.folders()
    if isEvent {
      let request = PreviewRequest(
        files: [file], output: output ?? "previews/", look: look, source: source, reach: reach, width: width,
        isQuiet: true)
      var watch = Watch(try EventWatch(request, folders), on: WatchScreen())
      watch.run()
    }
    let request = SlideRequest(
      sources: [file], output: output ?? SlideSource(argument: file).stem + ".pdf", width: width,
      look: look, source: source, reach: reach, isQuiet: false)
    var watch = Watch(SlideWatch(request, folders), on: WatchScreen())
    watch.run()
  }
}
