package import Scene

/// A colour by name, possibly thinned: `ink`, `accent 6%`.
package struct ColorReference: Sendable, Hashable {
  package var name: String
  /// The share of the colour over the page's background, 0 to 1.
  package var share: Double

  package init(name: String, share: Double = 1) {
    self.name = name
    self.share = share
  }
}

/// The named colours of a template.
package struct Palette: Sendable {
  package var colors: [String: Color]

  /// The names of colours that depend on the slide: the presenter's accent, the accent made readable as text, and the
  /// colour of the peering policy.
  package static let dynamicNames = ["accent", "accent-text", "policy"]

  /// The least contrast of readable text (WCAG 2.2, success criterion 1.4.3).
  package static let leastContrast = 4.5

  /// The most of an accent in a tinted ground on which text in the accent has to be readable.
  private static let tint = 0.12

  /// The page's own colour.
  package var ground: Color { colors["background"] ?? .white }

  package subscript(reference: ColorReference) -> Color {
    let color = colors[reference.name] ?? .black
    guard reference.share < 1 else { return color }
    return color.tinted(share: reference.share, over: ground)
  }

  /// This palette for one slide.
  ///
  /// - Parameters:
  ///   - accent: the slide's accent.
  ///   - policy: the policy's name in lower case, if there is one.
  /// - Returns: the palette with the dynamic names in it.
  package func with(accent: Color, policy: String?) -> Palette {
    var palette = self
    palette.colors["accent"] = accent
    palette.colors["accent-text"] = readable(accent)
    for subject in PageKind.subjects {
      guard let own = colors["accent-\(subject)"] else { continue }
      palette.colors["accent-text-\(subject)"] = readable(own)
    }
    palette.colors["policy"] = policy.flatMap { colors["policy-\($0)"] } ?? colors["grey"] ?? .black
    return palette
  }

  /// A colour of a sign: lighter on a dark ground, until it can be seen on it (WCAG 2.2, success criterion 1.4.11).
  package func visible(_ color: Color) -> Color {
    let end: Color = ground.isDark ? .white : .black
    for share in stride(from: 1.0, through: 0, by: -0.02) {
      let shown = color.tinted(share: share, over: end)
      if shown.contrast(against: ground) >= 3 { return shown }
    }
    return end
  }

  /// An accent as text on the ground, and on the ground tinted with it: darker on a light ground and lighter on a dark
  /// one, until its contrast is enough for text.
  package func readable(_ accent: Color) -> Color {
    let grounds = [ground, accent.tinted(share: Self.tint, over: ground)]
    let end: Color = ground.isDark ? .white : .black
    for share in stride(from: 1.0, through: 0, by: -0.02) {
      let color = accent.tinted(share: share, over: end)
      if grounds.allSatisfy({ color.contrast(against: $0) >= Self.leastContrast }) { return color }
    }
    return end
  }
}
