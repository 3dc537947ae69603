package import Scene

/// How pages look: sizes, colours, text styles, words, and what the blocks of each kind of page are read from.
package struct Template: Sendable {
  package let name: String
  package let pageSize: Size
  package let background: ColorReference
  /// The height of capitals, as a share of the size; lines are centred on it.
  package let capHeight: Double
  /// The width of a PNG in pixels where none is asked for; nil for the usual one.
  package let pictureWidth: Int?
  package internal(set) var palette: Palette
  package let styles: [String: StyleDefinition]
  package internal(set) var labels: Labels
  /// What maps are drawn from; nil for a template without maps.
  package var atlas: Atlas?
  /// A picture behind all pages; nil for none.
  package var backdrop: Backdrop?
  /// Font files that styles name, beside those that come with the program.
  package var fontFiles: [String] = []
  /// The families that replace those that styles name.
  package var families: [String: String] = [:]
  /// Whether any page may have a map.
  package let hasMap: Bool
  package let pages: any TemplatePages

  /// The language of the labels, as a BCP 47 tag.
  package var language: String { labels.language }
  /// The names of countries in the template's language, by ISO 3166 code; the others are English.
  package var countries: [String: String] {
    get { labels.countries }
    set { labels.countries = newValue }
  }
  /// Whether pages run from right to left.
  package var isRightToLeft: Bool { labels.isRightToLeft }
  /// The colour of an empty page.
  package var ground: Color { palette[background] }
  /// Whether white text is easier to read on an empty page than black text.
  package var isDark: Bool { ground.isDark }

  /// This template on a ground of another colour.
  package func with(background: Color) -> Template {
    var copy = self
    copy.palette.colors[self.background.name] = background
    return copy
  }

  /// This template with other accents.
  ///
  /// - Parameter accents: colours by `network`, `exchange`, `facility`, `other` and `deck`.
  /// - Returns: the template; it keeps its own accents for those that are not named.
  package func with(accents: [String: Color]) -> Template {
    var copy = self
    for (subject, color) in accents { copy.palette.colors["accent-\(subject)"] = color }
    return copy
  }
}
