import Diagnostics
@testable import PeeringDB
import Testing

/// Member lists in the shapes that the versions of the schema give them, of invented members.
@Suite struct MemberExportTests {
  private func decode(_ text: String) -> Diagnosed<MemberExport?> {
    var exchange = ExchangeRecord(id: 31, name: "Nadi Internet Exchange")
    exchange.aka = "Nadi-IX"
    return MemberExport.decode(Array(text.utf8), file: "members.json", exchange: exchange)
  }

  private func read(_ text: String) throws -> (MemberExport, [String]) {
    let result = decode(text)
    return (try #require(result.value), result.diagnostics.map(\.text))
  }

  @Test(arguments: [("live", 3), ("Aktiv", 3), ("in service", 3)])
  func `unknown states are reported`(_ state: String, _ count: Int) throws {
    let live = (1...3).map { number in
      #"{"asnum": \#(64500 + number), "connection_list": [{"ixp_id": 1, "state": "\#(state)", "if_list": [{"if_speed": 1000}]}]}"#
    }
    let (export, problems) = try read(
      """
      {"version": "1.0", "ixp_list": [{"ixp_id": 1, "peeringdb_id": 31}], "member_list": [
        {"asnum": 64500, "connection_list": [{"ixp_id": 1, "state": "Active", "if_list": [{"if_speed": 1000}]}]},
        {"asnum": 64509, "connection_list": [{"ixp_id": 1, "state": "Inactive", "if_list": [{"if_speed": 1000}]}]},
        \(live.joined(separator: ","))]}
      """)
    #expect(export.members.map(\.asn.number) == [64500])
    #expect(problems.count == 1)
    #expect(
      problems.first?.contains("the state '\(state)' is unknown: 3 members with no other are not counted")
        == true)
  }

