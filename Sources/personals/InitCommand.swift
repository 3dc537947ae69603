internal import ArgumentParser
internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Submissions

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented submission file, filled from the record, to standard output.")

  @Argument(help: ArgumentHelp("An AS number, or a saved PeeringDB answer (JSON).", valueName: "source"))
  var network: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; it must not exist.", valueName: "path"))
  var output: String?

  @OptionGroup(title: "Where records come from")
  var source: SourceOptions

  func run() throws {
    do {
      let text = try draft()
      guard let output, output != "-" else {
        try StandardOutput().write(Array(text.utf8))
        return
      }
      guard !InputFile.exists(output) else {
        Terminal.tell("error: \(output) exists already; init does not overwrite what you wrote")
        throw Exit.cannotCreate
      }
      let file = try OutputFile(output)
      try file.write(Array(text.utf8))
      try file.commit()
      Terminal.tell("wrote \(output)")
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
  }

  private func draft() throws -> String {
    switch SlideSource(argument: network) {
    case .network(let asn):
      guard let answer = try source.api().networks([asn])[asn] else {
        Terminal.tell("error: PeeringDB knows no network with the number \(asn)")
        throw Exit.noInput
      }
      return SubmissionDraft.yaml(for: answer.value, record: nil)
    case .record(let path):
      let record = try RecordFile.read(path)
      Terminal.tell(record.diagnostics, quietly: true)
      guard let bundle = record.value else { throw Exit.data }
      return SubmissionDraft.yaml(for: bundle, record: path)
    case .submission(let path):
      guard InputFile.exists(path) else { throw FileError(.read, path, .notFound) }
      Terminal.tell("error: \(path) is a submission already; init makes one from an AS number or a record")
      throw Exit.usage
    }
  }
}
