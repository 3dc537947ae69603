internal import PeeringDB
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
  static let subjects = PresenterKind.allCases.map(\.rawValue) + ["deck"]

  package let name: String
  package let pageSize: Size
  package let background: ColorReference
  /// How high capitals stand, as a share of the size; lines are centred on it.
  package let capHeight: Double
  package internal(set) var palette: Palette
  package let styles: [String: StyleDefinition]
  package internal(set) var labels: Labels
  /// What maps are drawn from; nil until somebody hands it in, and until then there are no maps.
  package var atlas: Atlas?
  /// A picture behind all pages, with so much of the ground's colour over it; nil for none.
  package var backdrop: Backdrop?
  /// Files of fonts that styles name beside those that come with the program.
  package var fontFiles: [String] = []
  /// The families that stand for those that styles name.
  package var families: [String: String] = [:]
  /// Whether any page may have a map.
  package let hasMap: Bool
  /// The language of the labels, as a BCP 47 tag.
  package var language: String { labels.language }
  /// The names of countries that pages have in place of English ones, by ISO 3166 code.
  package var countries: [String: String] {
    get { labels.countries }
    set { labels.countries = newValue }
  }
  /// Whether pages run from right to left: what stands at the start stands right.
  package var isRightToLeft: Bool { labels.isRightToLeft }
  let pages: TemplatePages
  /// Which styles stand where, in no order.
  var uses: [StyleUse] { pages.uses }

  /// This template on a ground of another colour.
  package func with(background: Color) -> Template {
    var copy = self
    copy.palette.colors[self.background.name] = background
    return copy
  }

  /// The least contrast that text can be read with (WCAG 2.2, success criterion 1.4.3).
  package static let leastContrast = 4.5

  /// This template with other accents.
  ///
  /// - Parameter accents: colours by `network`, `exchange`, `facility`, `other` and `deck`.
  /// - Returns: the template; accents that are not named are its own.
  package func with(accents: [String: Color]) -> Template {
    var copy = self
    for (subject, color) in accents { copy.palette.colors["accent-\(subject)"] = color }
    return copy
  }

  /// The picture behind a page, as large as covers it, and the wash over it; nothing where there is none.
  var backdropElements: [Element] {
    guard let backdrop else { return [] }
    let width = Length(Double(max(1, backdrop.image.pixelWidth)))
    let height = Length(Double(max(1, backdrop.image.pixelHeight)))
    let scale = max(pageSize.width.ratio(to: width), pageSize.height.ratio(to: height))
    let drawn = Size(width: width * scale, height: height * scale)
    let frame = Rect(
      x: (pageSize.width - drawn.width) / 2, y: (pageSize.height - drawn.height) / 2, width: drawn.width,
      height: drawn.height)
    var wash = ground
    wash.alpha = UInt8((backdrop.wash * 255).rounded())
    let page = Rect(origin: .zero, size: pageSize)
    return [.image(PlacedImage(backdrop.image, frame: frame)), .shape(Shape(.rect(page), fill: wash))]
  }

  /// The colour of a page before anything stands on it.
  package var ground: Color { palette[background] }
}

/// A picture behind all pages of a deck.
package struct Backdrop: Sendable {
  package var image: SceneImage
  /// The share of the ground's colour over it, 0 to 1.
  package var wash: Double

  package init(image: SceneImage, wash: Double) {
    self.image = image
    self.wash = wash
  }
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

  /// The names that stand for a colour of the slide at hand: the presenter's accent, the accent so that it
  /// can be read as text, and the colour of the peering policy.
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
    palette.colors["accent-text"] = readable(accent)
    for subject in Template.subjects {
      guard let own = colors["accent-\(subject)"] else { continue }
      palette.colors["accent-text-\(subject)"] = readable(own)
    }
    palette.colors["policy"] = policy.flatMap { colors["policy-\($0)"] } ?? colors["grey"] ?? .black
    return palette
  }
}

extension Palette {
  /// The most of an accent that a ground is tinted with on which text in the accent has to be read.
  private static let tint = 0.12

  /// An accent as text on the ground, and on the ground tinted with it: darker where the ground is light, and lighter
  /// where it is dark, until it has the contrast that text needs.
  func readable(_ accent: Color) -> Color {
    let grounds = [ground, accent.tinted(share: Self.tint, over: ground)]
    let isDark = ground.contrast(against: .white) > ground.contrast(against: .black)
    let end: Color = isDark ? .white : .black
    for share in stride(from: 1.0, through: 0, by: -0.02) {
      let color = accent.tinted(share: share, over: end)
      if grounds.allSatisfy({ color.contrast(against: $0) >= Template.leastContrast }) { return color }
    }
    return end
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

  /// Stands for one that is wrong, so that the rest of its template can be looked at.
  static let unreadable = StyleDefinition(
    family: "Inter", weight: 400, size: 12, minimumSize: 12, leading: 15, color: ColorReference(name: "ink"),
    tracking: 0, features: [])
}
