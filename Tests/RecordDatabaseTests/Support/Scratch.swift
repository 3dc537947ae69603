import Foundation
import GRDB
import PeeringDB
import RecordDatabase
import TestSupport

extension Scratch {
  /// Makes an SQLite file by statements.
  @discardableResult
  func makeDatabase(_ name: String, _ sql: String, then last: String = "") throws -> String {
    let queue = try DatabaseQueue(path: self(name))
    try queue.writeWithoutTransaction { database in
      // A test's file has nothing to fear from a power cut.
      try database.execute(sql: "PRAGMA synchronous = OFF; BEGIN;\n\(sql)\nCOMMIT;\n\(last)")
    }
    try queue.close()
    return self(name)
  }

  /// Writes a world's tables to a folder and makes a snapshot of them.
  func makeSnapshot(_ name: String = "s.sqlite", of world: RecordWorld) throws -> String {
    try makeFolder("tables")
    try world.writeTables(to: self("tables"))
    _ = try SnapshotSync(
      to: self(name), from: .folder(self("tables")), downloader: NoDownloader(), now: RecordWorld.generated
    ).run { _ in }
    return self(name)
  }
}

/// Downloads nothing.
struct NoDownloader: Downloader {
  func download(
    _ url: String, headers: [String], isPlain: Bool, to receiver: any DownloadReceiver
  ) throws(DownloadError) -> HTTPAnswer {
    throw .source(.unknownHost)
  }
}

/// The real transport, which says who asks.
func transport() -> CurlTransport {
  CurlTransport(timeout: .seconds(20), connectTimeout: .seconds(5), userAgent: "personals/test")
}

/// Answers questions to PeeringDB's API from a world.
///
/// `@unchecked Sendable`: a test's world is not changed once it is asked.
struct WorldTransport: Transport, @unchecked Sendable {
  let world: RecordWorld

  /// PeeringDB's API over this, in a time that does not pass.
  static func api(_ world: RecordWorld) throws -> PeeringDBAPI {
    var settings = PeeringDBAPI.Settings(userAgent: "personals/test") { .today(at: RecordWorld.generated) }
    settings.clock = SourceClock(now: { Double(RecordWorld.generated) }, sleep: { _ in }, random: { 0 })
    return try PeeringDBAPI(settings, transport: WorldTransport(world: world))
  }

  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
    let body = (try? world.answer(url)) ?? nil
    guard let body else { return HTTPAnswer(status: 404, headers: ["content-type": "text/html"]) }
    return HTTPAnswer(status: 200, headers: ["content-type": "application/json"], body: body)
  }
}
