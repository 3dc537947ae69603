internal import Files
internal import Testing

struct CSVRowTests {
  @Test(arguments: [
    "=1", "+1", "-1", "@x", "\t=1", "\r=1", "\r\n=1", "\n1", "＝1", "＋1", "－1", "＠x", "=\u{338}1", "-\u{301}1",
    " =1",
    "\u{a0}@x", "\u{200b}=1", "\u{feff}+1", "\u{202e}-1", "\u{0}=1",
  ]) func `a formula begins with an apostrophe`(cell: String) {
    let row = CSVRow.text([cell, "b"])
    #expect(row.hasPrefix("'") || row.hasPrefix("\"'"), "\(row)")
  }

  @Test(arguments: ["", "a=b", "AS64500", "é", "🐟", "'tHooft", "x-y"])
  func `other text stays`(cell: String) { #expect(CSVRow.text([cell, "b"]) == "\(cell),b\r\n") }

  @Test func `quotes, whatever is joined to them`() {
    #expect(
      CSVRow.text(["a\"b", "c\"\u{301}d", "e,\u{301}f", "g\r\nh", "i;j"])
        == "\"a\"\"b\",\"c\"\"\u{301}d\",\"e,\u{301}f\",\"g\r\nh\",\"i;j\"\r\n")
  }
}
