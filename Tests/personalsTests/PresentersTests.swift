internal import Foundation
internal import TestSupport
internal import Testing

/// Wherever a presenter is due, what `slide` takes is taken; and what its options say can be kept.
@Suite struct PresentersTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `deck, check, preview and watch take numbers and records`() throws {
    let server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
    try scratch.copy("records/as64501.json", to: "as64501.json")
    let presenters = ["AS64500", "64502", "as64501.json", "--from", server.base]
    let deck = try scratch.personals(["deck", "-o", "deck.pdf"] + presenters)
    #expect(deck.code == 0 && deck.message.contains("3 slides"), "\(deck.message)")
    let check = try scratch.personals(["check", "--format", "json"] + presenters)
    #expect(
      check.code == 0 && check.text.filter { !$0.isWhitespace }.contains("\"submissions\":3"),
      "\(check.text)\(check.message)")
    let preview = try scratch.personals(["preview", "-o", "pages/"] + presenters)
    #expect(preview.code == 0, "\(preview.message)")
    for name in ["as64500", "as64501", "as64502"] { #expect(scratch.names.contains("pages/\(name).png")) }
    for command in ["deck", "check", "preview"] {
      let run = try scratch.personals(command, "AS64500x", "--offline")
      #expect(run.code == (command == "check" ? 65 : 66), "\(command) \(run.message)")
      let wrong = try scratch.personals(command, "AS4294967296", "--offline")
      #expect(wrong.code == 64)
      #expect(
        wrong.message.hasPrefix("error: 'AS4294967296' is not an AS number: they go from 1 to 4294967295\n"),
        "\(wrong.message)")
    }
  }

  @Test func `an event lists presenters by number, and records`() throws {
    let server = try LocalServer(knowing: "records/as64500.json")
    try scratch.copy("records/as64501.json", to: "as64501.json")
    try scratch.write("event: Forum\nsubmissions: [as64501.json, gap, AS64500]\n", to: "event.yaml")
    let run = try scratch.personals("deck", "event.yaml", "--from", server.base, "-o", "deck.pdf")
    #expect(run.code == 0 && run.message.contains("2 slides"), "\(run.message)")
  }

  @Test func `what options say is hinted at, and kept by init`() throws {
    try scratch.copy("records/as64500.json", to: "r.json")
    let options = [
      "--traffic", "640G", "--ratio", "28:72", "--speaker", "Mele T'a #1", "--seeking", "caches: all",
      "--hide", "qr",
      "--accent", "#0b6e4f",
    ]
    let slide = try scratch.personals(["slide", "r.json", "-o", "a.svg"] + options)
    #expect(
      slide.message == """
        wrote a.svg
        hint: to keep these options, run:  personals init r.json --traffic 640G --ratio 28:72 --seeking 'caches: all' \
        --speaker 'Mele T'\\''a #1' --accent '#0b6e4f' --hide qr -o r.yaml

        """)
    let line = try #require(slide.message.split(separator: "\n").last?.split(separator: ":  personals ").last)
    #expect(try scratch.shell("\"$P\" \(line)").code == 0)
    #expect(try scratch.personals("slide", "r.yaml", "-q", "-o", "b.svg").code == 0)
    #expect(try scratch.bytes(of: "a.svg") == scratch.bytes(of: "b.svg"))
    // A submission keeps what it says by itself; and without options there is nothing to keep.
    #expect(
      try scratch.personals("slide", "r.yaml", "--traffic", "1T", "-o", "c.svg").message == "wrote c.svg\n")
    #expect(try scratch.personals("slide", "r.json", "-o", "d.svg").message == "wrote d.svg\n")
    let wrong = try scratch.personals("init", "r.json", "--policy", "opne", "-o", "x.yaml")
    #expect(wrong.code == 64 && wrong.message.hasPrefix("error: --policy: "), "\(wrong.message)")
    #expect(!scratch.names.contains("x.yaml"))
  }
}
