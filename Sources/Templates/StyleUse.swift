package import LocatedYAML
package import Scene

/// A place where a template uses a text style: in a colour, on a ground.
package struct StyleUse: Sendable, Hashable {
  /// The style's name.
  package var style: String
  /// The least size its text is set in.
  package var size: Length
  package var color: ColorReference
  /// The colour behind it.
  package var ground: ColorReference
  package var page: PageKind

  package init(style: String, size: Length, color: ColorReference, ground: ColorReference, page: PageKind) {
    self.style = style
    self.size = size
    self.color = color
    self.ground = ground
    self.page = page
  }

  /// The size from which text needs less contrast, in points.
  static let large: Length = 24

  /// The least contrast of readable text: 4.5 to 1, and 3 to 1 for large text (WCAG 2.2, success criterion 1.4.3).
  package var leastContrast: Double { size >= Self.large ? 3 : Palette.leastContrast }
}

/// The uses of styles found while a template is read, with where each is written. Belongs to one task.
package final class StyleUses {
  package private(set) var found: [(use: StyleUse, place: YAMLValue)] = []

  package init() {}

  package func add(_ use: StyleUse, at place: YAMLValue) { found.append((use, place)) }
}
