package import Scene
internal import Submissions

/// How pages look: sizes, colours, text styles, words, and a tree of blocks for each kind of page.
package struct Template: Sendable {
  /// The kinds of page a template can lay out.
  package enum PageKind: String, Sendable, Hashable, CaseIterable {
    case network
    case exchange
    case facility
    /// Somebody without a record.
    case other
    case cover
    case runningOrder = "running-order"
    case divider
    /// Stands where a slide is still to come.
    case missing
    /// What is added to a presenter's own slide.
    case ownSlide = "own-slide"
    case matrix
    /// Whom each presenter can meet, where a matrix would be too large.
    case meetings
    /// Who is at each exchange.
    case exchanges
    case presenters
    case closing

    /// The kind of presenter the page is about; `deck` for none.
    var subject: String { Template.subjects.contains(rawValue) ? rawValue : "deck" }

    /// The page of a presenter.
    init(_ personal: Personal) {
      switch personal {
      case .network: self = .network
      case .exchange: self = .exchange
      case .facility: self = .facility
      case .other: self = .other
      }
    }
  }

  /// The kinds of presenters, and the deck itself: each has an accent.
  static let subjects = ["network", "exchange", "facility", "other", "deck"]

  package let name: String
  package let pageSize: Size
  package let background: ColorReference
  /// How high capitals stand, as a share of the size; lines are centred on it.
  package let capHeight: Double
  package let palette: Palette
  package let styles: [String: StyleDefinition]
  package let labels: Labels
  let pages: [PageKind: any Block]

  /// This template on a ground of another colour.
  package func with(background: Color) -> Template {
    var palette = palette
    palette.colors[self.background.name] = background
    return Template(
      name: name, pageSize: pageSize, background: self.background, capHeight: capHeight, palette: palette,
      styles: styles, labels: labels, pages: pages)
  }

  /// The least contrast that text can be read with (WCAG 2.2, success criterion 1.4.3).
  package static let leastContrast = 4.5

  /// The text styles that can be read on the template's own ground and not on another, the worst first.
  ///
  /// - Parameter ground: the other ground.
  /// - Returns: the names of styles with their contrast, 1 to `leastContrast`.
  package func unreadableStyles(on ground: Color) -> [(style: String, contrast: Double)] {
    var found: [(style: String, contrast: Double)] = []
    for (name, style) in styles {
      let color = palette[style.color]
      let contrast = color.contrast(against: ground)
      if contrast < Self.leastContrast, color.contrast(against: self.ground) >= Self.leastContrast {
        found.append((name, contrast))
      }
    }
    return found.sorted { ($0.contrast, $0.style) < ($1.contrast, $1.style) }
  }

  /// The colour of a page before anything stands on it.
  package var ground: Color { palette[background] }
}

/// A colour by name, possibly thinned: `ink`, `accent 6%`.
package struct ColorReference: Sendable, Hashable {
  package var name: String
  /// The share of the colour over the page's background, 0 to 1.
  package var share: Double = 1
}

/// The named colours of a template.
package struct Palette: Sendable {
  package var colors: [String: Color]

  /// The names that stand for a colour of the slide at hand: the presenter's accent, the accent dark enough
  /// for text, and the colour of the peering policy.
  package static let dynamicNames = ["accent", "accent-text", "policy"]

  /// The page's own colour.
  var ground: Color { colors["background"] ?? .white }

  subscript(reference: ColorReference) -> Color {
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
  func with(accent: Color, policy: String?) -> Palette {
    var palette = self
    palette.colors["accent"] = accent
    palette.colors["accent-text"] = accent.darkened(toContrast: 4.5, against: ground)
    for subject in Template.subjects {
      guard let own = colors["accent-\(subject)"] else { continue }
      palette.colors["accent-text-\(subject)"] = own.darkened(toContrast: 4.5, against: ground)
    }
    palette.colors["policy"] = policy.flatMap { colors["policy-\($0)"] } ?? colors["grey"] ?? .black
    return palette
  }
}

extension Color {
  /// This colour, mixed with black until its contrast against `ground` is at least `ratio`.
  func darkened(toContrast ratio: Double, against ground: Color) -> Color {
    var share = 1.0
    while share > 0 {
      let color = tinted(share: share, over: .black)
      if color.contrast(against: ground) >= ratio { return color }
      share -= 0.02
    }
    return .black
  }
}

/// A text style as a template defines it.
package struct StyleDefinition: Sendable, Hashable {
  package var family: String
  package var weight: Int
  package var size: Length
  /// The least size the text shrinks to; equal to `size` where it does not shrink.
  package var minimumSize: Length
  /// The distance from baseline to baseline at `size`.
  package var leading: Length
  package var color: ColorReference
  /// Space behind each letter, as a share of the size.
  package var tracking: Double
  package var features: [String]
}
