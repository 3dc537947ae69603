internal import CXML2
internal import Libraries

/// The text of a mail in HTML: what is shown, with a line for each row of a table, and nothing fetched.
final class HTMLText {
  /// Elements that begin and end a line.
  private static let blocks: Set = [
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "pre", "hr", "body",
  ]

  /// What mail programs call the elements that begin or hold another mail.
  private static let quotes = ["gmail_quote", "yahoo_quoted", "divrplyfwdmsg", "appendonsend"]

  /// libxml2, loaded when the first HTML mail is read; nil where it is not installed.
  private static let library: personals_xml? = {
    guard let opened = OptionalPart.xml2.open() else { return nil }
    var functions = personals_xml()
    return personals_xml_find(opened, &functions) != 0 ? functions : nil
  }()

  private var text: [UInt8] = []
  private var depth = 0
  /// How deep the outermost element that is not shown, or quotes another mail, is.
  private var hiddenFrom: Int?

  /// The text of a page; nil where libxml2 is missing.
  static func read(_ html: String) -> String? {
    guard let library else { return nil }
    let reader = HTMLText()
    var handler = personals_xml_sax()
    handler.initialized = 1
    handler.characters = addText
    handler.cdata_block = { _, _, _ in }
    handler.start_element = { context, name, attributes in
      guard let name else { return }
      HTMLText.of(context)?.open(String(cString: name), attributes)
    }
    handler.end_element = { context, name in
      guard let name else { return }
      HTMLText.of(context)?.close(String(cString: name))
    }
    var bytes = Array(html.utf8.prefix(4_000_000).filter { $0 != 0 })
    bytes.append(0)
    let document = library.parse_html(
      bytes, "UTF-8", &handler, Unmanaged.passUnretained(reader).toOpaque())
    if let document { library.free_document(document) }
    return reader.lines
  }

  /// The lines; a row of two cells is a question and its answer.
  private var lines: String {
    String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map {
      line in
      let cells = line.split(separator: "\t").map { cell in
        cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty }
      guard cells.count == 2, let label = cells.first, !label.hasSuffix(":") else {
        return cells.joined(separator: " ")
      }
      return "\(label): \(cells[1])"
    }.joined(separator: "\n")
  }

  private func open(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    // Elements without an end have one here, too: libxml2 closes them.
    depth += 1
    if Self.blocks.contains(name) { text.append(0x0A) }
    guard hiddenFrom == nil else { return }
    // A quote keeps its place, so that what is above it is known to be above a quote.
    if name == "blockquote" { text += "\n>\n".utf8 }
    var isHidden = ["style", "script", "head", "title", "blockquote", "del", "s", "strike"].contains(name)
    var index = 0
    while let attributes, let key = attributes[index] {
      let value = attributes[index + 1].map { String(cString: $0).lowercased() } ?? ""
      switch String(cString: key) {
      case "hidden": isHidden = true
      case "style":
        let style = value.filter { !$0.isWhitespace }
        if style.contains("display:none") || style.contains("line-through") { isHidden = true }
      case "class", "id":
        // Thunderbird's line above a quote.
        if value.contains("moz-cite-prefix") { isHidden = true }
        if Self.quotes.contains(where: value.contains) { text += "\n-----Original Message-----\n".utf8 }
      default: break
      }
      index += 2
    }
    if isHidden { hiddenFrom = depth }
  }

  private func close(_ name: String) {
    if name == "td" || name == "th" { text.append(0x09) }
    if Self.blocks.contains(name) { text.append(0x0A) }
    if let hidden = hiddenFrom, depth <= hidden { hiddenFrom = nil }
    depth -= 1
  }

  private static let addText:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int32) -> Void = {
      context, text, count in
      guard let reader = HTMLText.of(context), let text, reader.hiddenFrom == nil else { return }
      for byte in UnsafeBufferPointer(start: text, count: Int(count)) {
        // Line ends and tabs are spaces in HTML.
        reader.text.append([0x09, 0x0A, 0x0D].contains(byte) ? 0x20 : byte)
      }
    }

  private static func of(_ context: UnsafeMutableRawPointer?) -> HTMLText? {
    context.map { Unmanaged<HTMLText>.fromOpaque($0).takeUnretainedValue() }
  }
}
