import Importing
import Testing

@Suite struct CSVReaderTests {
  private func cells(_ text: String) -> [[String]] { CSVReader.read(Array(text.utf8)).records.map(\.cells) }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func `separators and line ends are found`(separator: String, end: String) {
    let rows = [["AS", "Who, when", "Text"], ["64500", "a \"b\"", "x"], ["64501", "", "z"]]
    let text = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
    }.joined(separator: end)
    #expect(cells(text) == rows)
    #expect(cells(text + end) == rows)
  }

  @Test func `records know their lines, with line ends in cells`() {
    let reading = CSVReader.read(Array("a,b\r\n\"1\r\n2\",x\r\n3,y\r\n".utf8))
    #expect(reading.records.map(\.line) == [1, 2, 4])
    #expect(reading.records[1].cells == ["1\n2", "x"])
  }

  @Test func `the separator that a first line names`() {
    #expect(cells("sep=;\na;b,c\n1;2\n") == [["a", "b,c"], ["1", "2"]])
    #expect(cells("\"sep=\t\"\na\tb\n1\t2\n") == [["a", "b"], ["1", "2"]])
    // A question may begin so.
    #expect(cells("sep=what?,b\n1,2\n") == [["sep=what?", "b"], ["1", "2"]])
  }

  @Test func `line feeds in cells of files whose records end with carriage returns`() {
    #expect(
      cells("AS,Where\nelse?,c\r1,2,3\r4,5,6\r") == [
        ["AS", "Where\nelse?", "c"], ["1", "2", "3"], ["4", "5", "6"],
      ])
  }

  @Test func `a quote that never closes is an error with its line`() throws {
    #expect(throws: ImportFailure.self) { try table("AS number,Name\n64500,A\n64501,\"B\n64502,C\n") }
    do {
      _ = try table("AS number,Name\n64500,A\n64501,\"B\n64502,C\n")
    } catch let error as ImportFailure {
      #expect(
        error.message
          == "responses.csv:3: error: the quote that opens in this record never closes, so the rest of the file cannot be read"
      )
    }
  }

  @Test func `encodings`() throws {
    let text = "AS number;Name\n64500;Küste – “x”\n"
    func names(_ bytes: [UInt8]) throws -> [String] {
      try AnswerTable.csv(bytes, file: "a.csv").rows.map { $0.cells[1] }
    }
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let wanted = ["Küste – “x”"]
    #expect(try names(Array(text.utf8)) == wanted)
    #expect(try names([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == wanted)
    #expect(try names([0xFF, 0xFE] + little) == wanted)
    #expect(try names([0xFE, 0xFF] + big) == wanted)
    #expect(try names(little) == wanted)
    let western: [UInt8] =
      Array("AS number;Name\n64500;K".utf8) + [0xFC] + Array("ste ".utf8) + [
        0x96, 0x20, 0x93, 0x78, 0x94, 0x0A,
      ]
    let table = try AnswerTable.csv(western, file: "a.csv")
    #expect(table.rows[0].cells[1] == wanted[0])
    #expect(table.remarks.map(\.severity) == [.warning])
  }

  @Test func `a row that its separator cut is skipped, not shifted`() throws {
    let read = try table("AS number,Network,Policy\n64500,Reef, Inc.,Open\n64501,Tide,Open\n")
    #expect(read.rows.map(\.number) == [3])
    #expect(
      read.remarks.map(\.text) == [
        """
        responses.csv:2: error: the row has 4 cells and the header 3, so its answers cannot be told apart; the row is skipped
          hint: put cells that hold the separator between quotes
        """
      ])
  }

  @Test func `guards of pretalx are undone, in its cells only`() throws {
    let text =
      "ID,Proposal title,AS number,Anything else?\nABCDEF,'=AS64500,64500,\"'|a\\|b\"\nABCDEG,'twas,64501,a \\| b\n"
    let rows = try table(text).rows.map(\.cells)
    #expect(rows == [["ABCDEF", "=AS64500", "64500", "|a|b"], ["ABCDEG", "'twas", "64501", "a \\| b"]])
    // Of another source nothing is undone.
    #expect(
      try table("Timestamp,AS number,Message\n2026/09/01 1:00:00 AM,64500,'=x\n").rows[0].cells[2] == "'=x")
  }

  private static let header = "Timestamp,AS number,Network,Message"
  private static let row = "2026/09/01,64501,Tide,Hi"
  private static let swallowed = "look like one row; none of them is imported"
  private static let skipped = "so its answers cannot be told apart; the row is skipped"

  @Test(
    arguments: [
      (
        "2026/09/02,64502,\"He said \"hi\" there\",Open", ["He said \"hi\" there"],
        "not doubled; they were taken as part of its text"
      ),
      (
        "2026/09/02,64502,\"\"Reef\" Networks\",Open", ["\"Reef\" Networks"],
        "not doubled; they were taken as part of its text"
      ),
      ("2026/09/02,64502,\"Suva\" (Fiji),\"Open\"", ["Suva (Fiji)"], nil),
      ("2026/09/02,64502,\"Suva\" ,Open", ["Suva "], nil),
      ("2026/09/02,64502,5\" pipes,Open", ["5\" pipes"], nil),
      ("2026/09/02,64502,\"He said \"hi, all\" there\",Open", [], skipped),
      ("2026/09/02,64502,\"A \"b\", c\",Open", [], skipped),
      ("2026/09/02,64502,\"A \"b\" c,Open", [], skipped),
      // A quote that opens swallows rows up to the next one.
      ("2026/09/02,64502,\"Reef,Hi\n2026/09/03,64503,\"Coral\",Hi", [], swallowed),
      ("2026/09/02,64502,\"Reef,Hi\n2026/09/03,64503,Coral\",Hi", [], swallowed),
      ("2026/09/02,64502,\"Reef,Hi\n2026/09/03,64503,Coral,Hi\n2026/09/04,64504,Kelp\",Hi", [], swallowed),
      ("2026/09/02,64502,\"Reef,Hi\n2026/09/03,64503,Coral,\"Hi\"", [], swallowed),
      ("2026/09/02,64502,\"Reef,Hi\n2026/09/03,64503,Coral,Hi\"", [], swallowed),
      ("\"2026/09/02,64502,Reef,Hi\n2026/09/03\",64503,Coral,Hi", [], swallowed),
      // Lines of an answer are no rows.
      ("2026/09/02,64502,\"Reef, the\nbig, one\",Open", ["Reef, the\nbig, one"], nil),
      ("2026/09/02,64502,Reef,\"1, 2\n3, 4, 5\"", ["Reef"], nil),
    ] as [(String, [String], String?)])
  func `quotes that do not match are reported`(rows: String, names: [String], remark: String?) throws {
    let read = try table("\(Self.header)\n\(Self.row)\n\(rows)\n\(Self.row)\n")
    #expect(read.rows.map { $0.cells[2] } == ["Tide"] + names + ["Tide"])
    #expect(read.remarks.count == (remark == nil ? 0 : 1), "\(read.remarks)")
    if let remark {
      #expect(read.remarks.first?.message.hasSuffix(remark) == true, "\(read.remarks)")
      #expect(read.remarks.first?.line == 3)
    }
  }

  @Test func `rows with fewer cells than the header are reported once`() throws {
    let read = try table("\(Self.header)\n\(Self.row)\n2026/09/02,64502\n2026/09/03,64503,Reef\n")
    #expect(read.rows.count == 3)
    #expect(
      read.remarks.map(\.text) == [
        """
        responses.csv:3: warning: 2 rows have fewer cells than the header, which has 4: lines 3, 4; the answers at their ends are taken to be empty
          hint: see whether the file was cut off, or a quote or separator is missing there
        """
      ])
  }

  @Test func `a table of too many cells is refused before it is in memory`() {
    for (cell, count) in [("\n", 2_000_010), (",", 2_000_010), ("a,b\n", 1_000_010), ("\"\";", 2_000_010)] {
      let bytes = Array(String(repeating: cell, count: count).utf8)
      #expect(throws: ImportFailure("x.csv: error: the table has more than 2000000 cells")) {
        try AnswerTable.csv(bytes, file: "x.csv")
      }
    }
  }
}
