internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Save PeeringDB's public tables on this machine, to make slides without a network.",
    discussion: """
      A run that was interrupted goes on where it stopped, and what there was before stays usable until the new \
      snapshot is whole. See docs/sources.md.
      """)

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "Where the tables are: a URL or a folder. With --for, PeeringDB's API or a mirror's.",
      discussion: "By default \(PublicTables.url), and with --for https://www.peeringdb.com/api.",
      valueName: "source"))
  var from: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Save only what the submissions of an event need, their logos too; networks that are there already stay.",
      valueName: "event"))
  var event: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The snapshot to make; by default where --offline looks for it.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("How long PeeringDB may be silent, in seconds.", valueName: "seconds"))
  var timeout = 60

  @Flag(name: .shortAndLong, help: "Tell errors only.")
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
  func live() throws -> SourceOptions {
    try SourceOptions.parse(["--timeout=\(timeout)"] + (from.map { ["--from=\($0)"] } ?? []))
  }

  func run() throws {
    let target = try output ?? Self.usualTarget()
    let run = SyncRun(command: self, target: target)
    let live = try live()
    let code: ExitCode?
    do throws(SyncError) {
      code = if let event { try run.syncEvent(event, from: live) } else { try run.syncTables() }
    } catch {
      Self.tell(error)
      if case .source = error, run.hasDownloads {
        Terminal.tell("  hint: what has come in is kept; run it again to go on from there")
      }
      throw Exit.code(for: error)
    }
    if let code { throw code }
  }

  /// Tells why there is no snapshot.
  static func tell(_ error: SyncError) {
    if case .source(let error) = error { return Terminal.fail(error) }
    Terminal.tell("error: \(error)".withVisibleControls)
    if let hint = error.hint { Terminal.tell("  hint: \(hint)") }
  }

  /// Where the snapshot is that nobody names.
  private static func usualTarget() throws -> String {
    if let path = Environment.userFolders.snapshot { return path }
    Terminal.tell("error: there is no folder for your data: neither XDG_DATA_HOME nor HOME names one")
    Terminal.tell("  hint: name the snapshot with -o")
    throw Exit.cannotCreate
  }
}
