internal import ArgumentParser
internal import Decks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase
internal import Submissions

/// One run of `personals sync`.
struct SyncRun {
  private let command: SyncCommand
  private let target: String
  private let progress: SyncLine

  init(command: SyncCommand, target: String) {
    self.command = command
    self.target = target
    progress = SyncLine(quiet: command.quiet)
  }

  /// Whether an unfinished run's downloads are kept.
  var hasDownloads: Bool { InputFile.isFolder(SnapshotSync.workFolder(of: target)) }

  // MARK: - Whole tables

  /// Makes a snapshot of PeeringDB's tables.
  func syncTables() throws(SyncError) -> ExitCode? {
    let from = command.from ?? PublicTables.url
    let origin = from.contains("://") ? SnapshotSync.Origin.url(from) : .folder(from)
    let transport = CurlTransport(
      timeout: .seconds(command.timeout), connectTimeout: .seconds(min(10, command.timeout)),
      userAgent: Program.userAgent)
    let sync = SnapshotSync(to: target, from: origin, downloader: transport, now: Environment.epochSeconds)
    defer { progress.end() }
    let report = try sync.run(progress: progress.show)
    progress.end()
    tell(report)
    return nil
  }

  private func tell(_ report: SyncReport) {
    guard !command.quiet else { return }
    if report.isUnchanged {
      return Terminal.tell("\(target) is up to date: the tables have not changed".withVisibleControls)
    }
    if !report.kept.isEmpty {
      Terminal.tell("note: already downloaded: \(report.kept.map(\.rawValue).joined(separator: ", "))")
    }
    if !report.absent.isEmpty {
      let names = report.absent.map(\.fileName).joined(separator: ", ")
      Terminal.tell("warning: there is no \(names)\n  hint: slides of networks need none of them")
    }
    for (table, count) in report.strays.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      Terminal.tell(
        "warning: passed over in \(table), since they are no records: \(Self.count(count, "row"))")
    }
    for dangling in report.dangling {
      Terminal.tell(
        "note: '\(dangling.field)' of \(Self.count(dangling.count, "row")) of \(dangling.table) is in no table; kept all the same"
      )
    }
    let rows = report.rows
    let date = report.date.map { ", of \($0)" } ?? ""
    Terminal.tell(
      """
      wrote \(target): \(Self.count(rows[.net] ?? 0, "network")), \
      \(Self.count(rows[.netixlan] ?? 0, "exchange connection")), \
      \(Self.count(rows[.netfac] ?? 0, "facility connection"))\(date)
      """.withVisibleControls)
  }

  private static func count(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }

  // MARK: - An event

  /// Saves what the submissions of an event need.
  ///
  /// - Returns: the exit code where some of it came to nothing.
  func syncEvent(_ path: String, from source: SourceOptions) throws(SyncError) -> ExitCode? {
    let asns: [ASN]
    do { asns = try networks(of: path) } catch {
      if !(error is ExitCode) { Terminal.fail(error) }
      return Exit.code(for: error)
    }
    guard !asns.isEmpty else {
      Terminal.tell(
        "error: \(path): no submission of the event needs a record to be looked up".withVisibleControls)
      return Exit.noInput
    }
    var code: ExitCode?
    var told: Set<SourceError> = []
    do throws(SourceError) {
      let answers = try source.answers(asns, quietly: command.quiet)
      for asn in asns {
        if let error = answers.unavailable[asn] ?? answers.incomplete[asn] {
          if told.insert(error).inserted { Terminal.fail(error) }
          code = code ?? Exit.code(for: error)
          continue
        }
        guard let bundle = answers.networks[asn] else {
          Terminal.tell(Terminal.unknown(.network(asn)))
          code = code ?? Exit.noInput
          continue
        }
        Terminal.tell(bundle.diagnostics, quietly: command.quiet)
      }
      guard !answers.networks.isEmpty else { return code }
      let count: Int
      do throws(SyncError) { count = try SnapshotUpdate.run(target, answers) } catch {
        return fail(error)
      }
      if !command.quiet {
        Terminal.tell(
          "wrote \(target): \(Self.count(answers.networks.count, "network")) of the event, \(count) in all"
            .withVisibleControls)
      }
    } catch {
      throw .source(error)
    }
    return code
  }

  private func fail(_ error: SyncError) -> ExitCode {
    SyncCommand.tell(error)
    return Exit.code(for: error)
  }

  /// The networks that submissions of an event name without a record of their own. What is wrong with a submission is
  /// told, and leaves the others alone.
  ///
  /// - Throws: `FileError`, or the exit code after the reason is told.
  private func networks(of path: String) throws -> [ASN] {
    let event = try DeckSources.event(path)
    guard let value = event.value, !event.diagnostics.hasErrors else {
      Terminal.tell(event.diagnostics, quietly: command.quiet)
      throw Exit.data
    }
    let listing = EventListing.find(value, file: path)
    Terminal.tell(listing.diagnostics, quietly: command.quiet)
    var asns: Set<ASN> = []
    for entry in listing.value.entries where !entry.isMissing {
      do throws(FileError) {
        let submission = SubmissionFile.decode(
          try InputFile.read(entry.path, limit: SubmissionFile.limit), file: entry.path)
        guard let value = submission.value else {
          Terminal.tell(submission.diagnostics, quietly: command.quiet)
          continue
        }
        if value.record == nil, let asn = value.network?.value { asns.insert(asn) }
      } catch {
        Terminal.fail(error)
      }
    }
    return asns.sorted()
  }
}
