package import Scene

/// The colours and fonts of a presentation, which an organiser's own theme can replace.
package struct PresentationTheme: Sendable {
  /// A theme's places for colours, in the order of the schema.
  package enum Slot: String, Sendable, CaseIterable {
    case dark1 = "dk1"
    case light1 = "lt1"
    case dark2 = "dk2"
    case light2 = "lt2"
    case accent1, accent2, accent3, accent4, accent5, accent6
    case link = "hlink"
    case followedLink = "folHlink"
  }

  package var name: String
  package var colors: [Slot: Color]
  /// Whether text is light on a dark ground.
  package var isDark: Bool
  /// The family of titles.
  package var titleFamily: String
  /// The family of all other text.
  package var textFamily: String

  package init(
    name: String, colors: [Slot: Color], isDark: Bool, titleFamily: String, textFamily: String
  ) {
    self.name = name
    self.colors = colors
    self.isDark = isDark
    self.titleFamily = titleFamily
    self.textFamily = textFamily
  }

  /// The colour of an empty slide.
  var ground: Color? { colors[isDark ? .dark1 : .light1] }

  /// The names by which slides refer to the theme's colours.
  private static let references: [(Slot, dark: String, light: String)] = [
    (.dark1, "bg1", "tx1"), (.light1, "tx1", "bg1"), (.dark2, "bg2", "tx2"), (.light2, "tx2", "bg2"),
  ]

  /// The theme's name for a colour that it has; nil for others.
  func reference(to color: Color) -> String? {
    for slot in Slot.allCases {
      guard let own = colors[slot], own.red == color.red, own.green == color.green, own.blue == color.blue
      else { continue }
      guard let names = Self.references.first(where: { $0.0 == slot }) else { return slot.rawValue }
      return isDark ? names.dark : names.light
    }
    return nil
  }

  /// `a:solidFill` of a colour.
  func fill(_ color: Color) -> String {
    let alpha = color.alpha == 255 ? "" : "<a:alpha val=\"\(Int(color.alpha) * 100_000 / 255)\"/>"
    let inner =
      if let reference = reference(to: color) {
        alpha.isEmpty
          ? "<a:schemeClr val=\"\(reference)\"/>" : "<a:schemeClr val=\"\(reference)\">\(alpha)</a:schemeClr>"
      } else {
        alpha.isEmpty
          ? "<a:srgbClr val=\"\(Self.digits(color))\"/>"
          : "<a:srgbClr val=\"\(Self.digits(color))\">\(alpha)</a:srgbClr>"
      }
    return "<a:solidFill>\(inner)</a:solidFill>"
  }

  /// A colour without its transparency as six digits.
  static func digits(_ color: Color) -> String {
    String(Color(red: color.red, green: color.green, blue: color.blue).hex.dropFirst()).uppercased()
  }
}
