internal import ArgumentParser
internal import Diagnostics
internal import Reports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what is wrong with an event, its submissions and their slides.",
    discussion: """
      Writes only the report, to standard output. The exit code is 65 if there are errors, else 0.

      Each problem ends with the name of its rule. To change a rule's level, use 'checks:' in the event file or \
      --severity; to ignore a problem, write '# personals:ignore RULE' on its line.

        personals check event.yaml
        personals check submissions/ --format github
        personals check event.yaml --format markdown --format sarif=check.sarif
      """)

  @Argument(
    help: ArgumentHelp(
      "Event files, submissions, folders of them, AS numbers, 'ix:31', 'fac:1', or saved records.",
      valueName: "source"), completion: .sources)
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "The report's format: text, json, github, junit, sarif or markdown; with '=' and a path, also write it to a file.",
      discussion: "Repeatable. One format without a path goes to standard output; by default text.",
      valueName: "format[=path]"), completion: .values(ReportFormat.self))
  var format: [ReportOutput] = []

  @Option(
    help: ArgumentHelp(
      "Report a rule at this level: off, note, warning or error. Overrides the event file.",
      discussion: "Repeatable. Errors stay errors.", valueName: "rule=level"),
    completion: .custom { _, _, prefix in RuleSeverity.words.filter { $0.hasPrefix(prefix) } })
  var severity: [RuleSeverity] = []

  @Flag(
    name: .shortAndLong,
    help: "Print only errors, and count the rest; reports in files are complete.")
  var quiet = false

  @Flag(help: "Report warnings as errors.")
  var warningsAsErrors = false

  @Option(
    help: ArgumentHelp(
      "Report only the event and the submissions that use this file, and count the others.",
      discussion: "Repeatable. If the event file or its template changed, everything is reported.",
      valueName: "file"), completion: .files)
  var changed: [String] = []

  @Option(
    help: ArgumentHelp(
      "Age from which a record counts as old; by default 12, or as the event file says.",
      valueName: "months"), completion: .text)
  var maxRecordAge: Int?

  @Option(
    help: ArgumentHelp("Use colours in text: auto, always or never.", valueName: "when"),
    completion: .values(ColourChoice.self))
  var color = ColourChoice.auto

  @Flag(help: "List all rules and exit.")
  var rules = false

  @OptionGroup(title: "How slides look (overrides the event file)")
  var look: TemplateOptions

  @OptionGroup(title: "What submissions may name")
  var reach: ReachOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard rules || !files.isEmpty else {
      throw ValidationError("give an event file, submissions, or a folder of them")
    }
    guard !files.contains(""), !changed.contains("") else { throw ValidationError("a file's path is empty") }
    try EventInputs.validate(files)
    if let maxRecordAge, !(1...600).contains(maxRecordAge) {
      throw ValidationError("--max-record-age takes a number of months from 1 to 600")
    }
    guard format.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError(
        "only one report can go to standard output: give the others a path, as in 'json=check.json'")
    }
    let paths = format.compactMap(\.path)
    guard Set(paths).count == paths.count else {
      throw ValidationError("two reports go to the same file: give each its own path")
    }
  }

  func run() throws {
    if rules { return try StandardText.write(RuleList.text) }
    let report = try CheckRun(
      CheckRequest(
        files: files, look: look, source: source, reach: reach, changed: changed, severity: severity,
        warningsAsErrors: warningsAsErrors, maxRecordAge: maxRecordAge)
    ).report()
    try write(report)
    if report.diagnostics.hasErrors { throw Exit.code(for: report.diagnostics) }
  }

  /// Writes the reports; the one for standard output last, so that no failure follows it.
  private func write(_ report: DiagnosticReport) throws {
    for output in format {
      guard let path = output.path else { continue }
      if let problem = Outputs.problem(
        writing: path, from: files, "the report is about it", hint: "give another path after '='")
      {
        throw problem
      }
      try StandardText.write(to: path) { try report.write(as: output.format, to: $0) }
    }
    let format = format.first { $0.path == nil }?.format ?? .text
    try StandardText.write { write in
      try report.write(as: format, coloured: color.isOn, errorsOnly: quiet, to: write)
    }
  }
}
