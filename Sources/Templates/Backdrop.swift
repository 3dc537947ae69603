package import Scene

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

extension Template {
  /// The picture behind a page, scaled to cover it, and the wash over it; empty without one.
  package var backdropElements: [Element] {
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
}
