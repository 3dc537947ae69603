internal import Foundation
internal import TestSupport
import Testing

/// A server that fails is at fault alone: it is named once a run, and no line of a submission is.
@Suite struct ServerFailureTests {
  private let scratch: Scratch
  private let server: LocalServer

  init() throws {
    scratch = try Scratch()
    server = try LocalServer { _ in .html("", status: "503 Service Unavailable") }
    for asn in [64500, 64501] { try scratch.write("network: \(asn)\n", to: "submissions/as\(asn).yaml") }
    try scratch.write("event: Forum\n", to: "event.yaml")
  }

  private static let message = "127.0.0.1 answers for AS64500 and AS64501 with an error (503)"
  private static let hint = "  hint: try again later, or use a saved record\n"

  private func run(_ arguments: String...) throws -> Run {
    try scratch.personals(arguments + ["--from", server.base, "--wait", "0"])
  }

  @Test func `slide, fetch, deck and preview name the server once`() throws {
    for arguments in [["slide", "submissions/as64500.yaml", "AS64501"], ["fetch", "AS64500", "AS64501"]] {
      let run = try scratch.personals(arguments + ["-o", "out/", "--from", server.base, "--wait", "0"])
      #expect(run.code == 69 && run.message == "error: \(Self.message)\n\(Self.hint)", "\(run.message)")
    }
    let deck = try run("deck", "event.yaml", "-q", "-o", "deck.pdf")
    #expect(
      deck.code == 69 && deck.message == "127.0.0.1: error: \(Self.message)\n\(Self.hint)", "\(deck.message)")
    let preview = try run("preview", "event.yaml", "-q", "-o", "previews/")
    #expect(preview.code == 69, "\(preview.message)")
    #expect(preview.message == "127.0.0.1: error: \(Self.message)\n\(Self.hint)", "\(preview.message)")
  }

  @Test(arguments: ["text", "json", "github", "junit", "sarif", "markdown"])
  func `no report has it at a line of a submission`(format: String) throws {
    let run = try run("check", "event.yaml", "--format", format)
    #expect(run.code == 69, "\(run.message)")
    // JUnit has a message as an attribute, and as text.
    #expect(run.text.ranges(of: "with an error").count == (format == "junit" ? 2 : 1), "\(run.text)")
    // Annotations of GitHub and results of SARIF have the files they are at.
    for place in ["file=submissions", "submissions/as64500.yaml:1", "submissions/as64501.yaml:1"] {
      #expect(!run.text.contains(place), "\(run.text)")
    }
    if format == "sarif" { #expect(!run.text.contains("as64500.yaml"), "\(run.text)") }
  }

  @Test func `what else is wrong gives the code, and has its line`() throws {
    try scratch.write("network: 64500\nratio: sideways\n", to: "submissions/as64500.yaml")
    for arguments in [
      ["check", "event.yaml"], ["deck", "event.yaml", "-q", "-o", "d.pdf"],
      ["preview", "event.yaml", "-q", "-o", "p/"],
    ] {
      let run = try scratch.personals(arguments + ["--from", server.base, "--wait", "0"])
      #expect(run.code == 65, "\(arguments): \(run.message)")
      #expect((run.text + run.message).contains("submissions/as64500.yaml:2:8: error: "))
    }
  }

  @Test func `another network on a slide is left out at the server's expense`() throws {
    try scratch.copy("records/as64500.json", to: "a.json")
    try scratch.write("networks: [64500, 64501]\nrecord: a.json\n", to: "both.yaml")
    let run = try run("check", "both.yaml", "--format", "github")
    #expect(!run.text.contains("file=both.yaml,line=1,title=record-missing"), "\(run.text)")
    #expect(run.text.contains("AS64501 is left out: 127.0.0.1 answers"), "\(run.text)")
  }

  @Test func `cached answers are noted once a run`() throws {
    let server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
    try FileManager.default.removeItem(atPath: scratch("submissions/as64501.yaml"))
    try scratch.write("network: 64502\n", to: "submissions/as64502.yaml")
    let first = try scratch.personals("fetch", "AS64500", "AS64502", "--from", server.base, "-o", "first/")
    #expect(first.code == 0 && !first.message.contains("kept answers"), "\(first.message)")
    for arguments in [
      ["slide", "submissions/as64500.yaml", "submissions/as64502.yaml", "-o", "slides/"],
      ["fetch", "AS64500", "AS64502", "-o", "again/"], ["deck", "event.yaml", "-o", "deck.pdf"],
      ["preview", "event.yaml", "-o", "previews/"], ["check", "event.yaml"],
    ] {
      let run = try scratch.personals(arguments + ["--from", server.base])
      let told = run.message + run.text
      #expect(run.code == 0, "\(told)")
      #expect(
        told.ranges(of: "note: kept answers are used, the oldest from ").count == 1, "\(arguments): \(told)")
      #expect(told.ranges(of: "hint: --refresh asks again").count == 1, "\(arguments): \(told)")
    }
  }

  @Test func `slide warns of an old record as check does`() throws {
    try scratch.copy("records/as64500.json", to: "a.json")
    let day = ["SOURCE_DATE_EPOCH": "1900000000"]
    let slide = try scratch.personals("slide", "a.json", "-o", "a.pdf", environment: day)
    #expect(slide.code == 0)
    let wanted =
      /a\.json: warning: the record is unchanged since 20\d\d-\d\d-\d\d, \d+ months before today\n  hint: review it at peeringdb\.com; saving it there renews its date\n/
    #expect(slide.message.ranges(of: wanted).count == 1, "\(slide.message)")
    try scratch.write("network: 64500\nrecord: a.json\n", to: "s.yaml")
    let line = try scratch.personals("slide", "s.yaml", "-o", "a.pdf", environment: day)
    #expect(line.message.contains("s.yaml:1:10: warning: the record is unchanged since "), "\(line.message)")
    #expect(try !scratch.personals("slide", "a.json", "-o", "a.pdf").message.contains("unchanged since"))
  }
}
