import Files
import Scene

/// The part with a theme's colours and fonts.
enum ThemeXML {
  /// The part, with the name that programs show.
  static func theme(_ theme: PresentationTheme, name: String) -> String {
    var xml = XML.declaration
    xml +=
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"\(XMLText.attribute(name))\"><a:themeElements>"
    xml += "<a:clrScheme name=\"\(XMLText.attribute(name))\">"
    for slot in PresentationTheme.Slot.allCases {
      let color = theme.colors[slot] ?? (slot == .light1 || slot == .light2 ? .white : .black)
      xml +=
        "<a:\(slot.rawValue)><a:srgbClr val=\"\(PresentationTheme.digits(color))\"/></a:\(slot.rawValue)>"
    }
    xml += "</a:clrScheme><a:fontScheme name=\"\(XMLText.attribute(name))\">"
    for (kind, family) in [("majorFont", theme.titleFamily), ("minorFont", theme.textFamily)] {
      let family = XMLText.attribute(family)
      xml +=
        "<a:\(kind)><a:latin typeface=\"\(family)\"/><a:ea typeface=\"\(family)\"/><a:cs typeface=\"\(family)\"/></a:\(kind)>"
    }
    return xml
      + "</a:fontScheme>\(formats)</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
  }

  /// Three of each, as programs want them.
  private static let formats: String = {
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    let line =
      "<a:ln w=\"9525\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">\(fill)<a:prstDash val=\"solid\"/></a:ln>"
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    func three(_ text: String) -> String { text + text + text }
    return
      "<a:fmtScheme name=\"Personals\"><a:fillStyleLst>\(three(fill))</a:fillStyleLst><a:lnStyleLst>\(three(line))</a:lnStyleLst>"
      + "<a:effectStyleLst>\(three(effect))</a:effectStyleLst><a:bgFillStyleLst>\(three(fill))</a:bgFillStyleLst></a:fmtScheme>"
  }()
}
