/// A picture as its file holds it, known to be decodable and of a size.
package struct SceneImage: Sendable, Hashable {
  package enum Format: String, Sendable, Hashable {
    case svg
    case png
    case jpeg
  }

  package var format: Format
  /// The whole file.
  package var bytes: [UInt8]
  /// Width in pixels, upright; of an SVG, in CSS pixels.
  package var pixelWidth: Int
  /// Height in pixels, upright; of an SVG, in CSS pixels.
  package var pixelHeight: Int
  /// What it is drawn in; nil where it brings a ground of its own, so that nothing shows through.
  package var ink: PictureInk?
  /// How the file's pixels are turned when they are drawn.
  package var orientation = PictureOrientation.upright

  package init(
    format: Format, bytes: [UInt8], pixelWidth: Int, pixelHeight: Int, ink: PictureInk? = nil
  ) {
    self.format = format
    self.bytes = bytes
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
    self.ink = ink
  }
}

/// A picture on a page.
package struct PlacedImage: Sendable, Hashable {
  package var image: SceneImage
  /// Where the picture goes; it is stretched to fill this.
  package var frame: Rect

  package init(_ image: SceneImage, frame: Rect) {
    self.image = image
    self.frame = frame
  }
}

/// A QR code as its dark and light modules (ISO/IEC 18004), without the quiet zone.
package struct QRSymbol: Sendable, Hashable {
  /// Modules along a side.
  package let width: Int
  /// Row by row from the top left; true is dark. `width × width` of them.
  package let modules: [Bool]
  /// What it holds.
  package let text: String

  package init(width: Int, modules: [Bool], text: String = "") {
    precondition(modules.count == width * width)
    self.text = text
    self.width = width
    self.modules = modules
  }

  package subscript(row row: Int, column column: Int) -> Bool { modules[row * width + column] }
}
