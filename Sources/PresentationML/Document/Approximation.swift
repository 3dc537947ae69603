/// Something that a presentation has otherwise than the page.
package struct Approximation: Sendable, Hashable {
  /// What it is about.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Fonts that have to be installed.
    case fonts
    /// A picture in pixels, with its vectors beside it.
    case vectors = "svg"
    /// A QR code as a picture.
    case code = "qr"
    /// A table that is no grid, as boxes.
    case table
    /// A hand-made page as a picture.
    case ownSlide = "own-slide"
    /// A hand-made page that could not be drawn.
    case noOwnSlide = "no-own-slide"

    var message: String? {
      switch self {
      case .fonts: nil
      case .vectors: "SVG pictures are beside a PNG, which programs without SVG show"
      case .code: "QR codes are pictures"
      case .table: "a table that is no grid is text in boxes"
      case .ownSlide: "hand-made pages are pictures: their text cannot be edited"
      case .noOwnSlide: "a hand-made page is missing: it could not be drawn"
      }
    }
  }

  package var kind: Kind
  /// The slides, from 1; empty for the whole presentation.
  package var slides: [Int]
  /// What is different, as a sentence without a full stop.
  package var message: String
}
