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
    help: ArgumentHelp("AS numbers, exchanges ('ix:31') and data centres ('fac:1').", valueName: "number"))
  var wanted: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, '-' for standard output, or a folder ending in '/' for several records.",
      valueName: "path"))
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
    let asns = subjects.compactMap { if case .network(let asn) = $0 { asn } else { nil } }
    let others = subjects.filter { if case .network = $0 { false } else { true } }
    var found: [RecordSubject: Found] = [:]
    if !asns.isEmpty {
      let answers = try source.answers(asns, quietly: quiet)
      let bundles = BundleFile.encode(answers, fetched: Environment.timestamp)
      for asn in asns {
        found[.network(asn)] = Found(
          bytes: bundles[asn], diagnostics: answers.networks[asn]?.diagnostics ?? [],
          // A partial record must not overwrite a good one.
          error: answers.unavailable[asn] ?? answers.incomplete[asn])
      }
    }
    if !others.isEmpty {
      let lookUp = try source.source(quietly: quiet).subjects(others)
      for subject in others {
        found[subject] = Found(
          bytes: lookUp.documents[subject], diagnostics: lookUp.bundles[subject]?.diagnostics ?? [],
          error: lookUp.unavailable[subject])
      }
    }
    try save(found)
  }

  /// The result for one of the presenters.
  private struct Found {
    var bytes: [UInt8]?
    var diagnostics: [Diagnostic]
    var error: SourceError?
  }

  private func save(_ found: [RecordSubject: Found]) throws {
    // A failure leaves the others alone; the first gives the code.
    var code: ExitCode?
    var reported: Set<SourceError> = []
    for subject in subjects {
      guard let one = found[subject] else { continue }
      if let error = one.error {
        if reported.insert(error).inserted { Terminal.report(error) }
        code = code ?? Exit.code(for: error)
        continue
      }
      guard let bytes = one.bytes else {
        Terminal.report(Terminal.unknown(subject))
        code = code ?? Exit.noInput
        continue
      }
      Terminal.report(one.diagnostics, quietly: quiet)
      do {
        // No slide can be made from it, so it must not overwrite a good record.
        if one.diagnostics.hasErrors { throw Exit.data }
        try save(bytes, at: path(subject))
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
