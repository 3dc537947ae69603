internal import Foundation
internal import TestSupport
internal import Testing

/// `personals watch`, as a process that goes on while files change.
@Suite struct WatchTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let submission =
    "name: Somebody\ncontact: peering@somebody.example\nmessage: Come and peer\n"

  @Test func `a slide is made again when its file is saved`() throws {
    try scratch.write(Self.submission, to: "a.yaml")
    let watch = try scratch.watch("a.yaml", "-o", "a.svg")
    defer { watch.kill() }
    try watch.waits(for: "wrote a.svg")
    let first = try scratch.bytes(of: "a.svg")

    try scratch.write(Self.submission.replacing("Come", with: "Go"), to: "a.yaml")
    try watch.waits(for: "wrote a.svg")
    let second = try scratch.bytes(of: "a.svg")
    #expect(second != first)

    // Half of a file, as an editor may leave it for a moment.
    try scratch.write("name: Somebody\nmessage: \"Come", to: "a.yaml")
    try watch.waits(for: "kept the old a.svg")
    #expect(watch.message.contains("a.yaml:2"))
    #expect(try scratch.bytes(of: "a.svg") == second)

    try scratch.write(Self.submission, to: "a.yaml")
    try watch.waits(for: "wrote a.svg")
    #expect(try scratch.bytes(of: "a.svg") == first)

    try FileManager.default.removeItem(atPath: scratch("a.yaml"))
    try watch.waits(for: "kept the old a.svg")
    #expect(watch.message.contains("a.yaml: no such file"))
    #expect(try scratch.bytes(of: "a.svg") == first)

    // A new file in the place of the old, as most editors save.
    try scratch.write(Self.submission.replacing("Come", with: "Go"), to: "a.yaml~")
    try FileManager.default.moveItem(atPath: scratch("a.yaml~"), toPath: scratch("a.yaml"))
    try watch.waits(for: "wrote a.svg")
    #expect(try scratch.bytes(of: "a.svg") == second)

    #expect(try watch.end(with: SIGINT) == 0)
  }

  @Test func `everything a slide is made from is followed`() throws {
    try scratch.copy("records/as64500.json", to: "record.json")
    try scratch.copy("logos/as64500.svg", to: "logo.svg")
    #expect(try scratch.personals("template", "new", "mine").code == 0)
    try scratch.write("record: record.json\nlogo: logo.svg\n", to: "a.yaml")
    let watch = try scratch.watch("a.yaml", "-o", "a.svg", "--template", "./mine")
    defer { watch.kill() }
    try watch.waits(for: "wrote a.svg")

    var before = try scratch.bytes(of: "a.svg")
    func expectChange(_ reason: Comment) throws {
      try watch.waits(for: "wrote a.svg")
      let after = try scratch.bytes(of: "a.svg")
      #expect(after != before, reason)
      before = after
    }
    let record = try scratch.text(of: "record.json")
    try scratch.write(record.replacing("Pacific Lightwave", with: "Pacific Lights"), to: "record.json")
    try expectChange("the record")
    let logo = try scratch.text(of: "logo.svg")
    try scratch.write(logo.replacing("</svg>", with: "<path d='M0 0h9v9z'/></svg>"), to: "logo.svg")
    try expectChange("the logo")
    let template = try scratch.text(of: "mine/template.yaml")
    try scratch.write(
      template.replacing("# ink: \"#000000\"", with: "ink: \"#202020\""), to: "mine/template.yaml")
    try expectChange("the template")
    // A logo that is named and missing, until it exists again.
    let whole = before
    try FileManager.default.moveItem(atPath: scratch("logo.svg"), toPath: scratch("away.svg"))
    try expectChange("the missing logo")
    #expect(watch.message.contains("the logo cannot be used: logo.svg: no such file"))
    try FileManager.default.moveItem(atPath: scratch("away.svg"), toPath: scratch("logo.svg"))
    try watch.waits(for: "wrote a.svg")
    #expect(try scratch.bytes(of: "a.svg") == whole)
    #expect(try watch.end(with: SIGTERM) == 0)
  }

  @Test func `an events previews are refreshed`() throws {
    try scratch.makeFolder("s")
    try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\n", to: "event.yaml")
    try scratch.write(Self.submission, to: "s/a.yaml")
    let watch = try scratch.watch("event.yaml", "--width", "320")
    defer { watch.kill() }
    try watch.waits(for: "drew 1 of 1 slide")
    try scratch.write(Self.submission.replacing("Somebody", with: "Another"), to: "s/b.yaml")
    try watch.waits(for: "drew 1 of 2 slides")
    try scratch.write(Self.submission.replacing("Come", with: "Go"), to: "s/a.yaml")
    try watch.waits(for: "drew 1 of 2 slides")
    try scratch.write("event: [", to: "event.yaml")
    try watch.waits(for: "kept the old previews")
    try scratch.write("event: Forum 2\nsubmissions: [s/*.yaml]\n", to: "event.yaml")
    try watch.waits(for: "drew 2 of 2 slides")
    #expect(try scratch.text(of: "previews/index.html").contains("<h1 dir=\"auto\">Forum 2</h1>"))
    #expect(try watch.end(with: SIGINT) == 0)
  }

  @Test func `a hand made page is drawn again only where it or its tool changed`() throws {
    try scratch.makeFolder("s")
    try scratch.makeFolder("bin")
    let tool = """
      #!/bin/sh
      echo run >> '\(scratch("runs"))'
      PATH=/usr/local/bin:/usr/bin:/bin exec pdftocairo "$@"

      """
    try scratch.write(tool, to: "bin/pdftocairo")
    #expect(try scratch.shell("chmod +x bin/pdftocairo").code == 0)
    // Both pictures are 320 pixels wide, and so one is drawn.
    func runs() throws -> Int { try scratch.text(of: "runs").split(separator: "\n").count }
    try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\n", to: "event.yaml")
    func submit(_ message: String) throws {
      try scratch.write("name: Somebody\ncontact: a@somebody.example\nmessage: \(message)\n", to: "s/b.yaml")
    }
    try submit("One")
    #expect(try scratch.personals("slide", "s/b.yaml", "-o", "s/own.pdf").code == 0)
    try scratch.write("name: Own\nslide: own.pdf\n", to: "s/own.yaml")
    let watch = try scratch.watch("event.yaml", "--width", "320", environment: ["PATH": scratch("bin")])
    defer { watch.kill() }
    let said = "of 1 slide and 1 made by hand"
    try watch.waits(for: "drew 1 \(said)")
    #expect(try runs() == 1)
    let first = try scratch.bytes(of: "previews/own.png")

    try submit("Two")
    try watch.waits(for: "drew 1 \(said)")
    #expect(try runs() == 1)
    #expect(try scratch.bytes(of: "previews/own.png") == first)

    #expect(try scratch.personals("slide", "s/b.yaml", "-o", "s/own.pdf").code == 0)
    try watch.waits(for: "drew 0 \(said)")
    #expect(try runs() == 2)
    #expect(try scratch.bytes(of: "previews/own.png") != first)

    try scratch.write(tool + "# another one\n", to: "bin/pdftocairo")
    try submit("Three")
    try watch.waits(for: "drew 1 \(said)")
    #expect(try runs() == 3)
    #expect(try watch.end(with: SIGINT) == 0)
  }

  /// Waiting takes next to none of a processor's time.
  @Test func `watching is idle`() throws {
    try scratch.write(Self.submission, to: "a.yaml")
    let watch = try scratch.watch("a.yaml", "-o", "a.svg")
    defer { watch.kill() }
    try watch.waits(for: "wrote a.svg")
    let before = try watch.processorTime()
    Thread.sleep(forTimeInterval: 2)
    // Of 200 hundredths of a second, 10; here debug code, and a machine that is busy with other tests.
    #expect(try watch.processorTime() - before <= 10)
    #expect(try watch.end(with: SIGHUP) == 0)
  }

  @Test func `on a terminal the key q ends and the screen is cleared`() throws {
    try scratch.write(Self.submission, to: "a.yaml")
    // script(1) gives the command a terminal.
    let run = try scratch.shell(
      "(sleep 2; printf x; printf q; sleep 1) | script -q -e -c \"$P watch a.yaml -o a.svg\" /dev/null")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.text.contains("\u{1B}[H\u{1B}[2J"))
    #expect(run.text.contains("wrote a.svg"))
    #expect(run.text.contains("q ends"))
  }

  @Test func `what cannot be watched is reported`() throws {
    let missing = try scratch.personals("watch", "none.yaml")
    #expect(missing.code == 66)
    #expect(missing.message == "error: none.yaml: no such file\n")
    try scratch.write(Self.submission, to: "a.yaml")
    try scratch.expectMisuse(
      "watch", "a.yaml", "-o", "a.txt", says: "'a.txt' does not end in .pdf, .png, .svg or .pptx")
    try scratch.expectMisuse(
      "watch", "a.yaml", "-o", "-", says: "-o takes the path of a file, which is overwritten on each save")
  }
}
