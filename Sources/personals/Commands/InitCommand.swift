internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Submissions

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented submission file, filled from the record, as the start of yours.")

  @Argument(
    help: ArgumentHelp(
      "An AS number, 'ix:31', 'fac:1', or a saved PeeringDB answer (JSON).", valueName: "source"))
  var presenter: String?

  @Option(help: "The name of somebody who is not in PeeringDB, in place of a source.")
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, which must not be there yet; by default, standard output.", valueName: "path"))
  var output: String?

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func validate() throws {
    guard (presenter == nil) != (name == nil) else {
      throw ValidationError("give an AS number, an exchange or a facility; or a name with --name")
    }
    if let name, DisplayText.cleanOrNil(name) == nil { throw ValidationError("--name has nothing in it") }
    if let presenter, let problem = SlideSource.problem(with: presenter) { throw ValidationError(problem) }
    try Outputs.validate(output)
  }

  func run() throws {
    do {
      try write()
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
  }

  /// The file to write; nil for standard output.
  private var file: String? { output == "-" ? nil : output }

  private func write() throws {
    guard let file else {
      try StandardOutput().write(Array(draft(of: record()).utf8))
      return
    }
    // Before anything is asked for in vain.
    guard !Outputs.isFolder(file) else { throw FileError(.create, file, .isDirectory) }
    guard !InputFile.exists(file) else {
      Terminal.tell(
        "error: \(file) exists already; init does not overwrite what you wrote".withVisibleControls)
      throw Exit.cannotCreate
    }
    let bundle = try record()
    // The way from the file to the record is known once its folder is there.
    try OutputFolder.create(for: file)
    let target = try OutputFile(file)
    try target.write(Array(draft(of: bundle).utf8))
    try target.commit()
    Terminal.wrote(file)
  }

  /// The text to write; without a record, that of somebody who has none.
  private func draft(of bundle: RecordBundle?) -> String {
    guard let bundle, let presenter else { return SubmissionDraft.yaml(named: name ?? "") }
    if case .record(let path) = SlideSource(argument: presenter) {
      return SubmissionDraft.yaml(for: bundle, record: Paths.written(path, inSubmission: file))
    }
    return SubmissionDraft.yaml(for: bundle, record: nil)
  }

  /// The presenter's record; nil for somebody without one.
  private func record() throws -> RecordBundle? {
    guard let presenter else { return nil }
    return try bundle(SlideSource(argument: presenter))
  }

  private func bundle(_ wanted: SlideSource) throws -> RecordBundle {
    switch wanted {
    case .subject(let subject):
      let lookUp = try source.source(quietly: false).find([subject])
      if let error = lookUp.unavailable[subject] { throw error }
      guard let answer = lookUp.bundles[subject] else {
        Terminal.tell(Terminal.unknown(subject))
        throw Exit.noInput
      }
      // What is wrong with the record is for the slide to tell; that it is an old one is for now.
      Terminal.tell(
        answer.diagnostics.filter { $0.severity == .error || $0.rule == "record-kept" }, quietly: false)
      if answer.diagnostics.hasErrors { throw Exit.data }
      return answer.value
    case .record(let path):
      let record = try RecordFile.read(path)
      Terminal.tell(record.diagnostics, quietly: true)
      guard let bundle = record.value else { throw Exit.data }
      return bundle
    case .submission(let path):
      guard InputFile.exists(path) else { throw FileError(.read, path, .notFound) }
      Terminal.tell(
        "error: \(path) is no record; init makes a submission from an AS number or a record (JSON)"
          .withVisibleControls)
      throw Exit.usage
    }
  }
}
