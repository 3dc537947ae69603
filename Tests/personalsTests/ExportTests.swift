internal import Foundation
internal import TestSupport
internal import Testing

/// Contacts and calendars of those who agreed.
@Suite struct ExportTests {
  private static let event = """
    event: Lagoon Forum
    place: Berlin
    dates: 2026-10-25
    time-zone: Europe/Berlin
    slot: 30 min
    sessions:
      - title: Night
        start: 01:30
        submissions:
          - a.yaml
          - AS64500
          - c.yaml
          - b.yaml

    """

  private let scratch: Scratch

  /// An event of three presenters, in whose session clocks go back.
  init() throws {
    scratch = try Scratch()
    try scratch.write(Self.event, to: "event.yaml")
    try scratch.write(
      """
      name: "=Reef; Net, \\"Ltd\\""
      speaker: Ana \\ Vuki
      contact: {name: Mele 🐟 Tau'olunga, email: mele@net.example, phone: "+679 555 0167"}
      seeking: "@everyone"
      message: \(String(repeating: "é🐟", count: 40))
      show: [phone]
      consent: {publish: yes}

      """, to: "a.yaml")
    try scratch.write(
      "name: Hidden\ncontact: hidden@net.example\nhide: contact\nconsent: publish\n", to: "b.yaml")
    try scratch.write("name: Nowhere\ncontact: nowhere@net.example\n", to: "c.yaml")
  }

  private func export(_ name: String, _ more: String...) throws -> Run {
    try scratch.personals(["export", "event.yaml", "--offline", "-o", name] + more)
  }

