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

  @Test(arguments: [
    "pretalx-speakers.csv", "pretalx-speakers-de.csv", "pretalx-speakers-pt.csv", "pretalx-speakers-de.json",
    "pretalx-speaker-questions.csv",
  ])
  func `a list of speakers says nothing about networks`(name: String) throws {
    do {
      _ = try Fixtures.answers(name)
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

  /// Tables with their mappings, as a run has them.
  private func tables(_ names: [String]) throws -> [(AnswerTable, ColumnMapping, [ImportRemark])] {
    var tables = try names.map { name in
      var table = try AnswerFile.read(Fixtures.path(name))
      table.file = name
      return (table, ColumnMapping.guess(table), [ImportRemark]())
    }
    PretalxStates.complete(&tables)
    return tables
  }

  @Test(arguments: [
    ["pretalx-questions.csv", "pretalx-en.csv"], ["pretalx-pt.csv", "pretalx-questions.csv"],
    ["pretalx-sessions.json", "pretalx-questions.csv"],
  ])
  func `pretalx's states come from another export`(names: [String]) throws {
    for (table, mapping, remarks) in try tables(names) {
      #expect(remarks.isEmpty)
      var reader = try AnswerReader(table, mapping)
      let states = Dictionary(uniqueKeysWithValues: reader.read().map { ($0.id ?? "", $0.state) })
      #expect(states["EVV8W7"] == "rejected" && states["NWCRSV"] == "withdrawn", "\(table.file)")
    }
  }

  @Test func `unknown states of pretalx are reported`() throws {
    #expect(
      try tables(["pretalx-questions.csv"])[0].2.map(\.text) == [
        """
        pretalx-questions.csv: warning: the export has no states, so rejected and withdrawn proposals become submissions, too
          hint: export the sessions with their state, too, and name both files in one command
        """
      ])
    // Three columns are ticked, of confirmed and accepted ones only.
    let few = try tables(["pretalx-en.csv"])[0]
    var some = few.0
    some.rows.removeAll { $0.cells[0] == "EVV8W7" }
    let long = try AnswerFile.read(Fixtures.path("pretalx-questions.csv"))
    var both = [(some, few.1, [ImportRemark]()), (long, ColumnMapping.guess(long), [])]
    PretalxStates.complete(&both)
    #expect(
      both[1].2.map(\.message) == [
        "the other export has no state for proposals of this one, so rejected ones may be among them: EVV8W7"
      ])
  }

  private static let own = "\"Response ID\";\"Date submitted\";\"Last page\";\"AS number\""

  @Test(
    arguments: [
      (
        "Where? [Suva];Where? [Nadi];Where? [Other]", ["Y;Y;", "Y;N;Labasa", "N/A;N/A;N/A"],
        "Suva;Nadi | Suva;Labasa | "
      ),
      (
        "Where? [Suva];Where? [Nadi];Where? [Sonstiges]", ["Ja;Nein;-oth-", "Nein;Ja;Labasa"],
        "Suva | Nadi;Labasa"
      ),
      ("Where? [Suva]", ["Y", "", "N"], "Suva |  | "),
      ("Where? [Suva]", ["1", "0"], "Suva | "),
      (
        "Where? [Suva];Where? [Suva][Comment];Where? [Nadi];Where? [Nadi][Comment]",
        ["Yes;2027;No;maybe", "No;;Yes;"], "Suva (2027);Nadi (maybe) | Nadi"
      ),
      ("Where? [Suva - Kommentar];Where? [Suva]", ["2027;Y", ";N"], "Suva (2027) | "),
      ("Where? [Suva, Fiji];Where? [Nadi]", ["Oui;Non", "Oui;Oui"], "Suva, Fiji | Suva, Fiji;Nadi"),
      ("Where? [スバ];Where? [その他]", ["はい;ナンディ", "いいえ;"], "スバ;ナンディ | "),
      ("Where? [Suva];Where? [Nadi]", ["10G;20G", "1G;2G"], "10G | 1G"),
      ("q1[SQ001];q1[SQ002]", ["Y;N", "Y;Y"], "none"),
    ] as [(String, [String], String)])
  func `what was ticked in LimeSurvey`(columns: String, rows: [String], joined: String) throws {
    let names = columns.split(separator: ";").map { "\"\($0)\"" }.joined(separator: ";")
    let cells = rows.map { row in
      row.split(separator: ";", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ";")
    }
    let own = cells.enumerated().map { "\"\($0)\";\"2026-09-01\";\"2\";\"\(64500 + $0)\";\($1)\n" }.joined()
    let read = try table("\(Self.own);\(names)\n\(own)")
    #expect(read.source == .limeSurvey)
    let column = read.header.firstIndex { $0.hasPrefix("Where") || $0 == "q1" }
    #expect(
      (column.map { index in read.rows.map { $0.cells[index] }.joined(separator: " | ") } ?? "none") == joined
    )
    #expect(
      read.remarks.map(\.message).filter { $0.contains("codes") }
        == (joined == "none"
          ? ["the choices of 'q1' are codes (SQ001, SQ002), so its answers are not used"] : []))
  }
}
