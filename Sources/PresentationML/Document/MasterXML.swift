import Scene

/// The master of all slides, and its layouts.
struct MasterXML {
  let size: Size
  let theme: PresentationTheme
  /// The title's place in each layout.
  let titles: [SlideContent.Layout: Rect]

  private static let tree =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"

  /// How a theme's colours are used: text is dark on light, or light on dark.
  var map: String {
    let (ground, text) = theme.isDark ? ("dk", "lt") : ("lt", "dk")
    var xml = "<p:clrMap bg1=\"\(ground)1\" tx1=\"\(text)1\" bg2=\"\(ground)2\" tx2=\"\(text)2\""
    for number in 1...6 { xml += " accent\(number)=\"accent\(number)\"" }
    return xml + " hlink=\"hlink\" folHlink=\"folHlink\"/>"
  }

  private var usual: Rect {
    Rect(x: size.width * 0.045, y: size.height * 0.05, width: size.width * 0.91, height: size.height * 0.11)
  }

  private var body: Rect {
    Rect(x: size.width * 0.045, y: size.height * 0.2, width: size.width * 0.91, height: size.height * 0.68)
  }

  private func foot(_ left: Double, _ width: Double) -> Rect {
    Rect(x: size.width * left, y: size.height * 0.935, width: size.width * width, height: size.height * 0.05)
  }

  /// A placeholder.
  private func placeholder(
    _ identifier: Int, _ name: String, _ type: String, _ frame: Rect, _ text: String, anchor: String = "t",
    style: String = ""
  ) -> String {
    "<p:sp><p:nvSpPr><p:cNvPr id=\"\(identifier)\" name=\"\(name)\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
      + "<p:nvPr><p:ph type=\"\(type)\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>\(frame.placed)</a:xfrm>"
      + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>"
      + "<a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"\(anchor)\"><a:noAutofit/></a:bodyPr>"
      + "<a:lstStyle>\(style)</a:lstStyle><a:p>\(text)</a:p></p:txBody></p:sp>"
  }

  private static let footStyle =
    "<a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill></a:defRPr></a:lvl1pPr>"
  private static let number =
    "<a:fld id=\"{86CB4B4D-7CA3-9044-876B-883B54F8677D}\" type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>‹#›</a:t></a:fld>"
  private static let sample = "<a:r><a:rPr lang=\"en-US\"/><a:t>Title</a:t></a:r>"
  private static let end = "<a:endParaRPr lang=\"en-US\"/>"

  /// The layout's part.
  func layout(_ layout: SlideContent.Layout) -> String {
    XML.declaration
      + "<p:sldLayout \(XML.namespaces) preserve=\"1\" userDrawn=\"1\"><p:cSld name=\"\(layout.name)\"><p:spTree>\(Self.tree)"
      + placeholder(2, "title", "title", titles[layout].map(widened) ?? usual, Self.sample)
      + placeholder(
        3, "footer", "ftr\" sz=\"quarter\" idx=\"11", foot(0.2, 0.5), Self.end, style: Self.footStyle)
      + placeholder(
        4, "page", "sldNum\" sz=\"quarter\" idx=\"12", foot(0.045, 0.1), Self.number, style: Self.footStyle)
      + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
  }

  /// As much room as there is for titles that are longer.
  private func widened(_ title: Rect) -> Rect {
    Rect(
      x: title.minX, y: title.minY, width: max(title.width, size.width * 0.8 - title.minX),
      height: title.height)
  }

  /// The master's part, with the relations' identifiers of the layouts.
  func master(_ layouts: [String]) -> String {
    let text = "<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>"
    func fonts(_ kind: String) -> String {
      "<a:latin typeface=\"+\(kind)-lt\"/><a:ea typeface=\"+\(kind)-ea\"/><a:cs typeface=\"+\(kind)-cs\"/>"
    }
    let levels = (1...9).map { level in
      "<a:lvl\(level)pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:defRPr sz=\"1800\" kern=\"0\">\(text)\(fonts("mn"))</a:defRPr></a:lvl\(level)pPr>"
    }.joined()
    let list = layouts.enumerated().map { index, identifier in
      "<p:sldLayoutId id=\"\(2_147_483_649 + index)\" r:id=\"\(identifier)\"/>"
    }.joined()
    return XML.declaration
      + "<p:sldMaster \(XML.namespaces)><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
      + "<p:spTree>\(Self.tree)" + placeholder(2, "title", "title", usual, Self.sample)
      + placeholder(3, "text", "body\" idx=\"1", body, "<a:r><a:rPr lang=\"en-US\"/><a:t>Text</a:t></a:r>")
      + placeholder(
        4, "footer", "ftr\" sz=\"quarter\" idx=\"3", foot(0.2, 0.5), Self.end, style: Self.footStyle)
      + placeholder(
        5, "page", "sldNum\" sz=\"quarter\" idx=\"4", foot(0.045, 0.1), Self.number, style: Self.footStyle)
      + "</p:spTree></p:cSld>\(map)<p:sldLayoutIdLst>\(list)</p:sldLayoutIdLst><p:txStyles>"
      + "<p:titleStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"4000\" b=\"1\" kern=\"0\">\(text)\(fonts("mj"))</a:defRPr></a:lvl1pPr></p:titleStyle>"
      + "<p:bodyStyle>\(levels)</p:bodyStyle><p:otherStyle>\(levels)</p:otherStyle></p:txStyles></p:sldMaster>"
  }
}
