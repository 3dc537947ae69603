import Foundation
import Importing
import Testing

/// Several forms of one program, forms that change, and submissions that people change by hand.
@Suite struct SeveralFormsTests {
  private let folder: Folder
  private let file = "submissions/as64500.yaml"

  init() throws { folder = try Folder() }

  /// Google's answers of one form: its questions and a row of cells behind time and address.
  private func google(_ questions: String, _ cells: String..., address: String = "a@reef.example") -> String {
    "Timestamp,Email Address,\(questions)\n"
      + cells.map { "2026/09/01 10:00:00,\(address),\($0)\n" }.joined()
  }

  @Test func `keys of another form are not the same answers`() throws {
    func survey(_ question: String, _ rows: String) -> String {
      "Response ID,Date submitted,Last page,Your AS number,\(question),What do you look for?\n\(rows)"
    }
    try folder.add(survey("Traffic", "1,2026-09-01,3,64500,10G,caches\n2,2026-09-01,3,64501,20G,ports\n"))
    let plan = try folder.add(
      survey(
        "Traffic,How do you peer at the second event?,Do you come by train?,Meal",
        "1,2026-10-01,3,64600,1G,,,,x\n"
      )
      .replacing("What do you look for?", with: "Wishes").replacing(
        "Your AS number", with: "Number of your AS"))
    #expect(plan.counts.new == 1)
    #expect(try folder.fields().contains("traffic: 10 Gbps"))
    #expect(try folder.fields(of: "submissions/as64501.yaml").contains("traffic: 20 Gbps"))
    #expect(!plan.remarks.contains { $0.message.contains("is gone") })
  }

  @Test func `two forms of one program add to each other and settle`() throws {
    let one = google("AS number,Traffic,Peering policy,May we publish your slide?", "64500,10G,Open,No")
    let two = google(
      "Your ASN,Who presents?,How much traffic do you carry?,Looking for", "64500,Jane,20G,CDNs")
    try folder.add(one)
    try folder.add(two)
    #expect(try folder.fields().contains("traffic: 20 Gbps") && folder.fields().contains("policy: Open"))
    #expect(try folder.fields().contains("  publish: no"))
    let before = folder.contents
    for text in [one, two, two, one] {
      let plan = try folder.add(text)
      #expect(plan.counts.unchanged == 1 && !plan.remarks.contains { $0.message.contains("is gone") })
    }
    #expect(folder.contents == before)
    // The same form with a question more is the same form.
    try folder.add(
      google(
        "AS number,Traffic,Peering policy,May we publish your slide?,Anything else?", "64500,30G,Open,No,Bula"
      ))
    #expect(try folder.fields().contains("traffic: 30 Gbps") && folder.fields().contains("message: Bula"))
  }

  @Test func `a number is never lost for a column or a cell that is empty`() throws {
    try folder.add(google("AS number,Network,Traffic", "64500,Foo,10G"))
    #expect(try folder.add(google("Network,Traffic", "Foo,20G")).counts.new == 0)
    #expect(try folder.fields() == ["network: 64500", "traffic: 20 Gbps"])
    let plan = try folder.add(google("AS number,Network,Traffic", ",Foo,30G"))
    #expect(try folder.fields() == ["network: 64500", "traffic: 30 Gbps"])
    #expect(plan.remarks.contains { $0.message.contains("'network' stays") })
  }

