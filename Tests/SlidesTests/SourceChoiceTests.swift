import Slides
import TestSupport
import Testing

@Suite struct SourceChoiceTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `what exists decides, else what the name looks like`() throws {
    let file = try scratch.write("x", to: "dump/net-0.json")
    for (from, choice) in [
      ("https://www.peeringdb.com/api", .live("https://www.peeringdb.com/api")),
      ("ftp://mirror.example", .live("ftp://mirror.example")),
      (file, .file(file)), (scratch("dump"), .folder(scratch("dump"))),
      (scratch("dump") + "/", .folder(scratch("dump") + "/")),
      ("missing.sqlite3", .file("missing.sqlite3")), ("Missing.DB", .file("Missing.DB")),
      ("./missing", .file("./missing")), ("/missing/file", .file("/missing/file")),
      ("missing/", .folder("missing/")),
      // A mistake in a URL is reported as one.
      ("peeringdb", .live("peeringdb")), ("www.peeringdb.com/api", .live("www.peeringdb.com/api")),
      ("", .live("")),
    ] as [(String, SourceChoice)] {
      #expect(SourceChoice(from: from, offline: false) == choice)
    }
  }

  @Test func `offline only changes what would be asked`() throws {
    let file = try scratch.write("x", to: "a.sqlite3")
    #expect(SourceChoice(from: "https://a.example/api", offline: true) == .offline("https://a.example/api"))
    #expect(SourceChoice(from: file, offline: true) == .file(file))
    #expect(SourceChoice(from: scratch.path, offline: true) == .folder(scratch.path))
  }
}
