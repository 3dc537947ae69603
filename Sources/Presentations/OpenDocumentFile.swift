internal import OfficeFiles

/// What a presentation in OpenDocument's format has in it (ISO/IEC 26300).
struct OpenDocumentFile {
  private(set) var shown: [SlideFacts] = []
  /// Numbers of slides, from 1.
  private(set) var hidden: [Int] = []
  /// The families that the styles of its slides name, wherever they are used; not those of masters.
  private(set) var fonts: Set<String> = []

  /// - Throws: `FileFault`.
  init(_ archive: ZipArchive) throws(FileFault) {
    var isEncrypted = false
    try XMLEvents.read(
      try archive.content("META-INF/manifest.xml") ?? Array("<none/>".utf8),
      opening: { name, _ in if name == "encryption-data" { isEncrypted = true } }, closing: { _, _ in })
    guard !isEncrypted else { throw FileFault("has a password") }
    guard let content = try archive.content("content.xml") else {
      throw FileFault("is broken: it has no content")
    }
    let reader = PageReader()
    try XMLEvents.read(content, opening: reader.open, closing: reader.close, interrupted: reader.add)
    (shown, hidden) = (reader.shown, reader.hidden)
    fonts = Set(reader.names.compactMap { reader.families[$0] })
  }

  /// Reads the pages.
  private final class PageReader {
    private(set) var shown: [SlideFacts] = []
    private(set) var hidden: [Int] = []
    /// Families by the names that styles have for them.
    private(set) var families: [String: String] = [:]
    private(set) var names: Set<String> = []
    private var style = ""
    private var hiddenStyles: Set<String> = []
    private var facts: SlideFacts?
    private var count = 0
    private var isHidden = false

    func open(_ name: String, _ attributes: XMLEvents.Attributes) {
      switch name {
      case "font-face":
        guard let key = attributes["name"], let family = attributes["font-family"] else { return }
        families[key] = family.filter { $0 != "'" && $0 != "\"" }
      case "style": style = attributes["name"] ?? ""
      case "text-properties": if let name = attributes["font-name"] { names.insert(name) }
      case "drawing-page-properties":
        if attributes["visibility"] == "hidden" { hiddenStyles.insert(style) }
      case "page":
        count += 1
        facts = SlideFacts()
        isHidden = attributes["style-name"].map(hiddenStyles.contains) ?? false
      case "image":
        guard let address = attributes["href"], address.contains("://") || address.hasPrefix("../") else {
          return
        }
        facts?.add(pictures: [address])
      case "date", "time":
        // A date in text that is not fixed; the decoration of pages has other elements.
        if !attributes.isSet("fixed") { facts?.hasDate = true }
      default: break
      }
    }

    func add(_ text: [UInt8]) {
      facts?.characters.formUnion(String(decoding: text, as: UTF8.self).unicodeScalars)
    }

    func close(_ name: String, _ text: [UInt8]) {
      if ["p", "span", "h", "s", "a"].contains(name) { add(text) }
      guard name == "page", let facts else { return }
      if isHidden { hidden.append(count) } else { shown.append(facts) }
      self.facts = nil
    }
  }
}
