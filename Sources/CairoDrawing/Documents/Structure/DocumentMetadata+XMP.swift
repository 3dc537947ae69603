internal import Files

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
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"\(isArchival ? Self.archiveNames : "")>

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
    if isArchival {
      add("pdfaid:part", "2")
      add("pdfaid:conformance", "A")
      if isAccessible { text += Self.accessibilitySchema }
    }
    text += """
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
    return Array(text.utf8)
  }

  private static let archiveNames = """
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
    """

  /// PDF/A does not know `pdfuaid`, so that its one property has to be described (ISO 19005-2, 6.6.2.3).
  private static let accessibilitySchema = """
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>The part of ISO 14289 that the document conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>

    """
}
