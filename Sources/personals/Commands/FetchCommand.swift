internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB

struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Save records as files, to make slides from without a network.",
    discussion: """
      'slide' reads these files in place of an AS number, and a submission names one with 'record:'.

        personals fetch AS64500 -o as64500.json
        personals fetch AS64500 AS64501 ix:31 -o records/
      """)

  @Argument(
    help: ArgumentHelp("AS numbers, exchanges ('ix:31') and data centres ('fac:1').", valueName: "number"),
    completion: .text)
  var wanted: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, '-' for standard output, or a folder ending in '/' for several records.",
      valueName: "path"), completion: .files)
  var output: String?

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    for text in wanted where RecordSubject(text) == nil {
      throw ValidationError("'\(text)' is not an AS number: write AS64500 or 64500, ix:31 or fac:1")
    }
    try Outputs.validate(output, count: subjects.count, of: "records", example: "records")
  }

  /// The presenters, without repetitions.
  private var subjects: [RecordSubject] {
    var seen: Set<RecordSubject> = []
    return wanted.compactMap { RecordSubject($0) }.filter { seen.insert($0).inserted }
  }

  func run() throws {
    let lookUp = try source.source(quietly: quiet).records(subjects)
    // A failure leaves the others alone; the first gives the code.
    var code: ExitCode?
    var reported: Set<String> = []
    func failure(_ subject: RecordSubject) -> SourceError? {
      lookUp.unavailable[subject] ?? lookUp.incomplete[subject]
    }
    let servers = SourceError.byServer(
      subjects.compactMap { subject in failure(subject).map { (subject, $0) } })
    for subject in subjects {
      // A partial record must not overwrite a good one.
      if let error = failure(subject) {
        let text = Terminal.text(of: servers[error.host] ?? error)
        if reported.insert(text).inserted { Terminal.report(text) }
        code = code ?? Exit.code(for: error)
        continue
      }
      guard let found = lookUp.bundles[subject], let document = lookUp.documents[subject] else {
        Terminal.report(Terminal.unknown(subject))
        code = code ?? Exit.noInput
        continue
      }
      Terminal.report(found.diagnostics.filter { reported.insert($0.text).inserted }, quietly: quiet)
      do {
        // No slide can be made from it, so it must not overwrite a good record.
        if found.diagnostics.hasErrors { throw Exit.data }
        try save(document.file(fetched: Environment.timestamp), at: path(subject))
      } catch {
        if !(error is ExitCode) { Terminal.report(error) }
        code = code ?? Exit.code(for: error)
      }
    }
    if let code { throw code }
  }

  private func save(_ bytes: [UInt8], at path: String) throws(FileError) {
    guard path != "-" else { return try StandardOutput().write(bytes) }
    try StandardText.write(bytes, to: path)
    if !quiet { Terminal.wrote(path) }
  }

  private func path(_ subject: RecordSubject) -> String {
    let name = SlideSource.subject(subject).stem + ".json"
    guard let output else { return name }
    return Outputs.isFolder(output) ? Outputs.path(of: name, in: output) : output
  }
}
