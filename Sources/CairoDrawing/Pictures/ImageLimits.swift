/// How large pictures may be. All is checked before anything is decoded.
package struct ImageLimits: Sendable, Hashable {
  /// The most bytes in a file.
  package var bytes: Int
  /// The most pixels along a side of a PNG or JPEG.
  package var side: Int
  /// The most pixels in a PNG or JPEG.
  package var pixels: Int

  package init(bytes: Int = 2_000_000, side: Int = 8192, pixels: Int = 16_000_000) {
    self.bytes = bytes
    self.side = side
    self.pixels = pixels
  }

  package static let `default` = ImageLimits()
}

extension ImageLimits {
  /// Refuses a picture of pixels that is empty or too large.
  ///
  /// - Parameters:
  ///   - size: the size its file states.
  ///   - subject: what to put before the sentence, for a picture in a picture.
  /// - Throws: `ImageError`.
  func check(_ size: PixelSize, _ subject: String = "") throws(ImageError) {
    let (width, height) = (size.width, size.height)
    guard width > 0, height > 0 else {
      throw ImageError("\(subject)is empty: it says it is \(width) × \(height) pixels large")
    }
    guard width <= side, height <= side, width * height <= pixels else {
      throw ImageError(
        "\(subject)is \(width) × \(height) pixels large; at most \(side) on a side and \(pixels / 1_000_000) million "
          + "in all are read")
    }
  }
}

/// A width and a height in pixels.
struct PixelSize: Equatable {
  var width: Int
  var height: Int
}