  @Test func `an export with fewer columns makes no second submission`() throws {
    let all = "ID,First Name,Email Address,Registration date,Network,AS number,Traffic"
    try folder.add(
      "\(all)\n7,Mere,a@reef.example,2026-09-01,Foo,64500,10G\n8,Tui,b@tide.example,2026-09-01,Tide,64501,1G\n"
    )
    let plan = try folder.add(
      "ID,First Name,Registration date,Network\n7,Mere,2026-09-01,Foo Net Ltd\n8,Tui,2026-09-01,Tide\n")
    #expect(plan.counts.new == 0)
    #expect(
      !plan.remarks.contains { $0.message.contains("is gone") || $0.message.contains("'network' stays") })
    #expect(plan.remarks.contains { $0.message.hasPrefix("no column is about 'network' any more") })
    #expect(try folder.fields() == ["network: 64500", "traffic: 10 Gbps"])
  }

  @Test func `pretalx's two exports settle in any order`() throws {
    for isFirst in [true, false] {
      let folder = try Folder()
      let names = ["pretalx-en.csv", "pretalx-questions.csv"]
      let tables = try names.map { try AnswerFile.read(Fixtures.path($0)) }
      for table in isFirst ? tables : tables.reversed() { try folder.add(table) }
      let before = folder.contents
      for table in tables { #expect(try folder.add(table).counts.changed == 0) }
      #expect(folder.contents == before)
    }
  }

  @Test func `who presents is not the account's name`() throws {
    let head = "ID,Start time,Completion time,Email,Name"
    let row = "1,9/1/26 10:00:00,9/1/26 10:01:00,anonymous,Secretary Smith"
    try folder.add("\(head),AS number,Who presents?\n\(row),64500,Jane Doe\n")
    #expect(try folder.fields().contains("speaker: Jane Doe"))
    let other = try Folder()
    try other.add("\(head),AS number,Traffic\n\(row),64500,10G\n")
    #expect(try other.text(file).contains("speaker: Secretary Smith"))
  }

  @Test func `an address that may not be shown is taken out`() throws {
    try folder.add(google("AS number,May your e-mail address be on it?", "64500,Yes"))
    #expect(try folder.fields().contains("contact: a@reef.example"))
    try folder.add(
      google("Your ASN,Looking for,Offering,May your e-mail address be on it?", "64500,CDNs,ports,No"))
    #expect(try !folder.fields().contains { $0.contains("a@reef.example") })
  }

  @Test func `a no counts again once a yes is taken back`() throws {
    try folder.add(google("AS number,Traffic,May we publish your slide?", "64500,10G,No"))
    let other = "Your ASN,Looking for,Offering,Publish"
    try folder.add(google(other, "64500,CDNs,ports,Yes"))
    #expect(try folder.fields().contains("  publish: yes"))
    try folder.add(google(other, "64500,CDNs,ports,"))
    #expect(try folder.fields().contains("  publish: no"))
  }

  @Test func `comments beside the parts of a contact stay`() throws {
    let form = "AS number,How can people reach you?,May we take photos?"
    try folder.add(google(form, "64500,a@reef.example,Yes"))
    try folder.write(
      """
      network: 64500
      contact:
        email: a@reef.example  # till March
        phone: "+679 1234567"  # weekdays only
      consent:
        photo: yes
        publish: yes  # by phone, 3 Sept

      """, to: file)
    try folder.add(google(form, "64500,b@reef.example,No"))
    #expect(
      try folder.text(file) == """
        network: 64500
        contact:
          email: b@reef.example  # till March
          phone: "+679 1234567"  # weekdays only
        consent:
          photo: no
          publish: yes  # by phone, 3 Sept

        """)
  }

  @Test func `signs of a text are no comments, and each comment stays with its item`() throws {
    let form = "AS number,Anything else?,Where will you peer next?"
    try folder.add(google(form, "64500,\"Rack #5\nof two #1 halls\",Suva-IX;Nadi-IX"))
    try folder.write(
      try folder.text(file).replacing("- Suva-IX", with: "- Suva-IX  # signed"), to: file)
    let plan = try folder.add(google(form, "64500,\"Rack #6\nof two #1 halls\",Suva-IX 2;Suva-IX"))
    #expect(plan.counts.conflicts == 0)
    let text = try folder.text(file)
    #expect(text.contains("- Suva-IX  # signed\n") && text.contains("- Suva-IX 2\n"))
    #expect(text.contains("message: |-\n  Rack #6\n  of two #1 halls\n") && !text.contains("\n# #"))
  }

  @Test func `an anonymous name takes no speaker back and reports none`() throws {
    let head = "ID,Start time,Completion time,Email,Name,AS number"
    let row = "1,9/1/26 10:00:00,9/1/26 10:01:00,anonymous,anonymous,64500"
    try folder.add("\(head)\n\(row)\n")
    try folder.write(try folder.text(file) + "speaker: Mere\n", to: file)
    #expect(try folder.add("\(head)\n\(row)\n").remarks.isEmpty)
    #expect(try folder.fields().contains("speaker: Mere"))
  }

  @Test func `a number added by hand and another name lose no answer`() throws {
    let form = "AS number,Network,Traffic,Seeking"
    try folder.add(google(form, "no idea,Foo Net,20G,caches"))
    let text = try folder.text("submissions/foo-net.yaml")
    try folder.write(text.replacing("name: Foo Net", with: "network: 64500"), to: file)
    try FileManager.default.removeItem(atPath: folder.path + "submissions/foo-net.yaml")
    let plan = try folder.add(google(form, "no idea,Foo Net,30G,caches"))
    #expect(plan.counts.new == 0 && plan.counts.changed == 1)
    #expect(try folder.fields().contains("traffic: 30 Gbps") && folder.fields().contains("network: 64500"))
  }

  @Test func `a submission by hand with only a name is the presenter's`() throws {
    try folder.write("name: Foo\npolicy: Open\n", to: "submissions/mine.yaml")
    #expect(try folder.add(google("AS number,Network,Traffic", "64500,Foo,10G")).counts.new == 0)
    #expect(try folder.fields(of: "submissions/mine.yaml").contains("traffic: 10 Gbps"))
    #expect(folder.contents[file] == nil)
  }

  @Test func `a submission that is not UTF-8 costs only itself`() throws {
    let rows = google("AS number,Traffic", "64500,10G") + "2026/09/01 10:00:00,b@tide.example,64501,1G\n"
    try folder.add(rows)
    try folder.write([UInt8]("network: 64500\nspeaker: J".utf8) + [0xE4, 0x6E, 0x0A], to: file)
    let plan = try folder.add(rows.replacing("10G", with: "20G").replacing("1G", with: "2G"))
    #expect(plan.counts.conflicts == 1)
    #expect(
      plan.remarks.map(\.message).contains { $0.hasSuffix("is not UTF-8 text, so nothing was changed in it") }
    )
    #expect(try folder.fields(of: "submissions/as64501.yaml").contains("traffic: 2 Gbps"))
  }

  @Test func `a byte order mark and other spellings are no edits`() throws {
    try folder.add(google("AS number,Traffic,Peering policy", "64500,10G,Open"))
    try folder.write("\u{FEFF}network: AS64500\ntraffic: 10G\npolicy: open\n", to: file)
    let plan = try folder.add(google("AS number,Traffic,Peering policy", "64500,20G,Selective"))
    #expect(plan.counts.conflicts == 0)
    #expect(try folder.fields().contains("traffic: 20 Gbps") && folder.fields().contains("policy: Selective"))
  }

  @Test func `a correction that may be another presenter is a warning`() throws {
    let plan = try folder.add(google("AS number,Network,Traffic", "64500,Foo Net,10G", "64501,Foo Net,20G"))
    #expect(
      plan.remarks.first?.text.contains(
        "warning: replaces row 2, an earlier answer of the same person, who answered for AS64500 and now for AS64501"
      )
        == true)
    let other = try Folder().add(
      google("AS number,Who presents?,Traffic", "64500,Jane,10G", "64500,Kim,20G"))
    #expect(other.remarks.first?.severity == .warning)
  }

  @Test func `a form that begins to ask for addresses goes on`() throws {
    try folder.add("Timestamp,AS number,Traffic\n2026/09/01 10:00:00,64500,10G\n")
    let plan = try folder.add(google("AS number,Traffic", "64500,20G"))
    #expect(plan.counts.conflicts == 0 && plan.counts.changed == 1)
  }
}
