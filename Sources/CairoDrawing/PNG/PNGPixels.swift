internal import CCairo
internal import Scene

/// What PNGs show, whatever way they were compressed.
package enum PNGPixels {
  /// Whether two PNGs show the same, pixel by pixel. What cannot be decoded is like nothing.
  package static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard let size = PixelSize(pngHeader: one), size == PixelSize(pngHeader: other),
      let first = surface(one, size), let second = surface(other, size),
      let pixels = cairo_image_surface_get_data(first.surface),
      let others = cairo_image_surface_get_data(second.surface)
    else { return false }
    let count = Int(cairo_image_surface_get_stride(first.surface)) * size.height
    return withExtendedLifetime((first, second)) {
      UnsafeRawBufferPointer(start: pixels, count: count)
        .elementsEqual(UnsafeRawBufferPointer(start: others, count: count))
    }
  }

  private static func surface(_ bytes: [UInt8], _ size: PixelSize) -> ImageSurface? {
    try? ImageSurface(
      decoding: SceneImage(format: .png, bytes: bytes, pixelWidth: size.width, pixelHeight: size.height))
  }
}
