internal import ArgumentParser
internal import Decks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import RecordDatabase
internal import Submissions

/// What to save, and where.
struct SyncRequest {
  /// The snapshot's path.
  var target: String
  /// A URL or a folder of tables; nil for PeeringDB's.
  var from: String?
  /// In seconds.
  var timeout: Int
  var isQuiet: Bool
}

/// One run of `personals sync`.
struct SyncRun {
  private let request: SyncRequest
  private let progress: SyncLine

  init(_ request: SyncRequest) {
    self.request = request
    progress = SyncLine(quiet: request.isQuiet)
  }

  private var target: String { request.target }

  /// Whether there are downloads of an unfinished run.
  var hasDownloads: Bool { InputFile.isFolder(SnapshotSync.workFolder(of: target)) }

  // MARK: - Whole tables

  /// Makes a snapshot of PeeringDB's tables.
  func syncTables() throws(SyncError) -> ExitCode? {
    let from = request.from ?? PublicTables.url
    let origin = from.contains("://") ? SnapshotSync.Origin.url(from) : .folder(from)
    let transport = CurlTransport(
      timeout: .seconds(request.timeout), connectTimeout: .seconds(min(10, request.timeout)),
      userAgent: Program.userAgent)
    let sync = SnapshotSync(to: target, from: origin, downloader: transport, now: Environment.epochSeconds)
    defer { progress.end() }
    let report = try sync.run(progress: progress.show)
    progress.end()
    show(report)
    return nil
  }

  private func show(_ report: SyncReport) {
    guard !request.isQuiet else { return }
    if report.isUnchanged {
      return Terminal.report("\(target) is up to date: the tables have not changed".withVisibleControls)
    }
    if !report.kept.isEmpty {
      Terminal.report("note: already downloaded: \(report.kept.map(\.rawValue).joined(separator: ", "))")
    }
    if !report.absent.isEmpty {
      let names = report.absent.map(\.fileName).joined(separator: ", ")
      Terminal.report("warning: there is no \(names)\n  hint: slides of networks need none of them")
    }
    for (table, count) in report.strays.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      Terminal.report(
        "warning: skipped in \(table): \(Count.text(count, "row")) that are not records")
    }
    for dangling in report.dangling {
      Terminal.report(
        "note: '\(dangling.field)' of \(Count.text(dangling.count, "row")) of \(dangling.table) is in no table; kept all the same"
      )
    }
    let rows = report.rows
    let date = report.date.map { ", of \($0)" } ?? ""
    Terminal.report(
      """
      wrote \(target): \(Count.text(rows[.net] ?? 0, "network")), \
      \(Count.text(rows[.netixlan] ?? 0, "exchange connection")), \
      \(Count.text(rows[.netfac] ?? 0, "facility connection"))\(date)
      """.withVisibleControls)
  }

  // MARK: - An event

  /// Saves what the submissions of an event need.
  ///
  /// - Returns: the exit code of the first failure.
  func syncEvent(_ path: String, from source: SourceOptions) throws(SyncError) -> ExitCode? {
    let asns: [ASN]
    do { asns = try networks(of: path) } catch {
      if !(error is ExitCode) { Terminal.report(error) }
      return Exit.code(for: error)
    }
    guard !asns.isEmpty else {
      Terminal.report(
        "error: \(path): no submission of the event needs a record to be looked up".withVisibleControls)
      return Exit.noInput
    }
    var code: ExitCode?
    var reported: Set<SourceError> = []
    let lookUp: RecordLookUp
    do throws(SourceError) {
      lookUp = try source.source(quietly: request.isQuiet).records(asns.map(RecordSubject.network))
    } catch {
      throw .source(error)
    }
    for asn in asns {
      let subject = RecordSubject.network(asn)
      if let error = lookUp.unavailable[subject] ?? lookUp.incomplete[subject] {
        if reported.insert(error).inserted { Terminal.report(error) }
        code = code ?? Exit.code(for: error)
        continue
      }
      guard let bundle = lookUp.bundles[subject] else {
        Terminal.report(Terminal.unknown(subject))
        code = code ?? Exit.noInput
        continue
      }
      Terminal.report(bundle.diagnostics, quietly: request.isQuiet)
    }
    guard !lookUp.bundles.isEmpty else { return code }
    let count: Int
    do throws(SyncError) { count = try SnapshotUpdate.run(target, lookUp) } catch {
      return fail(error)
    }
    if !request.isQuiet {
      Terminal.report(
        "wrote \(target): \(Count.text(lookUp.bundles.count, "network")) of the event, \(count) in all"
          .withVisibleControls)
    }
    return code
  }

  private func fail(_ error: SyncError) -> ExitCode {
    Terminal.report(error)
    return Exit.code(for: error)
  }

  /// The networks of an event's submissions that name no record file. Problems of a submission are reported and leave
  /// the others alone.
  ///
  /// - Throws: `FileError`, or the exit code after the reason is reported.
  private func networks(of path: String) throws -> [ASN] {
    let event = try DeckSources.event(path)
    guard let value = event.value, !event.diagnostics.hasErrors else {
      Terminal.report(event.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    let listing = EventListing.find(value, file: path)
    Terminal.report(listing.diagnostics, quietly: request.isQuiet)
    var asns: Set<ASN> = []
    for entry in listing.value.entries where !entry.isMissing {
      do throws(FileError) {
        let submission = SubmissionFile.decode(
          try InputFile.read(entry.path, limit: SubmissionFile.limit), file: entry.path)
        guard let value = submission.value else {
          Terminal.report(submission.diagnostics, quietly: request.isQuiet)
          continue
        }
        if value.record == nil, let asn = value.network?.value { asns.insert(asn) }
      } catch {
        Terminal.report(error)
      }
    }
    return asns.sorted()
  }
}
