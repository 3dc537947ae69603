internal import Foundation
internal import TestSupport
internal import Testing

/// `personals import`.
@Suite struct ImportTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(Self.answers, to: "responses.csv")
  }

  private static let answers = """
    Email Address,AS number,Network,Traffic,Peering policy,May we publish your slide?
    a@reef.example,AS64500,Reef,10 Gig,Open,Yes
    b@tide.example,64501,Tide,1.200 Gbps,case by case,ask me first

    """

  @Test func `answers become submissions, and are explained`() throws {
    let run = try scratch.personals("import", "responses.csv", "-o", "submissions/")
    #expect(run.code == 0 && run.output.isEmpty)
    #expect(
      run.message == """
        responses.csv: a table, 2 answers
          "Email Address" is the submitter's address (private) (certain: 2 of 2 answers fit)
          "AS number" is the AS number (certain: 2 of 2 answers fit)
          "Network" is the network's name (likely: by its name)
          "Traffic" is how much traffic (certain: 2 of 2 answers fit)
          "Peering policy" is the peering policy (certain: 1 of 2 answers fit)
          "May we publish your slide?" is consent to publish (certain: 1 of 2 answers fit)
        responses.csv:3: "Traffic": warning: '1.200 Gbps' may be thousands or decimals: '1.200' can be read both ways; left out
          hint: a figure such as '640G' or '1.2 Tbps', or a class of PeeringDB's, would do
        responses.csv:3: "Peering policy": warning: 'case by case' is not a peering policy; left out
          hint: it can be Open, Selective, Restrictive or No
        responses.csv:3: "May we publish your slide?": warning: 'ask me first' is neither yes nor no, and was not taken for consent; left out
          hint: ask; until then nothing is published
        imported into submissions/: 2 new, 0 changed, 0 as they were

        """)
    #expect(
      try scratch.text(of: "submissions/as64500.yaml") == """
        # Made by 'personals import' from an answer. What you change here stays when answers are imported again.

        network: 64500
        traffic: 10 Gbps
        policy: Open
        consent:
          publish: yes

        """)
    #expect(
      scratch.names.sorted() == [
        ".imported", ".imported/answers.json", "private.yaml", "responses.csv", "submissions",
        "submissions/as64500.yaml", "submissions/as64501.yaml",
      ])
    // Nothing in it is wrong to those who read it next.
    let check = try scratch.personals("check", "submissions/as64500.yaml", "--offline")
    #expect(!check.message.contains("unknown key") && !check.text.contains("unknown key"))
  }

  @Test func `again, to no change; a conflict is decided`() throws {
    _ = try scratch.personals("import", "responses.csv", "-o", "submissions/")
    let before = scratch.contents
    let again = try scratch.personals("import", "responses.csv", "-o", "submissions")
    #expect(
      again.code == 0
        && again.message.hasSuffix("imported into submissions/: 0 new, 0 changed, 2 as they were\n"))
    #expect(scratch.contents == before)
    let edited = try scratch.text(of: "submissions/as64500.yaml").replacing("10 Gbps", with: "12 Gbps")
    try scratch.write(edited, to: "submissions/as64500.yaml")
    try scratch.write(Self.answers.replacing("10 Gig", with: "20G"), to: "responses.csv")
    let conflict = try scratch.personals("import", "responses.csv", "-o", "submissions/", "-q")
    #expect(conflict.code == 65)
    #expect(
      conflict.message == """
        responses.csv:2: error: submissions/as64500.yaml: 'traffic' is '12 Gbps' in the file, where somebody changed it, and '20 Gbps' in the answer, which changed too; nothing was changed
          hint: decide with --prefer answers or --prefer edits

        """)
    let dry = try scratch.personals(
      "import", "responses.csv", "-o", "submissions/", "--prefer", "answers", "--dry-run", "-q")
    #expect(dry.text.contains("-traffic: 12 Gbps\n") && dry.text.contains("+traffic: 20 Gbps\n"))
    #expect(try scratch.text(of: "submissions/as64500.yaml") == edited)
    #expect(
      try scratch.personals("import", "responses.csv", "-o", "submissions/", "--prefer", "edits", "-q").code
        == 0)
    #expect(try scratch.text(of: "submissions/as64500.yaml") == edited)
  }

  @Test func `a map is written where there is none, and obeyed`() throws {
    let first = try scratch.personals(
      "import", "responses.csv", "-o", "submissions/", "--map", "map.yaml", "-q")
    #expect(first.code == 0)
    let map = try scratch.text(of: "map.yaml")
    #expect(map.contains("  - column: Network\n    field: name\n"))
    try scratch.write(map.replacing("field: name", with: "field: message"), to: "map.yaml")
    _ = try scratch.personals("import", "responses.csv", "-o", "submissions/", "--map", "map.yaml", "-q")
    #expect(try scratch.text(of: "submissions/as64500.yaml").contains("message: Reef\n"))
  }

  @Test func `what cannot be imported is an error, and nothing is written`() throws {
    try scratch.write("\u{0}\u{1}\u{2}binary", to: "bad.csv")
    try scratch.write([0xD0, 0xCF, 0x11, 0xE0, 0, 0], to: "old.xls")
    try scratch.write([0x50, 0x4B, 3, 4, 20, 0], to: "answers.xlsx")
    try scratch.write("question,answer\nwhat,ever\n", to: "odd.csv")
    let cases: [([String], Int32)] = [
      (["bad.csv", "-o", "s/"], 65), (["old.xls", "-o", "s/"], 65), (["odd.csv", "-o", "s/"], 65),
      (["answers.xlsx", "-o", "s/"], 65),
      (["none.csv", "-o", "s/"], 66),
      (["responses.csv"], 64), (["responses.csv", "-o", "-"], 64),
      (["responses.csv", "-o", "responses.csv"], 73),
      (["responses.csv", "--dry-run"], 64), (["responses.csv", "-o", "s/", "--prefer", "both"], 64),
    ]
    for (arguments, code) in cases {
      let before = scratch.contents
      let run = try scratch.personals(["import"] + arguments)
      #expect(run.code == code, "\(arguments): \(run.message)")
      #expect(!run.message.isEmpty && scratch.contents == before, "\(arguments)")
    }
    // A workbook with a password is a compound file, too.
    try scratch.write(
      [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] }, to: "locked.xlsx")
    let locked = try scratch.personals("import", "locked.xlsx", "-o", "s/")
    #expect(
      locked.message == """
        locked.xlsx: error: the file has a password
          hint: open it in a spreadsheet program and save it without one

        """)
    let mail = "From: Mere <a@reef.example>\nSubject: slide\n\nAS number: 64500\nTraffic: 10 Gig\n"
    try scratch.write(mail, to: "one.eml")
    let read = try scratch.personals("import", "one.eml", "-o", "mails/")
    #expect(read.code == 0 && read.message == "imported into mails/: 1 new, 0 changed, 0 as they were\n")
    #expect(try scratch.text(of: "mails/as64500.yaml").hasSuffix("network: 64500\ntraffic: 10 Gbps\n"))
    try scratch.write("", to: "nothing/readme.txt")
    let none = try scratch.personals("import", "nothing", "-o", "s/")
    #expect(none.code == 65 && none.message.hasPrefix("nothing: error: there is no mail in the folder\n"))
    // Without a token no server is asked.
    let server = try scratch.personals(
      "import", "https://pretalx.example/api/events/forum", "-o", "s/", environment: ["PRETALX_TOKEN": ""])
    #expect(
      server.code == 64
        && server.message.hasPrefix(
          "https://pretalx.example/api/events/forum/: error: PRETALX_TOKEN is not set, and")
    )
    // Port 1 is of a service that no machine has.
    let refused = try scratch.personals(
      "import", "http://127.0.0.1:1/api/events/forum", "-o", "s/", environment: ["PRETALX_TOKEN": "x"])
    #expect(refused.code == 69, "\(refused.message)")
    let old = try scratch.personals("import", "old.xls", "-o", "s/")
    #expect(
      old.message == """
        old.xls: error: the file is in the format of Excel before 2007 (.xls)
          hint: open it in a spreadsheet program and save it as XLSX

        """)
  }
}
