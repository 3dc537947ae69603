internal import ArgumentParser
internal import Diagnostics
internal import Importing

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make submissions from the answers to a form, and keep them up to date without losing an edit.",
    discussion: """
      Reads CSV, XLSX and JSON as Google Forms and Sheets, Microsoft Forms, pretalx, Indico, LimeSurvey and Sessionize \
      export them, an event of a pretalx server, with an organiser's token in PRETALX_TOKEN, or mails (.eml, mbox, folders) with slides and logos. Guesses which \
      question is which field, and writes a submission for each presenter. Import again as often as you like: new \
      answers come in, and what you changed in a submission stays. Where both changed, nothing is changed until you \
      decide. Addresses of submitters go to private.yaml, and what was imported last to .imported/, both beside the \
      event and readable only by you.

        personals import answers.csv -o submissions/
        personals import answers.csv mails/ -o submissions/ --dry-run
        personals import answers.csv --explain
      """)

  @Argument(
    help: ArgumentHelp(
      "Files with answers, folders of mails, or the address of an event in pretalx's API.", valueName: "input"
    ), completion: .files)
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of submissions to write to.", valueName: "folder"), completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Which question is which field: written to this file where it does not exist, else obeyed.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

  @Flag(
    help:
      "Print which question became which field, and what was understood differently from how it was typed.")
  var explain = false

  @Flag(help: "Print what would change, and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Decide conflicts between new answers and edited submissions: 'answers' or 'edits'.", valueName: "which"
    ), completion: .values(ImportPlan.Preference.self))
  var prefer: ImportPlan.Preference?

  @Option(
    help: ArgumentHelp("Let this row count where several people answered for one network.", valueName: "row"),
    completion: .text)
  var preferRow: [Int] = []

  @Flag(name: .shortAndLong, help: "Report errors only.")
  var quiet = false

  func validate() throws {
    guard output != nil || explain else {
      throw ValidationError("give the folder to write to, as '-o submissions/', or --explain")
    }
    try Outputs.validate(output)
    if output == "-" { throw ValidationError("-o takes a folder here: import writes several files") }
    if dryRun, output == nil { throw ValidationError("--dry-run compares with a folder; give it with -o") }
  }

  func run() throws {
    do {
      try ImportRun(
        ImportRequest(
          inputs: inputs, output: output, map: map, explains: explain, isDryRun: dryRun, preference: prefer,
          preferredRows: Set(preferRow), isQuiet: quiet)
      ).run()
    } catch let failure as ImportFailure {
      failure.report()
      throw Exit.code(for: failure)
    }
  }
}

extension ImportFailure {
  /// Reports it: its message has a place, and may have several lines.
  func report() {
    Terminal.report(message.withVisibleLines)
    if let hint { Terminal.report("  hint: \(hint)") }
  }
}

extension ImportPlan.Preference: ExpressibleByArgument {}

extension String {
  /// The text with control characters written out, line ends apart.
  fileprivate var withVisibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withVisibleControls }.joined(
      separator: "\n")
  }
}
