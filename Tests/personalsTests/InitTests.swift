internal import Foundation
internal import TestSupport
import Testing

/// `personals init`: what it writes reads back.
@Suite struct InitTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: Places.examples("records"))
  func `a submission from a record makes the record's slide`(record: String) throws {
    try scratch.copy(record, to: "record.json")
    let run = try scratch.personals("init", "record.json", "-o", "mine.yaml")
    #expect(run.code == 0 && run.message == "wrote mine.yaml\n" && run.output.isEmpty, "\(run.message)")
    let printed = try scratch.personals("init", "record.json")
    #expect(printed.code == 0 && printed.message.isEmpty)
    #expect(try scratch.bytes(of: "mine.yaml") == printed.output)
    let number = record.filter(\.isNumber)
    let key = record.contains("/ix") ? "exchange" : record.contains("/fac") ? "facility" : "network"
    #expect(
      printed.text.contains("\n\(key): \(number)\n") && printed.text.contains("\nrecord: \"record.json\"\n"))
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "a.pdf").code == 0)
    let slide = try scratch.personals("slide", "mine.yaml", "-o", "b.pdf")
    #expect(slide.code == 0, "\(slide.message)")
    #expect(try scratch.bytes(of: "a.pdf") == scratch.bytes(of: "b.pdf"))
  }

  @Test func `every line that is offered can be used`() throws {
    try scratch.copy("records/as64500.json", to: "record.json")
    try scratch.copy("logos/as64500.svg", to: "logo.svg")
    let text = try scratch.personals("init", "record.json").text
    let used = text.split(separator: "\n").map { line in
      // What is offered has no space behind its mark; words for people have.
      line.hasPrefix("#") && !line.hasPrefix("# ") && line != "#" ? line.dropFirst() : line
    }
    #expect(used.joined(separator: "\n") != text)
    try scratch.write(used.joined(separator: "\n"), to: "used.yaml")
    let run = try scratch.personals("slide", "used.yaml", "-o", "used.pdf")
    #expect(run.code == 0, "\(run.message)")
    // What may be said of it is that a slide with all of it is full.
    #expect(!run.message.contains(/used\.yaml:\d/), "\(run.message)")
    let slide = try Program.tool("pdftotext", scratch("used.pdf"), "-").text
    #expect(slide.contains("Suva") && slide.contains("Your Name"), "\(slide)")
  }

  @Test func `from PeeringDB, without a record`() throws {
    let server = try LocalServer(knowing: "records/as64500.json")
    let run = try scratch.personals("init", "AS64500", "--from", server.base)
    #expect(run.code == 0, "\(run.message)")
    #expect(run.text.contains("Pacific Lightwave (AS64500)") && !run.text.contains("record:"))
    try scratch.write(run.output, to: "mine.yaml")
    let slide = try scratch.personals("slide", "mine.yaml", "--from", server.base, "-o", "slide.pdf")
    #expect(slide.code == 0, "\(slide.message)")
  }

  @Test(arguments: ["sub/mine.yaml", "./mine.yaml", "new/mine.yaml", "link/mine.yaml", "in/mine.yaml"])
  func `the record is found from wherever the submission is written`(output: String) throws {
    try scratch.makeFolder("sub")
    try scratch.makeFolder("in")
    try scratch.makeFolder("deep/er")
    try scratch.link("link", to: "deep/er")
    try scratch.copy("records/as64502.json", to: "in/record.json")
    let run = try scratch.personals("init", "in/record.json", "-o", output)
    #expect(run.code == 0, "\(run.message)")
    let isInside = ["./mine.yaml", "in/mine.yaml"].contains(output)
    let written = try #require(
      try scratch.text(of: output).firstMatch(of: /\nrecord: "(.*)"\n/)?.output.1)
    #expect(
      run.message == "wrote \(output)\n"
        + (isInside
          ? ""
          : """
          \(output): warning: a slide of it alone cannot use its record: \(written): is outside the folder that \
          submissions may read from
            hint: move the file next to the submission, or allow a folder with --root

          """))
    // As the warning says.
    let alone = try scratch.personals("slide", output, "-q", "-o", "alone.pdf")
    #expect(alone.code == (isInside ? 0 : 65), "\(alone.message)")
    let slide = try scratch.personals("slide", output, "--root", ".", "-q", "-o", "slide.pdf")
    #expect(slide.code == 0, "\(slide.message)")
    // And from elsewhere.
    let other = try scratch.shell(
      "cd /; \"$P\" slide \"$HERE/\(output)\" --root \"$HERE\" -q -o -", environment: ["HERE": scratch.path])
    #expect(other.code == 0, "\(other.message)")
    #expect(try scratch.bytes(of: "slide.pdf") == other.output)
  }

  @Test func `what somebody wrote is not overwritten`() throws {
    let server = try LocalServer { _ in .json("{}") }
    try scratch.copy("records/as64502.json", to: "record.json")
    try scratch.write("network: 1\n", to: "mine.yaml")
    try scratch.link("link.yaml", to: "mine.yaml")
    try scratch.makeFolder("folder")
    for output in ["mine.yaml", "link.yaml", "record.json"] {
      for source in ["record.json", "AS64502"] {
        try scratch.expectFailure(
          "init", source, "--from", server.base, "-o", output, code: 73,
          says: "error: \(output) already exists; init does not overwrite it")
      }
    }
    try scratch.expectFailure(
      "init", "record.json", "-o", "folder", code: 73, says: "error: cannot write folder: it is a folder")
    try scratch.expectFailure(
      "init", "record.json", "-o", "folder/", code: 73, says: "error: cannot write folder/: it is a folder")
    #expect(server.requests.isEmpty, "nothing is asked for in vain")
  }

  @Test func `what is no record`() throws {
    try scratch.write("network: 64500\n", to: "mine.yaml")
    try scratch.expectFailure(
      "init", "mine.yaml", code: 64,
      says: "error: mine.yaml is not a record; init makes a submission from an AS number or a record (JSON)")
    try scratch.expectFailure("init", "none.json", code: 66, says: "error: none.json: no such file")
    try scratch.expectFailure("init", "none", code: 66, says: "error: none: no such file")
    try scratch.write("{", to: "cut.json")
    let run = try scratch.personals("init", "cut.json", "-o", "new.yaml")
    #expect(run.code == 65 && run.message.hasPrefix("cut.json:1:"), "\(run.message)")
    #expect(!scratch.names.contains("new.yaml"))
    try scratch.expectMisuse(
      "init", "AS0", says: "'AS0' is not an AS number: they go from 1 to 4294967295")
    try scratch.expectMisuse("init", "1", "-o", "", says: "-o takes a path; the one given is empty")
    try scratch.expectMisuse(
      "init", says: "give an AS number, an exchange or a data centre; or a name with --name")
    try scratch.expectMisuse("init", "1", "2", says: "Unexpected argument '2'")
  }
}
