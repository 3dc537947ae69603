internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions

struct DeckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deck",
    abstract: "Make one PDF or PowerPoint file of an event's slides, or the chair's page.",
    discussion: """
      A submission that is wrong or missing gets a plain page in its place. Problems are reported at the end, \
      by file, and the exit code is 65.

        personals deck event.yaml -o forum.pdf
        personals deck submissions/*.yaml -o quick.pdf
        personals deck event.yaml --split -o decks/    one file for each session
        personals deck event.yaml --for public -o public.pdf    of those who agreed
        personals deck event.yaml --for sheets -o sheets/    whom to talk to: a page for each presenter
        personals deck event.yaml --against forum.pdf --changed-only -o changed.pdf
        personals deck event.yaml -o forum.pptx    to edit it in PowerPoint
        personals deck event.yaml --for chair -o chair.html    the page of who chairs the sessions
        personals deck event.yaml --for chair -o chair.pdf     with notes for pdfpc and pympress
      """)

  @Argument(
    help: ArgumentHelp(
      "An event file, submissions, a folder of them, AS numbers, 'ix:31', 'fac:1', or saved records.",
      valueName: "source"), completion: .sources)
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write (.pdf, .pptx, for the chair .html), '-' for standard output; with --split, a folder.",
      valueName: "path"),
    completion: .files)
  var output: String?

  @Option(
    help: "pdf, pptx, or html for the chair's page; by default as the output's ending says, else pdf.",
    completion: .values(DeckFormat.self))
  var format: String?

  @Option(name: .customLong("for"), help: Audience.help, completion: .values(Audience.self))
  var audience = Audience.stage

  @Option(help: ArgumentHelp("Only the session with this title.", valueName: "title"), completion: .text)
  var session: String?

  @Flag(help: "Write one file for each session, to the folder given with -o.")
  var split = false

  @Option(
    help: ArgumentHelp("Report which pages differ from those of this deck, made before.", valueName: "pdf"),
    completion: .file(extensions: ["pdf"]))
  var against: String?

  @Flag(help: "With --against, write only the pages that changed, with their numbers.")
  var changedOnly = false

  @Flag(help: "In a PowerPoint file, show the next slide when a presenter's slot is over.")
  var advance = false

  @Flag(help: "Only slides that the organiser approved at the desk; the times of others stay free.")
  var approvedOnly = false

  @Option(help: ApproximationFormat.help) var report = ApproximationFormat.text

  @Flag(help: "Write nothing if anything is wrong with a submission.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup var standard: PDFStandardOptions

  @OptionGroup(title: "How it looks (overrides the event file)")
  var look: TemplateOptions

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  @OptionGroup var compare: CompareOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("give an event file or submissions") }
    try EventInputs.validate(files)
    if split, session != nil { throw ValidationError("--split makes all sessions; leave out --session") }
    if changedOnly, against == nil {
      throw ValidationError("--changed-only needs --against with the older deck")
    }
    if split, against != nil { throw ValidationError("--against compares one deck; leave out --split") }
    if split, let output, !Outputs.isFolder(output) {
      throw ValidationError("--split writes several files: give a folder with '/' at its end, as '-o decks/'")
    }
    if audience == .sheets { return try validateSheets() }
    if let output, output.isEmpty { throw ValidationError("-o takes a path; the one given is empty") }
    if !split, let output, output != "-", Outputs.isFolder(output) {
      throw ValidationError("-o takes the path of one file; '\(output)' is a folder")
    }
    if let format, deckFormat == nil {
      throw ValidationError("--format takes pdf, pptx or html, not '\(format)'")
    }
    // Devices have no endings.
    if deckFormat == nil, let output {
      throw ValidationError("'\(output)' does not end in .pdf or .pptx: rename it, or add --format")
    }
    try validateChair()
    if advance, deckFormat != .pptx {
      throw ValidationError("--advance is for PowerPoint files: give -o a name that ends in .pptx")
    }
    if standard.standards != nil, let deckFormat, deckFormat != .pdf {
      throw ValidationError(
        "--pdf-standard is about PDFs, and the output is a \(deckFormat.rawValue.uppercased())")
    }
    try report.validate(output: output)
  }

  /// Checks the options where sheets are made, which are neither a deck nor slides.
  private func validateSheets() throws {
    for (isGiven, option) in [
      (split, "--split"), (session != nil, "--session"), (against != nil, "--against"),
      (advance, "--advance"),
    ] where isGiven {
      throw ValidationError("--for sheets makes sheets of all presenters; leave out \(option)")
    }
    if let output, output.isEmpty { throw ValidationError("-o takes a path; the one given is empty") }
    let isFile = output.map { $0 != "-" && !Outputs.isFolder($0) && !$0.hasPrefix("/dev/") } ?? false
    guard
      format.map({ $0.lowercased() == "pdf" })
        ?? (!isFile || output.flatMap(OutputFormat.init(path:)) == .pdf)
    else {
      throw ValidationError(
        "sheets are PDFs: give -o a name that ends in .pdf, or a folder with '/' at its end")
    }
  }

  /// Checks what only decks for the chair have, and what they have not.
  private func validateChair() throws {
    guard audience == .chair else {
      guard deckFormat != .html else {
        throw ValidationError(
          "a deck as .html is the chair's page: add --for chair, or write a .pdf or .pptx")
      }
      return
    }
    guard deckFormat != .pptx else {
      throw ValidationError("--for chair writes .html or .pdf; a .pptx has notes without it")
    }
    if deckFormat == .html, against != nil {
      throw ValidationError("--against compares PDFs, and the output is the chair's page")
    }
    if deckFormat == .pdf, output == "-" {
      throw ValidationError("--for chair writes a .pdfpc beside the PDF: give -o a name that ends in .pdf")
    }
    if standard.standards?.isArchival == true {
      throw ValidationError(
        "--pdf-standard a-2a has no place for notes, which --for chair writes: leave one of them out")
    }
  }

  /// What to write; nil where that is no format for decks.
  private var deckFormat: DeckFormat? {
    if let format { return DeckFormat(rawValue: format.lowercased()) }
    guard let output, !split, output != "-", !output.hasPrefix("/dev/") else {
      return audience == .chair && output == nil && !split ? .html : .pdf
    }
    return DeckFormat(path: output)
  }

  func run() throws {
    let request = DeckRequest(
      files: files, output: output, session: session, isSplit: split, isStrict: strict, look: look,
      source: source, reach: reach, isQuiet: quiet, against: against, isChangedOnly: changedOnly,
      audience: audience, standards: standard.standards, format: deckFormat ?? .pdf, advances: advance,
      report: report, isApprovedOnly: approvedOnly, compare: compare.records)
    if audience == .sheets {
      if let code = try SheetRun(request).make() { throw code }
      return
    }
    if let code = try DeckRun(request).make() { throw code }
  }
}
