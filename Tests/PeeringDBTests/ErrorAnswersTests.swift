import Diagnostics
import Foundation
@testable import PeeringDB
import TestSupport
import Testing

/// PeeringDB's answers that are no record, over a real connection.
@Suite(.timeLimit(.minutes(1)))
struct ErrorAnswersTests {
  private struct Case: Sendable {
    var status: String
    var headers: [String] = []
    var body: String
    /// Why there is no record; nil where PeeringDB says that there is none.
    var reason: SourceError.Reason?
  }

  private static let cases = [
    Case(status: "200 OK", body: #"{"data": [], "meta": {}}"#),
    Case(status: "404 Not Found", body: #"{"data": [], "meta": {"error": "No such entity"}}"#),
    Case(
      status: "404 Not Found", body: #"{"meta": {"error": "Nothing fits this."}}"#,
      reason: .httpStatus(404, "Nothing fits this.")),
    Case(
      status: "400 Bad Request", body: #"{"meta": {"error": "'limit' is not a number"}}"#,
      reason: .httpStatus(400, "'limit' is not a number")),
    Case(
      status: "401 Unauthorized", body: #"{"meta": {"error": "The API key is unknown"}}"#,
      reason: .unauthorized("The API key is unknown", withKey: false)),
    Case(
      status: "403 Forbidden", body: #"{"meta": {"error": "Use an API key"}}"#,
      reason: .forbidden("Use an API key")),
    Case(
      status: "429 Too Many Requests", headers: ["Retry-After: 57"],
      body:
        #"{"message": "Throttled. Expected available in 57 seconds. Log in.", "meta": {"error": "Too many"}}"#,
      reason: .throttled(retryAfterSeconds: 57, withKey: false)),
    Case(
      status: "429 Too Many Requests", headers: ["Retry-After: 3600"],
      body: #"{"message": "Throttled. Expected available in 1 hours.", "meta": {"error": "Too many"}}"#,
      reason: .throttled(retryAfterSeconds: 3600, withKey: false)),
    Case(
      status: "429 Too Many Requests", headers: ["X-Cached-Response: True"],
      body: #"{"message": "Throttled. Expected available in 1 hours.", "meta": {"error": "Too many"}}"#,
      reason: .throttled(retryAfterSeconds: 3600, withKey: false)),
    Case(
      status: "429 Too Many Requests", body: "{}",
      reason: .throttled(retryAfterSeconds: nil, withKey: false)),
  ]

  private func lookUp(_ server: LocalServer, networks: UInt32 = 1) throws -> RecordLookUp {
    var settings = PeeringDBAPI.Settings(userAgent: "x") { .today(at: 1_775_614_842) }
    settings.baseURL = server.base
    settings.patience = 0
    return try PeeringDBAPI(settings).records(
      (0..<networks).map { .network(ASN(number: 64500 + $0)) })
  }

  @Test func `two URLs that are limited are enough`() throws {
    let server = try LocalServer { _ in
      .init(status: "429 Too Many Requests", headers: ["Retry-After: 57"], body: Array("{}".utf8))
    }
    #expect(try lookUp(server, networks: 30).unavailable.count == 30)
    #expect(server.requests.count == 2)
  }

  @Test(arguments: cases.indices) func `answers that are none`(_ index: Int) throws {
    let answer = Self.cases[index]
    let server = try LocalServer { _ in
      .init(
        status: answer.status, headers: answer.headers + ["Content-Type: application/json; charset=utf-8"],
        body: Array(answer.body.utf8))
    }
    let found = try lookUp(server)
    #expect(found.bundles.isEmpty)
    #expect(found.unavailable.values.map(\.reason) == [answer.reason].compactMap(\.self))
    #expect(server.requests.count == 1, "a refusal is not asked for again at once")
  }

  // MARK: - Answers of one's own

  /// The folder with a real server's answers: `NAME.headers` (a status line and fields) and `NAME.json`.
  private static let folder = ProcessInfo.processInfo.environment["PERSONALS_ANSWERS"]

  @Test(.enabled(if: folder != nil)) func `answers in a folder`() throws {
    let folder = Self.folder ?? ""
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".headers")
    }
    #expect(!names.isEmpty)
    for name in names.sorted() {
      let lines = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        .split(whereSeparator: \.isNewline).map(String.init)
      let body = try Data(contentsOf: URL(filePath: "\(folder)/\(name.replacing(".headers", with: ".json"))"))
      let status = try #require(lines.first).split(separator: " ", maxSplits: 1)
      let server = try LocalServer { _ in
        .init(status: String(status[1]), headers: Array(lines.dropFirst()), body: Array(body))
      }
      let found = try lookUp(server)
      let isNone = body.starts(with: Data(#"{"data": []"#.utf8))
      #expect(found.bundles.isEmpty && found.unavailable.isEmpty == isNone, "\(name)")
      if status[1].hasPrefix("429") {
        guard case .throttled(.some, _)? = found.unavailable.values.first?.reason else {
          Issue.record("\(name) does not say how long to wait: \(found.unavailable)")
          continue
        }
      }
      #expect(server.requests.count == 1)
    }
  }

  /// The folder with real records, as PeeringDB answers with `depth=2`.
  private static let records = ProcessInfo.processInfo.environment["PERSONALS_RECORDS"]

  @Test(.enabled(if: records != nil)) func `records in a folder`() throws {
    let folder = Self.records ?? ""
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.contains("-depth2-") && $0.hasSuffix(".json") }
    #expect(!names.isEmpty)
    for name in names.sorted() {
      let record = try RecordFile.read("\(folder)/\(name)")
      #expect(record.value != nil && record.diagnostics.allSatisfy { $0.severity != .error }, "\(name)")
      guard name.hasPrefix("net-"), let subject = record.value?.subject else { continue }
      let body = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      let server = try LocalServer { request in
        request.target.contains("/net?") ? .init(body: Array(body)) : .json(#"{"data": []}"#)
      }
      var settings = PeeringDBAPI.Settings(userAgent: "x") { .today(at: 1_775_614_842) }
      settings.baseURL = server.base
      #expect(try PeeringDBAPI(settings).records([subject]).bundles[subject] != nil, "\(name)")
    }
  }
}
