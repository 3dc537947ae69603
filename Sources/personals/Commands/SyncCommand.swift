internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Save PeeringDB's public tables, to make slides without a network.",
    discussion: """
      An interrupted run resumes where it stopped. The previous snapshot stays usable until the new one is \
      complete. See docs/sources.md.

        personals sync
        personals sync --for event.yaml    only what an event needs
      """)

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "A URL or a folder with the tables. With --for, the URL of PeeringDB's API or a mirror's.",
      discussion: "By default \(PublicTables.url), and with --for https://www.peeringdb.com/api.",
      valueName: "source"), completion: .directory)
  var from: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Add only the networks of an event's submissions, with their logos.",
      valueName: "event"), completion: .file(extensions: ["yaml", "yml"]))
  var event: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The snapshot to write; by default where --offline looks for it.", valueName: "path"),
    completion: .files)
  var output: String?

  @Option(
    help: ArgumentHelp("Most seconds that PeeringDB may send nothing.", valueName: "seconds"),
    completion: .text)
  var timeout = 60

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func validate() throws {
    guard (1...3600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 3600")
    }
    if let output, output.isEmpty || output.hasSuffix("/") || InputFile.isFolder(output) {
      throw ValidationError("-o takes the path of a file, not of a folder")
    }
    if let from, from.isEmpty {
      throw ValidationError("--from takes a URL or a folder; the one given is empty")
    }
    if event != nil, let from, !from.contains("://") {
      throw ValidationError("with --for, --from takes the base URL of an API")
    }
    if let problem = Environment.problemWithDate { throw ValidationError(problem) }
  }

  /// PeeringDB's API, for an event.
  private func live() throws -> SourceOptions {
    try SourceOptions.parse(["--timeout=\(timeout)"] + (from.map { ["--from=\($0)"] } ?? []))
  }

  func run() throws {
    let run = SyncRun(
      SyncRequest(target: try output ?? Self.usualTarget(), from: from, timeout: timeout, isQuiet: quiet))
    let live = try live()
    let code: ExitCode?
    do throws(SyncError) {
      code = if let event { try run.syncEvent(event, from: live) } else { try run.syncTables() }
    } catch {
      Terminal.report(error)
      if case .source = error, run.hasDownloads {
        Terminal.report("  hint: run it again to continue the download")
      }
      throw Exit.code(for: error)
    }
    if let code { throw code }
  }

  /// The snapshot's path where none is given.
  private static func usualTarget() throws -> String {
    if let path = Environment.userFolders.snapshot { return path }
    throw Failure(
      "there is no folder for your data", hint: "name the snapshot with -o", Exit.cannotCreate)
  }
}
