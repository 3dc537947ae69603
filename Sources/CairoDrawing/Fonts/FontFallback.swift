import Scene

/// The families to look for a span's characters in, and the system's files they need.
struct FontFallback {
  private let base: FontConfiguration
  private let usesSystemFonts: Bool
  /// The bundled families behind the one a style names: Inter, Noto Sans, its scripts, then any others.
  private let bundledFamilies: [String]
  private let bundledFiles: Set<String>
  /// Whether the bundled fonts have a character, as far as was asked.
  private var isBundled: [Unicode.Scalar: Bool] = [:]
  /// The system's fonts, read when first needed; `.some(nil)` where it has none.
  private var system: SystemFonts??
  /// The system's files taken in so far, and their families.
  private var familyOfFile: [String: String] = [:]

  init(_ base: FontConfiguration, usesSystemFonts: Bool) {
    self.base = base
    self.usesSystemFonts = usesSystemFonts
    bundledFiles = Set(base.fonts.map(\.file))
    func rank(_ family: String) -> Int {
      switch family {
      case "Inter": 0
      case "Noto Sans": 1
      case _ where family.hasPrefix("Noto Sans "): 2
      default: 3
      }
    }
    bundledFamilies = Set(base.fonts.map(\.family)).sorted { (rank($0), $0) < (rank($1), $1) }
  }

  /// The system's files taken in so far.
  var systemFiles: [String] { familyOfFile.keys.sorted() }
  /// The folders where the system keeps what fontconfig knows of them.
  var systemCaches: [String] { system.flatMap(\.self)?.caches ?? [] }

  /// The families for a span, in order. They depend on the span alone, not on what was shaped before.
  mutating func families(for span: Paragraph.Span, in paragraph: Paragraph) -> [String] {
    // The fewer families, the sooner Pango has its font.
    if paragraph.bytes[span.range].allSatisfy({ $0 < 0x80 }) {
      return [span.style.family] + bundledFamilies.prefix(2)
    }
    let scalars = paragraph.text(span.range).unicodeScalars.filter { $0.value >= 0x80 }
    var families = [span.style.family] + bundledFamilies
    // All of them asked: the bundled fonts' characters are looked up once each.
    guard scalars.reduce(false, { !isCovered($1) || $0 }) else { return families }
    let preferred = Self.chineseJapaneseKorean(span.language)
    var found: [String] = []
    for scalar in scalars where !isCovered(scalar) {
      guard let family = systemFamily(for: scalar, preferring: preferred), !found.contains(family) else {
        continue
      }
      found.append(family)
    }
    families += preferred.filter(found.contains) + found.filter { !preferred.contains($0) }
    return families
  }

  /// Whether a text has characters that the bundled fonts lack.
  mutating func takesSystemFonts(_ text: StyledText) -> Bool {
    for span in text.spans where !span.text.utf8.allSatisfy({ $0 < 0x80 }) {
      for scalar in span.text.unicodeScalars where scalar.value >= 0x80 && !isCovered(scalar) { return true }
    }
    return false
  }

  /// The system's families in use, except those that the set-up installs on purpose.
  func substitutes(among files: [String]) -> [String] {
    var result: [String] = []
    for file in files where !bundledFiles.contains(file) {
      guard let family = familyOfFile[file], !family.hasPrefix("Noto Sans CJK") else { continue }
      if !result.contains(family) { result.append(family) }
    }
    return result
  }

  private mutating func isCovered(_ scalar: Unicode.Scalar) -> Bool {
    if let known = isBundled[scalar] { return known }
    let covered = scalar.isInvisible || !scalar.hasCommonForm || base.fonts.contains { $0.covers(scalar) }
    isBundled[scalar] = covered
    return covered
  }

  private mutating func systemFamily(for scalar: Unicode.Scalar, preferring preferred: [String]) -> String? {
    guard usesSystemFonts else { return nil }
    if system == nil { system = .some(SystemFonts()) }
    guard let fonts = system.flatMap(\.self), let family = fonts.family(for: scalar, preferring: preferred)
    else {
      return nil
    }
    if !familyOfFile.values.contains(family) {
      for file in fonts.files(of: family) { familyOfFile[file] = family }
    }
    return family
  }

  /// Noto's families for Han characters, those of `language` (a BCP 47 tag) first.
  private static func chineseJapaneseKorean(_ language: String) -> [String] {
    let tag = language.lowercased()
    let first =
      switch tag {
      case _ where tag.hasPrefix("ja"): "JP"
      case _ where tag.hasPrefix("ko"): "KR"
      case _ where tag.hasPrefix("zh-hk") || tag.hasPrefix("zh-hant-hk"): "HK"
      case _ where tag.hasPrefix("zh-hant") || tag.hasPrefix("zh-tw"): "TC"
      default: "SC"
      }
    return ([first] + ["SC", "JP", "KR", "TC", "HK"].filter { $0 != first }).map { "Noto Sans CJK \($0)" }
  }
}

extension Unicode.Scalar {
  /// Whether the character leaves no mark, so that no font need have it.
  var isInvisible: Bool { properties.isDefaultIgnorableCodePoint || properties.isWhitespace }

  /// Whether fonts agree on what the character looks like.
  fileprivate var hasCommonForm: Bool {
    switch properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }
}