  @Test func `contacts as vCards`() throws {
    let run = try export("contacts.vcf")
    #expect(run.code == 0, "\(run.message)")
    #expect(
      run.message == """
        left out 2 of 4 presenters, who did not agree to be published: AS64500, c.yaml
        wrote contacts.vcf: 2 presenters

        """)
    let text = try scratch.text(of: "contacts.vcf")
    #expect(
      text.replacing("\r\n", with: "\n").replacing(/uuid:[0-9a-f-]{36}/, with: "uuid:UID") == """
        BEGIN:VCARD
        VERSION:4.0
        UID:urn:uuid:UID
        KIND:individual
        FN:Mele 🐟 Tau'olunga
        N:;Mele 🐟 Tau'olunga;;;
        ORG:=Reef\\; Net\\, "Ltd"
        EMAIL;TYPE=work:mele@net.example
        TEL;TYPE=work:+679 555 0167
        CATEGORIES:Lagoon Forum
        NOTE:Speaker: Ana \\\\ Vuki\\nLooking for: @everyone\\né🐟é🐟é🐟é🐟
         é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é
         🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é
         🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟é🐟\\nLa
         goon Forum\\, 2026-10-25
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        UID:urn:uuid:UID
        KIND:org
        FN:Hidden
        N:;;;;
        ORG:Hidden
        CATEGORIES:Lagoon Forum
        NOTE:Lagoon Forum\\, 2026-10-25
        END:VCARD

        """, "\(text)")
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    #expect(try export("old.vcf", "--vcard", "3.0").code == 0)
    let old = try scratch.text(of: "old.vcf")
    #expect(
      old.contains("VERSION:3.0\r\n") && old.contains("EMAIL;TYPE=INTERNET:mele@") && !old.contains("KIND"))
  }

  @Test func `contacts as a table in which nothing is a formula`() throws {
    #expect(try export("contacts.csv").code == 0)
    let text = try scratch.text(of: "contacts.csv")
    let message = String(repeating: "é🐟", count: 40)
    #expect(
      text == """
        presenter,number,kind,session,time,speaker,contact,email,phone,url,website,record,policy,traffic,seeking,offering,message,planned\r
        "'=Reef; Net, ""Ltd""\","'=Reef; Net, ""Ltd""\",other,Night,2026-10-25 at 01:30,Ana \\ Vuki,Mele 🐟 Tau'olunga,\
        mele@net.example,'+679 555 0167,,,,,,'@everyone,,\(message),\r
        Hidden,Hidden,other,Night,2026-10-25 at 02:00,,,,,,,,,,,,,\r

        """, "\(text)")
  }

  @Test func `contacts as JSON that its schema allows`() throws {
    #expect(try export("contacts.json").code == 0)
    let text = try scratch.text(of: "contacts.json")
    #expect(text.contains(#""start" : "2026-10-25T01:30:00+02:00""#), "\(text)")
    #expect(text.contains(#""start" : "2026-10-25T02:00:00+02:00""#) == false, "\(text)")
    #expect(text.contains(#""start" : "2026-10-25T02:00:00+01:00""#), "\(text)")
    #expect(!text.contains("hidden@") && !text.contains("nowhere"))
    let schema = Places.root + "/docs/contacts.schema.json"
    let run = try Command.run("jsonschema", [schema, "-i", "@"], on: Array(text.utf8))
    #expect(run.status == 0, "\(run.output)")
    let wrong = text.replacing("\"kind\"", with: "\"sort\"")
    #expect(try Command.run("jsonschema", [schema, "-i", "@"], on: Array(wrong.utf8)).status != 0)
  }

  /// Times that clocks show twice are of the first time, so those of the second are in UTC.
  @Test func `a calendar of a night in which clocks go back`() throws {
    let run = try export("forum.ics")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.contains("wrote forum.ics: 1 session, 2 slots"), "\(run.message)")
    let text = try scratch.text(of: "forum.ics").replacing("\r\n", with: "\n")
    let events = text.split(separator: "\n").drop { $0 != "BEGIN:VEVENT" }
    #expect(
      events.filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") } == [
        "DTSTART;TZID=Europe/Berlin:20261025T013000", "DTEND:20261025T013000Z",
        "DTSTART;TZID=Europe/Berlin:20261025T013000", "DTEND;TZID=Europe/Berlin:20261025T020000",
        "DTSTART:20261025T010000Z", "DTEND:20261025T013000Z",
      ], "\(text)")
    #expect(
      text.contains(
        """
        BEGIN:STANDARD
        DTSTART:20261025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20270328T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE

        """), "\(text)")
    #expect(!text.contains("Nowhere") && !text.contains("64500"))
    // The same bytes wherever and whenever, except for the moment of export.
    #expect(try export("again.ics", "-q").message.isEmpty)
    #expect(try scratch.bytes(of: "again.ics") == scratch.bytes(of: "forum.ics"))
  }

  @Test func `what cannot be exported`() throws {
    try scratch.expectMisuse(
      "export", "event.yaml", "-o", "contacts.txt",
      says: "'contacts.txt' does not end in .vcf, .csv, .json or .ics")
    try scratch.expectMisuse(
      "export", "event.yaml", "-o", "contacts.vcf", "--vcard", "2.1",
      says: "--vcard takes 4.0 or 3.0, not '2.1'")
    try scratch.expectMisuse(
      "export", "event.yaml", "-o", "contacts.csv", "--vcard", "4.0",
      says: "--vcard needs an output that ends in .vcf")
    try scratch.expectFailure(
      "export", "missing.yaml", "-o", "a.vcf", code: 66, says: "error: missing.yaml: no such file")
    try scratch.write("event: Lagoon Forum\nsubmissions: [a.yaml, c.yaml]\n", to: "event.yaml")
    try scratch.expectFailure(
      "export", "event.yaml", "-q", "-o", "forum.ics", code: 65,
      says: """
        error: no session has a start, so there is nothing to put into a calendar
          hint: write 'start: 2027-02-24 14:00' for each of the sessions
        """)
    try scratch.write("name: Reef\n", to: "a.yaml")
    let none = try export("contacts.vcf")
    #expect(none.code == 65)
    #expect(none.message.hasPrefix("error: none of 2 presenters agreed to be published"), "\(none.message)")
    // A session is for everyone.
    try scratch.write(Self.event, to: "event.yaml")
    try scratch.write("name: Hidden\n", to: "b.yaml")
    let sessions = try export("forum.ics")
    #expect(sessions.message.contains("wrote forum.ics: 1 session, 0 slots"), "\(sessions.message)")
  }

  @Test(arguments: ["contacts.vcf", "contacts.csv", "contacts.json", "forum.ics"])
  func `what is exported is of those who agreed`(_ name: String) throws {
    let world = try PublicWorld()
    let run = try world.scratch.personals("export", "event.yaml", "-q", "-o", "out/\(name)")
    #expect(run.code == 0, "\(run.message)")
    let text = try world.scratch.text(of: "out/\(name)").replacing("\r\n ", with: "")
    #expect(world.leaks(in: Array(text.utf8)) == [])
    #expect(text.contains("Pacific Lightwave"))
    // Only what presenters wrote: the record's addresses of those who agreed are in no list either.
    #expect(!text.contains("noc@") && !text.contains("sales@"), "\(text)")
  }
}
