internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB

struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Save all that a slide needs from PeeringDB, to make it without a network.")

  @Argument(
    help: ArgumentHelp("AS numbers, exchanges ('ix:31') and facilities ('fac:1').", valueName: "number"))
  var wanted: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write; '-' is standard output; a folder, with '/' at its end, takes a file for each.",
      valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    for text in wanted where RecordSubject(text) == nil {
      throw ValidationError("'\(text)' is not an AS number: write AS64500 or 64500, ix:31 or fac:1")
    }
    try Outputs.validate(output, count: subjects.count, of: "records", example: "records")
  }

  /// Those wanted, each once.
  private var subjects: [RecordSubject] {
    var seen: Set<RecordSubject> = []
    return wanted.compactMap { RecordSubject($0) }.filter { seen.insert($0).inserted }
  }

  func run() throws {
    do {
      try fetch()
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
  }

  private func fetch() throws {
    let asns = subjects.compactMap { if case .network(let asn) = $0 { asn } else { nil } }
    let others = subjects.filter { if case .network = $0 { false } else { true } }
    var found: [RecordSubject: Found] = [:]
    if !asns.isEmpty {
      let answers = try source.answers(asns, quietly: quiet)
      let bundles = BundleFile.encode(answers, fetched: Environment.timestamp)
      for asn in asns {
        found[.network(asn)] = Found(
          bytes: bundles[asn], diagnostics: answers.networks[asn]?.diagnostics ?? [],
          // Half a record is not worth a good one's place either.
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

  /// What a look-up gave for one of those wanted.
  private struct Found {
    var bytes: [UInt8]?
    var diagnostics: [Diagnostic]
    var error: SourceError?
  }

  private func save(_ found: [RecordSubject: Found]) throws {
    // One that comes to nothing leaves the others alone; the first gives the code.
    var code: ExitCode?
    var told: Set<SourceError> = []
    for subject in subjects {
      guard let one = found[subject] else { continue }
      if let error = one.error {
        if told.insert(error).inserted { Terminal.fail(error) }
        code = code ?? Exit.code(for: error)
        continue
      }
      guard let bytes = one.bytes else {
        Terminal.tell(Terminal.unknown(subject))
        code = code ?? Exit.noInput
        continue
      }
      Terminal.tell(one.diagnostics, quietly: quiet)
      do {
        // No slide could be made from it, so it is not worth a good record's place.
        if one.diagnostics.hasErrors { throw Exit.data }
        try save(bytes, at: path(subject))
      } catch {
        if !(error is ExitCode) { Terminal.fail(error) }
        code = code ?? Exit.code(for: error)
      }
    }
    if let code { throw code }
  }

  private func save(_ bytes: [UInt8], at path: String) throws(FileError) {
    guard path != "-" else { return try StandardOutput().write(bytes) }
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.commit()
    if !quiet { Terminal.wrote(path) }
  }

  private func path(_ subject: RecordSubject) -> String {
    let name = SlideSource.subject(subject).stem + ".json"
    guard let output else { return name }
    return Outputs.isFolder(output) ? Outputs.path(of: name, in: output) : output
  }
}
