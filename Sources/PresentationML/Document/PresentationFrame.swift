import Files
import OfficeFiles
import Scene

/// The parts that a presentation has once: the list of its slides, the master, themes and properties.
struct PresentationFrame {
  let size: Size
  let theme: PresentationTheme
  let information: PresentationDocument.Information
  let titles: [SlideContent.Layout: Rect]
  /// The section of each slide.
  let sections: [String]

  /// - Throws: `FileFault` where there is no memory.
  func write(to parts: PackageWriter) throws(FileFault) {
    let master = MasterXML(size: size, theme: theme, titles: titles)
    for layout in SlideContent.Layout.allCases {
      var relations = Relations()
      _ = relations.add("slideMaster", .part("../slideMasters/slideMaster1.xml"))
      try parts.add(
        "ppt/slideLayouts/slideLayout\(layout.rawValue).xml", type: PartType.layout, master.layout(layout),
        relations)
    }
    var relations = Relations()
    let layouts = SlideContent.Layout.allCases.map { layout in
      relations.add("slideLayout", .part("../slideLayouts/slideLayout\(layout.rawValue).xml"))
    }
    _ = relations.add("theme", .part("../theme/theme1.xml"))
    try parts.add(
      "ppt/slideMasters/slideMaster1.xml", type: PartType.master, master.master(layouts), relations)
    // Two masters do not share a theme.
    try parts.add("ppt/theme/theme1.xml", type: PartType.theme, ThemeXML.theme(theme, name: theme.name))
    var notes = Relations()
    _ = notes.add("theme", .part("../theme/theme2.xml"))
    try parts.add(
      "ppt/notesMasters/notesMaster1.xml", type: PartType.notesMaster, NotesXML.master(Self.notesMap), notes)
    try parts.add(
      "ppt/theme/theme2.xml", type: PartType.theme, ThemeXML.theme(Self.paper(theme), name: "Notes"))
    try writePresentation(to: parts)
    try writeProperties(to: parts)
  }

  /// Notes are dark on light, whatever slides are.
  private static let notesMap =
    MasterXML(
      size: .zero,
      theme: PresentationTheme(name: "", colors: [:], isDark: false, titleFamily: "", textFamily: ""),
      titles: [:]
    ).map

  private static func paper(_ theme: PresentationTheme) -> PresentationTheme {
    var paper = theme
    paper.colors[.dark1] = .black
    paper.colors[.light1] = .white
    return paper
  }

  private func writePresentation(to parts: PackageWriter) throws(FileFault) {
    var relations = Relations()
    let master = relations.add("slideMaster", .part("slideMasters/slideMaster1.xml"))
    let notes = relations.add("notesMaster", .part("notesMasters/notesMaster1.xml"))
    var xml = XML.declaration + "<p:presentation \(XML.namespaces) saveSubsetFonts=\"1\">"
    xml += "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"\(master)\"/></p:sldMasterIdLst>"
    xml += "<p:notesMasterIdLst><p:notesMasterId r:id=\"\(notes)\"/></p:notesMasterIdLst><p:sldIdLst>"
    for index in sections.indices {
      let slide = relations.add("slide", .part("slides/slide\(index + 1).xml"))
      xml += "<p:sldId id=\"\(256 + index)\" r:id=\"\(slide)\"/>"
    }
    xml += "</p:sldIdLst><p:sldSz cx=\"\(size.width.emu)\" cy=\"\(size.height.emu)\"/>"
    xml += "<p:notesSz cx=\"\(NotesXML.size.width)\" cy=\"\(NotesXML.size.height)\"/>"
    xml +=
      "<p:defaultTextStyle><a:defPPr><a:defRPr lang=\"\(TextLanguage.tag(information.language))\"/></a:defPPr>"
    for level in 1...9 {
      xml +=
        "<a:lvl\(level)pPr marL=\"0\" algn=\"l\"><a:defRPr sz=\"1800\" kern=\"0\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>"
      xml +=
        "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl\(level)pPr>"
    }
    xml += "</p:defaultTextStyle>\(sectionList)</p:presentation>"
    _ = relations.add("presProps", .part("presProps.xml"))
    _ = relations.add("viewProps", .part("viewProps.xml"))
    _ = relations.add("theme", .part("theme/theme1.xml"))
    _ = relations.add("tableStyles", .part("tableStyles.xml"))
    try parts.add("ppt/presentation.xml", type: PartType.presentation, xml, relations)
    try parts.add(
      "ppt/presProps.xml", type: PartType.properties,
      XML.declaration + "<p:presentationPr \(XML.namespaces)/>")
    try parts.add("ppt/viewProps.xml", type: PartType.view, XML.declaration + "<p:viewPr \(XML.namespaces)/>")
    try parts.add(
      "ppt/tableStyles.xml", type: PartType.tableStyles,
      XML.declaration
        + "<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}\"/>"
    )
  }

  /// Slides by section; nothing where they have none.
  private var sectionList: String {
    guard sections.contains(where: { !$0.isEmpty }) else { return "" }
    var xml = "<p:extLst><p:ext uri=\"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}\">"
    xml += "<p14:sectionLst xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\">"
    var count = 0
    for (index, section) in sections.enumerated() {
      if index == 0 || section != sections[index - 1] {
        if count > 0 { xml += "</p14:sldIdLst></p14:section>" }
        count += 1
        let digits = String(count, radix: 16, uppercase: true)
        let identifier = String(repeating: "0", count: 12 - digits.count) + digits
        xml +=
          "<p14:section name=\"\(XMLText.attribute(section))\" id=\"{5E65A3F0-0000-4000-8000-\(identifier)}\"><p14:sldIdLst>"
      }
      xml += "<p14:sldId id=\"\(256 + index)\"/>"
    }
    return xml + "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
  }

  private func writeProperties(to parts: PackageWriter) throws(FileFault) {
    func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
      text.isEmpty ? "" : "<\(name)\(attributes)>\(XMLText.attribute(text))</\(name)>"
    }
    let date = " xsi:type=\"dcterms:W3CDTF\""
    let core =
      XML.declaration
      + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" + element("dc:title", information.title)
      + element("dc:subject", information.subject) + element("dc:creator", information.author)
      + element("dc:language", information.language) + element("dcterms:created", information.created, date)
      + element("dcterms:modified", information.created, date) + "</cp:coreProperties>"
    let app =
      XML.declaration
      + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
      + element("Application", information.creator) + "<Slides>\(sections.count)</Slides></Properties>"
    try parts.add("docProps/core.xml", type: PartType.core, core)
    try parts.add("docProps/app.xml", type: PartType.extended, app)
    var relations = Relations()
    _ = relations.add("officeDocument", .part("ppt/presentation.xml"))
    _ = relations.add(Relations.package + "/metadata/core-properties", .part("docProps/core.xml"))
    _ = relations.add("extended-properties", .part("docProps/app.xml"))
    try parts.add(relations, of: "") { _ in "" }
  }
}
