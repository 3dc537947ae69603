@testable import Importing
import Testing

/// Workbooks of Excel and of the programs that write its format.
@Suite struct WorkbookTests {
  @Test(arguments: [
    "openpyxl-shared", "openpyxl-writeonly", "openpyxl-1904", "xlsxwriter-shared", "xlsxwriter-inline",
    "xlsxwriter-1904", "xlsxwriter-quoteprefix", "openpyxl-asn-as-text",
  ])
  func `a workbook says what its CSV says`(name: String) throws {
    let plain = try Fixtures.answers("sheets/plain.csv")
    let book = try Fixtures.answers("workbooks/\(name).xlsx")
    #expect(book.table.source == .microsoftForms)
    #expect(book.answers.map(\.lines) == plain.answers.map(\.lines))
    #expect(book.answers.map(\.address) == plain.answers.map(\.address))
    // The start time of the first answer, whichever day the serials count from.
    #expect(book.table.rows.first?.cells[1] == "2026-09-01 07:05:00")
  }

  @Test func `readings in kana are no part of a name`() throws {
    let read = try Fixtures.answers("workbooks/edited-furigana.xlsx")
    #expect(read.answers[1]["speaker"]?.summary == "สมหญิง ใจดี")
    #expect(!read.table.rows.contains { $0.cells.contains { $0.contains("ヨミ") } })
  }

  @Test func `numbers as Java writes them, and times that were ratios`() throws {
    let read = try Fixtures.answers("workbooks/edited-java-doubles.xlsx")
    #expect(read.answers.prefix(3).map(\.networks) == [[64496], [64497], [64498]])
    #expect(read.answers.contains { $0.networks == [4_200_000_001] })
    #expect(read.answers.prefix(3).map { $0["traffic"]?.summary } == ["640 Gbps", "1.2 Tbps", "80.5 Gbps"])
    #expect(read.answers.prefix(4).map { $0["ratio"]?.summary } == ["28:72", nil, nil, nil])
    for row in 3...5 { #expect(read.remarks.contains { $0.row == row && $0.column == "Ratio in:out" }) }
    #expect(read.table.rows[2].cells[5] == "28:00:00")
  }

  @Test func `the sheet with the answers is found among others`() throws {
    let read = try Fixtures.answers("workbooks/openpyxl-messy-sheets-merged-hidden.xlsx")
    let plain = try Fixtures.answers("sheets/plain.csv")
    #expect(read.answers.count == 12)
    #expect(read.answers.map(\.lines) == plain.answers.map(\.lines))
    #expect(read.answers.first?.row == 4)
    let told = read.remarks.map(\.message)
    #expect(told.contains("the answers are read from the sheet 'Form1', not from 'Summary'"))
    #expect(told.contains("hidden and not read: the sheet 'Old answers'"))
    #expect(told.contains("hidden columns are read, too: 2") && told.contains("hidden rows are read, too: 1"))
    #expect(told.contains { $0.hasSuffix("formulas have no results in the file; left out") })
    #expect(told.contains { $0.hasPrefix("2 columns are called \"Traffic volume (peak)\"") })
  }

  @Test func `Indico's workbook keeps what its CSV loses`() throws {
    let read = try Fixtures.answers("workbooks/indico.xlsx")
    let rows = Dictionary(uniqueKeysWithValues: read.answers.map { ($0.id ?? "", $0) })
    #expect(rows["1"]?["contact"]?.summary.contains("+679 555 0100") == true)
    #expect(
      rows["1"]?["message"] == .text("First line\nsecond \"quoted\"; third\n\nafter an empty line"))
    #expect(read.table.rows.first?.cells.contains("2010-01-03") == true)
    #expect(read.table.rows.first?.cells.contains("2026-12-07 09:30:00") == true)
    #expect(!read.remarks.contains { $0.message.contains("lost their '+'") })
    #expect(rows["6"]?.networks == [4_200_000_001] && rows["7"]?["traffic"] == nil)
  }

