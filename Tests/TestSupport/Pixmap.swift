internal import CPNG

/// An opaque picture.
package struct Pixmap: Equatable {
  package let width: Int
  package let height: Int
  /// Red, green and blue of each pixel, row by row.
  package let pixels: [UInt8]

  package struct Unreadable: Error {}

  package init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Reads a PNG by libpng's own interface.
  package init(png: [UInt8]) throws {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    guard png_image_begin_read_from_memory(&image, png, png.count) != 0 else { throw Unreadable() }
    image.format = 2  // PNG_FORMAT_RGB, a macro Swift does not import
    width = Int(image.width)
    height = Int(image.height)
    var pixels = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { throw Unreadable() }
    self.pixels = pixels
  }

  /// Red, green and blue of a pixel.
  package subscript(x: Int, y: Int) -> [UInt8] {
    let start = (y * width + x) * 3
    return Array(pixels[start..<start + 3])
  }

  /// The largest difference of each pixel's channels; nil for other sizes.
  package func difference(from other: Pixmap) -> [UInt8]? {
    guard width == other.width, height == other.height else { return nil }
    return (0..<width * height).map { pixel in
      (0..<3).map { channel in
        let (first, second) = (pixels[pixel * 3 + channel], other.pixels[pixel * 3 + channel])
        return first > second ? first - second : second - first
      }.max() ?? 0
    }
  }

  /// This picture, another and the difference, one below the other.
  package func beside(_ other: Pixmap, _ difference: [UInt8]) -> Pixmap {
    Pixmap(
      width: width, height: height * 3,
      pixels: pixels + other.pixels + difference.flatMap { [255 - $0, 255 - $0, 255 - $0] })
  }

  package func png() throws -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = 2
    var size = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0 else { throw Unreadable() }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, pixels, 0, nil) != 0 else { throw Unreadable() }
    return Array(bytes.prefix(size))
  }
}
