internal import CFontconfig

/// The system's fonts, as LibreOffice finds them through fontconfig.
///
/// `@unchecked Sendable`: nothing changes after `init`, and fontconfig's sets may be read by several threads.
final class InstalledFonts: @unchecked Sendable {
  /// nil where fontconfig has no configuration.
  static let shared = InstalledFonts()

  /// The `FcConfig`, owned.
  private let handle: OpaquePointer
  /// The names of families, folded.
  private var families: Set<String> = []
  /// The characters of each face, borrowed from `handle`.
  private var faces: [OpaquePointer] = []

  /// Families that LibreOffice puts in the place of others, with glyphs as wide.
  private static let metricTwins = [
    "arial": "liberationsans", "helvetica": "liberationsans", "timesnewroman": "liberationserif",
    "couriernew": "liberationmono", "calibri": "carlito", "cambria": "caladea",
  ]

  private init?() {
    guard let handle = FcInitLoadConfigAndFonts() else { return nil }
    self.handle = handle
    guard let set = FcConfigGetFonts(handle, FcSetSystem)?.pointee, let patterns = set.fonts else { return }
    for pattern in UnsafeBufferPointer(start: patterns, count: Int(set.nfont)) {
      var index: Int32 = 0
      var name: UnsafeMutablePointer<FcChar8>?
      while FcPatternGetString(pattern, FC_FAMILY, index, &name) == FcResultMatch, let found = name {
        families.insert(Self.folded(String(cString: found)))
        index += 1
      }
      var characters: OpaquePointer?
      if FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters {
        faces.append(characters)
      }
    }
  }

  deinit { FcConfigDestroy(handle) }

  /// A font's name as names of families, faces and PDF fonts are compared: letters and digits, in small letters.
  static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Whether a family is installed.
  func has(_ family: String) -> Bool { families.contains(Self.folded(family)) }

  /// The family, and the one with glyphs as wide that LibreOffice takes where it is missing; folded.
  static func names(_ family: String) -> [String] {
    let name = folded(family)
    return [name] + [metricTwins[name]].compactMap(\.self)
  }

  /// Whether a family is installed, or one with glyphs as wide.
  func replaces(_ family: String) -> Bool { Self.names(family).contains(where: families.contains) }

  /// Whether any face has a character.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    faces.contains { FcCharSetHasChar($0, scalar.value) != FcFalse }
  }
}
