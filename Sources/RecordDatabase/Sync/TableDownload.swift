internal import Files
internal import PeeringDB

/// Downloads one table into a folder, where an earlier run may have left it, or part of it.
///
/// A table takes its name in the folder when it is whole; until then it is a `.part`. Its head says of which answer of
/// the server it is, so that parts of different days are never put together.
final class TableDownload: DownloadReceiver {
  enum Outcome {
    /// It is in the folder now.
    case whole
    /// It was there already, and is what the server has.
    case kept
    /// The server has the same that a snapshot was made of, by whose head it was asked.
    case unchanged
  }

  private let table: RecordTable
  private let url: String
  private let folder: WorkFolder
  private let now: Int
  private let progress: (Int, Int?) -> Void
  private var file: AppendingFile?
  private var total: Int?
  /// Where the server was asked to go on.
  private var resumedAt = 0
  private var hasOtherPart = false

  /// The download of `table` from `url`.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - url: where it is.
  ///   - folder: where it goes.
  ///   - now: seconds since 1970.
  ///   - progress: is called with the bytes that are there, and with how many there will be, where that is known.
  init(
    _ table: RecordTable, url: String, in folder: WorkFolder, now: Int,
    progress: @escaping (Int, Int?) -> Void
  ) {
    self.table = table
    self.url = url
    self.folder = folder
    self.now = now
    self.progress = progress
  }

  private var name: String { table.fileName }
  private var part: String { name + ".part" }
  private static let headSuffix = ".head"

  /// For how long a table is good whose server gives no sign of change: the tables are made daily.
  static let freshSeconds = 86_400

  /// Names of files that downloads leave in a folder.
  static func names(_ table: RecordTable) -> [String] {
    let name = table.fileName
    return [name, name + headSuffix, "\(name).part", "\(name).part" + headSuffix]
  }

  /// What is known of the table that is in the folder.
  var head: DownloadHead? {
    guard InputFile.exists(folder(name)) else { return nil }
    return DownloadHead.read(folder(name + Self.headSuffix)).flatMap { $0.url == url ? $0 : nil }
  }

  /// Gets the table, or what is missing of it.
  ///
  /// - Parameters:
  ///   - downloader: what asks the server.
  ///   - snapshot: the head of the table that a snapshot was made of.
  /// - Returns: what came of it; nil where the server has no such table.
  /// - Throws: `DownloadError`. What has come in stays.
  func run(_ downloader: any Downloader, snapshot: DownloadHead? = nil) throws(DownloadError) -> Outcome? {
    if let head {
      if head.conditions.isEmpty, (0..<Self.freshSeconds).contains(now - head.fetched) { return .kept }
      if !head.conditions.isEmpty {
        return try get(downloader, head.conditions, isPlain: false, unchanged: .kept)
      }
    }
    let partHead = DownloadHead.read(folder(part + Self.headSuffix))
    let size = InputFile.size(folder(part))
    if size > 0, let partHead, partHead.url == url, let condition = partHead.rangeCondition {
      resumedAt = size
      progress(size, nil)
      do throws(DownloadError) {
        return try get(downloader, ["Range: bytes=\(size)-", condition], isPlain: true, unchanged: nil)
      } catch {
        // Not what was asked for: all of it, then.
        guard hasOtherPart || error == .source(Self.unsatisfiable) else { throw error }
        resumedAt = 0
      }
    }
    return try get(
      downloader, snapshot?.conditions ?? [], isPlain: false, unchanged: snapshot == nil ? nil : .unchanged)
  }

  /// The server has fewer bytes than there are.
  private static let unsatisfiable = SourceError.Reason.httpStatus(416, "")

  private func get(
    _ downloader: any Downloader, _ headers: [String], isPlain: Bool, unchanged: Outcome?
  ) throws(DownloadError) -> Outcome? {
    file = nil
    let answer = try downloader.download(url, headers: headers, isPlain: isPlain, to: self)
    switch answer.status {
    case 200, 206:
      try finish()
      return .whole
    case 304 where unchanged != nil: return unchanged
    case 404: return nil
    case 416: throw .source(Self.unsatisfiable)
    case 300..<400: throw .source(.redirected(answer.status, to: answer.headers["location"]))
    case 403: throw .source(.forbidden(""))
    case 429:
      throw .source(
        .throttled(retryAfterSeconds: answer.headers["retry-after"].flatMap { Int($0) }, withKey: true))
    default: throw .source(.httpStatus(answer.status, ""))
    }
  }

  func begin(_ answer: HTTPAnswer) throws(DownloadError) {
    let type = answer.headers["content-type"]?.prefix { $0 != ";" }.lowercased() ?? ""
    // A page to log in, which any network at a hotel may put in the way.
    guard type != "text/html" else { throw .source(.notJSON(mediaType: type)) }
    let isPart = answer.status == 206
    if isPart {
      let range = answer.headers["content-range"] ?? ""
      guard resumedAt > 0, range.hasPrefix("bytes \(resumedAt)-") else {
        hasOtherPart = true
        throw .source(.cut("it sends another part of the file than it was asked for"))
      }
      total = range.split(separator: "/").last.flatMap { Int($0) }
    } else {
      total =
        answer.headers["content-encoding"] == nil ? answer.headers["content-length"].flatMap { Int($0) } : nil
    }
    do throws(FileError) {
      // The old bytes are deleted before the head is written: it never describes other bytes.
      file = try AppendingFile(folder(part), isEmpty: !isPart)
      guard !isPart else { return }
      let head = DownloadHead(
        url: url, etag: answer.headers["etag"], modified: answer.headers["last-modified"], fetched: now,
        isPlain: answer.headers["content-encoding"] == nil)
      try head.write(folder(part + Self.headSuffix))
    } catch {
      throw .file(error)
    }
  }

  func take(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard let file else { return }
    try file.write(bytes)
    progress(file.size, total)
  }

  /// Gives the whole table its name. Whenever this is interrupted, no head is beside another's table.
  private func finish() throws(DownloadError) {
    do throws(FileError) {
      try file?.sync()
      file = nil
      folder.remove(name)
      try folder.rename(part + Self.headSuffix, to: name + Self.headSuffix)
      try folder.rename(part, to: name)
    } catch {
      throw .file(error)
    }
  }
}
