import Importing
import PeeringDB
import Testing
import TestSupport

/// A pretalx server, as its API answers.
@Suite struct PretalxEventTests {
  private static let path = "/api/events/forum/"

  /// Serves three pages of proposals, whose links name `host`.
  private func server(
    _ change: @escaping @Sendable (LocalServer.Request) -> LocalServer.Answer? = { _ in nil }
  ) throws -> LocalServer {
    let files = try ["questions", "page1", "page2", "page3"].map {
      try Fixtures.bytes("servers/pretalx-\($0).json")
    }
    return try LocalServer { request in
      if let answer = change(request) { return answer }
      guard request.header("authorization") == "Token secret" else {
        return LocalServer.Answer(
          status: "401 Unauthorized", body: Array("{\"detail\":\"Invalid token.\"}".utf8))
      }
      let target = request.target
      if target.hasPrefix(Self.path + "questions/") { return LocalServer.Answer(body: files[0]) }
      guard target.hasPrefix(Self.path + "submissions/") else {
        return LocalServer.Answer(status: "404 Not Found")
      }
      return LocalServer.Answer(
        body: target.contains("page=2") ? files[2] : target.contains("page=3") ? files[3] : files[1])
    }
  }

  private func event(_ server: LocalServer, token: String? = "secret") throws -> PretalxEvent {
    try PretalxEvent(
      server.root + "/api/events/forum", token: token,
      transport: CurlTransport(timeout: .seconds(20), connectTimeout: .seconds(20), userAgent: "test"))
  }

  private func failure(_ body: () throws -> AnswerTable) -> ImportFailure? {
    do {
      _ = try body()
      return nil
    } catch { return error as? ImportFailure }
  }

  @Test func `all pages are read, with what exports leave out`() throws {
    let server = try server()
    let table = try event(server).table()
    #expect(table.rows.count == 12 && table.source == .pretalx)
    var reader = try AnswerReader(table, .guess(table))
    let answers = Dictionary(uniqueKeysWithValues: reader.read().map { ($0.id ?? "", $0) })
    let lagoon = try #require(answers["EECS8N"])
    #expect(lagoon.networks == [64496] && lagoon.address == "mere@lagoonfibre.example")
    #expect(lagoon["contact"]?.summary.contains("+679 555 0100") == true)
    #expect(lagoon["contact"]?.summary.contains("@lagoonfibre") == true)
    #expect(lagoon["consent"]?.summary.contains("publish: yes") == true)
    #expect(answers["9SGCB7"]?["consent"]?.summary.contains("publish") != true)
    #expect(answers["FLZTPM"]?.networks == [4_200_000_001])
    #expect(answers["HWMGPW"]?["message"] == .text("- not a list\n=SUM(A1:A9)"))
    let row = try #require(table.rows.first { $0.cells[0] == "EECS8N" })
    #expect(row.cells.contains("2010-01-03") && row.cells.contains("2026-12-07 09:30:00+12:00"))
    #expect(!reader.remarks.contains { $0.message.contains("date questions") })
    // The exports of the same event are the same proposals.
    let folder = try Folder()
    try folder.add(Fixtures.answers("pretalx-en.csv").table)
    #expect(try folder.add(table).counts.new == 0)
  }

  @Test func `the token goes to that server only`() throws {
    let elsewhere = try server()
    let link =
      "\"next\": \"\(elsewhere.root.replacing("127.0.0.1", with: "localhost"))/api/events/forum/submissions/?page=2\""
    let server = try server { request in
      request.target.contains("/submissions/")
        ? LocalServer.Answer(body: Array("{\"results\": [], \(link)}".utf8)) : nil
    }
    let failure = failure { try event(server).table() }
    #expect(failure?.message.contains("the next page is elsewhere") == true)
    #expect(elsewhere.requests.isEmpty)
    let moved = try self.server { _ in
      LocalServer.Answer(status: "302 Found", headers: ["Location: \(elsewhere.root)/api/events/forum/"])
    }
    #expect(
      self.failure { try event(moved).table() }?.message.contains("sends the request elsewhere (302)") == true
    )
    #expect(elsewhere.requests.isEmpty)
  }

  @Test func `pages that never end are an error`() throws {
    let server = try server { request in
      request.target.contains("/submissions/")
        ? LocalServer.Answer(
          body: Array(
            "{\"results\": [], \"next\": \"http://127.0.0.1/api/events/forum/submissions/?page=2\"}".utf8))
        : nil
    }
    #expect(
      failure { try event(server).table() }?.message.hasSuffix("the pages of its answer never end") == true)
  }

  @Test func `a public view, a wrong token and another server are errors`() throws {
    let empty = try server { request in
      request.target.contains("/questions/")
        ? LocalServer.Answer(body: Array("{\"count\":0,\"next\":null,\"results\":[]}".utf8)) : nil
    }
    let root = empty.root + "/api/events/forum"
    #expect(
      failure { try event(empty).table() }
        == ImportFailure(
          "\(root): error: the server shows only its public view: it has no questions for this token",
          hint: "PRETALX_TOKEN must be the token of an organiser who may see the event's questions"))
    let good = try server()
    #expect(
      failure { try event(good, token: "wrong").table() }?.message.hasSuffix("refuses the token (401)")
        == true)
    #expect(failure { try event(good, token: nil).table() }?.kind == .usage)
    #expect(failure { try event(good, token: "a\nHost: b").table() }?.kind == .usage)
    let page = try server { _ in LocalServer.Answer(body: Array("<html>".utf8)) }
    #expect(failure { try event(page).table() }?.message.hasSuffix("the answer is not JSON") == true)
    let none = try server { _ in LocalServer.Answer(status: "404 Not Found") }
    #expect(failure { try event(none).table() }?.kind == .noInput)
  }

  @Test(arguments: [
    SourceError.Reason.cannotConnect("refused"), .timedOut(seconds: 10), .unknownHost, .cut("early"),
    .tls("expired"),
  ])
  func `a server that does not answer is unavailable`(reason: SourceError.Reason) throws {
    struct Silent: Transport {
      var reason: SourceError.Reason
      func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
        throw reason
      }
    }
    let event = try PretalxEvent(
      "https://pretalx.example/api/events/forum", token: "secret", transport: Silent(reason: reason))
    let failure = failure { try event.table() }
    #expect(failure?.kind == .unavailable)
    #expect(failure?.hint == "check the address and the network, or try again later")
  }

  @Test(arguments: [
    "http://pretalx.example/api/events/forum", "https://pretalx.example/forum",
    "https://user@pretalx.example/api/events/x",
    "https://pretalx.example/api/events",
  ])
  func `addresses that are not asked`(url: String) throws {
    struct Never: Transport {
      func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer {
        Issue.record("asked \(url)")
        throw .unknownHost
      }
    }
    #expect(throws: ImportFailure.self) { try PretalxEvent(url, token: "secret", transport: Never()) }
  }
}
