import Diagnostics
import PeeringDB
import Submissions
import Testing

@Suite struct SubmissionFileTests {
  @Test(arguments: ["none", "None", "no", "closed"]) func `none is a policy, not a missing answer`(
    text: String
  ) {
    let decoded = decode("network: 64500\npolicy: \(text)\n")
    #expect(decoded.value?.policy == .no && decoded.diagnostics.isEmpty)
  }

  @Test func `a slide has fifty networks at most, and as many records`() {
    func lines(_ key: String, _ count: Int, _ item: (Int) -> String) -> String {
      "\(key):\n" + (0..<count).map { "  - \(item($0))\n" }.joined()
    }
    let networks = decode(lines("networks", 50) { "\(64500 + $0)" })
    #expect(networks.diagnostics.isEmpty && networks.value?.siblings.count == 49)
    let records = decode(lines("record", 50) { "\($0).json" })
    #expect(records.diagnostics.isEmpty && records.value?.siblingRecords.count == 49)
    #expect(
      messages(lines("networks", 51) { "\(64500 + $0)" } + lines("record", 60) { "\($0).json" }) == """
        as64500.yaml:52:5: error: there are 51 networks, and a slide has 50 at most
            - 64550
              ^
          hint: name the main ones
        as64500.yaml:104:5: error: there are 60 records, and a slide has 50 at most
            - 50.json
              ^
          hint: name the main ones
        """)
  }

  @Test func `every field is read`() throws {
    let text = """
      network: AS64500
      record: records/as64500.json
      traffic: 500-1000 Gbps
      ratio: 28:72
      profile: Content
      prefixes: {ipv4: "1,200", ipv6: 80}
      policy: selective
      seeking: eyeballs:yes
      offering: a cache
      message: |
        We open
        in Suva.
      planned:
        - exchange: Suva-IX
          when: Q1 2027
        - facility: Harbour DC1
        - place: Nadi
          when: 2027
        - Apia
      speaker: " Mele  T. "
      contact: {name: Mele, email: mele@lantern.example, phone: +676 5550167, url: https://lantern.example}
      logo: ../logos/lantern.svg
      accent: "#0B6E4F"
      qr: Contact
      hide: [types, Scope]
      show: website
      """
    let decoded = decode(text)
    #expect(decoded.diagnostics.isEmpty)
    let submission = try #require(decoded.value)
    #expect(submission.network?.value == ASN(number: 64500))
    #expect(submission.record?.value == "records/as64500.json")
    #expect(submission.traffic == TrafficVolume(record: "500-1000Gbps"))
    #expect(submission.ratio == .measured(.init(inbound: 28)))
    #expect(submission.profile == .content)
    #expect(submission.prefixes == .init(ipv4: 1200, ipv6: 80))
    #expect(submission.policy == .selective)
    #expect(submission.seeking == "eyeballs:yes")
    #expect(submission.offering == "a cache")
    #expect(submission.message == "We open in Suva.")
    #expect(
      submission.planned == [
        PlannedPresence(place: "Suva-IX", when: "Q1 2027"), PlannedPresence(place: "Harbour DC1"),
        PlannedPresence(place: "Nadi", when: "2027"), PlannedPresence(place: "Apia"),
      ])
    #expect(submission.speaker == "Mele T.")
    #expect(
      submission.contact
        == Contact(
          name: "Mele", email: "mele@lantern.example", phone: "+676 5550167", url: "https://lantern.example"))
    #expect(submission.logo?.value == "../logos/lantern.svg")
    #expect(submission.accent?.value == "#0b6e4f")
    #expect(submission.accent?.line == 23)
    #expect(submission.qr == .contact)
    #expect(submission.hidden == [.types, .scope])
    #expect(submission.shown == [.website])
    #expect(submission.source?.file == "as64500.yaml")
  }

  @Test(arguments: ["28:72", "\"28:72\"", "'28:72'", "\"28 : 72\"", "28/72"])
  func `a ratio needs no quotes`(ratio: String) throws {
    #expect(try written("ratio: \(ratio)\n").ratio == .measured(.init(inbound: 28)))
  }

  @Test(arguments: ["64500", "\"64500\"", "AS64500", "as 64500", "ASN64500", "064500"])
  func `an AS number as people write it`(text: String) {
    let decoded = decode("network: \(text)\n")
    #expect(decoded.diagnostics.isEmpty)
    #expect(decoded.value?.network?.value.number == 64500)
  }

  @Test func `lines with nothing behind them say nothing`() throws {
    let fields = Submission.keys.dropFirst()
    let blank = try written(fields.map { "\($0):\n" }.joined())
    #expect(blank.record == nil && blank.traffic == nil && blank.ratio == nil && blank.policy == nil)
    #expect(blank.planned.isEmpty && blank.hidden.isEmpty && blank.contact == nil && blank.accent == nil)
    let null = try written(fields.map { "\($0): ~  # later\n" }.joined())
    #expect(null.traffic == nil && null.prefixes == nil && null.logo == nil)
  }

  @Test func `one plan needs no list`() throws {
    #expect(try written("planned: Suva-IX\n").planned == [PlannedPresence(place: "Suva-IX")])
    let keyed = try written("planned: {place: Suva, when: soon}\n")
    #expect(keyed.planned == [PlannedPresence(place: "Suva", when: "soon")])
  }

  @Test(arguments: ["[contact, qr]", "contact, qr", "[\"contact\", QR]", "\n  - contact\n  - qr"])
  func `parts in a list, or in a row`(parts: String) throws {
    #expect(try written("hide: \(parts)\n").hidden == [.contact, .qr])
  }

  @Test(arguments: [("\"#0B6E4F\"", "#0b6e4f"), ("'#abc'", "#aabbcc")])
  func `colours`(text: String, expected: String) throws {
    #expect(try written("accent: \(text)\n").accent?.value == expected)
  }

  @Test(arguments: ["\"#12345\"", "\"#ggg000\"", "\"#\"", "\"#１２３\"", "0x0b6e4f", "rgb(1,2,3)"])
  func `no colours`(text: String) {
    #expect(messages("network: 64500\naccent: \(text)\n").contains("is not a colour\n"))
  }

  @Test func `a field that is wrong leaves the others standing`() throws {
    let decoded = decode("network: 64500\ntraffic: lots\nratio: Balanced\nprefixes: {ipv4: x, ipv6: 5}\n")
    #expect(decoded.diagnostics.count == 2)
    let submission = try #require(decoded.value)
    #expect(submission.traffic == nil)
    #expect(submission.ratio == .classified(.balanced))
    #expect(submission.prefixes == .init(ipv4: nil, ipv6: 5))
  }

  @Test func `a record alone says who presents`() {
    #expect(decode("record: as64500.json\n").diagnostics.isEmpty)
  }

  @Test(arguments: ["\r\n", "\n"], ["", "\u{FEFF}"])
  func `files of other systems are read`(lineBreak: String, mark: String) {
    let text = mark + ["# mine", "network: 64500", "message: สวัสดี", ""].joined(separator: lineBreak)
    let decoded = decode(text)
    #expect(decoded.diagnostics.isEmpty)
    #expect(decoded.value?.message == "สวัสดี")
  }
}
