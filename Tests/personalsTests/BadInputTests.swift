internal import Foundation
internal import TestSupport
internal import Testing

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What people and servers leave in files, and what the command says about it.
@Suite struct BadInputTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Expects no slide to come of a file.
  private func refuse(
    _ name: String, code: Int32 = 65, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try scratch.expectFailure(
      "slide", name, "-o", "out.pdf", code: code, says: message, sourceLocation: sourceLocation)
  }

  // MARK: - Submissions

  /// Every command reports a missing name.
  @Test(arguments: ["name: \"\"", "networks: []"]) func `a presenter who is no one`(line: String) throws {
    let key = line.prefix { $0 != ":" }
    try scratch.makeFolder("submissions")
    try scratch.write(line + "\n", to: "submissions/a.yaml")
    try scratch.write("event: E\n", to: "event.yaml")
    for arguments in [
      ["slide", "submissions/a.yaml", "-o", "a.pdf"], ["check", "submissions/a.yaml"],
      ["deck", "event.yaml", "-o", "deck.pdf"], ["preview", "event.yaml", "-o", "pictures"],
    ] {
      let run = try scratch.personals(arguments)
      #expect(run.code == 65, "\(arguments)")
      let told = "submissions/a.yaml:1:\(key.count + 3): error: '\(key)' is "
      #expect((run.message + run.text).contains(told), "\(arguments): \(run.message)")
    }
    #expect(!scratch.names.contains("a.pdf"))
  }

  // MARK: - Records

  @Test func `a record that was cut`() throws {
    let whole = try Data(contentsOf: URL(filePath: Places.example("records/as64500.json")))
    for part in [1, 2, 100, 3000, whole.count - 3] {
      try scratch.write(Array(whole.prefix(part)), to: "part.json")
      try scratch.write("what was there before", to: "out.pdf")
      let run = try scratch.personals("slide", "part.json", "-o", "out.pdf")
      #expect(run.code == 65 && run.message.hasPrefix("part.json:"), "\(part): \(run.message)")
      #expect(run.message.contains("hint: it may have been cut"), "\(part): \(run.message)")
      #expect(try scratch.text(of: "out.pdf") == "what was there before")
    }
  }

  @Test(arguments: ["list.json", "list"])
  func `a JSON array`(name: String) throws {
    try scratch.write("[1, 2]", to: name)
    let run = try scratch.personals("slide", name, "-o", "out.pdf")
    #expect(run.code == 65)
    #expect(run.message.hasPrefix("\(name):1:1: error: "), "\(run.message)")
    #expect(run.message.hasSuffix("but is a list\n  [1, 2]\n  ^\n"), "\(run.message)")
    #expect(scratch.names == [name])
  }

  @Test(arguments: ["page.json", "page.html", "page"])
  func `a web page`(name: String) throws {
    try scratch.write("<!DOCTYPE html>\n<html><body>Log in</body></html>", to: name)
    try refuse(
      name,
      """
      \(name): error: is a web page (HTML), not JSON
        hint: PeeringDB's records are under /api/: save https://www.peeringdb.com/api/net?asn=…&depth=2
      """)
  }

  @Test func `an empty record`() throws {
    try scratch.write("", to: "empty.json")
    try refuse("empty.json", "empty.json: error: is empty\n  hint: fetch the record again")
  }

  @Test func `an error that PeeringDB answered with`() throws {
    try scratch.write(#"{"meta": {"error": "Entity not found"}, "data": []}"#, to: "error.json")
    try refuse(
      "error.json",
      """
      error.json:1:20: error: PeeringDB answered with an error: Entity not found
        {"meta": {"error": "Entity not found"}, "data": []}
                           ^
        hint: the file holds PeeringDB's error answer instead of a record: fetch it again
      """)
  }

  @Test func `a record that is not UTF-8`() throws {
    let start = Array(#"{"data": [{"asn": 64500, "name": "Z"#.utf8)
    try scratch.write(start + [0xFC] + Array(#""}]}"#.utf8), to: "l.json")
    let run = try scratch.personals("slide", "l.json", "-o", "out.pdf")
    #expect(run.code == 65)
    #expect(run.message.hasPrefix("l.json:1:36: error: not UTF-8 text\n"), "\(run.message)")
    #expect(run.message.hasSuffix("\n  hint: save it as UTF-8\n"), "\(run.message)")
    #expect(scratch.names == ["l.json"])
  }

  @Test func `a record with control characters steers no terminal`() throws {
    let record = #"{"data": [{"asn": 64500, "name": "A\u001b[31mB\u0000C\u0007", "aka": "\u009b2J"}]}"#
    try scratch.write(record, to: "r.json")
    let run = try scratch.personals("slide", "r.json", "-o", "slide.svg")
    #expect(run.code == 0, "\(run.message)")
    for bytes in [Array(run.message.utf8), try scratch.bytes(of: "slide.svg")] {
      #expect(!bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) })
    }
    let info = try scratch.personals("slide", "r.json", "-q", "-o", "slide.pdf")
    #expect(info.code == 0, "\(info.message)")
    #expect(try Program.tool("qpdf", "--check", scratch("slide.pdf")).code == 0)
  }

  // MARK: - What is no file to read

  @Test(arguments: [("big.json", 16), ("big.yaml", 1), ("big", 1)])
  func `a file of 200 MB is not read`(name: String, limit: Int) throws {
    try scratch.writeSparse(200_000_000, to: name)
    try refuse(name, "error: \(name): has 200 MB, more than the limit of \(limit) MB")
  }

  @Test(arguments: ["x.json", "x.yaml", "x"])
  func `folders, fifos and what is missing`(name: String) throws {
    try refuse(name, code: 66, "error: \(name): no such file")
    try scratch.makeFolder(name)
    try refuse(name, code: 66, "error: \(name): is a folder, not a file")
    try FileManager.default.removeItem(atPath: scratch(name))
    #expect(mkfifo(scratch(name), 0o600) == 0)
    try refuse(name, code: 66, "error: \(name): is not a regular file")
    try FileManager.default.removeItem(atPath: scratch(name))
    try scratch.link(name, to: "nowhere")
    try refuse(name, code: 66, "error: \(name): no such file")
    try scratch.write("x", to: "file")
    try refuse(
      "file/\(name)", code: 66,
      "error: cannot read file/\(name): a part of the path is a file, not a folder")
    try refuse("/dev/zero", code: 66, "error: /dev/zero: is not a regular file")
  }

  @Test func `the name of a file steers no terminal`() throws {
    try refuse("a\u{1B}[2Jb.json", code: 66, #"error: a\u{1B}[2Jb.json: no such file"#)
  }

  @Test func `what is neither file nor network is a usage error`() throws {
    for source in ["AS0", "0", "as 0", "ASN0", "AS4294967296", "4294967296", "99999999999999999999999"] {
      try scratch.expectMisuse(
        "slide", source, says: "'\(source)' is not an AS number: they go from 1 to 4294967295")
    }
    try scratch.expectMisuse(
      "slide", "", says: "a source is empty: give an AS number or the path of a file")
    try scratch.expectMisuse("slide", says: "Missing expected argument '<source> ...'")
  }

  // MARK: - Submissions

  @Test func `all that is wrong with a submission is reported, with its place`() throws {
    try scratch.copy("records/as64500.json", to: "record.json")
    try scratch.write(
      """
      network: AS64500
      record: record.json
      trafic: 500G
      ratio: sideways
      logo: logo.svg
      """, to: "mine.yaml")
    let run = try scratch.personals("slide", "mine.yaml", "-o", "out.pdf")
    #expect(run.code == 65)
    #expect(
      run.message == """
        mine.yaml:3:1: error: unknown key 'trafic'
          trafic: 500G
          ^
          hint: did you mean 'traffic'?
        mine.yaml:4:8: error: 'sideways' is not a traffic ratio
          ratio: sideways
                 ^
          hint: it can be Heavy Inbound, Mostly Inbound, Balanced, Mostly Outbound, Heavy Outbound, or measured \
        shares in:out as '28:72'
        mine.yaml:5:7: error: the logo cannot be used: logo.svg: no such file
          logo: logo.svg
                ^
          hint: the path starts from the submission's folder
        wrote out.pdf

        """)
  }

  @Test func `a submission whose record or logo is missing`() throws {
    try scratch.makeFolder("in")
    try scratch.write("record: nowhere.json\n", to: "in/a.yaml")
    try refuse(
      "in/a.yaml",
      """
      in/a.yaml:1:9: error: nowhere.json: no such file
        record: nowhere.json
                ^
        hint: the path starts from the submission's folder
      """)
    try scratch.copy("records/as64502.json", to: "in/record.json")
    try scratch.write("record: record.json\nlogo: logo.svg\n", to: "in/b.yaml")
    let run = try scratch.personals("slide", "in/b.yaml", "-q", "-o", "out.pdf")
    #expect(run.code == 65 && scratch.names.contains("out.pdf"))
    #expect(
      run.message == """
        in/b.yaml:2:7: error: the logo cannot be used: logo.svg: no such file
          logo: logo.svg
                ^
          hint: the path starts from the submission's folder

        """)
  }

  @Test func `a submission for one network with the record of another`() throws {
    try scratch.copy("records/as64502.json", to: "record.json")
    try scratch.write("network: 64503\nrecord: record.json\n", to: "mine.yaml")
    try scratch.expectFailure(
      "slide", "mine.yaml", "-q", "-o", "out.pdf", code: 65,
      says: """
        mine.yaml:1:10: error: the submission is for AS64503, the record is AS64502
          network: 64503
                   ^
          hint: correct 'network' or 'record'
        """)
  }

  @Test(arguments: [
    "", "\n\n", "# only a comment\n", "just words\n", "- a\n- b\n", "a: [1\n", "a: \"\u{1}\"\n", "\t",
  ])
  func `what is no submission`(text: String) throws {
    try scratch.write(text, to: "x.yaml")
    try scratch.write("what was there before", to: "out.pdf")
    let before = scratch.contents
    let run = try scratch.personals("slide", "x.yaml", "-o", "out.pdf")
    #expect(run.code == 65, "\(run.message)")
    #expect(run.message.contains(#/\Ax\.yaml:(\d+:\d+:)? error:/#), "\(run.message)")
    #expect(scratch.contents == before)
  }

  @Test func `a submission that is not UTF-8`() throws {
    try scratch.write(Array("network: 64500\nspeaker: Zo".utf8) + [0xEB, 0x0A], to: "x.yaml")
    let run = try scratch.personals("slide", "x.yaml", "-o", "out.pdf")
    #expect(run.code == 65)
    #expect(run.message.hasPrefix("x.yaml:2:12: error: the file is not UTF-8 text\n"), "\(run.message)")
  }

  @Test func `a file that is called like a network is read, a folder is not`() throws {
    try scratch.copy("records/as64502.json", to: "AS64502")
    #expect(try scratch.personals("slide", "AS64502", "-q", "-o", "slide.pdf").code == 0)
    try scratch.makeFolder("AS64503")
    let run = try scratch.personals("slide", "AS64503", "--from", "http://127.0.0.1:9/api", "-o", "out.pdf")
    #expect(run.code == 69, "asked for, not read: \(run.message)")
  }
}
