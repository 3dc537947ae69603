import Diagnostics
import PeeringDB
@testable import Submissions
import Testing

@Suite struct NetworkPersonalTests {
  // MARK: Prefixes

  @Test func `a record's prefixes are recommended maxima`() {
    let personal = resolve(
      lantern {
        $0.infoPrefixes4 = 500
        $0.infoPrefixes6 = 80
      })
    #expect(personal.prefixes == .maximum(ipv4: 500, ipv6: 80))
  }

  @Test func `a presenter's prefixes are announced, and not mixed with maxima`() throws {
    let submission = try written("prefixes: {ipv4: 12}\n")
    let personal = resolve(
      lantern {
        $0.infoPrefixes4 = 500
        $0.infoPrefixes6 = 80
      }, submission)
    #expect(personal.prefixes == .announced(ipv4: 12, ipv6: nil))
  }

  @Test func `a maximum of none is no maximum`() {
    #expect(resolve(lantern()).prefixes == nil)
    #expect(
      resolve(
        lantern {
          $0.infoPrefixes4 = 0; $0.infoPrefixes6 = 0
        }
      ).prefixes == nil)
    #expect(
      resolve(
        lantern {
          $0.infoPrefixes4 = 0; $0.infoPrefixes6 = 5
        }
      ).prefixes == .maximum(ipv4: nil, ipv6: 5))
    #expect(
      resolve(
        lantern {
          $0.infoPrefixes4 = 7; $0.infoPrefixes6 = -1
        }
      ).prefixes == .maximum(ipv4: 7, ipv6: nil))
  }

  // MARK: Policy

  @Test func `a policy has its conditions`() {
    let personal = resolve(
      lantern {
        $0.policyGeneral = "Selective"
        $0.policyContracts = "Private Only"
        $0.policyLocations = "Required - EU"
        $0.policyRatio = true
      })
    let expected = PeeringPolicy(
      general: .selective, contracts: .privateOnly, locations: .requiredEU, requiresRatio: true)
    #expect(personal.policy == expected)
  }

  @Test(arguments: ["", "Sometimes", "Not Disclosed"])
  func `without a policy the conditions' defaults say nothing`(general: String) throws {
    let bundle = lantern {
      $0.policyGeneral = general
      $0.policyContracts = "Not Required"
      $0.policyLocations = "Not Required"
      $0.policyRatio = false
    }
    #expect(resolve(bundle).policy == nil)
    let submission = try written("policy: Selective\n")
    #expect(resolve(bundle, submission).policy == PeeringPolicy(general: .selective))
  }

  @Test func `who does not peer has no conditions`() throws {
    let bundle = lantern {
      $0.policyGeneral = "No"
      $0.policyContracts = "Required"
    }
    #expect(resolve(bundle).policy == PeeringPolicy(general: .no))
    #expect(
      resolve(bundle, try written("policy: Open\n")).policy == PeeringPolicy(general: .open))
  }

  @Test(arguments: ["No", "no", "closed", "No peering"])
  func `an unquoted No is a policy, not the opposite of yes`(word: String) throws {
    let submission = try written("policy: \(word)\n")
    #expect(submission.policy == .no)
    #expect(
      resolve(lantern { $0.policyGeneral = "Open" }, submission).policy == PeeringPolicy(general: .no))
  }

  // MARK: Traffic and ratio

  @Test func `what is not disclosed is unknown`() {
    let personal = resolve(
      lantern {
        $0.infoRatio = "Not Disclosed"
        $0.infoTraffic = "Not Disclosed"
        $0.infoScope = "Not Disclosed"
        $0.infoType = "Not Disclosed"
      })
    #expect(personal.ratio == nil)
    #expect(personal.traffic == nil)
    #expect(personal.scope == nil)
    #expect(personal.types == [])
    #expect(personal.profile == nil)
  }

  @Test func `traffic that is no class today is shown as it is`() {
    #expect(resolve(lantern { $0.infoTraffic = " 1 Tbps+\u{200B}" }).traffic == .other("1 Tbps+"))
  }

  @Test func `flags win over the submission, the submission over the record`() throws {
    let bundle = lantern {
      $0.infoTraffic = "1-5Gbps"
      $0.infoRatio = "Balanced"
      $0.infoScope = "Global"
    }
    let submission = try written("traffic: 640G\nratio: 28:72\n")
    let written = resolve(bundle, submission)
    #expect(written.traffic == .measured(.gigabits(640)))
    #expect(written.ratio == .measured(.init(inbound: 28)))
    #expect(written.scope == "Global")
    var flags = SubmissionFlags()
    flags.traffic = "700G"
    let flagged = resolve(bundle, flags.applied(to: submission).value)
    #expect(flagged.traffic == .measured(.gigabits(700)))
    #expect(flagged.ratio == .measured(.init(inbound: 28)))
  }

  // MARK: Types and profile

  @Test func `types are in PeeringDB's order, each once`() {
    let personal = resolve(
      lantern {
        $0.infoType = "Content"
        $0.infoTypes = ["Government", "Content", "Something New", "NSP", "Content", " "]
      })
    #expect(personal.types == ["NSP", "Content", "Government", "Something New"])
  }

  @Test func `old records have one type`() {
    #expect(resolve(lantern { $0.infoType = "Cable/DSL/ISP" }).types == ["Cable/DSL/ISP"])
    #expect(resolve(lantern()).types == [])
  }

  @Test(arguments: [
    (["Content"], "Heavy Inbound", NetworkProfile.content), (["Cable/DSL/ISP"], "", .eyeballs),
    (["Educational/Research"], "Mostly Outbound", .eyeballs),
    (["Content", "Cable/DSL/ISP"], "Mostly Inbound", .eyeballs),
    (["Content", "Cable/DSL/ISP"], "", .balanced),
    (["NSP"], "Mostly Outbound", .content), (["NSP"], "Balanced", .balanced),
    (["NSP"], "Heavy Inbound", .eyeballs), (["NSP"], "", nil),
  ])
  func `a profile is derived`(types: [String], ratio: String, expected: NetworkProfile?) {
    let personal = resolve(
      lantern {
        $0.infoTypes = types
        $0.infoRatio = ratio
      })
    #expect(personal.profile == expected)
  }

  @Test(arguments: [("28:72", NetworkProfile.content), ("50:50", .balanced), ("61:39", .eyeballs)])
  func `a measured ratio suggests a profile`(ratio: String, expected: NetworkProfile) throws {
    let submission = try written("ratio: \(ratio)\n")
    #expect(resolve(lantern(), submission).profile == expected)
  }

  @Test func `the presenter knows the profile best`() throws {
    let submission = try written("profile: Eyeballs\n")
    #expect(resolve(lantern { $0.infoTypes = ["Content"] }, submission).profile == .eyeballs)
  }

  // MARK: Names

  @Test(arguments: [
    ("  Pacific\u{200B} Lantern\u{7} ", "Pacific Lantern"), ("Lantern™", "Lantern™"),
    ("\u{202E}Lantern\u{202C}", "Lantern"), ("بحر\u{200F} 1", "بحر\u{200F} 1"), ("กรุงเทพ", "กรุงเทพ"),
    ("", "AS64500"), ("\u{200B}\u{200D}", "AS64500"), ("a\nb", "a b"),
  ])
  func `a name is made fit to be set`(name: String, expected: String) {
    let resolved = NetworkPersonal.resolve(lantern { $0.name = name }, Submission())
    #expect(resolved.value.name == expected)
    #expect(!resolved.diagnostics.contains { $0.severity > .note })
  }

  @Test func `a lost character is warned of, in the record`() throws {
    let submission = try written("policy: Open\n")
    let diagnostic = try #require(
      NetworkPersonal.resolve(lantern { $0.name = "M\u{FFFD}ller" }, submission).diagnostics.first)
    let expected = """
      as64500.json: warning: the name 'M\u{FFFD}ller' has a U+FFFD where a character was lost
        hint: correct the name in PeeringDB
      """
    #expect(diagnostic.text == expected)
  }

  @Test func `empty words are no words`() {
    let personal = resolve(
      lantern {
        $0.aka = " \u{200B}"
        $0.website = "lantern.example"
        $0.lookingGlass = "https://lg.lantern.example"
      })
    #expect(personal.alsoKnownAs == nil)
    #expect(personal.website == nil)
    #expect(personal.lookingGlass == "https://lg.lantern.example")
  }

  @Test(arguments: [
    ("", []), ("AS-LANTERN", ["AS-LANTERN"]),
    ("RIPE::AS-LANTERN  RADB::AS64500:AS-ALL", ["RIPE::AS-LANTERN", "RADB::AS64500:AS-ALL"]),
    ("AS-ONE,AS-TWO; AS-THREE", ["AS-ONE", "AS-TWO", "AS-THREE"]),
  ])
  func `there may be several as-sets`(text: String, expected: [String]) {
    #expect(resolve(lantern { $0.irrAsSet = text }).asSets == expected)
  }

  @Test(arguments: [
    ("see our website", []), ("n/a", []), ("https://www.lantern.example/as-set", []),
    ("AS-LANTERN (RIPE)", ["AS-LANTERN"]),
    ("AS-LANTERN@RIPE", ["AS-LANTERN@RIPE"]), ("RS-LANTERN", ["RS-LANTERN"]),
    ("as64500:as-all", ["as64500:as-all"]),
    ("-", []), ("AS-", []), ("none", []), ("whois -h whois.ripe.net AS-LANTERN", ["AS-LANTERN"]),
  ])
  func `only names of routing sets are as-sets`(text: String, expected: [String]) {
    let resolved = NetworkPersonal.resolve(lantern { $0.irrAsSet = text }, Submission())
    #expect(resolved.value.asSets == expected)
    let hasNote = resolved.diagnostics.contains {
      $0.rule == "record-filler" && $0.message.contains("'irr_as_set'")
    }
    #expect(hasNote == (expected.count < text.split(separator: " ").count))
  }

  @Test(arguments: [
    "n/a", "N/A", "N.A.", "none", "0", "000000", "-", "--", ".", "tbd", "see our website", "Siehe Website",
    "ninguno",
    "não aplicável", "нет", "無", "không có", "x", "???", "not available", "111-1111",
  ])
  func `a telephone number that is none leads to the next contact`(phone: String) {
    let resolved = NetworkPersonal.resolve(
      lantern {
        $0.pocSet = [
          PointOfContact(role: "Policy", name: "Peering", phone: phone),
          PointOfContact(role: "NOC", name: "n/a", email: "noc@lantern.example"),
        ]
      }, Submission())
    #expect(resolved.value.contact?.email == "noc@lantern.example" && resolved.value.contact?.name == nil)
    #expect(
      resolved.diagnostics.filter { $0.rule == "record-filler" }.first?.message
        == "the record's 'phone of the Policy contact' is left out, since it says nothing: '\(phone)'")
  }

  // MARK: Whose submission

  @Test func `a submission for another network is an error where it says so`() throws {
    let other = try #require(decode("# mine\nnetwork: AS64501\n").value)
    let found = NetworkPersonal.resolve(lantern(), other).diagnostics.first
    let expected = """
      as64500.yaml:2:10: error: the submission is for AS64501, the record is AS64500
        network: AS64501
                 ^
        hint: correct 'network' or 'record'
      """
    #expect(found?.text == expected)
    #expect(try !rules(lantern(), written("")).contains("wrong-network"))
  }

  // MARK: Source

  @Test func `the date is that of the record's last change, else the day of fetching`() throws {
    let january = try #require(CalendarDate(isoPrefix: "2026-01-02"))
    let february = try #require(CalendarDate(isoPrefix: "2026-02-01"))
    var changed = lantern { $0.updated = january }
    #expect(resolve(changed).source.age == .updated(january))
    changed.origin.date = february
    #expect(resolve(changed).source.age == .updated(january))
    changed.network.updated = nil
    #expect(resolve(changed).source.age == .fetched(february))
    #expect(resolve(lantern()).source.age == nil)
  }

  @Test func `the slide leads to PeeringDB unless it is set`() throws {
    let personal = resolve(lantern())
    #expect(personal.qrTarget == .peeringDB)
    #expect(personal.peeringDBPage == "peeringdb.com/asn/64500")
    #expect(personal.peeringDBURL == "https://www.peeringdb.com/asn/64500")
    #expect(resolve(lantern(), try written("qr: none\n")).qrTarget == .none)
  }

  @Test func `a presenter's logo overrides the record's`() throws {
    var logoBundle = lantern()
    logoBundle.logo = RecordLogo(url: "https://lantern.example/logo.png", bytes: [1])
    guard case .record = resolve(logoBundle).logo else {
      Issue.record("the record's logo is missing")
      return
    }
    guard case .file(let path) = resolve(logoBundle, try written("logo: a.svg\n")).logo else {
      Issue.record("the presenter's logo is missing")
      return
    }
    #expect(path.value == "a.svg")
    #expect(resolve(lantern()).logo == nil)
  }
}
