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
    let package = try Self.relations("_rels/.rels", in: archive)
    let main = package.first { $0.type == "officeDocument" }?.part ?? "xl/workbook.xml"
    guard let workbook = try archive.content(main) else { return nil }
    let slash = main.lastIndex(of: "/").map { main.index(after: $0) } ?? main.startIndex
    let relations = try Self.relations("\(main[..<slash])_rels/\(main[slash...]).rels", in: archive)
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
            Sheet(name: attributes["name"] ?? "", isHidden: state != "visible", part: part.part))
        default: break
        }
      }, closing: { _, _ in })
    // A presentation or a text has the same kind of archive.
    guard isWorkbook else { return nil }
    self.sheets = sheets
    if let part = relations.first(where: { $0.type == "styles" })?.part, let xml = try archive.content(part) {
      formats = try NumberFormats(xml)
    }
    formats.is1904 = is1904
    if let part = relations.first(where: { $0.type == "sharedStrings" })?.part,
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

  /// One part that another refers to.
  private struct Relation {
    var id: String
    /// The last word of its type.
    var type: String
    var part: String
  }

  private static func relations(_ part: String, in archive: ZipArchive) throws(FileFault) -> [Relation] {
    guard let xml = try archive.content(part) else { return [] }
    // Targets are relative to the folder around `_rels`.
    let folder = part.split(separator: "/").dropLast(2)
    var relations: [Relation] = []
    try XMLEvents.read(
      xml,
      opening: { name, attributes in
        guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
          let target = attributes["Target"], attributes["TargetMode"] != "External"
        else { return }
        var path = target.hasPrefix("/") ? [] : folder.map(String.init)
        for step in target.split(separator: "/") {
          switch step {
          case "..": _ = path.popLast()
          case ".": break
          default: path.append(String(step))
          }
        }
        relations.append(
          Relation(
            id: id, type: type.split(separator: "/").last.map(String.init) ?? "",
            part: path.joined(separator: "/")))
      }, closing: { _, _ in })
    return relations
  }
}
