import Diagnostics
import PeeringDB
import Submissions
import Testing

/// Every key of an event file, and what holds without it.
@Suite struct EventFileTests {
  private let everyKeyText = """
    event: APRICOT 2027
    place: Suva, Fiji
    dates: 2027-02-24 to 2027-03-03
    time-zone: Pacific/Fiji
    slot: 60
    submissions: [submissions/*.yaml, late.yaml]
    sessions:
      - title: Peering Forum 1
        room: Ballroom A
        start: 2027-02-25 14:00
        length: 30 min
        chair: Ana Vuki
        submissions: [first/*.yaml]
      - title: Peering Forum 2
        start: 2027-02-25T16:00
        length: 1:30
      - Late ones
    order: local-first
    local: FJ
    seed: 2027
    overflow: next-session
    duplicates: newest
    feature: [Asia Pacific, ck]
    required: [policy, traffic, contact]
    pages: [cover, running-order, index]
    template: classic
    next-strip: false
    brand: { logo: logo.svg, accent: "#0b6e4f", background: "#FFF", footer: "APRICOT 2027" }
    closing: { title: Thank you, text: "Slides: https://apricot.example" }
    """

  @Test func `every key`() throws {
    let event = try EventText.event(everyKeyText)
    #expect(event.name == "APRICOT 2027")
    #expect(event.place == "Suva, Fiji")
    #expect(event.dates?.first.iso == "2027-02-24")
    #expect(event.dates?.last.iso == "2027-03-03")
    #expect(event.timeZone == "Pacific/Fiji")
    #expect(event.slot == 60)
    #expect(event.submissions?.map(\.value) == ["submissions/*.yaml", "late.yaml"])
    #expect(event.submissions?.map(\.column) == [15, 35])
    #expect(event.sessions.map(\.title) == ["Peering Forum 1", "Peering Forum 2", "Late ones"])
    #expect(event.sessions.map(\.room) == ["Ballroom A", nil, nil])
    #expect(event.sessions.map(\.chair) == ["Ana Vuki", nil, nil])
    #expect(
      event.sessions.map { $0.start?.value.description } == ["2027-02-25 14:00", "2027-02-25 16:00", nil])
    #expect(event.sessions.map { $0.length?.value } == [1800, 5400, nil])
    #expect(event.sessions.map { $0.end?.clock } == ["14:30", "17:30", nil])
    #expect(event.sessions.map { $0.submissions?.map(\.value) } == [["first/*.yaml"], nil, nil])
    #expect(event.order == .localFirst)
    #expect(event.local?.value == Event.Feature(countries: ["FJ"]))
    #expect(event.seed == 2027)
    #expect(event.overflow == .nextSession)
    #expect(event.duplicates == .newest)
    #expect(event.feature?.value == Event.Feature(regions: [.asiaPacific], countries: ["CK"]))
    #expect(event.required == [.policy, .traffic, .contact])
    #expect(event.pages == [.cover, .runningOrder, .index])
    #expect(event.template?.value == "classic")
    #expect(!event.hasNextStrip)
    #expect(event.brand.logo?.value == "logo.svg")
    #expect(event.brand.accent?.value == "#0b6e4f")
    #expect(event.brand.background?.value == "#ffffff")
    #expect(event.brand.footer?.value == "APRICOT 2027")
    #expect(
      event.closing == Event.Closing(title: "Thank you", text: "Slides: https://apricot.example"))
  }

  @Test func `nothing but a name`() throws {
    let event = try EventText.event("event: ปาร์ตี้\n")
    #expect(event.name == "ปาร์ตี้")
    #expect(event.place == nil && event.dates == nil && event.timeZone == nil)
    #expect(event.slot == 60)
    #expect(
      event.submissions == nil && event.sessions.map(\.title) == [nil] && event.sessions[0].origin == nil)
    #expect(event.order == .asListed && event.overflow == .stay && event.duplicates == .keep)
    #expect(event.local == nil && event.feature == nil && event.seed == 0)
    #expect(event.required == [])
    #expect(event.pages == Event.Page.allCases)
    #expect(event.template == nil && event.hasNextStrip && event.closing == nil)
  }

  @Test func `one day and times on it`() throws {
    let event = try EventText.event(
      """
      event: NOG
      dates: 2027-02-25
      sessions: [{ start: 14:00, length: 90 }, { start: 23:30:30, length: 1 h }]
      """)
    #expect(event.dates?.first == event.dates?.last)
    #expect(
      event.sessions.map { $0.start?.value.description } == ["2027-02-25 14:00", "2027-02-25 23:30:30"])
    #expect(event.sessions.map { $0.end?.description } == ["2027-02-25 15:30", "2027-02-26 00:30:30"])
  }

  @Test(arguments: [
    "2027-02-24 to 2027-03-03", "2027-02-24 – 2027-03-03", "2027-02-24–2027-03-03", "2027-02-24/2027-03-03",
    "2027-02-24 until 2027-03-03", "2027-02-24..2027-03-03", "2027-02-24 - 2027-03-03",
  ])
  func `days between`(_ text: String) throws {
    let dates = try EventText.event("event: X\ndates: \(text)\n").dates
    #expect(dates == Event.Dates(try EventText.date("2027-02-24"), try EventText.date("2027-03-03")))
  }

  @Test(arguments: ["Pacific/Fiji", "America/Argentina/Salta", "Etc/GMT+12", "UTC", "America/Port-au-Prince"])
  func `time zones`(_ name: String) throws {
    #expect(try EventText.event("event: X\ntime-zone: \(name)\n").timeZone == name)
  }

  @Test func `what norway and others write`() throws {
    #expect(
      try EventText.event("event: X\nlocal: NO\n").local?.value == Event.Feature(countries: ["NO"]))
    #expect(
      try EventText.event("event: X\nlocal: FJ, to, asia-pacific\n").local?.value
        == Event.Feature(regions: [.asiaPacific], countries: ["FJ", "TO"]))
    #expect(try EventText.event("event: X\npages: []\n").pages == [])
    #expect(try EventText.event("event: X\nsubmissions: []\n").submissions?.isEmpty == true)
    #expect(try EventText.event("event: X\nsubmissions: a.yaml\n").submissions?.map(\.value) == ["a.yaml"])
    #expect(try EventText.event("event: X\nseed: 18446744073709551615\n").seed == .max)
    #expect(try EventText.event("event: X\nclosing: Thanks\n").closing == Event.Closing(title: "Thanks"))
    #expect(try EventText.event("event: X\nslot: 1:30\n").slot == 90)
    #expect(try EventText.event("event: X\nslot: 2 min\n").slot == 120)
  }

  @Test func `what is in a feature`() {
    let feature = Event.Feature(regions: [.australia], countries: ["FJ"])
    #expect(feature.contains(country: "fj", region: nil))
    #expect(feature.contains(country: nil, region: "Australia"))
    #expect(!feature.contains(country: "TO", region: "Asia Pacific"))
    #expect(!feature.contains(country: nil, region: nil))
  }

  @Test func `no event at all`() {
    for text in ["", "[]", "APRICOT", "\t- x", "\u{FFFE}"] {
      let decoded = EventFile.decode(Array(text.utf8), file: "event.yaml")
      #expect(decoded.value == nil)
      #expect(decoded.diagnostics.hasErrors)
    }
    #expect(EventFile.decode([0xFF, 0x00], file: "event.yaml").value == nil)
  }

  /// Half a file, and one with a wrong character, are read without a trap.
  @Test func damaged() {
    let bytes = Array(everyKeyText.utf8)
    var draw = SeededDraw(seed: 1)
    for length in stride(from: 0, through: bytes.count, by: 3) {
      _ = EventFile.decode(Array(bytes.prefix(length)), file: "event.yaml")
      var changed = bytes
      changed[Int(draw.next() % UInt64(bytes.count))] = UInt8(draw.next() % 128)
      _ = EventFile.decode(changed, file: "event.yaml")
    }
  }
}
