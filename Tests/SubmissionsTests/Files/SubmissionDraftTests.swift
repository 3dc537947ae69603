import Diagnostics
import PeeringDB
import Submissions
import Testing

@Suite struct SubmissionDraftTests {
  static let names = [
    "Pacific Lantern", "", "\"Quoted\" & 'Co'", "a: b", "# not a comment", "two\nlines\r\nthree",
    "กรุงเทพ 東京 🦈",
    "back\\slash", "- dash", "{brace", "tab\there", "\u{202E}turned", "\u{FFFD}", "a\u{2028}b\u{85}c",
    "nothing\u{0}\u{FFFE}", "%percent @at `tick` *star &and !bang", "<angle>", "Name <other@net.example>",
  ]

  /// A record that says all that a draft takes from one.
  private func whole(_ name: String) -> NetworkBundle {
    lantern {
      $0.name = name
      $0.infoTraffic = "500-1000Gbps"
      $0.infoRatio = "Mostly Outbound"
      $0.infoTypes = ["Content"]
      $0.policyGeneral = "Selective"
      $0.pocSet = [PointOfContact(role: "Policy", name: name, email: "peering@lantern.example")]
    }
  }

  /// The draft with every offered line in use.
  private func filled(_ draft: String) -> String {
    draft.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      // What is offered has a key or an indented line behind the sign, what is said has one space.
      let isOffered = line.hasPrefix("#") && line != "#" && (!line.hasPrefix("# ") || line.hasPrefix("#  "))
      return isOffered ? String(line.dropFirst()) : String(line)
    }.joined(separator: "\n")
  }

  @Test(arguments: names)
  func `a draft reads back, and offers lines that do`(name: String) throws {
    for bundle in [lantern { $0.name = name }, whole(name)] {
      for record in [nil, "records/as64500.json", name, "a\\b \"c\".json"] {
        let draft = SubmissionDraft.yaml(for: .network(bundle), record: record)
        let wantsRecord = record.map { !$0.isEmpty } ?? true
        let read = decode(draft)
        #expect(read.diagnostics.map(\.text) == [] || !wantsRecord)
        #expect(read.value?.network?.value == bundle.network.asn)
        #expect(read.value?.record?.value == record || !wantsRecord)
        #expect(read.value?.traffic == nil && read.value?.contact == nil)
        let used = decode(filled(draft))
        #expect(used.diagnostics.map(\.text) == [] || !wantsRecord)
        #expect(used.value?.traffic != nil && used.value?.ratio != nil && used.value?.profile != nil)
        #expect(used.value?.policy != nil && used.value?.prefixes != nil && used.value?.seeking != nil)
        #expect(used.value?.offering != nil && used.value?.message != nil && used.value?.speaker != nil)
        #expect(used.value?.planned.count == 1 && used.value?.logo != nil && used.value?.accent != nil)
        #expect(used.value?.contact?.email != nil && used.value?.qr != nil)
      }
    }
  }

  @Test(arguments: [
    "plain", "a\nb", "\u{1}", "a \u{2028} b", "\"", "\\", "\\n", "กรุงเทพ", "\t", "a\u{FEFF}", "# x",
  ])
  func `the path of a record reads back as it is`(path: String) {
    #expect(
      decode(SubmissionDraft.yaml(for: .network(lantern()), record: path + ".json")).value?.record?.value
        == path
        + ".json")
  }

  @Test func `what the record says is offered`() throws {
    let used = try #require(
      decode(filled(SubmissionDraft.yaml(for: .network(whole("Lantern")), record: nil))).value)
    #expect(used.traffic == TrafficVolume(record: "500-1000Gbps"))
    #expect(used.ratio == .classified(.mostlyOutbound))
    #expect(used.profile == .content)
    #expect(used.policy == .selective)
    #expect(used.contact == Contact(name: "Lantern", email: "peering@lantern.example"))
  }

  @Test func `a draft begins with who it is for and what to do`() {
    let draft = SubmissionDraft.yaml(for: .network(whole("Pacific Lantern")), record: nil)
    let expected = """
      # The peering personal of Pacific Lantern (AS64500).
      #
      # What you write here overrides your PeeringDB record; the rest comes from the record.
      # To use a line, delete the leading # and write your value after the colon.
      # Then:  personals slide THIS-FILE -o slide.pdf

      network: 64500

      # How much traffic: a class of PeeringDB's, or a measured figure such as 640G or 1.2 Tbps.
      #traffic: 500-1000Gbps

      """
    #expect(draft.hasPrefix(expected))
    #expect(draft.hasSuffix("\n"))
  }

  @Test func `the drafts of all kinds together name every field and every part`() {
    let origin = RecordOrigin(name: "x.json")
    let drafts = [
      SubmissionDraft.yaml(for: .network(lantern()), record: "a.json"),
      SubmissionDraft.yaml(
        for: .exchange(ExchangeBundle(exchange: ExchangeRecord(id: 31, name: "Suva-IX"), origin: origin)),
        record: nil),
      SubmissionDraft.yaml(
        for: .facility(FacilityBundle(facility: FacilityRecord(id: 1, name: "DC1"), origin: origin)),
        record: nil),
      SubmissionDraft.yaml(named: "Coral Registry"),
    ]
    let all = drafts.joined()
    for key in Submission.keys where key != "show" {
      #expect(all.contains("\n\(key):") || all.contains("\n#\(key):"), "\(key)")
    }
    for part in SlidePart.allCases { #expect(all.contains(part.rawValue), "\(part.rawValue)") }
    let presenters: [RecordSubject?] = [.network(ASN(number: 64500)), .exchange(31), .facility(1), nil]
    for (draft, presenter) in zip(drafts, presenters) {
      #expect(decode(draft).diagnostics.map(\.text) == [])
      #expect(decode(draft).value?.subject == presenter)
      #expect(decode(filled(draft)).diagnostics.map(\.text) == [])
    }
    #expect(decode(drafts[3]).value?.name?.value == "Coral Registry")
  }
}
