internal import CCairo
internal import Scene

extension PictureInk {
  /// How many pixels are looked at along each side.
  private static let samples = 64
  /// The least share of a picture that shows what is below it, where it brings no ground of its own. Round corners
  /// are less.
  private static let leastSeeThrough = 0.1

  /// Looks at pixels of an ARGB surface. nil where next to nothing shows through, or there are no such pixels.
  ///
  /// - Parameters:
  ///   - surface: borrowed. It is left as it is.
  ///   - area: the part that is looked at.
  init?(sampling surface: OpaquePointer, _ area: PixelArea) {
    cairo_surface_flush(surface)
    guard cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    self.init()
    let stride = Int(cairo_image_surface_get_stride(surface))
    let (columns, rows) = (min(area.width, Self.samples), min(area.height, Self.samples))
    var seeThrough = 0
    for row in 0..<rows {
      let line = UnsafeRawPointer(data + (area.y + row * area.height / rows) * stride)
      for column in 0..<columns {
        // Alpha, red, green, blue from the highest byte, the colours times alpha.
        let pixel = line.load(fromByteOffset: (area.x + column * area.width / columns) * 4, as: UInt32.self)
        let alpha = pixel >> 24
        guard alpha >= 128 else {
          seeThrough += 1
          continue
        }
        func channel(_ shift: UInt32) -> UInt8 {
          UInt8(min(255, ((pixel >> shift) & 0xFF) * 255 / alpha))
        }
        add(red: channel(16), green: channel(8), blue: channel(0))
      }
    }
    if Double(seeThrough) < Double(columns * rows) * Self.leastSeeThrough { return nil }
  }
}
