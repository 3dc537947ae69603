internal import Foundation
internal import TestSupport
import Testing

/// `personals fetch`, and what comes of what it saves.
@Suite struct FetchTests {
  private let scratch: Scratch
  private let server: LocalServer

  init() throws {
    scratch = try Scratch()
    server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
  }

  @Test func `a record is saved as the example is`() throws {
    let run = try scratch.personals("fetch", "AS64500", "--from", server.base, "-o", "mine.json")
    #expect(run.code == 0)
    #expect(run.message.hasSuffix("wrote mine.json\n") && run.output.isEmpty)
    let saved = try JSONSerialization.jsonObject(with: Data(scratch.bytes(of: "mine.json"))) as? NSDictionary
    let example = Data(try Data(contentsOf: URL(filePath: Places.example("records/as64500.json"))))
    let wanted = try JSONSerialization.jsonObject(with: example) as? NSDictionary
    for key in ["format", "version", "fetched", "net", "org"] {
      #expect(saved?[key] as? NSObject == wanted?[key] as? NSObject, "\(key)")
    }
    #expect(saved?["source"] as? String == server.base)
  }

  @Test func `the same answers are saved as the same bytes`() throws {
    var outputs: Set<[UInt8]> = []
    for environment in [[:], ["TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"]] {
      let run = try scratch.personals(
        "fetch", "64500", "--from", server.base, "-o", "-", environment: environment)
      #expect(run.code == 0)
      outputs.insert(run.output)
    }
    #expect(outputs.count == 1 && scratch.names.isEmpty)
  }

  @Test func `a file takes the network's name, in the current folder or in one made for it`() throws {
    #expect(try scratch.personals("fetch", "AS64500", "--from", server.base, "-q").message.isEmpty)
    let run = try scratch.personals(
      "fetch", "64500", "AS64502", "as64500", "--from", server.base, "-q", "-o", "records/")
    #expect(run.code == 0 && run.message.isEmpty)
    #expect(scratch.names == ["as64500.json", "records", "records/as64500.json", "records/as64502.json"])
    #expect(try scratch.bytes(of: "as64500.json") == scratch.bytes(of: "records/as64500.json"))
  }

  @Test func `an unknown network leaves the others alone`() throws {
    let run = try scratch.personals("fetch", "1", "64502", "--from", server.base, "-q", "-o", "records/")
    #expect(run.code == 66)
    #expect(
      run.message == """
        error: PeeringDB has no network with the number AS1
          hint: check the number; a network without a record can register at peeringdb.com, or write 'name:'

        """)
    #expect(scratch.names == ["records", "records/as64502.json"])
  }

  @Test func `wrong usage`() throws {
    try scratch.expectMisuse("fetch", says: "Missing expected argument '<number> ...'")
    for number in ["AS0", "x.json", "", "AS-5", "4294967296"] {
      try scratch.expectMisuse(
        "fetch", "--", number, says: "'\(number)' is not an AS number: write AS64500 or 64500, ix:31 or fac:1"
      )
    }
    try scratch.expectMisuse(
      "fetch", "1", "2", "-o", "one.json",
      says: "2 records make as many files: give a folder with '/' at its end, as '-o records/'")
    try scratch.expectMisuse("fetch", "1", "-o", "", says: "-o takes a path; the one given is empty")
    #expect(server.requests.isEmpty)
  }

  @Test func `where nothing can be written`() throws {
    try scratch.write("x", to: "file")
    try scratch.expectFailure(
      "fetch", "64500", "--from", server.base, "-q", "-o", "file/x.json", code: 73,
      says: "error: cannot write file/x.json: a part of the path is a file, not a folder")
    try scratch.expectFailure(
      "fetch", "64500", "--from", server.base, "-q", "-o", "/dev/full", code: 74,
      says: "error: cannot write /dev/full: no space left on device")
  }
}
