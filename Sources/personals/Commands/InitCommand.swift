internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Submissions

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a submission file, with comments and values from the record.",
    discussion: """
      What the options say is written into the file, so that every slide made from it says so.

        personals init AS64500 -o as64500.yaml
        personals init AS64500 --traffic 640G --ratio 28:72 -o as64500.yaml
        personals init --name "Somewhere IX" -o somewhere.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "An AS number, 'ix:31', 'fac:1', or a saved record (JSON).", valueName: "source"),
    completion: .file(extensions: ["json"]))
  var presenter: String?

  @Option(help: "The name of a presenter who is not in PeeringDB, in place of a source.", completion: .text)
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, which must not exist yet; by default standard output.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var output: String?

  @OptionGroup(title: "What the slide says")
  var slide: SlideOptions

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard (presenter == nil) != (name == nil) else {
      throw ValidationError("give an AS number, an exchange or a data centre; or a name with --name")
    }
    if let name, DisplayText.cleanOrNil(name) == nil { throw ValidationError("--name has nothing in it") }
    if let presenter, let problem = SlideSource.problem(with: presenter) { throw ValidationError(problem) }
    try Outputs.validate(output)
    let problems = slide.flags.applied(to: Submission()).diagnostics
    if let problem = problems.first(where: { $0.severity == .error }) {
      throw ValidationError(
        "\(problem.location.file): \(problem.message)" + (problem.hint.map { "; \($0)" } ?? ""))
    }
  }

  /// The file to write; nil for standard output.
  private var file: String? { output == "-" ? nil : output }

  func run() throws {
    guard let file else {
      try StandardText.write(draft(of: record()))
      return warnOfReach()
    }
    // Before any request is made.
    guard !Outputs.isFolder(file) else { throw FileError(.create, file, .isDirectory) }
    guard !InputFile.exists(file) else {
      throw Failure("\(file) already exists; init does not overwrite it", Exit.cannotCreate)
    }
    let bundle = try record()
    // The path from the file to the record is known once the folder exists.
    try OutputFolder.create(for: file)
    try StandardText.write(Array(draft(of: bundle).utf8), to: file)
    Terminal.wrote(file)
    warnOfReach()
  }

  /// The text to write, with or without a record.
  private func draft(of bundle: RecordBundle?) -> String {
    var flags = slide.flags
    // A logo is named from the submission's folder.
    flags.logo = flags.logo.map { Paths.written($0, inSubmission: file) }
    guard let bundle else { return SubmissionDraft.yaml(named: name ?? "", flags) }
    return SubmissionDraft.yaml(for: bundle, record: writtenRecord, flags)
  }

  /// The saved record as the submission names it; nil for one that is looked up. The folder of the file exists.
  private var writtenRecord: String? {
    guard let presenter, case .record(let path) = SlideSource(argument: presenter) else { return nil }
    return Paths.written(path, inSubmission: file)
  }

  /// Warns of a record that the submission alone may not name.
  private func warnOfReach() {
    guard let record = writtenRecord else { return }
    let folder = file.map(Paths.folder) ?? ""
    do throws(FileError) {
      _ = try FileReach(root: folder).read(record, from: folder, limit: RecordFile.limit)
    } catch {
      let place = SourceLocation(file: file ?? record)
      let warning = Diagnostic(
        .warning, rule: "record-unreadable", at: place, "a slide of it alone cannot use its record: \(error)",
        hint: NamedFiles.hint(for: error))
      Terminal.report([warning], quietly: false)
    }
  }

  /// The presenter's record; nil for a presenter without one.
  private func record() throws -> RecordBundle? {
    guard let presenter else { return nil }
    return try bundle(SlideSource(argument: presenter))
  }

  private func bundle(_ wanted: SlideSource) throws -> RecordBundle {
    switch wanted {
    case .subject(let subject):
      let lookUp = try source.source(quietly: false).records([subject])
      if let error = lookUp.unavailable[subject] { throw error }
      guard let answer = lookUp.bundles[subject] else {
        Terminal.report(Terminal.unknown(subject))
        throw Exit.noInput
      }
      // Other problems of the record are reported with the slide.
      Terminal.report(
        answer.diagnostics.filter { $0.severity == .error || $0.rule == "record-kept" }, quietly: false)
      if answer.diagnostics.hasErrors { throw Exit.data }
      return answer.value
    case .record(let path):
      let record = try RecordFile.read(path)
      Terminal.report(record.diagnostics, quietly: true)
      guard let bundle = record.value else { throw Exit.data }
      return bundle
    case .submission(let path):
      guard InputFile.exists(path) else { throw FileError(.read, path, .notFound) }
      throw Failure(
        "\(path) is not a record; init makes a submission from an AS number or a record (JSON)", Exit.usage)
    }
  }
}
