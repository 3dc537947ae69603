import Files
import PeeringDB
import TestSupport
import Testing

/// Whole tables are read row by row, to their very end.
@Suite struct TableReaderTests {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  private func reader(_ text: String) throws -> TableReader { try reader(Array(text.utf8)) }

  private func reader(_ bytes: [UInt8]) throws -> TableReader {
    let path = folder("net-0.json")
    try AppendingFile(path, isEmpty: true).write(bytes)
    return try TableReader(path)
  }

  /// The ids of a table's rows.
  private func ids(_ text: String) throws -> [Int?] { try ids(reader(text)) }

  private func ids(_ reader: TableReader) throws -> [Int?] {
    var ids: [Int?] = []
    while let row = try reader.next() { ids.append(row.number("id")) }
    return ids
  }

  /// What is wrong with a table, without its folder.
  private func fault(_ text: String) throws -> String { try fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) throws -> String {
    let reader = try reader(bytes)
    do throws(TableError) {
      while try reader.next() != nil {}
      return ""
    } catch {
      let next = try reader.next()
      #expect(next == nil, "behind a fault comes nothing")
      return "\(error)".replacing(folder("net-0.json"), with: "net-0.json")
    }
  }

  @Test(arguments: [
    #"{"data": [{"id": 1}, {"id": 2}], "meta": {"generated": 1795339800.25}}"#,
    #"{"meta": {"generated": 1795339800}, "data": [{"id": 1},{"id":2}]}"#,
    "\u{FEFF}\n{ \"meta\" : {\"generated\":1795339800.9} , \"data\" : [ {\"id\" : 1} ,\r\n{\"id\":\"2\"} ] }\n\n",
    #"{"other": [1, "]}", null], "data":[{"id":1},{"id":2}],"meta":{"generated":1795339800.0},"x":{"data":[3]}}"#,
  ])
  func `envelopes of many forms`(text: String) throws {
    let reader = try reader(text)
    #expect(try ids(reader) == [1, 2])
    #expect(reader.generated == 1_795_339_800)
    #expect(reader.rowCount == 2 && reader.offset == reader.size)
  }

