internal import Foundation
internal import TestSupport
internal import Testing

/// What `personals preview` is asked to picture: events, submissions, folders of either, and pages made by hand.
@Suite struct PreviewFilesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func makeEvent(_ count: Int) throws {
    try scratch.makeFolder("s")
    try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\n", to: "event.yaml")
    for number in 0..<count {
      try scratch.write("name: Network \(number)\nmessage: Come and peer\n", to: "s/n000\(number).yaml")
    }
  }

  private func wrote(_ run: Run) -> String {
    run.message.split(separator: "\n").first { $0.hasPrefix("wrote ") }.map(String.init) ?? run.message
  }

  @Test func `a folder is the files in it and an event takes others besides`() throws {
    try makeEvent(2)
    func preview(_ files: String...) throws -> Run {
      try scratch.personals(["preview", "-o", "out", "--width", "320", "--offline"] + files)
    }
    #expect(wrote(try preview("s/")) == "wrote out/index.html: drew 2 of 2 slides")
    #expect(wrote(try preview(".", "event.yaml", "s/n0001.yaml")).hasSuffix("of 2 slides"))
    #expect(try scratch.text(of: "out/previews.json").contains("\"event\" : \"Forum\""))
    // What the event does not list is looked at without it, as check does.
    try scratch.write("name: Other\n", to: "other.yaml")
    let both = try preview("event.yaml", "other.yaml")
    #expect(both.code == 0 && wrote(both).hasSuffix("of 3 slides"), "\(both.message)")
    #expect(scratch.names.contains("out/other.png") && scratch.names.contains("out/n0000.png"))
    try scratch.makeFolder("empty")
    let empty = try preview("empty")
    #expect(empty.code == 65)
    #expect(empty.message.hasPrefix("empty: error: there is no event and no submission in this folder\n"))
    #expect(try preview("gone.yaml").code == 66)
    for (files, code) in [(["."], Int32(64)), (["s"], 0), (["event.yaml", "s"], 0)] {
      let deck = try scratch.personals(["deck", "-o", "d.pdf", "--offline"] + files)
      #expect(deck.code == code, "\(files): \(deck.message)")
    }
    #expect(
      try scratch.personals("deck", "-o", "d.pdf", "--offline", ".").message
        == "error: a deck is of one event, and event.yaml does not list other.yaml\n")
  }

  @Test func `without Poppler the terminal says so`() throws {
    try makeEvent(1)
    try scratch.write("name: Network 0\nslide: own.pdf\n", to: "s/n0000.yaml")
    #expect(try scratch.personals("slide", "s/n0000.yaml", "-o", "s/own.pdf", "--offline").code == 0)
    let run = try scratch.personals(
      "preview", "event.yaml", "-o", "out", "--width", "320", environment: ["PATH": "/nowhere"])
    #expect(
      run.message.contains(
        "s/n0000.yaml: warning: the hand-made slide is not in the preview because pdftocairo"),
      "\(run.message)")
  }

  @Test func `a page that cannot be drawn is a frame and the others are made`() throws {
    try makeEvent(3)
    try scratch.write("name: Network 0\nslide: own.pdf\n", to: "s/n0000.yaml")
    #expect(try scratch.personals("slide", "s/n0001.yaml", "-o", "s/own.pdf", "--offline").code == 0)
    try scratch.makeFolder("bin")
    try scratch.write("#!/bin/sh\nexit 3\n", to: "bin/pdftocairo")
    _ = try scratch.shell("chmod +x bin/pdftocairo")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let run = try scratch.personals(
      ["preview", "event.yaml", "-o", "out", "--width", "320", "--offline"],
      environment: ["PATH": scratch("bin") + ":" + path])
    #expect(
      run.message.contains(
        """
        s/n0000.yaml: warning: the preview shows a frame for the hand-made slide: pdftocairo exited with status 3

        """.trimmingCharacters(in: .newlines)), "\(run.message)")
    #expect(run.code == 0 && wrote(run).hasSuffix("drew 2 of 2 slides and 1 made by hand"), "\(run.message)")
    #expect(scratch.names.contains("out/n0000.png") && scratch.names.contains("out/n0002.png"))
  }
}
