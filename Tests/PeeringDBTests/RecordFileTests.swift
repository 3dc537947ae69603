import Diagnostics
import Files
import PeeringDB
import TestSupport
import Testing

/// What a whole record decodes to, and in which forms it may come.
struct RecordFileTests {
  @Test func `reads every field of an answer`() throws {
    let result = try RecordFile.read(Fixture.path("net-as64500.json"))
    #expect(result.diagnostics == [])
    let bundle = try #require(result.value?.asNetwork)
    let net = bundle.network
    #expect(net.id == 64)
    #expect(net.orgID == 9)
    #expect(net.name == "Example Networks")
    #expect(net.aka == "ExNet")
    #expect(net.nameLong == "")
    #expect(net.website == "https://www.exnet.example")
    #expect(net.asn == ASN(number: 64500))
    #expect(net.lookingGlass == "https://lg.exnet.example")
    #expect(net.routeServer == "")
    #expect(net.irrAsSet == "RIPE::AS-EXNET AS-EXNET6")
    #expect(net.infoType == "Content")
    #expect(net.infoTypes == ["NSP", "Content"])
    #expect(net.infoPrefixes4 == 200)
    #expect(net.infoPrefixes6 == 40)
    #expect(net.infoTraffic == "500-1000Gbps")
    #expect(net.infoRatio == "Mostly Outbound")
    #expect(net.infoScope == "Asia Pacific")
    #expect(net.infoUnicast && !net.infoMulticast && net.infoIPv6 && !net.infoNeverViaRouteServers)
    #expect(net.ixCount == 3)
    #expect(net.facCount == 2)
    #expect(net.updated?.iso == "2026-04-08")
    #expect(net.status == "ok")
    #expect(net.policyURL == "https://www.exnet.example/peering")
    #expect(net.policyGeneral == "Selective")
    #expect(net.policyLocations == "Preferred")
    #expect(net.policyRatio == false)
    #expect(net.policyContracts == "Not Required")
    #expect(net.logo == nil)
    #expect(bundle.exchanges.isEmpty && bundle.facilities.isEmpty)
    #expect(bundle.origin == RecordOrigin(name: "net-as64500.json", date: nil))
  }

  @Test func `keeps live connections only`() throws {
    let net = try #require(try RecordFile.read(Fixture.path("net-as64500.json")).value?.asNetwork).network
    #expect(net.netixlanSet.map(\.id) == [81, 82, 83, 86])
    #expect(net.netixlanSet.map(\.ixID) == [601, 601, 602, 605])
    #expect(net.netixlanSet.map(\.speed) == [100_000, 100_000, 10_000, 1000])
    #expect(net.netixlanSet.map(\.operational) == [true, true, false, true])
    #expect(net.netixlanSet.map(\.isRSPeer) == [true, true, true, false])
    #expect(net.netixlanSet[2].ipaddr4 == nil)
    #expect(net.netixlanSet[3].ipaddr6 == nil)
    #expect(net.netixlanSet[0].asn == ASN(number: 64500))
    #expect(net.netixlanSet[3].name == "示例交换中心")
    #expect(net.netfacSet.map(\.facID) == [501, 502])
    #expect(net.netfacSet[1].city == "Zürich")
    #expect(net.netfacSet[1].country == "CH")
  }

  @Test func `reads no contact that is not public`() throws {
    let net = try #require(try RecordFile.read(Fixture.path("net-as64500.json")).value?.asNetwork).network
    #expect(
      net.pocSet == [PointOfContact(role: "Policy", name: "Mele Example", email: "peering@exnet.example")])
    for visible in [#""Users""#, #""Private""#, #""public""#, #""""#, "null", "1"] {
      let text = Fixture.answer(
        #""name": "N", "asn": 64500, "poc_set": [{"role": "NOC", "visible": \#(visible), "email": "a@b.example"}]"#
      )
      #expect(decode(text).value?.network.pocSet == [])
    }
    #expect(
      decode(Fixture.answer(#""name": "N", "asn": 64500, "poc_set": [{"role": "NOC"}]"#)).value?.network
        .pocSet == [])
  }