  @Test func `an empty table, and one that says nothing of itself`() throws {
    let reader = try reader(#"{"data": []}"#)
    #expect(try ids(reader) == [] && reader.generated == nil)
  }

  @Test func `brackets, quotes and escapes in texts end nothing`() throws {
    let reader = try reader(#"{"data": [{"name": "a]}\"{[,\\", "id": 1}, {"id": 2, "name": "\\\""}]}"#)
    let row = try #require(try reader.next())
    #expect(row.string("name") == #"a]}"{[,\"#)
    #expect(try reader.next()?.string("name") == #"\""#)
    #expect(try reader.next() == nil)
  }

  @Test func `rows across the pieces in which a file is read`() throws {
    // Rows of some 100 kB each, of which several lie across a border of pieces.
    let rows = (1...12).map {
      #"{"id": \#($0), "notes": "\#(String(repeating: "é\\n", count: 25_000 + $0))"}"#
    }
    let reader = try reader(#"{"data": [\#(rows.joined(separator: ","))]}"#)
    #expect(try ids(reader) == Array(1...12))
  }

  @Test func `entries that are no objects are counted and skipped`() throws {
    let reader = try reader(#"{"data": [1, {"id": 1}, "x", null, [{"id": 9}], {"id": 2}, -1.5e3]}"#)
    #expect(try ids(reader) == [1, 2])
    #expect(reader.strayCount == 5 && reader.rowCount == 7)
  }

  @Test func `a table that ends anywhere but at its end is noticed`() throws {
    let whole = Array(#"{"meta": {"generated": 1.5}, "data": [{"id": 1, "name": "ø"}, {"id": 2}]}"#.utf8)
    #expect(try fault(whole) == "")
    for length in stride(from: 1, to: whole.count, by: 3) {
      #expect(try fault(Array(whole[..<length])) != "", "cut after \(length) bytes")
    }
  }

  @Test(arguments: [
    ("", "net-0.json: is empty"),
    ("<!DOCTYPE html><html><body>Sign in</body></html>", "net-0.json: is a web page (HTML), not JSON"),
    ("[{\"id\": 1}]", "net-0.json: is no table of PeeringDB: it does not begin with '{' (at byte 0)"),
    ("{}", "net-0.json: has no list 'data', and is no table of PeeringDB (at byte 2)"),
    (#"{"data": {"id": 1}}"#, "net-0.json: 'data' is not one list (at byte 9)"),
    (#"{"data": [], "data": []}"#, "net-0.json: 'data' is not one list (at byte 21)"),
    (#"{"data": [{"id": 1},]}"#, "net-0.json: a comma before the closing ']' (at byte 20)"),
    (#"{"data": [{"id": 1} {"id": 2}]}"#, "net-0.json: expected ',' or ']' after data[0] (at byte 20)"),
    (#"{"data": [{"id": 1,}]}"#, "net-0.json: data[0]: a comma before the closing '}' (at byte 18)"),
    (#"{"data": [{"id": nope}]}"#, "net-0.json: data[0]: expected a value, found 'nope' (at byte 17)"),
    (#"{"data": []} trailing"#, "net-0.json: text after the end of the JSON document (at byte 13)"),
    (
      #"{"meta": {"error": "Entity not found"}}"#,
      "net-0.json: holds an error of PeeringDB instead of a table: Entity not found (at byte 39)"
    ),
  ])
  func `what is no table`(text: String, wanted: String) throws {
    #expect(try fault(text) == wanted)
  }

  @Test func `bytes that are not text`() throws {
    let bytes = Array(#"{"data": [{"name": ""#.utf8) + [0xC3, 0x28] + Array(#""}]}"#.utf8)
    #expect(try fault(bytes).contains("data[0]: a row that is not UTF-8 text"))
    #expect(try fault([0x1F, 0x8B, 8, 0, 0]).contains("is compressed (gzip), not JSON"))
  }

  @Test func `a file that is missing, or is a folder`() throws {
    #expect(throws: TableError.self) { try TableReader(folder("missing.json")) }
    #expect(throws: TableError.self) { try TableReader("/") }
  }

  // MARK: - Rows

  private func row(_ text: String) throws -> TableRow {
    try #require(try reader(#"{"data": [\#(text)]}"#).next())
  }

  @Test func `fields are read as leniently as records are`() throws {
    let row = try row(
      #"{"a": 5, "b": "7", "c": null, "d": "x\u00e9", "net": 3, "asn": "AS64500", "e": 1.5, "a": 6, "ixlan_id": 8}"#
    )
    #expect(row.number("a") == 6 && row.number("b") == 7 && row.number("c") == nil && row.number("e") == nil)
    #expect(row.string("d") == "xé" && row.string("a") == "" && row.string("missing") == "")
    #expect(row.reference("net_id") == 3 && row.reference("ix_id") == 8 && row.reference("fac_id") == nil)
    #expect(row.asn == ASN(number: 64500))
  }

  @Test func `the parts of a row that are kept`() throws {
    let row = try row(
      #"""
      {"id": 1, "notes": "long", "aka": "", "logo": null, "irr_as_set": "AS-A AS-B",
       "info_types": [ "NSP" , "a b" ], "netixlan_set": [{"id": 2}], "ok": false, "n": 0}
      """#)
    #expect(
      String(decoding: row.compact(), as: UTF8.self)
        == #"{"id":1,"irr_as_set":"AS-A AS-B","info_types":["NSP","a b"],"ok":false,"n":0}"#)
    #expect(
      String(decoding: row.compact(parents: ["net_id": 9]), as: UTF8.self).hasPrefix(#"{"net_id":9,"id":1,"#))
  }

  @Test(arguments: [
    (#"{"visible": "Public", "status": "ok"}"#, true), (#"{"visible": "Public"}"#, true),
    (#"{"visible": "Users"}"#, false), (#"{"visible": "Private"}"#, false), (#"{"visible": null}"#, false),
    (#"{}"#, false), (#"{"visible": "public"}"#, false), (#"{"visible": true}"#, false),
    (#"{"visible": "Public", "visible": "Private"}"#, false),
    (#"{"visible": "Public", "status": "deleted"}"#, false),
  ])
  func `only who says so is public`(text: String, isPublic: Bool) throws {
    #expect(try row(text).isPublicContact == isPublic)
  }
}
