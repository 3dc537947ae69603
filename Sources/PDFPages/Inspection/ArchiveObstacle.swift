/// What keeps a hand-made page from being PDF/A-2a (ISO 19005-2), apart from its fonts.
enum ArchiveObstacle: String, CaseIterable {
  case inks = "has colours of printing inks (CMYK)"
  case transfer = "changes colours by transfer functions or halftones"
  case packing = "has pictures in JPEG 2000"

  /// Those that a dictionary of the page shows.
  static func obstacles(of dictionary: QPDFObject) -> [ArchiveObstacle] {
    if dictionary.isStream {
      let filter = dictionary.get("/Filter")
      return (filter.count > 0 ? filter.item(filter.count - 1) : filter).name == "JPXDecode" ? [.packing] : []
    }
    let second = dictionary.get("/TR2")
    let changes = [PDFKey("/TR"), "/HTP"].contains { !dictionary.get($0).isNull }
    return changes || !second.isNull && second.name != "Default" ? [.transfer] : []
  }
}

/// Whether programs know which letters a font's glyphs are (PDF 32000-1, 9.10.2).
enum FontLetters {
  private static let encodings: Set<String> = ["MacExpertEncoding", "MacRomanEncoding", "WinAnsiEncoding"]
  private static let collections: Set<String> = ["CNS1", "GB1", "Japan1", "Korea1"]

  /// Whether a dictionary is a font that does not say so.
  static func areUnknown(in font: QPDFObject) -> Bool {
    guard font.isOfType("Font"), font.get("/ToUnicode").isNull else { return false }
    let encoding = font.get("/Encoding")
    switch font.get("/Subtype").name {
    case "Type0":
      let information = font.get("/DescendantFonts").item(0).get("/CIDSystemInfo")
      let ordering = information.get("/Ordering").string.map { String(decoding: $0, as: UTF8.self) }
      return !collections.contains(ordering ?? "")
    case "Type1", "MMType1", "TrueType", "Type3":
      if let name = encoding.name { return !encodings.contains(name) }
      guard encoding.isDictionary else { return isSymbolic(font) }
      let base = encoding.get("/BaseEncoding").name
      let names = encoding.get("/Differences").items.compactMap(\.name)
      return !names.allSatisfy(isLetter) || base == nil && names.isEmpty && isSymbolic(font)
    default: return false
    }
  }

  /// Whether a font has letters of its own, which its descriptor says (9.8.2).
  private static func isSymbolic(_ font: QPDFObject) -> Bool {
    guard let flags = font.get("/FontDescriptor").get("/Flags").integer else {
      return font.get("/Subtype").name == "Type3"
    }
    return flags & 1 << 5 == 0
  }

  /// Whether a glyph's name says what it is, as those of Adobe's list do. Programs number the others: `g12`, `C0_1`.
  private static func isLetter(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }
    if stem.isEmpty { return name == ".notdef" }
    if !stem.contains(where: \.isNumber) { return true }
    let digits = stem.hasPrefix("uni") ? stem.dropFirst(3) : stem.dropFirst(1)
    return (stem.hasPrefix("uni") || stem.hasPrefix("u")) && digits.count >= 4
      && digits.allSatisfy(\.isHexDigit)
  }
}
