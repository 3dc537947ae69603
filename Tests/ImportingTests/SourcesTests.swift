import Importing
import Testing

/// Exports of programs.
@Suite struct SourcesTests {
  @Test(arguments: ["pretalx-en.csv", "pretalx-de.csv", "pretalx-pt.csv"])
  func `pretalx in the organiser's language`(name: String) throws {
    let read = try Fixtures.answers(name)
    #expect(read.table.source == .pretalx)
    let answers = Dictionary(uniqueKeysWithValues: read.answers.map { ($0.id ?? "", $0) })
    #expect(answers.count == 12)
    let lagoon = try #require(answers["EECS8N"])
    #expect(lagoon.networks == [64496])
    #expect(
      lagoon["traffic"]?.summary == "640 Gbps" && lagoon["ratio"]?.summary == "28:72"
        && lagoon["policy"]?.summary == "Open")
    #expect(lagoon["contact"]?.summary == "name: @lagoonfibre")
    #expect(lagoon["consent"]?.summary == "publish: yes")
    #expect(
      lagoon["message"] == .text("First line\nsecond \"quoted\"; third, with | bar\nand \\| a backslash"))
    // An empty check box is no consent.
    #expect(answers["9SGCB7"]?["consent"] == nil)
    #expect(answers["HWMGPW"]?["message"] == .text("- not a list\n=SUM(A1:A9)"))
    #expect(answers["FLZTPM"]?.networks == [4_200_000_001])
    #expect(answers["EVV8W7"]?.state == "rejected" && answers["NWCRSV"]?.state == "withdrawn")
    #expect(
      read.remarks.contains {
        $0.message.contains("leaves answers to date questions empty") && $0.message.contains("keeps the last")
      })
  }

  @Test func `proposals that were turned down make no submission`() throws {
    let folder = try Folder()
    let plan = try folder.add(Fixtures.answers("pretalx-en.csv").table)
    #expect(plan.counts.new == 10)
    #expect(plan.remarks.filter { $0.message.hasPrefix("skipped, since it is") }.count == 2)
  }

  @Test func `pretalx's long form keeps both of two equal questions`() throws {
    let read = try Fixtures.answers("pretalx-questions.csv")
    let lagoon = try #require(read.answers.first { $0.id == "EECS8N" })
    #expect(lagoon["contact"]?.summary == "name: @lagoonfibre, phone: +679 555 0100")
  }

  @Test func `a list of speakers says nothing about networks`() throws {
    do {
      _ = try Fixtures.answers("pretalx-speakers.csv")
      Issue.record("was read")
    } catch let failure as ImportFailure {
      #expect(failure.hint == "this looks like pretalx's list of speakers; export the sessions instead")
    }
  }

  @Test func `Indico's CSV loses signs, and says so`() throws {
    let read = try Fixtures.answers("indico.csv")
    #expect(read.table.source == .indico)
    #expect(
      read.remarks.contains {
        $0.severity == .warning && $0.message.contains("telephone numbers have lost their '+'")
      })
    let rows = Dictionary(uniqueKeysWithValues: read.answers.map { ($0.id ?? "", $0) })
    #expect(rows["6"]?.networks == [4_200_000_001])
    #expect(rows["7"]?["traffic"] == nil)
    #expect(rows["3"]?["consent"]?.summary == "publish: no")
    #expect(rows["4"]?["message"] == nil)
    #expect(rows["1"]?["contact"]?.summary == "name: lagoonfibre, phone: 679 555 0100")
    #expect(
      read.remarks.contains {
        $0.row == 2 && $0.column == "Contact" && $0.message.contains("no '+' or '0' before it")
      })
    #expect(rows["1"]?.address == "mere@lagoonfibre.example")
  }

  @Test(arguments: [
    "hand-sep-first-line.csv", "hand-sep-first-line-utf16.txt", "hand-excel-unicode-text.txt",
    "hand-mac-cr.csv",
    "from-xlsx-semicolon-utf8.csv", "from-xlsx-tab-utf16.txt",
  ])
  func `a spreadsheet's text in every form`(name: String) throws {
    let plain = try Fixtures.answers("sheets/plain.csv")
    #expect(plain.table.source == .microsoftForms && plain.answers.count == 12)
    let other = try Fixtures.answers("sheets/" + name)
    #expect(other.answers.map(\.lines) == plain.answers.map(\.lines))
    #expect(other.answers.map(\.address) == plain.answers.map(\.address))
  }

  @Test(arguments: ["hand-windows-1252-semicolon.csv", "from-xlsx-semicolon-1252.csv"])
  func `letters that Windows-1252 lost are reported`(name: String) throws {
    let read = try Fixtures.answers("sheets/" + name)
    #expect(read.remarks.contains { $0.line == nil && $0.message.contains("Windows-1252") })
    // Names that are nothing but question marks are left out; those with some are kept and reported.
    #expect(read.answers.allSatisfy { $0["speaker"]?.summary.contains("??") != true })
    #expect(
      read.remarks.contains { $0.row == 8 && $0.column == "Name" && $0.message.contains("lost letters") })
  }

  @Test(arguments: ["detected-en.csv", "detected-de.csv", "detected-fr.csv"])
  func `what a spreadsheet made of answers is not believed`(name: String) throws {
    let read = try Fixtures.answers(name)
    func isReported(_ row: Int, _ column: String) -> Bool {
      read.remarks.contains { $0.row == row && $0.column == column }
    }
    #expect(!read.answers.contains { $0.row == 3 } && isReported(3, "AS number"))
    #expect(isReported(4, "Ratio in:out") && isReported(9, "Ratio in:out"))
    for row in [4, 5, 6, 8] { #expect(isReported(row, "Traffic"), "\(row)") }
    #expect(isReported(2, "Phone") && isReported(2, "Comment"))
    #expect(read.answers.first?.lines.contains("ratio: 28:72") == true)
  }

  @Test func `one column a choice, as LimeSurvey has it`() throws {
    let text = """
      "Response ID";"Date submitted";"Last page";"AS number";"Where will you peer soon? [Suva]";"Where will you peer soon? [Nadi]";"Message"
      "1";"2026-09-01 10:00:00";"2";"64500";"Yes";"No";"'=hello"
      "2";"2026-09-02 10:00:00";"2";"64501";"Yes";"Yes";""

      """
    var read = try AnswerReader(table(text), .guess(table(text)))
    #expect(try table(text).source == .limeSurvey)
    #expect(
      read.read().map(\.lines) == [
        ["network: 64500", "message: =hello", "planned: Suva"], ["network: 64501", "planned: Suva, Nadi"],
      ])
  }

  @Test func `a spreadsheet that was only opened and saved`() throws {
    let read = try Fixtures.answers("as-is-fr.csv")
    #expect(!read.answers.contains { $0.row == 3 })
    for (row, column) in [(3, "AS number"), (4, "Traffic")] {
      #expect(read.remarks.contains { $0.row == row && $0.column == column }, "\(column)")
    }
    #expect(read.answers.first { $0.row == 4 }?["ratio"]?.summary == "25:75")
  }

  @Test func `few columns are enough, and abstracts are read too`() throws {
    let few = try Fixtures.answers("pretalx-few.csv")
    #expect(
      few.table.source == .pretalx && few.answers.contains { $0.id == "EECS8N" && $0.networks == [64496] })
    let abstracts = try Fixtures.answers("indico-abstracts.csv")
    #expect(abstracts.table.source == .indico && abstracts.answers.count == 12)
    #expect(abstracts.answers.first?["traffic"]?.summary == "640 Gbps")
    // Without a column that says the AS number, the network's name presents.
    let names = try Fixtures.answers("indico-default.csv")
    #expect(names.answers.first?.lines.contains("name: Lagoon Fibre") == true)
  }
}
