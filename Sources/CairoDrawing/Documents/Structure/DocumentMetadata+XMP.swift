extension DocumentMetadata {
  /// The metadata as XMP (ISO 16684-1): what the information dictionary says, and that the document is PDF/UA.
  ///
  /// - Parameter producer: the library that drew it.
  /// - Returns: the packet, in UTF-8.
  func xmp(producer: String) -> [UInt8] {
    var text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">

      """
    func add(_ name: String, _ value: String?, in list: String? = nil) {
      guard let value, !value.isEmpty else { return }
      let escaped = XMLText.escaped(value)
      let item =
        switch list {
        case "Alt": #"<rdf:Alt><rdf:li xml:lang="x-default">\#(escaped)</rdf:li></rdf:Alt>"#
        case let list?: "<rdf:\(list)><rdf:li>\(escaped)</rdf:li></rdf:\(list)>"
        case nil: escaped
        }
      text += "<\(name)>\(item)</\(name)>\n"
    }
    add("dc:format", "application/pdf")
    add("dc:title", title, in: "Alt")
    add("dc:creator", author, in: "Seq")
    add("dc:description", subject, in: "Alt")
    add("dc:language", language, in: "Bag")
    add("pdf:Keywords", keywords.joined(separator: ", "))
    add("pdf:Producer", producer)
    add("xmp:CreatorTool", creator)
    add("xmp:CreateDate", created)
    if isAccessible { add("pdfuaid:part", "1") }
    text += """
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
    return Array(text.utf8)
  }
}

/// Text in XML.
enum XMLText {
  /// The text without the characters that XML cannot have.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{9}", "\u{A}", "\u{D}", "\u{20}"..."\u{FFFD}", "\u{10000}"...:
        if scalar.value & 0xFFFE != 0xFFFE { result.unicodeScalars.append(scalar) }
      default: break
      }
    }
  }
}
