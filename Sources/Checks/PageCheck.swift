internal import Decks
internal import Diagnostics
internal import PDFPages
internal import Scene
internal import Submissions

/// Looks at how a presenter's page looks.
struct PageCheck {
  /// How many pixels wide a stage's screen is.
  private static let screenWidth = 1920.0
  /// The least share of the screen's pixels that a picture has to have; with less its edges are soft from the seats.
  private static let leastSharpness = 0.75
  /// How many times as wide as high a logo may be, and as high as wide.
  private static let widest = 6.0
  private static let tallest = 2.0
  /// By how much two shapes may differ that count as the same.
  private static let ratioTolerance = 0.03

  private let preview: DeckBuilder.Preview
  private let presenter: DeckPresenter

  init(_ preview: DeckBuilder.Preview, _ presenter: DeckPresenter) {
    self.preview = preview
    self.presenter = presenter
  }

  /// The problems, in no order.
  var diagnostics: [Diagnostic] {
    if let own = preview.ownSlide { return ownSlide(own.slide) }
    guard presenter.isReady else { return [] }
    // The event's picture is behind everything, as large as the page.
    let page = preview.page
    let pictures = page.elements.flatMap(\.pictures).filter { $0.frame.width < page.size.width }
    return pictures.flatMap { small($0) + badlyShaped($0) }
  }

  private func ownSlide(_ slide: OwnSlide) -> [Diagnostic] {
    let (own, deck) = (slide.size, preview.page.size)
    let (ownRatio, deckRatio) = (own.width.ratio(to: own.height), deck.width.ratio(to: deck.height))
    guard abs(ownRatio / deckRatio - 1) > Self.ratioTolerance else { return [] }
    func text(_ size: Size) -> String { "\(Int(size.width.points)) × \(Int(size.height.points)) pt" }
    return [
      presenter.diagnostic(
        .warning, rule: "own-slide-ratio", at: "slide",
        "the slide is \(text(own)) and the deck's pages are \(text(deck)), which leaves empty bands",
        hint: "make it in the deck's shape to use the whole page")
    ]
  }

  private func small(_ picture: PlacedImage) -> [Diagnostic] {
    let image = picture.image
    guard image.format != .svg else { return [] }
    let drawn = picture.frame.width.ratio(to: preview.page.size.width) * Self.screenWidth
    guard Double(image.pixelWidth) < drawn * Self.leastSharpness else { return [] }
    return [
      presenter.diagnostic(
        .warning, rule: "logo-small", at: "logo",
        "the logo has \(image.pixelWidth) × \(image.pixelHeight) pixels and is \(Int(drawn)) pixels wide on a stage screen",
        hint: "use an SVG, or a picture at least \(Int(drawn)) pixels wide")
    ]
  }

  private func badlyShaped(_ picture: PlacedImage) -> [Diagnostic] {
    let (width, height) = (Double(picture.image.pixelWidth), Double(picture.image.pixelHeight))
    let isWide = width > height * Self.widest
    guard isWide || height > width * Self.tallest else { return [] }
    let ratio = isWide ? width / height : height / width
    let most = isWide ? Self.widest : Self.tallest
    // Rounded, what is just too much would be what may be.
    let times = ratio.rounded() == most ? "more than \(Int(most))" : "\(Int(ratio.rounded()))"
    return [
      presenter.diagnostic(
        .warning, rule: "logo-shape", at: "logo",
        isWide
          ? "the logo is \(times) times as wide as it is high, which makes it only \(Int(picture.frame.height.points)) pt high"
          : "the logo is \(times) times as high as it is wide, which makes it only \(Int(picture.frame.width.points)) pt wide",
        hint: "use a squarer one, without the wordmark")
    ]
  }
}

extension Element {
  /// The pictures in it, in reading order.
  fileprivate var pictures: [PlacedImage] {
    switch self {
    case .image(let image): [image]
    case .group(_, let elements), .link(_, let elements), .tag(_, let elements): elements.flatMap(\.pictures)
    case .glyphs, .shape: []
    }
  }
}
