internal import OfficeFiles

/// A workbook in the format of Excel since 2007 (ECMA-376), with the texts of its sheets.
struct Workbook {
  /// A sheet by its name.
  struct Sheet {
    var name: String
    var isHidden: Bool
    /// Its part of the archive.
    fileprivate var part: String
  }

  /// The sheets with cells, in their order.
  private(set) var sheets: [Sheet] = []
  private let archive: ZipArchive
  private var strings: [String] = []
  private var formats = NumberFormats()

  /// The workbook in an archive; nil where it holds none.
  ///
  /// - Throws: `FileFault`.
  init?(_ archive: ZipArchive) throws(FileFault) {
    self.archive = archive
    let main = try archive.relations(of: "").first { $0.type == "officeDocument" }?.target
    guard let workbook = try archive.content(main ?? "xl/workbook.xml") else { return nil }
    let relations = try archive.relations(of: main ?? "xl/workbook.xml").filter { !$0.isExternal }
    let parts = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    var (is1904, isWorkbook) = (false, false)
    var sheets: [Sheet] = []
    try XMLEvents.read(
      workbook,
      opening: { name, attributes in
        switch name {
        case "workbook": isWorkbook = true
        case "workbookPr": is1904 = attributes.isSet("date1904")
        case "sheet":
          guard let part = attributes["id"].flatMap({ parts[$0] }), part.type == "worksheet",
            sheets.count < 1000
          else { return }
          let state = attributes["state"] ?? "visible"
          sheets.append(
            Sheet(name: attributes["name"] ?? "", isHidden: state != "visible", part: part.target))
        default: break
        }
      }, closing: { _, _ in })
    // A presentation or a text has the same kind of archive.
    guard isWorkbook else { return nil }
    self.sheets = sheets
    if let part = relations.first(where: { $0.type == "styles" })?.target, let xml = try archive.content(part)
    {
      formats = try NumberFormats(xml)
    }
    formats.is1904 = is1904
    if let part = relations.first(where: { $0.type == "sharedStrings" })?.target,
      let xml = try archive.content(part)
    {
      strings = try Self.strings(xml)
    }
  }

  /// What a sheet says.
  ///
  /// - Throws: `FileFault`.
  func read(_ sheet: Sheet) throws(FileFault) -> Worksheet? {
    guard let xml = try archive.content(sheet.part) else { return nil }
    return try Worksheet(xml, strings: strings, formats: formats)
  }

  private static func strings(_ xml: [UInt8]) throws(FileFault) -> [String] {
    var strings: [String] = []
    var text = RichText()
    try XMLEvents.read(
      xml,
      opening: { name, _ in
        if name == "si" { text = RichText() }
        text.open(name)
      },
      closing: { name, written in
        text.close(name, written)
        if name == "si" { strings.append(text.text) }
      })
    return strings
  }
}