  @Test(arguments: [
    (10_000_000_000, 10_000, "above 5 Tbit/s, which is taken as bit/s"),
    (400_000_000_000, 400_000, "above 5 Tbit/s, which is taken as bit/s"),
    // kbit/s, and numbers that are no speed.
    (10_000_000, 0, "that no port has, which is left out"),
    (100_000_000, 0, "that no port has, which is left out"),
    (Int.max, 0, "that no port has, which is left out"), (-1, 0, "that no port has, which is left out"),
    (0, 0, "of 0 or 1, which says nothing, and is left out"),
    (1, 0, "of 0 or 1, which says nothing, and is left out"),
    // Perhaps Gbit/s.
    (10, 10, "below 100 Mbit/s, which hardly any port has"),
    (40, 40, "below 100 Mbit/s, which hardly any port has"),
  ])
  func `speeds in other units are reported`(_ written: Int, _ speed: Int, _ words: String) throws {
    let (export, problems) = try read(
      """
      {"version": "1.0", "ixp_list": [{"ixp_id": 1}], "member_list": [
        {"asnum": 64500, "connection_list": [{"ixp_id": 1, "if_list": [{"if_speed": \(written)}]}]}]}
      """)
    #expect(export.members.map(\.speed) == [speed])
    #expect(
      problems.map { $0.prefix { $0 != "\n" } } == [
        "members.json:1:64: warning: 1 port has an 'if_speed' \(words)"
      ])
  }

  @Test(arguments: [
    (
      #""if_list": [{"if_speed": null}, {"if_speed": 10000}]"#, 10_000,
      "1 port has no speed ('if_speed'), and is"
    ),
    (#""if_list": [{}, {"if_speed": ""}]"#, 0, "2 ports have no speed ('if_speed'), and are"),
    (#""if_list": null"#, 0, "1 port has no speed ('if_speed'), and is"),
    (#""vlan_list": []"#, 0, "1 port has no speed ('if_speed'), and is"),
  ])
  func `ports without a speed are reported`(_ ports: String, _ speed: Int, _ words: String) throws {
    let (export, problems) = try read(
      #"""
      {"version": "1.0", "ixp_list": [{"ixp_id": 1}], "member_list": [
        {"asnum": 64500, "connection_list": [{"ixp_id": 1, \#(ports)}]}]}
      """#)
    #expect(export.members.map(\.speed) == [speed])
    #expect(
      problems.count == 1 && problems[0].contains("warning: \(words) not part of the capacity"), "\(problems)"
    )
  }

  @Test(arguments: [#""asnum": null, "#, #""asnum": 0, "#, #""asnum": -1, "#, #""asnum": "n/a", "#, ""])
  func `members without an AS number are reported`(_ number: String) throws {
    let connections = #""connection_list": [{"ixp_id": 1, "if_list": [{"if_speed": 1000}]}]"#
    let (export, problems) = try read(
      #"""
      {"version": "1.0", "ixp_list": [{"ixp_id": 1}], "member_list": [
        {"asnum": 64500, \#(connections)}, {\#(number)\#(connections)}, {\#(number)\#(connections)},
        {\#(number)"member_type": "routeserver", \#(connections)}]}
      """#)
    #expect(export.members.count == 1)
    #expect(
      problems.count == 1
        && problems[0].contains("warning: 2 members have no AS number ('asnum'), and are not counted"),
      "\(problems)")
  }

  /// Two members, the first at an exchange of number 1, the second at one of number 2.
  private static let members = """
    [{"asnum": 64500, "connection_list": [{"ixp_id": 1, "if_list": [{"if_speed": 10000}]}]},
     {"asnum": 64501, "connection_list": [{"ixp_id": 2, "if_list": [{"if_speed": 10000}]}]}]
    """

  /// Version 0.6: no `peeringdb_id`, so the only exchange is meant; `member_type` tells route servers.
  @Test func `version 06`() throws {
    let (export, problems) = try read(
      """
      {"version": "0.6", "timestamp": "2017-05-01T00:00:00Z",
       "ixp_list": [{"ixp_id": 1, "ixf_id": 20, "shortname": "Suva-IX", "vlan": [], "switch": []}],
       "member_list": [
        {"asnum": 64500, "member_type": "peering", "name": "Pacific Lightwave", "url": "https://a.example/",
         "contact_email": ["peering@a.example"], "contact_phone": ["+1 555 0100"], "peering_policy": "open",
         "member_since": "2015-01-01T00:00:00Z", "connection_list": [
          {"ixp_id": 1, "state": "active", "if_list": [{"switch_id": 1, "if_speed": 10000, "if_type": "LR4"}],
           "vlan_list": [{"vlan_id": 2, "ipv4": {"address": "192.0.2.2", "routeserver": true,
             "max_prefix": 42, "as_macro": "AS-LIGHT"}, "ipv6": {"address": "2001:db8::2"}}]}]},
        {"asnum": 64511, "member_type": "routeserver", "name": "Route server", "connection_list": [
          {"ixp_id": 1, "state": "active", "if_list": [{"switch_id": 1, "if_speed": 1000}]}]}]}
      """)
    #expect(problems == [])
    #expect(
      export.members == [
        .init(asn: ASN(number: 64500), name: "Pacific Lightwave", speed: 10_000, usesRouteServer: true)
      ])
  }

  /// Version 0.7: `peeringdb_id` tells one exchange from another; `service_type` tells machines of the exchange's.
  @Test func `version 07`() throws {
    let (export, problems) = try read(
      """
      {"version": "0.7", "timestamp": "2019-01-01T00:00:00Z",
       "ixp_list": [{"ixp_id": 1, "ixf_id": 20, "peeringdb_id": 30, "shortname": "Suva-IX"},
                    {"ixp_id": 2, "ixf_id": 21, "peeringdb_id": 31, "shortname": "Nadi-IX"}],
       "member_list": [
        {"asnum": 64500, "member_type": "peering", "name": "Pacific Lightwave", "connection_list": [
          {"ixp_id": 1, "if_list": [{"if_speed": 100000}]},
          {"ixp_id": 2, "if_list": [{"if_speed": 10000}, {"if_speed": 10000}]}]},
        {"asnum": 64501, "member_type": "probono", "name": "Root server", "connection_list": [
          {"ixp_id": 2, "state": "active", "if_list": [{"if_speed": 1000}],
           "vlan_list": [{"ipv6": {"address": "2001:db8::3", "routeserver": false}}]}]},
        {"asnum": 64502, "member_type": "other", "name": "Collector", "connection_list": [
          {"ixp_id": 2, "vlan_list": [{"ipv4": {"address": "192.0.2.9", "service_type": ["ixroutecollector"]}}]}]},
        {"asnum": 64503, "member_type": "peering", "name": "To come", "connection_list": [
          {"ixp_id": 2, "state": "disconnected", "if_list": [{"if_speed": 10000}]}]}]}
      """)
    #expect(problems == [])
    #expect(export.members.map(\.name) == ["Pacific Lightwave", "Root server"])
    #expect(export.members.map(\.speed) == [20_000, 1000])
    #expect(export.members.allSatisfy { !$0.usesRouteServer })
  }

  /// Version 1.0: `member_type` is peering, ixp or other; services are objects.
  @Test func `version 10`() throws {
    let (export, problems) = try read(
      """
      {"version": "1.0", "timestamp": "2021-07-23T13:19:00Z", "generator": "IXP Manager v6",
       "ixp_list": [{"ixp_id": 2, "ixf_id": 0, "peeringdb_id": 31, "shortname": "Nadi-IX", "switch": [
         {"id": 1, "name": "sw1", "pdb_facility_id": 1, "software": "example 1"}]}],
       "member_list": [
        {"asnum": 4200000001, "name": "Driftwood Net", "connection_list": [
          {"ixp_id": 2, "state": "active", "if_list": [{"switch_id": 1, "if_speed": 400000}],
           "vlan_list": [{"vlan_id": 0, "ipv6": {"address": "2001:db8::5", "routeserver": true,
             "mac_addresses": ["02:00:00:00:00:01"]}}]}]},
        {"asnum": 64511, "member_type": "ixp", "name": "The exchange", "connection_list": [{"ixp_id": 2}]},
        {"asnum": 64510, "member_type": "other", "name": "Route server", "connection_list": [
          {"ixp_id": 2, "vlan_list": [{"ipv4": {"address": "192.0.2.1", "services": [
            {"type": "ixrouteserver", "os": "example", "os_version": "2"}]}}]}]}]}
      """)
    #expect(problems == [])
    #expect(
      export.members == [
        .init(asn: ASN(number: 4_200_000_001), name: "Driftwood Net", speed: 400_000, usesRouteServer: true)
      ])
  }

  @Test func `versions that no one knows yet`() throws {
    func export(_ version: String) -> String {
      #"{"version": \#(version), "ixp_list": [{"ixp_id": 1}],\#n"member_list": \#(Self.members)}"#
    }
    let (export2, problems) = try read(export("\"2.0\""))
    #expect(export2.members.count == 1)
    #expect(
      problems == [
        """
        members.json:1:13: warning: the member export has version '2.0', where 0.6 to 1.0 are known
          {"version": "2.0", "ixp_list": [{"ixp_id": 1}],
                      ^
          hint: compare the slide's numbers with the export's, or get version 1.0 from the exchange's portal
        """
      ])
    // A number in place of a text.
    #expect(try read(export("0.7")).1 == [])
  }

  /// Exchanges by what sets them apart, and the members that are then counted; none where nothing does.
  @Test(arguments: [
    (#"{"ixp_id": 1}"#, [64500]),
    (#"{"ixp_id": 1, "peeringdb_id": 0}"#, [64500]),
    (#"{"ixp_id": 1, "shortname": "NADI IX"}, {"ixp_id": 2, "shortname": "Suva-IX"}"#, [64500]),
    (#"{"ixp_id": 2, "name": "Nadi Internet Exchange"}, {"ixp_id": 1, "name": "Suva-IX"}"#, [64501]),
    (#"{"ixp_id": 2, "peeringdb_id": 31}, {"ixp_id": 1, "shortname": "Nadi-IX"}"#, [64501]),
  ])
  func `which exchange is meant`(exchanges: String, members: [UInt32]) throws {
    let (export, problems) = try read(
      #"{"version": "1.0", "ixp_list": [\#(exchanges)], "member_list": \#(Self.members)}"#)
    #expect(export.members.map(\.asn.number) == members)
    #expect(problems == [])
  }

  @Test(arguments: [
    (
      #"{"ixp_id": 1, "peeringdb_id": 30, "shortname": "Suva-IX"}"#,
      "the export's only exchange 'Suva-IX' is PeeringDB's number 30, not 31"
    ),
    (
      #"{"ixp_id": 1, "peeringdb_id": 29}, {"ixp_id": 2, "peeringdb_id": 30}"#,
      "none of the export's 2 exchanges is PeeringDB's number 31"
    ),
    (
      #"{"ixp_id": 1}, {"ixp_id": 2}"#,
      "it is not clear which of the export's 2 exchanges is Nadi Internet Exchange"
    ),
    (
      #"{"ixp_id": 1, "name": "Nadi-IX"}, {"ixp_id": 2, "name": "Nadi-IX"}"#,
      "it is not clear which of the export's 2 exchanges is Nadi Internet Exchange"
    ),
    ("", "the member export does not say which of its exchanges is which"),
    (#"{"peeringdb_id": 31}, {"ixp_id": 2}"#, "the exchange has no 'ixp_id' in the member export"),
    (#"{"ixp_id": 7}"#, "no member of the export has a connection in service to Nadi Internet Exchange"),
  ])
  func `exports of other exchanges`(exchanges: String, told: String) {
    let result = decode(
      #"{"version": "1.0", "ixp_list": [\#(exchanges)], "member_list": \#(Self.members)}"#)
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.message) == [told + ": PeeringDB's rows are used"])
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning && $0.location.line == 1 })
  }

  @Test(arguments: [
    (
      #"{"version": "1.0", "ixp_list": [{"ixp_id": 1}], "member_list": []}"#,
      "the member export has no members: PeeringDB's rows are used"
    ),
    ("", "the member export is empty: PeeringDB's rows are used"),
    (
      "<!doctype html><p>Log in",
      "the member export is a web page (HTML), not JSON: PeeringDB's rows are used"
    ),
    (
      "{}",
      "the member export is no IX-F member export, since it has no list 'member_list': PeeringDB's rows are used"
    ),
    (
      "[1]",
      "the member export is not an IX-F member export: it should be an object, but is a list: PeeringDB's rows are used"
    ),
  ])
  func `what is no export`(text: String, told: String) {
    let result = decode(text)
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.message) == [told])
    for diagnostic in result.diagnostics {
      #expect(diagnostic.rule == "ixf" && diagnostic.hint?.contains("portal") == true)
    }
  }
}
