internal import Foundation
internal import TestSupport
import Testing

/// Files beside submissions that the event does not take.
@Suite struct StrayFilesTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write("event: Forum\n", to: "event.yaml")
    try scratch.write("name: Reef Net\npolicy: Open\n", to: "submissions/reef.yaml")
  }

  private func check(_ arguments: String...) throws -> Run {
    try scratch.personals(["check", "event.yaml", "--offline"] + arguments)
  }

  @Test(arguments: [
    ("atoll.yml", "rename it to 'atoll.yaml', or add it"),
    ("Atoll.YAML", "rename it to 'Atoll.yaml', or add it"),
    ("atoll.yaml.txt", "rename it to 'atoll.yaml', or add it"),
    ("atoll.txt", "rename it to 'atoll.yaml', or add it"),
    ("as.64500.yml", "rename it to 'as.64500.yaml', or add it"),
  ])
  func `a submission that no pattern takes is reported`(name: String, hint: String) throws {
    try scratch.write("network: 64500\npolicy: Open\n", to: "submissions/\(name)")
    let run = try check()
    #expect(
      run.text.hasPrefix(
        """
        submissions/\(name): warning: is a submission that the event does not list [skipped]
          hint: \(hint) under 'submissions:' in the event file

        """), "\(run.text)")
    #expect(run.code == 0)
  }

  @Test func `a submission that no list has is added by a command`() throws {
    try scratch.write("network: 64500\n", to: "submissions/as64500.yaml")
    try scratch.write("event: Forum\nsubmissions: []\n", to: "event.yaml")
    #expect(
      try check().text.contains(
        "\n  hint: run 'personals event add event.yaml submissions/as64500.yaml', or add it under 'submissions:' in the event file\n"
      ))
  }

  @Test(arguments: [
    ("slides.pdf", "", "the PDF's name"), ("a.docx", "export it as PDF; ", "the PDF's name"),
    ("Reef Net.PPTX", "", "its name, or that of a PDF exported from it"),
  ])
  func `a document that no submission uses is reported`(name: String, words: String, what: String) throws {
    try scratch.write("%PDF-1.7", to: "submissions/\(name)")
    #expect(
      try check().text.hasPrefix(
        """
        submissions/\(name): warning: is not used by any submission [skipped]
          hint: \(words)to show it, add a submission that says who presents, with 'slide:' and \(what)

        """))
  }

  @Test(arguments: ["late/atoll.yaml", "late/atoll.yml"])
  func `a submission in a folder below is reported`(name: String) throws {
    try scratch.write("name: Atoll\n", to: "submissions/\(name)")
    #expect(
      try check().text.hasPrefix(
        "submissions/\(name): warning: is a submission that the event does not list [skipped]"))
  }

  @Test func `a submission beside the event file is reported`() throws {
    try scratch.write("network: 64500\n", to: "atoll.yaml")
    // What only has a name may be anything.
    try scratch.write("name: build\n", to: "tool.yaml")
    let text = try check().text
    #expect(
      text.hasPrefix("atoll.yaml: warning: is a submission that the event does not list [skipped]"), "\(text)"
    )
    #expect(!text.contains("tool.yaml"))
  }

  @Test(arguments: ["mail.eml", "answers.csv", "Answers.XLSX", "slides.zip"])
  func `answers that no submission was made of are reported`(name: String) throws {
    try scratch.write("x", to: "submissions/\(name)")
    #expect(
      try check().text.hasPrefix(
        """
        submissions/\(name): warning: is not used by any submission [skipped]
          hint: to make submissions of it, run 'personals import submissions/\(name)' with a folder behind -o

        """))
  }

  @Test func `only stray files are reported`() throws {
    for name in ["README.txt", "notes.yml", "private.yaml", ".hidden.yml", "records/as1.yml", "reef.yaml~"] {
      try scratch.write("text: name: nothing\n", to: "submissions/\(name)")
    }
    try scratch.write("", to: "deck.pdf")
    try scratch.write("name: Reef Net\npolicy: Open\nslide: own.pdf\n", to: "submissions/own.yaml")
    try scratch.write("no PDF", to: "submissions/own.pdf")
    #expect(try !check().text.contains("[skipped]"))
    try scratch.write("event: Forum\nsubmissions: s*/*.{yaml,yml}\n", to: "event.yaml")
    try scratch.write("name: Atoll\n", to: "submissions/atoll.yml")
    #expect(try !check().text.contains("does not list"))
  }

  @Test func `a submission that went is named`() throws {
    let run = try check(
      "--changed", "submissions/gone.yaml", "--changed", "other/x.yaml", "--changed", "submissions/x.png")
    #expect(
      run.text.hasPrefix(
        "submissions/gone.yaml: note: is no longer there: the submission was deleted or renamed [skipped]\n"),
      "\(run.text)")
    #expect(run.text.ranges(of: "no longer there").count == 1)
  }
}
