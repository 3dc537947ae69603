internal import Foundation
internal import TestSupport
internal import Testing

/// `personals sync --for event.yaml`: what an event needs, from the API.
@Suite struct SyncEventTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func writeEvent() throws {
    try scratch.makeFolder("submissions")
    try scratch.write("event: Forum\ndates: 2026-11-25\n", to: "event.yaml")
    try scratch.write("network: 64500\n", to: "submissions/a.yaml")
    try scratch.write("network: 64502\ntrafic: 5G\n", to: "submissions/b.yaml")
    try scratch.write("network: 64503\nrecord: as64503.json\n", to: "submissions/c.yaml")
    try scratch.copy("records/as64503.json", to: "submissions/as64503.json")
  }

  @Test func `the event's networks, and no others, are enough to make its slides without a network`() throws {
    try writeEvent()
    let server = try LocalServer(
      knowing: "records/as64500.json", "records/as64502.json", "records/as64504.json")
    let run = try scratch.personals("sync", "--for", "event.yaml", "--from", server.base, "-o", "s.sqlite")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.hasSuffix("wrote s.sqlite: 2 networks of the event, 2 in all\n"), "\(run.message)")
    let questions = server.requests.filter { $0.contains("/net?") }
    #expect(questions.count == 1 && questions[0].contains("asn__in=64500,64502 "), "\(questions)")
    let live = try scratch.personals("slide", "AS64500", "--from", server.base, "-q", "-o", "live.svg")
    let kept = try scratch.personals("slide", "AS64500", "--from", "s.sqlite", "-q", "-o", "kept.svg")
    #expect(live.code == 0 && kept.code == 0, "\(kept.message)")
    #expect(try scratch.bytes(of: "live.svg") == scratch.bytes(of: "kept.svg"))
    #expect(try scratch.personals("find", "AS64504", "--from", "s.sqlite").code == 66)
  }

  @Test func `networks in the snapshot stay`() throws {
    try writeEvent()
    let world = try RecordWorld()
    try scratch.makeFolder("tables")
    try world.writeTables(to: scratch("tables"))
    #expect(try scratch.personals("sync", "--from", "tables", "-q", "-o", "s.sqlite").code == 0)
    let server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
    let run = try scratch.personals("sync", "--for", "event.yaml", "--from", server.base, "-o", "s.sqlite")
    #expect(run.message.hasSuffix("wrote s.sqlite: 2 networks of the event, 25 in all\n"), "\(run.message)")
    #expect(try scratch.personals("slide", "AS64504", "--from", "s.sqlite", "-q", "-o", "x.svg").code == 0)
  }

  @Test func `a network without a record, and no network at all`() throws {
    try writeEvent()
    let server = try LocalServer(knowing: "records/as64502.json")
    let run = try scratch.personals("sync", "--for", "event.yaml", "--from", server.base, "-o", "s.sqlite")
    #expect(run.code == 66)
    #expect(run.message.contains("error: PeeringDB has no network with the number AS64500\n"))
    #expect(run.message.hasSuffix("wrote s.sqlite: 1 network of the event, 1 in all\n"), "\(run.message)")
    let down = try LocalServer { _ in .html("", status: "503 Service Unavailable") }
    let before = try scratch.bytes(of: "s.sqlite")
    let failed = try scratch.personals(
      "sync", "--for", "event.yaml", "--from", down.base, "-o", "s.sqlite",
      environment: ["XDG_CACHE_HOME": scratch("other-cache")])
    #expect(failed.code == 69, "\(failed.message)")
    #expect(try scratch.bytes(of: "s.sqlite") == before)
  }

  @Test func `an event that is none`() throws {
    let missing = try scratch.personals("sync", "--for", "event.yaml", "-o", "s.sqlite")
    #expect(
      missing.code == 66 && missing.message == "error: event.yaml: no such file\n", "\(missing.message)")
    try scratch.write("event: [\n", to: "event.yaml")
    #expect(try scratch.personals("sync", "--for", "event.yaml", "-o", "s.sqlite").code == 65)
    #expect(scratch.names == ["event.yaml"])
  }
}
