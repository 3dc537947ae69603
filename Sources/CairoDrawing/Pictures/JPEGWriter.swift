internal import CCairo
internal import CTurboJPEG
package import Scene

/// Writes pages as JPEG, with libturbojpeg: photographs take a fifth of what they take as PNG.
package enum JPEGWriter {
  /// Of 100; artefacts do not show at the size the pictures are looked at.
  private static let quality: Int32 = 84

  /// Draws `page`.
  ///
  /// - Parameters:
  ///   - page: what to draw.
  ///   - width: the picture's width in pixels; its height follows from the page's shape.
  /// - Returns: the file; nil where libturbojpeg is not installed.
  /// - Throws: `DrawingError`.
  package static func bytes(of page: Page, width: Int) throws(DrawingError) -> [UInt8]? {
    guard let library = JPEGDecoder.library else { return nil }
    let scale = Double(width) / page.size.width.points
    let height = (page.size.height.points * scale).rounded()
    guard PNGWriter.widths.contains(width), scale.isFinite,
      (1...Double(PNGWriter.widths.upperBound)).contains(height)
    else { throw DrawingError("cannot draw a picture \(width) × \(height) pixels large") }
    let surface: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    try PNGWriter.draw(page, scale: scale, on: surface, DrawingResources())
    guard let pixels = cairo_image_surface_get_data(surface) else {
      throw DrawingError("cannot write a picture: out of memory")
    }
    let handle = library.init_compress()
    defer { _ = library.destroy(handle) }
    var bytes: UnsafeMutablePointer<UInt8>?
    defer { if let bytes { library.free_bytes(bytes) } }
    var count: UInt = 0
    // Cairo's pixels are numbers of 32 bits.
    let format = 1.littleEndian == 1 ? personals_TJPF_BGRX : personals_TJPF_XRGB
    let status = library.compress(
      handle, pixels, Int32(width), cairo_image_surface_get_stride(surface), Int32(height), Int32(format),
      &bytes,
      &count, Int32(personals_TJSAMP_420), quality, Int32(personals_TJFLAG_ACCURATEDCT))
    guard status == 0, let bytes else { throw DrawingError("cannot write a picture as JPEG") }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
}
