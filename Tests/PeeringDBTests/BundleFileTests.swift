import Diagnostics
import PeeringDB
import TestSupport
import Testing

/// What `personals fetch` saves.
struct BundleFileTests {
  private func saved() throws -> [UInt8] {
    let subject = RecordSubject.network(ASN(number: 64500))
    let lookUp = try api(FakeTransport.fixtures()) { $0.timestamp = { "2026-04-08T02:20:42Z" } }.records([
      subject
    ])
    return try #require(lookUp.documents[subject]).file(fetched: "")
  }

  @Test func `is read back as it was fetched`() throws {
    let fetched = try #require(
      try api(FakeTransport.fixtures()).networks([ASN(number: 64500)])[ASN(number: 64500)])
    let read = RecordFile.decode(try saved(), file: "as64500.json")
    #expect(read.diagnostics == [])
    #expect(read.value == .network(fetched.value))
    #expect(read.value?.asNetwork?.exchanges.keys.sorted() == [601, 605])
    #expect(read.value?.asNetwork?.logo?.bytes == [0x89, 0x50, 0x4E, 0x47])
    #expect(read.value?.origin == RecordOrigin(name: "www.peeringdb.com", date: .today(at: 1_775_614_842)))
  }

  @Test func `is the same each time`() throws {
    let bytes = try saved()
    for _ in 0..<5 { #expect(try saved() == bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"fac\""))
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains(#""format" : "personals-bundle""#))
    #expect(text.contains(#""source" : "https://www.peeringdb.com/api""#))
  }

  @Test func `keeps fields we know nothing of`() throws {
    let text = String(decoding: try saved(), as: UTF8.self)
    for field in [#""ixp_update_exclude""#, #""rir_status" : "ok""#, #""npanxx""#, #""require_2fa" : false"#]
    {
      #expect(text.contains(field))
    }
    #expect(text.contains("103.851959"))
    #expect(text.contains("示例交换中心"))
  }

  @Test func `holds no contact that is not public and no notes`() throws {
    let text = String(decoding: try saved(), as: UTF8.self)
    #expect(text.contains("peering@exnet.example"))
    for secret in [
      "users-only", "Users Only", "private@", "Private Person", "+65", "Never on a slide", "Long notes",
    ] {
      #expect(!text.contains(secret))
    }
  }

  @Test func `holds one network and its own records only`() throws {
    let transport = FakeTransport.tables([
      "net": [
        ["id": 1, "asn": 64500, "name": "A", "org_id": 1, "netixlan_set": [["id": 1, "ix_id": 3]]],
        ["id": 2, "asn": 64501, "name": "B", "org": 2, "netixlan_set": [["id": 2, "ix_id": 4]]],
      ],
      "ix": [["id": 3, "name": "c"], ["id": 4, "name": "d"]],
      "org": [["id": 1, "name": "a"], ["id": 2, "name": "b"]],
    ])
    let networks = [64500, 64501].map { ASN(number: $0) }
    let lookUp = try api(transport).records(networks.map(RecordSubject.network))
    for (asn, exchange, organization) in [(networks[0], 3, 1), (networks[1], 4, 2)] {
      let bytes = try #require(lookUp.documents[.network(asn)]?.file(fetched: "2026-04-08T02:20:42Z"))
      let bundle = try #require(RecordFile.decode(bytes, file: "x").value?.asNetwork)
      #expect(bundle.network.asn == asn)
      #expect(bundle.exchanges.keys.sorted() == [exchange])
      #expect(bundle.organization?.id == organization)
    }
  }

  @Test func `newer versions are refused`() {
    #expect(
      messages("{\n  \"format\": \"personals-bundle\",\n  \"version\": 2\n}") == """
        as64500.json:3:14: error: the bundle has version 2, which is newer than this program
            "version": 2
                       ^
          hint: it reads version 1: update it, or fetch the record again with it
        """)
  }

  @Test(
    arguments: [
      (#"{"format": "other"}"#, "1:12: error: is neither an answer of PeeringDB nor a bundle of personals"),
      (#"{"format": "personals-bundle"}"#, "1:1: error: the bundle has no 'version' that can be read"),
      (#"{"format": "personals-bundle", "version": 0}"#, "1:43: error: the bundle has no 'version'"),
      (#"{"format": "personals-bundle", "version": 1}"#, "1:1: error: the bundle has no 'net'"),
      (#"{"format": "personals-bundle", "version": 1, "net": 3}"#, "1:1: error: the bundle has no 'net'"),
      (
        #"{"format": "personals-bundle", "version": 1, "net": {"data": []}}"#,
        "1:62: error: net.data is empty: the answer holds no record"
      ),
    ])
  func `broken bundles`(_ text: String, _ message: String) {
    #expect(decode(text).value == nil)
    #expect(messages(text).hasPrefix("as64500.json:" + message))
  }

  @Test func `problems inside name their path`() {
    let text = """
      {"format": "personals-bundle", "version": 1, "source": 3, "fetched": "today",
       "net": {"data": [{"asn": 64500, "name": "N", "aka": 3}]},
       "ix": {"data": [7, {"name": "X"}]}, "logo": {"base64": "!!!"}}
      """
    #expect(
      decode(text).diagnostics.map { "\($0.location) \($0.message)" } == [
        "as64500.json:1:56 source should be text, but is 3",
        "as64500.json:1:70 fetched should be a date (YYYY-MM-DD), but is text",
        "as64500.json:2:54 net.data[0].aka should be text, but is 3",
        "as64500.json:3:18 ix.data[0] should be an object, but is 7",
        "as64500.json:3:21 ix.data[1] has no 'id', so nothing can refer to it",
        "as64500.json:3:57 the logo is not base64 of at most 200 kB and is left out",
      ])
    #expect(decode(text).value?.origin == RecordOrigin(name: "as64500.json"))
  }
}