  @Test(arguments: ["libreoffice-as-is.xlsx", "libreoffice-detected.xlsx"])
  func `what LibreOffice made of answers is not believed`(name: String) throws {
    let read = try Fixtures.answers("workbooks/" + name)
    func isReported(_ row: Int, _ column: String) -> Bool {
      read.remarks.contains { $0.row == row && $0.column == column }
    }
    #expect(!read.answers.contains { $0.row == 3 } && isReported(3, "AS number"))
    for row in [4, 5, 6, 8] { #expect(isReported(row, "Traffic"), "\(row)") }
    #expect(isReported(2, "Phone") && isReported(2, "Comment"))
    if name.contains("detected") { #expect(isReported(4, "Ratio in:out") && isReported(9, "Ratio in:out")) }
  }

  @Test func `errors, truth and line ends in cells`() throws {
    let read = try Fixtures.answers("workbooks/errors.xlsx")
    #expect(read.table.rows.map(\.cells) == [["64500", "Reef", ""], ["64501", "Tide\nNet", "TRUE"]])
    #expect(
      read.remarks.map(\.text).first
        == "\(Fixtures.path("workbooks/errors.xlsx")):2: \"Peering policy\": warning: the cell holds the error '#N/A'; left out"
    )
  }

  @Test func `rows and cells without places, or with places that no sheet has`() throws {
    let read = try Fixtures.answers("workbooks/places.xlsx")
    #expect(read.answers.map(\.networks) == [[64500], [4_200_000_001]])
    #expect(read.table.rows.map(\.number) == [2, 3])
    #expect(read.remarks.map(\.message).contains("the cell holds the error 'missing text'; left out"))
  }

  @Test(arguments: [
    ("[$-F800]dddd\\,\\ mmmm\\ dd", "46266", "2026-09-01"),
    ("yyyy\"-\"mm h:mm", "46266.25", "2026-09-01 06:00:00"),
    ("[h]:mm", "1.5", "36:00:00"), ("mm:ss", "0.5", "12:00:00"), ("\"day\"0", "5", "5"),
    ("0.0%", "0.285", "28.5%"),
    ("General", "64500.0", "64500"), ("#,##0.00 \"m/s\"", "1.5", "1.5"), ("@", "1E3", "1000"),
    ("[Red]0", "7", "7"),
  ])
  func `formats of numbers`(format: String, number: String, text: String) throws {
    let escaped = format.replacing("\"", with: "&quot;")
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId="170" formatCode="\(escaped)"/></numFmts>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>
      """
    #expect(try NumberFormats(Array(styles.utf8)).text(number, style: 1) == text)
  }

  @Test func `cells far to the right are cut off, and reported`() throws {
    let read = try Fixtures.answers("workbooks/wide.xlsx")
    #expect(read.table.header.count == 3)
    #expect(read.remarks.map(\.message).contains("cells beyond column 1000 are not read"))
  }

  @Test(arguments: [
    (
      "entities.xlsx", "the file has a document type, which office files do not have",
      "export the answers again, or save them as CSV with the encoding UTF-8"
    ),
    (
      "bomb.xlsx", "the file grows too large when 'xl/worksheets/sheet1.xml' is unpacked",
      "export the answers again, or save them as CSV with the encoding UTF-8"
    ),
    (
      "cut.xlsx", "the file is broken: its list of files cannot be read",
      "export the answers again, or save them as CSV with the encoding UTF-8"
    ),
    (
      "poi-hssf.xls", "the file is in the format of Excel before 2007 (.xls)",
      "open it in a spreadsheet program and save it as XLSX"
    ),
    (
      "opendocument.ods", "the file is an OpenDocument file",
      "save it as XLSX, or as CSV with the encoding UTF-8"
    ),
    (
      "two.zip", "the archive has 2 tables in it: 'a.csv', 'b.csv'",
      "unpack it and name the one that has the answers"
    ),
    ("none.zip", "the archive has no table of answers in it", "export the answers as CSV or XLSX"),
  ])
  func `files that cannot be read cost a message`(name: String, message: String, hint: String) throws {
    do {
      _ = try Fixtures.answers("workbooks/" + name)
      Issue.record("was read")
    } catch let failure as ImportFailure {
      #expect(failure.message == "\(Fixtures.path("workbooks/" + name)): error: \(message)")
      #expect(failure.hint == hint)
    }
  }

  @Test func `elements nested without end are an error`() throws {
    #expect(throws: ImportFailure.self) { try Fixtures.answers("workbooks/nested.xlsx") }
  }

  /// Every beginning of a workbook, and every workbook with a changed byte, is read or refused.
  @Test func `a broken workbook never ends the program`() throws {
    let bytes = try Fixtures.bytes("workbooks/openpyxl-messy-sheets-merged-hidden.xlsx")
    let folder = try Folder()
    var state: UInt64 = 7
    for round in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var broken = bytes
      let place = Int(state >> 33) % bytes.count
      if round % 2 == 0 { broken.removeLast(place) } else { broken[place] ^= UInt8(1 + (state >> 20) % 255) }
      try folder.write(broken, to: "a.xlsx")
      _ = try? AnswerFile.read(folder.path + "a.xlsx")
    }
  }

  @Test func `Google's archive holds the answers`() throws {
    let (zip, csv) = (try Fixtures.answers("google.zip"), try Fixtures.answers("google.csv"))
    #expect(zip.answers.map(\.lines) == csv.answers.map(\.lines))
    let file = try AnswerFile.read(Fixtures.path("google.zip")).file
    #expect(file.hasPrefix(Fixtures.path("google.zip") + "/") && file.hasSuffix(".csv"))
  }
}

extension WorkbookTests {
  @Test func `numbers are written without an exponent`() {
    #expect(
      [1e-4, 1.5e-5, -2.5e-7, 2.5e10, 4.930123e10, 64500, 0.5].map(NumberFormats.plain) == [
        "0.0001", "0.000015", "-0.00000025", "25000000000", "49301230000", "64500", "0.5",
      ])
  }
}
