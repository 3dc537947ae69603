internal import ArgumentParser
internal import Diagnostics
internal import Reports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tell all that is wrong with an event, its submissions and their slides.",
    discussion: """
      Nothing is written but the report, which goes to standard output. The exit code is 65 where there are \
      errors, else 0.

      Each problem has a rule's name behind it, by which it can be told of as something else: in the event \
      file ('checks:'), here (--severity), or on the line it is about ('# personals:ignore RULE').

        personals check event.yaml
        personals check submissions/ --format github
        personals check event.yaml --format markdown --format sarif=check.sarif
      """)

  @Argument(
    help: ArgumentHelp("Event files, submission files, or folders with such.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "How to report: text, json, github, junit, sarif or markdown; with '=' and a path, into a file besides.",
      discussion: "May be repeated. One goes to standard output: text, if none is given without a path.",
      valueName: "format[=path]"))
  var format: [ReportOutput] = []

  @Option(
    help: ArgumentHelp(
      "What a rule's findings are told as: off, note, warning or error; wins over the event file.",
      discussion: "May be repeated. What is found as an error stays one.", valueName: "rule=level"))
  var severity: [RuleSeverity] = []

  @Flag(
    name: .shortAndLong,
    help: "Tell errors only, as text or to GitHub, and count the rest; reports in files are whole.")
  var quiet = false

  @Flag(help: "Tell warnings as errors.")
  var warningsAsErrors = false

  @Option(
    help: ArgumentHelp(
      "A file that changed: tell of the event, and of submissions that are made from it; count the others.",
      discussion: "May be repeated. Where the event's file or its template changed, all is told.",
      valueName: "file"))
  var changed: [String] = []

  @Option(
    help: ArgumentHelp(
      "How long ago a record may have changed last; 12, unless the event file says otherwise.",
      valueName: "months"))
  var maxRecordAge: Int?

  @Option(help: ArgumentHelp("Colours in text: auto, always or never.", valueName: "when"))
  var color = ColourChoice.auto

  @Flag(help: "List all rules, and check nothing.")
  var rules = false

  @OptionGroup(title: "How slides look, in place of what the event says")
  var look: TemplateOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard rules || !files.isEmpty else {
      throw ValidationError("give an event file, submission files, or a folder with them")
    }
    guard !files.contains(""), !changed.contains("") else { throw ValidationError("a file's path is empty") }
    if let maxRecordAge, !(1...600).contains(maxRecordAge) {
      throw ValidationError("--max-record-age takes a number of months from 1 to 600")
    }
    guard format.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError(
        "one report goes to standard output: give the others a path, as in 'json=check.json'")
    }
    let paths = format.compactMap(\.path)
    guard Set(paths).count == paths.count else {
      throw ValidationError("two reports would go into one file: give each a path of its own")
    }
  }

  func run() throws {
    do {
      if rules {
        try StandardText.write(RuleList.text)
        return
      }
      let report = try CheckRun(command: self).report()
      try write(report)
      if report.diagnostics.hasErrors { throw Exit.data }
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
  }

  /// Writes all that is asked for; what goes to standard output comes last, so that it is not followed by a failure.
  private func write(_ report: DiagnosticReport) throws {
    for output in format {
      guard let path = output.path else { continue }
      try StandardText.write(report.written(as: output.format), to: path, of: files)
    }
    let format = format.first { $0.path == nil }?.format ?? .text
    try StandardText.write(report.written(as: format, coloured: color.isOn, errorsOnly: quiet))
  }
}
