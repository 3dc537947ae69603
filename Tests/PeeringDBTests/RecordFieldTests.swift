import Diagnostics
import PeeringDB
import Testing

/// The whole messages for JSON that is no record, or one with fields of the wrong kind.
struct RecordFieldTests {
  @Test func `endless texts are left out and said`() {
    let (most, long) = (String(repeating: "x", count: 20_000), String(repeating: "é", count: 10_001))
    let text =
      #"{"data": [{"name": "\#(most)", "asn": 64500, "aka": "\#(long)", "info_types": ["NSP", "\#(long)"]}]}"#
    let result = decode(text)
    #expect(result.value?.network.name == most && result.value?.network.aka == "")
    #expect(result.value?.network.infoTypes == ["NSP"])
    #expect(
      result.diagnostics.map(\.message) == [
        "data[0].aka has more than 20 kB of text and is left out",
        "data[0].info_types[1] has more than 20 kB of text and is left out",
      ])
    let nameless = decode(#"{"data": [{"name": "\#(long)", "asn": 64500}]}"#)
    #expect(nameless.value == nil && nameless.diagnostics.map(\.severity) == [.error, .warning])
  }

  @Test func `wrong fields are left out and said`() throws {
    let text = """
      {"data": [{"name": "データ", "asn": 64500,
        "netixlan_set": [{"ix_id": 1, "name": "é網", "speed": "fast"}, 7, null, {"name": "y"}],
        "info_prefixes4": 1.5, "info_prefixes6": true, "aka": ["x"],
        "info_types": ["NSP", 3], "info_ipv6": "yes", "updated": "soon",
        "netfac_set": {}, "poc_set": 4, "org_id": 99999999999999999999,
        "name_long": "\\ud800"}]}
      """
    let result = decode(text)
    let net = try #require(result.value).network
    #expect(net.netixlanSet == [ExchangeConnection(ixID: 1, name: "é網", speed: 0)])
    #expect(net.infoTypes == ["NSP"])
    #expect(net.infoPrefixes4 == nil && net.infoPrefixes6 == nil && net.aka == "" && !net.infoIPv6)
    #expect(net.netfacSet == [] && net.pocSet == [] && net.updated == nil && net.orgID == nil)
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning && $0.rule == "record-field" })
    #expect(
      result.diagnostics.map { "\($0.location) \($0.message)" } == [
        "as64500.json:2:56 data[0].netixlan_set[0].speed should be a whole number, but is text",
        "as64500.json:2:65 data[0].netixlan_set[1] should be an object, but is 7",
        "as64500.json:2:68 data[0].netixlan_set[2] should be an object, but is null",
        "as64500.json:2:74 data[0].netixlan_set[3] names no exchange ('ix_id')",
        "as64500.json:3:21 data[0].info_prefixes4 should be a whole number, but is 1.5",
        "as64500.json:3:44 data[0].info_prefixes6 should be a whole number, but is true",
        "as64500.json:3:57 data[0].aka should be text, but is a list",
        "as64500.json:4:25 data[0].info_types[1] should be text, but is 3",
        "as64500.json:4:42 data[0].info_ipv6 should be true or false, but is text",
        "as64500.json:4:60 data[0].updated should be a date (YYYY-MM-DD), but is text",
        "as64500.json:5:17 data[0].netfac_set should be a list, but is an object",
        "as64500.json:5:32 data[0].poc_set should be a list, but is 4",
        "as64500.json:5:45 data[0].org_id should be a whole number, but is 99999999999999999999",
        "as64500.json:6:16 data[0].name_long has an escape that is not a character",
      ])
    #expect(result.diagnostics[0].location.keyPath == "data[0].netixlan_set[0].speed")
    #expect(
      result.diagnostics[0].text == """
        as64500.json:2:56: warning: data[0].netixlan_set[0].speed should be a whole number, but is text
            "netixlan_set": [{"ix_id": 1, "name": "é網", "speed": "fast"}, 7, null, {"name": "y"}],
                                                                  ^
        """)
  }

  @Test(arguments: [
    (10_000_000_000, 10_000, "taken as bit/s"), (5_000_000_000_000, 5_000_000, "taken as bit/s"),
    (5_000_001, 0, "left out"), (100_000_000, 0, "left out"), (Int.max, 0, "left out"), (-100, 0, "left out"),
  ])
  func `speeds that no port has are reported`(_ written: Int, _ speed: Int, _ words: String) throws {
    let result = decode(
      #"{"data": [{"asn": 64500, "name": "A", "netixlan_set": [{"ix_id": 1, "name": "IX", "speed": \#(written)}]}]}"#
    )
    #expect(try #require(result.value).network.netixlanSet.map(\.speed) == [speed])
    let told = result.diagnostics.filter { $0.rule == "record-field" }
    #expect(
      told.map(\.message) == [
        "data[0].netixlan_set[0].speed is \(written) Mbit/s, which no port has, and is \(words)"
      ])
  }

  @Test(arguments: [2, 10, 40, 99])
  func `speeds that hardly any port has are reported`(_ written: Int) throws {
    let result = decode(
      #"{"data": [{"asn": 64500, "name": "A", "netixlan_set": [{"ix_id": 1, "name": "IX", "speed": \#(written)}]}]}"#
    )
    #expect(try #require(result.value).network.netixlanSet.map(\.speed) == [written])
    #expect(
      result.diagnostics.filter { $0.rule == "record-field" }.map(\.message) == [
        "data[0].netixlan_set[0].speed is \(written) Mbit/s, which hardly any port has"
      ])
  }

  @Test func `speeds that say nothing are noted once`() throws {
    func decoded(_ speeds: Int...) throws -> [String] {
      let rows = speeds.map { #"{"ix_id": 1, "name": "IX", "speed": \#($0)}"# }.joined(separator: ", ")
      let result = decode(#"{"data": [{"asn": 64500, "name": "A", "netixlan_set": [\#(rows)]}]}"#)
      #expect(try #require(result.value).network.netixlanSet.map(\.speed) == speeds.map { $0 < 2 ? 0 : $0 })
      return result.diagnostics.filter { $0.rule == "record-filler" }.map { "\($0.severity): \($0.message)" }
    }
    #expect(try decoded(2, 50, 5_000_000) == [])
    #expect(try decoded(1, 1000) == ["note: the speed of a port is left out: 0 and 1 Mbit/s say nothing"])
    #expect(
      try decoded(0, 1000, 1, 0) == ["note: the speeds of 3 ports are left out: 0 and 1 Mbit/s say nothing"])
  }

  @Test func `values are read however they are written`() throws {
    let text = #"""
      {"asn": 64500.0, "name": "first", "name": "\u00e9\ud83d\ude80\"\\\/\b\f\n\r\t\u0041é",
        "\u0061ka": "escaped key", "info_prefixes4": 1e2, "info_prefixes6": "20", "ix_count": -0,
        "info_ipv6": 1, "policy_ratio": false}
      """#
    let result = decode(text)
    let net = try #require(result.value).network
    #expect(result.diagnostics.map(\.text) == [])
    #expect(net.asn.description == "AS64500")
    #expect(net.name == "é🚀\"\\/\u{8}\u{C}\n\r\tAé")
    #expect(net.aka == "escaped key")
    #expect(net.infoPrefixes4 == 100 && net.infoPrefixes6 == 20 && net.ixCount == 0)
    #expect(net.infoIPv6 && net.policyRatio == false)
  }

  @Test(
    arguments: [
      (
        #"[{"asn": 64500}]"#,
        "1:1: error: is not an answer of PeeringDB: it should be an object, but is a list"
      ),
      (#""text""#, "1:1: error: is not an answer of PeeringDB: it should be an object, but is text"),
      ("null", "1:1: error: is not an answer of PeeringDB: it should be an object, but is null"),
      (#"{"data": [], "meta": {}}"#, "1:10: error: data is empty: the answer holds no record"),
      (#"{"data": {"asn": 64500}}"#, "1:10: error: data should be a list, but is an object"),
      (#"{"data": null}"#, "1:1: error: the answer has no 'data'"),
      (#"{"meta": {}}"#, "1:1: error: the answer has no 'data'"),
      ("{}", "1:1: error: the record is not a network: it has no 'asn'"),
      (#"{"data": [{"é": 1, "asn": 0, "name": "A"}]}"#, asnMessage(column: 27)),
      (#"{"data": [{"asn": [1], "name": "A"}]}"#, asnMessage(column: 19)),
      (#"{"data": [{"asn": -64500, "name": "A"}]}"#, asnMessage(column: 19)),
      (#"{"data": [{"asn": 64500.5, "name": "A"}]}"#, asnMessage(column: 19)),
      (#"{"data": [{"asn": 4294967296, "name": "A"}]}"#, asnMessage(column: 19)),
      (#"{"data": [{"name": "A", "asn": null}]}"#, "1:11: error: data[0] is not a network: it has no 'asn'"),
      (#"{"data": [{"asn": 64500}]}"#, "1:11: error: data[0] has no 'name'"),
      (#"{"data": [{"asn": 64500, "name": ""}]}"#, "1:11: error: data[0] has no 'name'"),
      (#"{"data": [{"asn": 64500, "name": 7}]}"#, "1:34: error: data[0].name should be text, but is 7"),
      (#"{"data": [{"asn": 64500, "name": "N", "ixlan_id": 3}]}"#, "1:11: error: data[0] is not a network"),
    ])
  func `what is no network`(_ text: String, _ message: String) {
    #expect(decode(text).value == nil)
    let lines = messages(text).split(separator: "\n")
    #expect(lines.first.map(String.init) == "as64500.json:" + message)
    #expect(decode(text).diagnostics.count == 1)
  }

  private static func asnMessage(column: Int) -> String {
    "1:\(column): error: data[0].asn is not the number of an autonomous system (1 to 4294967295)"
  }

  /// Fewer than none there cannot be.
  @Test func `negative counts`() throws {
    let text =
      #"{"data": [{"id": 31, "name": "Reef IX", "proto_unicast": true, "net_count": -5, "fac_count": 0}]}"#
    let decoded = RecordFile.decode(Array(text.utf8), file: "as64500.json")
    guard case .exchange(let bundle)? = decoded.value else {
      Issue.record("\(decoded)")
      return
    }
    #expect(bundle.exchange.netCount == nil && bundle.exchange.facCount == 0)
    #expect(
      decoded.diagnostics.map(\.text) == [
        """
        as64500.json:1:77: warning: data[0].net_count should be a number from 0 on, but is -5
          {"data": [{"id": 31, "name": "Reef IX", "proto_unicast": true, "net_count": -5, "fac_count": 0}]}
                                                                                      ^
        """
      ])
  }

  @Test func `several networks`() {
    #expect(
      messages(#"{"data": [{"asn": 64500, "name": "A"}, {"asn": 64501, "name": "B"}]}"#) == """
        as64500.json:1:10: error: data holds 2 records, and one slide is made from one
          {"data": [{"asn": 64500, "name": "A"}, {"asn": 64501, "name": "B"}]}
                   ^
          hint: save each network on its own: /api/net?asn=…&depth=2
        """)
  }

  @Test func `rows that are no network`() {
    #expect(decode(#"{"data": [64500]}"#).value == nil)
    #expect(messages(#"{"data": [64500]}"#).contains("1:10: error: data holds no record"))
    #expect(messages(#"{"data": [[]]}"#).contains("1:10: error: data holds no record"))
  }

  @Test func `records of other kinds`() throws {
    func hint(_ fields: String) -> String? { decode(Fixture.answer(fields)).diagnostics.first?.hint }
    let end = "; a slide is made from a network's, an exchange's or a facility's record"
    #expect(hint(#""name": "X", "asn": 64500, "fac_id": 3"#) == "it looks like a connection" + end)
    #expect(hint(#""name": "X", "zipcode": """#) == "it looks like an organization" + end)
    #expect(hint(#""name": "X""#) == nil)
  }

  @Test func `saved error answers`() {
    #expect(
      messages(#"{"meta": {"error": "Invalid API key"}}"#) == """
        as64500.json:1:20: error: PeeringDB answered with an error: Invalid API key
          {"meta": {"error": "Invalid API key"}}
                             ^
          hint: the file holds PeeringDB's error answer instead of a record: fetch it again
        """)
    #expect(
      messages(#"{"data": [], "meta": {"error": "Entity not found"}}"#)
        .hasPrefix("as64500.json:1:32: error: PeeringDB answered with an error: Entity not found\n"))
    #expect(
      messages(#"{"message": "Request was throttled.\nWait.", "meta": {"error": "Too Many Requests"}}"#)
        .hasPrefix(
          "as64500.json:1:64: error: PeeringDB answered with an error: Request was throttled. Wait.\n"))
  }

  @Test func `deleted networks are kept with a warning`() {
    let text = Fixture.answer(#""asn": 64500, "name": "N", "status": "deleted""#)
    #expect(decode(text).value?.network.status == "deleted")
    #expect(decode(text).diagnostics.map(\.rule) == ["record-deleted"])
    #expect(
      messages(text) == """
        as64500.json:1:49: warning: AS64500 has the status 'deleted' at PeeringDB
          {"data": [{"asn": 64500, "name": "N", "status": "deleted"}], "meta": {}}
                                                          ^
          hint: what the record says may no longer be so
        """)
  }

  @Test func `shallow answers say what is missing`() {
    let numbered = Fixture.answer(#""asn": 64500, "name": "N", "netixlan_set": [1, 2], "poc_set": []"#)
    #expect(decode(numbered).value?.network.netixlanSet == [])
    #expect(
      messages(numbered) == """
        as64500.json:1:55: warning: data[0].netixlan_set only numbers its records
          {"data": [{"asn": 64500, "name": "N", "netixlan_set": [1, 2], "poc_set": []}], "meta": {}}
                                                                ^
          hint: ask PeeringDB with '&depth=2' to get the records themselves
        """)
    let absent = Fixture.answer(#""asn": 64500, "name": "N", "ix_count": 3, "fac_count": 0"#)
    #expect(decode(absent).value != nil)
    #expect(decode(absent).diagnostics.map(\.rule) == ["record-depth"])
  }

  @Test func `many problems are counted`() {
    func rows(_ count: Int) -> String {
      let row = #"{"ix_id": 1, "speed": "x"}"#
      let rows = Array(repeating: row, count: count).joined(separator: ", ")
      return Fixture.answer(#""asn": 64500, "name": "N", "netixlan_set": [\#(rows)]"#)
    }
    let some = decode(rows(60))
    #expect(some.value?.network.netixlanSet.count == 60)
    #expect(some.diagnostics.count == 51)
    #expect(some.diagnostics.last?.text == "as64500.json: warning: has 10 more problems like these")
    let endless = decode(rows(5000))
    #expect(endless.value == nil)
    #expect(
      endless.diagnostics.last?.text
        == "as64500.json: error: has 1000 problems like these or more, and is no record of PeeringDB")
  }
}
