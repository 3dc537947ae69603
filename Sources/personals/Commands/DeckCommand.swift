internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions

struct DeckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deck", abstract: "Make one PDF of an event's slides.",
    discussion: """
      A submission that is wrong or missing gets a plain page in its place. Problems are reported at the end, \
      by file, and the exit code is 65.

        personals deck event.yaml -o forum.pdf
        personals deck submissions/*.yaml -o quick.pdf
        personals deck event.yaml --split -o decks/    one PDF for each session
        personals deck event.yaml --for public -o public.pdf    of those who agreed
        personals deck event.yaml --against forum.pdf --changed-only -o changed.pdf
      """)

  @Argument(
    help: ArgumentHelp(
      "An event file, submissions, a folder of them, AS numbers, 'ix:31', 'fac:1', or saved records.",
      valueName: "source"), completion: .sources)
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The PDF to write, '-' for standard output; with --split, a folder.", valueName: "path"),
    completion: .files)
  var output: String?

  @Option(name: .customLong("for"), help: Audience.help, completion: .values(Audience.self))
  var audience = Audience.stage

  @Option(help: ArgumentHelp("Only the session with this title.", valueName: "title"), completion: .text)
  var session: String?

  @Flag(help: "Write one PDF for each session, to the folder given with -o.")
  var split = false

  @Option(
    help: ArgumentHelp("Report which pages differ from those of this deck, made before.", valueName: "pdf"),
    completion: .file(extensions: ["pdf"]))
  var against: String?

  @Flag(help: "With --against, write only the pages that changed, with their numbers.")
  var changedOnly = false

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
    if let output, output.isEmpty { throw ValidationError("-o takes a path; the one given is empty") }
    if !split, let output, output != "-", Outputs.isFolder(output) {
      throw ValidationError("-o takes the path of one PDF; '\(output)' is a folder")
    }
    // Devices have no endings.
    if !split, let output, output != "-", !output.hasPrefix("/dev/"), OutputFormat(path: output) != .pdf {
      throw ValidationError("'\(output)' does not end in .pdf: a deck is a PDF")
    }
  }

  func run() throws {
    let request = DeckRequest(
      files: files, output: output, session: session, isSplit: split, isStrict: strict, look: look,
      source: source, reach: reach, isQuiet: quiet, against: against, isChangedOnly: changedOnly,
      audience: audience, standards: standard.standards)
    if let code = try DeckRun(request).make() { throw code }
  }
}
