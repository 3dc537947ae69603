import Foundation
import Importing
import Testing

/// Answers of one presenter from several forms and mails, and answers that say less than earlier ones.
@Suite struct SeveralSourcesTests {
  private let folder: Folder
  private let file = "submissions/as64500.yaml"

  init() throws { folder = try Folder() }

  /// A mail with a slide.
  private func slide(_ text: String) -> String {
    """
    From: Mere <a@reef.example>
    Subject: slide AS64500
    Content-Type: multipart/mixed; boundary=x

    --x
    Content-Type: application/pdf; name="s.pdf"
    Content-Disposition: attachment

    %PDF-1.4 \(text)
    startxref
    0
    %%EOF

    --x--

    """
  }

  @Test func `a mail adds to what the form says, and the form to what the mail says`() throws {
    try folder.add(form("Traffic,Peering policy", "10G,Open"))
    let plan = try folder.addMails(mail("Traffic: 20G\nTraffic ratio: 30:70"))
    #expect(try folder.fields() == ["network: 64500", "traffic: 20 Gbps", "ratio: 30:70", "policy: Open"])
    #expect(plan.counts.conflicts == 0 && plan.counts.changed == 1)
    #expect(
      plan.remarks.map(\.message) == [
        "\(folder.path)\(file): 'traffic' is '20 Gbps' now; Google Forms said '10 Gbps'"
      ])
    // Neither erases the other's when it comes again, in any order.
    let before = folder.contents
    try folder.add(form("Traffic,Peering policy", "10G,Open"))
    try folder.addMails(mail("Traffic: 20G\nTraffic ratio: 30:70"))
    #expect(folder.contents == before)
    // What is answered again counts. Where it is taken back, another answer counts again.
    try folder.add(form("Traffic,Peering policy", "30G,"))
    #expect(try folder.fields().contains("traffic: 30 Gbps") && !folder.fields().contains("policy: Open"))
    let taken = try folder.add(form("Traffic,Peering policy", ","))
    #expect(try folder.fields() == ["network: 64500", "traffic: 20 Gbps", "ratio: 30:70"])
    #expect(
      taken.remarks.last?.message == "\(folder.path)\(file): 'traffic' is '20 Gbps' again, as a mail said")
  }

  @Test func `what two answers say stays until both take it back`() throws {
    try folder.add(form("Traffic", "10G"))
    try folder.addMails(mail("Traffic: 10G"))
    let plan = try folder.add(form("Traffic", ""))
    #expect(plan.counts.conflicts == 0)
    #expect(try folder.fields().contains("traffic: 10 Gbps"))
  }

  @Test func `a mail of later adds to one of earlier, within a run and over two`() throws {
    for isOneRun in [true, false] {
      let folder = try Folder()
      let (first, second) = (mail("Traffic: 10G\nPolicy: Open", day: 1), mail("Traffic: 20G", day: 2))
      if isOneRun {
        try folder.addMails(second, first)
      } else {
        try folder.addMails(first)
        try folder.addMails(second)
        // An earlier mail that comes late changes nothing.
        try folder.addMails(first)
      }
      let text = try folder.text(file)
      #expect(text.hasSuffix("traffic: 20 Gbps\npolicy: Open\n"), "\(isOneRun): \(text)")
    }
  }

  @Test func `a mail without a number is about its sender's one presenter`() throws {
    try folder.add(form("Network,Traffic", "Reef,10G"))
    let plan = try folder.addMails(mail("Traffic: 20G", subject: "hello"))
    #expect(plan.counts.changed == 1 && plan.counts.new == 0)
    #expect(try folder.fields() == ["network: 64500", "traffic: 20 Gbps"])
    // Of two, no one can know which is meant.
    try folder.add(
      form("Network,Traffic", "Reef,10G") + "2026/09/01 10:00:00,a@reef.example,64501,Tide,1G\n")
    #expect(try folder.addMails(mail("Policy: Open", subject: "hello")).counts.new == 1)
  }

  @Test(arguments: [
    ("Traffic", "10G", "about as last year", "traffic: 10 Gbps"),
    ("Traffic ratio", "30:70", "eyeballs", "ratio: 30:70"),
    ("Peering policy", "Open", "it depends", "policy: Open"),
    (
      "Logo", "https://reef.example/a.svg", "https://drive.google.com/open?id=x",
      "logo: https://reef.example/a.svg"
    ),
  ])
  func `an answer that cannot be read takes nothing back`(
    column: String, first: String, second: String, line: String
  ) throws {
    try folder.add(form(column, first))
    let plan = try folder.add(form(column, second))
    #expect(try folder.fields().contains(line))
    let key = line.prefix { $0 != ":" }
    #expect(
      plan.remarks.map(\.message).contains {
        $0
          == "\(folder.path)\(file): '\(key)' stays '\(line.dropFirst(key.count + 2))', since the new answer cannot be read"
      }, "\(plan.remarks.map(\.message))")
    // It is said again until it is clear, and an empty answer takes it back.
    #expect(try folder.add(form(column, second)).remarks.contains { $0.message.contains(" stays ") })
    try folder.add(form(column, ""))
    #expect(try !folder.fields().contains(line))
  }

  @Test func `a new slide is reported, and asks where the file names another`() throws {
    try folder.addMails(slide("one"))
    let plan = try folder.addMails(slide("two"))
    #expect(plan.counts.changed == 1)
    #expect(
      plan.remarks.map(\.message) == [
        "\(folder.path)submissions/as64500-slide.pdf is the new slide of this mail"
      ])
    try folder.write("%PDF-mine", to: "submissions/mine.pdf")
    try folder.write(
      try folder.text(file).replacing("slide: as64500-slide.pdf", with: "slide: mine.pdf"), to: file)
    #expect(try folder.addMails(slide("two")).counts.conflicts == 0)
    for _ in 0..<2 { #expect(try folder.addMails(slide("three")).counts.conflicts == 1) }
    #expect(try folder.text("submissions/as64500-slide.pdf").contains("two"))
    #expect(try folder.addMails(slide("three"), prefer: .edits).counts.conflicts == 0)
    #expect(try folder.addMails(slide("three")).counts.conflicts == 0)
    try folder.addMails(slide("four"), prefer: .answers)
    #expect(try folder.fields().contains("slide: as64500-slide.pdf"))
    #expect(try folder.text("submissions/as64500-slide.pdf").contains("four"))
  }

  @Test func `a question that is gone takes nothing back`() throws {
    try folder.add(form("Traffic,Peering policy,May we publish your slide?", "10G,Open,Yes"))
    let before = try folder.fields()
    let plan = try folder.add(form("Peering policy,Wobble", "Open,x"))
    #expect(try folder.fields() == before)
    #expect(
      plan.remarks.map(\.text) == [
        """
        responses.csv: warning: no column is about 'consent.publish' any more, which a submission has from earlier answers; it stays
          hint: if the question has other words now, say so in a map (--map)
        """,
        """
        responses.csv: warning: no column is about 'traffic' any more, which a submission has from earlier answers; it stays
          hint: if the question has other words now, say so in a map (--map)
        """,
      ])
    // And when it is there again, it goes on as before.
    #expect(try folder.add(form("Traffic,Peering policy", "20G,Open")).counts.conflicts == 0)
    #expect(try folder.fields().contains("traffic: 20 Gbps"))
  }

  @Test func `a number that cannot be read any more is no second presenter`() throws {
    try folder.add(form("Network,Traffic", "Reef,10G"))
    for number in ["64.500", "AS-REEF", "see PeeringDB page"] {
      let text = form("Network,Traffic", "Reef,20G").replacing("64500", with: number)
      let plan = try folder.add(text)
      #expect(plan.counts.new == 0, "\(number)")
      #expect(try folder.fields() == ["network: 64500", "traffic: 20 Gbps"], "\(number)")
      #expect(!plan.remarks.contains { $0.message.contains("is gone") }, "\(number)")
    }
    #expect(try folder.add(form("Network,Traffic", "Reef,30G")).counts.changed == 1)
  }

  @Test func `without addresses a name holds a number's place`() throws {
    try folder.add("Timestamp,AS number,Network,Traffic\n2026/09/01 10:00:00,64500,Reef,10G\n")
    let plan = try folder.add("Timestamp,AS number,Network,Traffic\n2026/09/01 10:00:00,64.500,Reef,20G\n")
    #expect(plan.counts.new == 0)
    #expect(try folder.fields() == ["network: 64500", "traffic: 20 Gbps"])
  }

  @Test func `each of several people who answered can be preferred, and only one`() throws {
    let rows = ["a", "b", "c"].map { "2026/09/01 10:00:00,\($0)@reef.example,64500,1\($0 == "a" ? 0 : 1)G\n" }
    let text = "Timestamp,Email Address,AS number,Traffic\n" + rows.joined()
    let plan = try folder.add(text)
    #expect(
      plan.remarks.first?.hint
        == "find out who speaks for it, then import with --prefer-row 2, --prefer-row 3 or --prefer-row 4")
    let both = try folder.add(text, rows: [2, 4])
    #expect(both.counts.conflicts == 1 && both.counts.new == 0)
    #expect(
      both.remarks.first?.hint
        == "give one --prefer-row for it: --prefer-row 2, --prefer-row 3 or --prefer-row 4")
    #expect(folder.contents.keys.allSatisfy { !$0.hasSuffix("0.yaml") })
    let one = try folder.add(text, rows: [3])
    #expect(one.counts.new == 1 && one.counts.conflicts == 0)
    // It is remembered, and can be decided again.
    #expect(try folder.add(text).counts.conflicts == 0)
    try folder.add(text, rows: [2])
    #expect(try folder.fields().contains("traffic: 10 Gbps"))
    let none = try folder.add(text, rows: [9])
    #expect(none.remarks.hasErrors)
    #expect(none.remarks.last?.text.hasPrefix("--prefer-row 9: error: no answer has this row number") == true)
  }

  @Test func `a submission that was renamed is followed`() throws {
    try folder.add(form("Traffic", "10G"))
    try FileManager.default.moveItem(
      atPath: folder.path + file, toPath: folder.path + "submissions/reef.yaml")
    let plan = try folder.add(form("Traffic", "20G"))
    #expect(plan.counts.changed == 1)
    #expect(
      plan.remarks.map(\.message) == ["\(folder.path)\(file) is \(folder.path)submissions/reef.yaml now"])
    #expect(try folder.text("submissions/reef.yaml").contains("traffic: 20 Gbps"))
    #expect(folder.contents[file] == nil)
    #expect(try folder.add(form("Traffic", "20G")).remarks.isEmpty)
  }

  @Test func `a submission that was renamed keeps its slide`() throws {
    try folder.addMails(slide("one"))
    try FileManager.default.moveItem(
      atPath: folder.path + file, toPath: folder.path + "submissions/reef.yaml")
    try folder.addMails(slide("one"))
    #expect(try folder.text("submissions/reef.yaml").contains("slide: as64500-slide.pdf"))
    try folder.addMails(slide("two"))
    #expect(try folder.text("submissions/reef.yaml").contains("slide: as64500-slide.pdf"))
    #expect(try folder.text("submissions/as64500-slide.pdf").contains("two"))
    #expect(folder.contents.keys.count { $0.hasSuffix(".pdf") } == 1)
  }

  @Test func `a submission by hand under another name is the presenter's`() throws {
    try folder.write("# mine\nnetwork: AS64500\npolicy: Selective\n", to: "submissions/reef.yaml")
    let plan = try folder.add(form("Traffic,Network", "10G,Reef"))
    #expect(plan.counts.new == 0)
    #expect(folder.contents[file] == nil)
    let text = try folder.text("submissions/reef.yaml")
    #expect(
      text.hasPrefix("# mine\n") && text.contains("traffic: 10 Gbps") && text.contains("policy: Selective"))
  }

  @Test func `a file of that name with another presenter is not changed`() throws {
    try folder.write("network: 64999\n", to: file)
    try folder.add(form("Traffic", "10G"))
    #expect(try folder.text(file) == "network: 64999\n")
    #expect(try folder.text("submissions/as64500-2.yaml").contains("network: 64500"))
  }

  @Test func `a base of earlier versions goes on`() throws {
    try folder.add(form("Traffic", "10G"))
    try folder.write(
      "{\"as64500.yaml\":{\"network\":\"64500\",\"traffic\":\"10 Gbps\"}}\n", to: ".imported/answers.json")
    let plan = try folder.add(form("Traffic", "20G"))
    #expect(plan.counts.conflicts == 0 && plan.counts.changed == 1)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a dry run shows the lines that change`(end: String) throws {
    try folder.add(form("Traffic,Peering policy,Message", "10G,Open,Bula"))
    let text = try folder.text(file) + "accent: \"#0b6e4f\"\nqr: no\nhide: [logo]\nspeaker: Mere\n"
    try folder.write(text.replacing("\n", with: end), to: file)
    var reader = try AnswerReader(
      table(form("Traffic,Peering policy,Message", "20G,Open,Bula")),
      .guess(table(form("Traffic,Peering policy,Message", "20G,Open,Bula"))))
    var plan = try ImportPlan(ImportFolder(folder.path + "submissions"), preference: nil, preferredRows: [])
    try plan.add(reader.read(), form: "Google Forms")
    let carriage = end == "\n" ? "" : "\r"
    #expect(
      plan.changes.map(\.diff) == [
        """
        --- \(folder.path)\(file)
        +++ \(folder.path)\(file)
        @@ -1,7 +1,7 @@
         # Made by 'personals import' from an answer. What you change here stays when answers are imported again.\(carriage)
         \(carriage)
         network: 64500\(carriage)
        -traffic: 10 Gbps\(carriage)
        +traffic: 20 Gbps\(carriage)
         policy: Open\(carriage)
         message: Bula\(carriage)
         accent: "#0b6e4f"\(carriage)

        """
      ])
  }

  /// Random answers of a form, mails and edits by hand: what one source says is never lost by another's silence.
  @Test(arguments: 0..<60) func `no source erases another`(seed: UInt64) throws {
    var random = Numbers(seed: seed)
    /// What each source said last, and what somebody wrote by hand, by field.
    var said: [String: [String: String]] = ["form": [:], "mail": [:], "hand": [:]]
    let values = [
      "traffic": ["10 Gbps", "20 Gbps", "30 Gbps"], "policy": ["Open", "Selective"],
      "seeking": ["caches", "transit"], "offering": ["ports", "colocation"],
    ]
    let labels = [
      "traffic": "Traffic", "policy": "Peering policy", "seeking": "Seeking", "offering": "Offering",
    ]
    for day in 1...8 {
      let keys = values.keys.sorted()
      switch random.next() % 3 {
      case 0:
        // Not every question is asked each time, and not every one is answered.
        let asked = keys.filter { _ in random.next() % 4 > 0 }
        let cells = asked.map { random.next() % 3 > 0 ? values[$0]?.randomElement(using: &random) ?? "" : "" }
        for (key, cell) in zip(asked, cells) { said["form"]?[key] = cell.isEmpty ? nil : cell }
        try folder.add(
          form(
            (["Network"] + asked.compactMap { labels[$0] }).joined(separator: ","),
            (["Reef"] + cells).joined(separator: ",")),
          prefer: .edits)
      case 1:
        let lines = keys.filter { _ in random.next() % 2 > 0 }.map { key in
          let value = values[key]?.randomElement(using: &random) ?? ""
          said["mail"]?[key] = value
          return "\(labels[key] ?? ""): \(value)"
        }
        try folder.addMails(mail(lines.joined(separator: "\n"), day: day), prefer: .edits)
      default:
        guard folder.contents[file] != nil else { continue }
        var text = try folder.text(file)
        let value = "by hand \(day)"
        text = text.replacing(/(?m)^offering: .*\n/, with: "") + "offering: \(value)\n"
        said["hand"]?["offering"] = value
        try folder.write(text, to: file)
      }
      guard folder.contents[file] != nil else { continue }
      let lines = try folder.fields()
      for key in keys {
        let known = said.values.compactMap { $0[key] }
        let line = lines.first { $0.hasPrefix("\(key): ") }?.dropFirst(key.count + 2)
        #expect(line != nil || known.isEmpty, "\(key) is lost: \(said)")
        if let line { #expect(known.contains(String(line)), "\(key): \(line) is not said: \(said)") }
      }
      if let value = said["hand"]?["offering"] { #expect(lines.contains("offering: \(value)")) }
    }
  }
}
