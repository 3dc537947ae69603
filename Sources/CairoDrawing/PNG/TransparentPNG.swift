internal import CCairo
package import Scene

/// Draws elements as PNG, transparent where nothing is drawn, as pictures in presentations are.
package enum TransparentPNG {
  /// Draws a page.
  ///
  /// - Parameters:
  ///   - page: what to draw; what its background lets through is transparent.
  ///   - width: the picture's width in pixels; its height follows from the page's shape.
  ///   - resources: what it shares with pictures drawn before it.
  /// - Returns: the file.
  /// - Throws: `DrawingError`.
  package static func bytes(
    _ page: Page, width: Int, sharing resources: DrawingResources
  ) throws(DrawingError) -> [UInt8] {
    let scale = Double(width) / page.size.width.points
    let height = (page.size.height.points * scale).rounded(.up)
    guard scale.isFinite, (1...32_768).contains(height) else {
      throw DrawingError("cannot draw a picture \(width) × \(height) pixels large")
    }
    let surface: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    let context: OpaquePointer = cairo_create(surface)
    defer { cairo_destroy(context) }
    try DrawingError.check(cairo_status(context), "start a picture")
    let canvas = Canvas(borrowing: context, resources, output: .pixels)
    cairo_scale(context, scale, height / page.size.height.points)
    if page.background.alpha > 0 { canvas.paint(page.background) }
    try canvas.draw(page.elements)
    resources.forgetImages()
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(
        surface,
        { closure, data, count in
          closure?.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    try DrawingError.check(status, "write a picture")
    return bytes
  }
}
