/// Where fonts come from.
package struct FontSettings: Sendable, Hashable {
  /// The folder of the fonts that come with the program.
  package var bundledFolder: String
  /// The folder for fontconfig's cache. nil for the user's cache folder, or none if it cannot be created.
  package var cacheFolder: String?
  /// Further font files, whose families text styles may name.
  package var additionalFiles: [String]
  /// Whether the system's fonts are used for characters that the others lack.
  package var usesSystemFonts: Bool

  package init(
    bundledFolder: String, cacheFolder: String? = nil, additionalFiles: [String] = [],
    usesSystemFonts: Bool = true
  ) {
    self.bundledFolder = bundledFolder
    self.cacheFolder = cacheFolder
    self.additionalFiles = additionalFiles
    self.usesSystemFonts = usesSystemFonts
  }
}
