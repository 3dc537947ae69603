import Files
import Scene

/// Notes, and the master that Keynote wants them to have.
enum NotesXML {
  /// The size of notes pages, in EMU.
  static let size = (width: 6_858_000, height: 9_144_000)

  private static let image = "<a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/>"
  private static let body = "<a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/>"
  private static let tree =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"

  /// The notes of a slide.
  static func notes(_ paragraphs: [String], language: String, slide: Int) -> String {
    let tag = TextLanguage.tag(language)
    let text = paragraphs.map { paragraph in
      paragraph.isEmpty
        ? "<a:p><a:endParaRPr lang=\"\(tag)\" dirty=\"0\"/></a:p>"
        : "<a:p><a:r><a:rPr lang=\"\(TextLanguage.tag(of: paragraph, in: language))\" dirty=\"0\"/>"
          + "<a:t>\(XMLText.attribute(paragraph))</a:t></a:r></a:p>"
    }
    return XML.declaration + "<p:notes \(XML.namespaces)><p:cSld><p:spTree>\(tree)"
      + "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>"
      + "<p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
      + "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
      + "<p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>"
      + "<p:txBody><a:bodyPr/><a:lstStyle/>\(text.joined())</p:txBody></p:sp></p:spTree></p:cSld>"
      + "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
  }

  /// The master of all notes: the slide, and below it the text.
  static func master(_ map: String) -> String {
    XML.declaration
      + "<p:notesMaster \(XML.namespaces)><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>"
      + "<p:spTree>\(tree)"
      + "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>"
      + "<p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>\(image)</a:xfrm>"
      + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp>"
      + "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
      + "<p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>\(body)</a:xfrm>"
      + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
      + "<a:p><a:endParaRPr lang=\"en-US\"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>\(map)"
      + "<p:notesStyle><a:lvl1pPr marL=\"0\" algn=\"l\"><a:defRPr sz=\"1200\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>"
      + "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>"
  }
}