  @Test func `missing and null mean nothing`() throws {
    for fields in [
      "",
      #", "aka": null, "info_prefixes4": null, "policy_ratio": null, "netixlan_set": null, "info_types": null,"#
        + #" "updated": null, "info_ipv6": null, "logo": null, "status": null"#,
      #", "info_prefixes4": "", "logo": "", "updated": "", "status": """#,
    ] {
      let result = decode(Fixture.answer(#""name": "N", "asn": 64500"# + fields))
      #expect(result.diagnostics == [])
      let net = try #require(result.value).network
      #expect(net.status == "")
      #expect(net == NetworkRecord(asn: ASN(number: 64500), name: "N"))
    }
  }

  @Test func `takes a bare record and a byte order mark`() {
    #expect(decode(#"{"asn": 64500, "name": "N"}"#).value?.network.name == "N")
    #expect(decode("\u{FEFF}" + Fixture.answer(#""asn": 64500, "name": "N""#)).value?.network.name == "N")
    #expect(decode(#"{"data": [{"asn": 64500, "name": "N"}]}"#).diagnostics == [])
  }

  @Test func `takes what mirrors and old servers do`() throws {
    let result = decode(
      Fixture.answer(
        #""asn": "64500", "name": "N", "org": 9, "info_prefixes4": "200", "info_ipv6": 1, "info_unicast": 0,"#
          + #" "policy_ratio": 1, "info_prefixes6": 40.0, "netixlan_set": [{"net": 1, "ixlan": 7, "speed": "1000"}],"#
          + #" "netfac_set": [{"fac": 8, "net": 1}], "unknown": {"deep": [1, {"x": null}]}"#))
    #expect(result.diagnostics == [])
    let net = try #require(result.value).network
    #expect(net.asn == ASN(number: 64500))
    #expect(net.orgID == 9)
    #expect(net.infoPrefixes4 == 200)
    #expect(net.infoPrefixes6 == 40)
    #expect(net.infoIPv6 && !net.infoUnicast)
    #expect(net.policyRatio == true)
    #expect(net.netixlanSet == [ExchangeConnection(ixID: 7, name: "", speed: 1000)])
    #expect(net.netfacSet == [FacilityConnection(facID: 8, name: "")])
  }

  @Test func `keeps text raw`() throws {
    let name = #"ชื่อ \u200b™ \ufffd \u0000 \ud83d\ude00 Ã©"#
    let net = try #require(decode(Fixture.answer(#""asn": 64500, "name": "\#(name)""#)).value).network
    #expect(net.name == "ชื่อ \u{200B}™ \u{FFFD} \0 😀 Ã©")
  }

  @Test func `takes the day of the answer where it says so`() {
    let text = #"{"data": [{"asn": 64500, "name": "N"}], "meta": {"generated": 1775614842.75}}"#
    #expect(decode(text, file: "a/b/as64500.json").value?.origin.date?.iso == "2026-04-08")
    #expect(decode(text, file: "a/b/as64500.json").value?.origin.name == "as64500.json")
  }

  @Test func `refuses what is no file`() throws {
    let folder = Fixture.path("")
    #expect(throws: FileError(.read, folder, .isDirectory)) { try RecordFile.read(folder) }
    #expect(throws: FileError(.read, "/dev/null", .notRegular)) { try RecordFile.read("/dev/null") }
    #expect(throws: FileError(.read, "no-such.json", .notFound)) { try RecordFile.read("no-such.json") }
  }

  @Test func `refuses a huge file unread`() throws {
    let temporary = try Scratch()
    let path = temporary("huge.json")
    try temporary.writeSparse(200_000_000, to: "huge.json")
    #expect(throws: FileError(.read, path, .tooLarge(size: 200_000_000, limit: RecordFile.limit))) {
      try RecordFile.read(path)
    }
  }

  @Test(.timeLimit(.minutes(1))) func `does not wait for a fifo`() throws {
    let temporary = try Scratch()
    let path = temporary("fifo.json")
    try temporary.makeFifo("fifo.json")
    #expect(throws: FileError(.read, path, .notRegular)) { try RecordFile.read(path) }
  }
}
