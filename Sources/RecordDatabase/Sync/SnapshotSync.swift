internal import Diagnostics
internal import Files
internal import GRDB
package import PeeringDB

/// Makes a snapshot of PeeringDB's whole tables.
///
/// Everything that is not finished is in a folder beside the snapshot: tables as they are downloaded, then the new
/// snapshot as it is written. It takes the old one's place in one step. A run that was interrupted, however it ended,
/// leaves the old snapshot and what it has downloaded; the next goes on from there.
package struct SnapshotSync {
  /// Where the tables are.
  package enum Origin: Sendable {
    /// A URL below which they are: `https://public.peeringdb.com`.
    case url(String)
    case folder(String)
  }

  /// The snapshot's path.
  let target: String
  let origin: Origin
  let downloader: any Downloader
  /// Seconds since 1970.
  let now: Int

  package init(to target: String, from origin: Origin, downloader: any Downloader, now: Int) {
    self.target = target
    self.origin = origin
    self.downloader = downloader
    self.now = now
  }

  /// The folder beside a snapshot for what is not finished.
  package static func workFolder(of target: String) -> String {
    let name = target.split(separator: "/").last ?? ""
    return name.utf8.count <= 250
      ? target + ".sync" : target.dropLast(name.count) + Paths.shortName(of: target) + ".sync"
  }

  /// The name of the new snapshot in the folder.
  static let partial = "snapshot.partial"

  /// Makes the snapshot.
  ///
  /// - Parameter progress: is called often.
  /// - Returns: what was made.
  /// - Throws: `SyncError`.
  package func run(progress: @escaping (SyncProgress) -> Void) throws(SyncError) -> SyncReport {
    let work = try Self.takeFolder(of: target)
    defer { work.removeIfEmpty() }
    var report = SyncReport()
    let tables: [SnapshotBuilder.Table]
    let name: String
    switch origin {
    case .url(let url):
      guard let base = TableAddress(url) else {
        throw .source(SourceError(request: "", host: url, reason: .badBaseURL))
      }
      name = base.host
      guard let found = try download(base, into: work, &report, progress) else {
        report.isUnchanged = true
        return report
      }
      tables = found
    case .folder(let path):
      name = DatabaseFile.name(of: path)
      do throws(StoreError) { tables = try Self.tables(in: path, &report) } catch { throw .store(error) }
    }
    try build(tables, name, in: work, &report, progress)
    if case .url = origin {
      for name in RecordTable.allCases.flatMap(TableDownload.names) { work.remove(name) }
    }
    return report
  }

  /// The folder for what is not finished, without what a snapshot that was not finished left there.
  static func takeFolder(of target: String) throws(SyncError) -> WorkFolder {
    // A path mistyped behind -o must not cost anybody a file. A snapshot that is damaged may go.
    guard !InputFile.exists(target) || InputFile.size(target) == 0 || DatabaseFile.isMarkedSnapshot(target)
    else {
      throw .store(StoreError(target, .notSnapshot))
    }
    let work: WorkFolder?
    do throws(FileError) {
      try OutputFolder.createAll(for: target)
      work = try WorkFolder(workFolder(of: target))
    } catch {
      throw .store(StoreError(target, .file(error)))
    }
    guard let work else { throw .busy(target) }
    work.remove(partial)
    return work
  }

  // MARK: - Tables

  private static func tables(
    in path: String, _ report: inout SyncReport
  ) throws(StoreError) -> [SnapshotBuilder.Table] {
    let folder = try DumpFolder(path)
    report.absent = RecordTable.allCases.filter { !InputFile.exists(folder.file($0)) }
    return RecordTable.allCases.filter { !report.absent.contains($0) }
      .map { SnapshotBuilder.Table(table: $0, path: folder.file($0)) }
  }

  /// Downloads what is missing.
  ///
  /// - Returns: nil where the server has nothing newer than the snapshot.
  private func download(
    _ base: TableAddress, into work: WorkFolder, _ report: inout SyncReport,
    _ progress: @escaping (SyncProgress) -> Void
  ) throws(SyncError) -> [SnapshotBuilder.Table]? {
    let heads = snapshotHeads(base)
    var outcomes: [RecordTable: TableDownload.Outcome] = [:]
    // What the snapshot was made from is asked for again only once something has changed.
    var wanted = RecordTable.allCases
    for isSecondTry in [false, true] {
      for table in wanted {
        let download = TableDownload(table, url: base.url(of: table), in: work, now: now) {
          progress(.downloading(table, $0, of: $1))
        }
        let condition = isSecondTry || outcomes.values.contains { $0 != .unchanged } ? nil : heads[table]
        let outcome = try run(download, table, base, condition)
        outcomes[table] = outcome
        if outcome == .kept { report.kept.append(table) }
      }
      wanted = RecordTable.allCases.filter { outcomes[$0] == .unchanged }
      if wanted.count == outcomes.count { return nil }
      if wanted.isEmpty { break }
    }
    report.absent = RecordTable.allCases.filter { outcomes[$0] == nil }
    return RecordTable.allCases.filter { outcomes[$0] != nil }.map { table in
      let url = base.url(of: table)
      let head = TableDownload(table, url: url, in: work, now: now) { _, _ in }.head
      return SnapshotBuilder.Table(
        table: table, path: work(table.fileName), url: url, etag: head?.etag, modified: head?.modified,
        day: .today(at: head?.fetched ?? now))
    }
  }

  private func run(
    _ download: TableDownload, _ table: RecordTable, _ base: TableAddress, _ condition: DownloadHead?
  ) throws(SyncError) -> TableDownload.Outcome? {
    let reason: SourceError.Reason
    do throws(DownloadError) {
      let outcome = try download.run(downloader, snapshot: condition)
      if outcome != nil || !RecordTable.essential.contains(table) { return outcome }
      reason = .httpStatus(404, "")
    } catch {
      switch error {
      case .file(let error): throw .store(StoreError(target, .file(error)))
      case .source(let cause): reason = cause
      }
    }
    throw .source(SourceError(request: table.fileName, host: base.host, reason: reason))
  }

  /// What the snapshot was made of, where it was made of the tables below the same URL.
  private func snapshotHeads(_ base: TableAddress) -> [RecordTable: DownloadHead] {
    guard InputFile.exists(target), let snapshot = try? SnapshotSource(target) else { return [:] }
    var heads: [RecordTable: DownloadHead] = [:]
    for (table, head) in (try? snapshot.downloaded()) ?? [:] where head.url == base.url(of: table) {
      heads[table] = head
    }
    return heads
  }

  // MARK: - The snapshot

  private func build(
    _ tables: [SnapshotBuilder.Table], _ name: String, in work: WorkFolder, _ report: inout SyncReport,
    _ progress: (SyncProgress) -> Void
  ) throws(SyncError) {
    do throws(StoreError) {
      let summary = try SnapshotBuilder.build(work(Self.partial), from: tables, origin: name) {
        progress(.reading($0, $1, of: $2))
      }
      report.rows = summary.counts.mapValues(\.rows)
      report.strays = summary.counts.mapValues(\.strays).filter { $0.value > 0 }
      report.dangling = summary.dangling
      report.date = summary.date
    } catch {
      work.remove(Self.partial)
      // A downloaded table that is none would be none the next time, too.
      if case .table(.malformed(let problem)) = error.reason, case .url = origin {
        for table in tables where table.path == problem.location.file {
          for name in TableDownload.names(table.table) { work.remove(name) }
        }
      }
      throw .store(error)
    }
    do throws(FileError) { try work.move(Self.partial, over: target) } catch {
      work.remove(Self.partial)
      throw .store(StoreError(target, .file(error)))
    }
  }
}

extension SnapshotSource {
  /// The heads of the tables that it was made of.
  func downloaded() throws(StoreError) -> [RecordTable: DownloadHead] {
    do {
      return try queue.read { database in
        var heads: [RecordTable: DownloadHead] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT name, url, etag, modified FROM downloaded")
        while let row = try rows.next() {
          guard let table = RecordTable(rawValue: try row.text(0, "downloaded", "name")) else { continue }
          heads[table] = DownloadHead(
            url: try row.text(1, "downloaded", "url"), etag: try row.optionalText(2, "downloaded", "etag"),
            modified: try row.optionalText(3, "downloaded", "modified"), fetched: 0, isPlain: true)
        }
        return heads
      }
    } catch {
      throw .of(error, path)
    }
  }
}
