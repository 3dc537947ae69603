internal import CairoDrawing

/// Names of fonts, as LibreOffice finds them among the installed ones.
enum FontNames {
  /// The installed families, folded; nil where fontconfig has no configuration.
  static let installed = InstalledFonts.shared.map { Set($0.families.map(folded)) }

  /// Families that LibreOffice puts in the place of others, with glyphs as wide.
  private static let metricTwins = [
    "arial": "liberationsans", "helvetica": "liberationsans", "timesnewroman": "liberationserif",
    "couriernew": "liberationmono", "calibri": "carlito", "cambria": "caladea",
  ]

  /// A font's name as names of families, faces and PDF fonts are compared: letters and digits, in small letters.
  static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// The family, and the one with glyphs as wide that LibreOffice takes where it is missing; folded.
  static func alike(_ family: String) -> [String] {
    let name = folded(family)
    return [name] + [metricTwins[name]].compactMap(\.self)
  }
}
