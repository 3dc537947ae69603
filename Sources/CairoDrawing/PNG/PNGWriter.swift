internal import CCairo
package import Files
package import Scene

/// Writes pages as PNG, opaque and in sRGB.
package enum PNGWriter {
  /// The widths that can be asked for, in pixels.
  package static let widths = 16...16384

  /// Draws `page` and writes it.
  ///
  /// - Parameters:
  ///   - page: what to draw.
  ///   - width: the picture's width in pixels, within `widths`; its height follows from the page's shape.
  ///   - description: what the picture says, for people who do not see it; nil for nothing.
  ///   - sink: where the bytes go.
  ///   - resources: what it shares with pictures drawn before it.
  /// - Throws: `FileError` where the sink failed, `DrawingError` where drawing did.
  package static func write(
    _ page: Page, width: Int, description: String? = nil, to sink: any ByteSink,
    sharing resources: DrawingResources = DrawingResources()
  ) throws {
    guard widths.contains(width) else {
      throw DrawingError(
        "cannot draw a picture \(width) pixels wide; it has to be \(widths.lowerBound) to \(widths.upperBound)"
      )
    }
    let scale = Double(width) / page.size.width.points
    let height = (page.size.height.points * scale).rounded()
    guard scale.isFinite, (1...Double(widths.upperBound) * 2).contains(height) else {
      throw DrawingError("cannot draw a picture \(width) × \(height) pixels large")
    }
    let surface: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    try draw(page, scale: scale, on: surface, resources)
    try encode(surface, width: width, height: Int(height), description, to: sink)
  }

  /// Draws a page on a surface of pixels, so many for each point.
  static func draw(
    _ page: Page, scale: Double, on surface: OpaquePointer, _ resources: DrawingResources
  ) throws(DrawingError) {
    let context: OpaquePointer = cairo_create(surface)
    defer { cairo_destroy(context) }
    try DrawingError.check(cairo_status(context), "start a picture")
    let canvas = Canvas(borrowing: context, resources, output: .pixels)
    // Under a background that lets something through, paper.
    if page.background.alpha < 255 { canvas.paint(.white) }
    cairo_scale(context, scale, scale)
    canvas.paint(page.background)
    try canvas.draw(page.elements)
    cairo_surface_flush(surface)
    resources.forgetImages()
  }

  private static func encode(
    _ surface: OpaquePointer, width: Int, height: Int, _ description: String?, to sink: any ByteSink
  ) throws {
    guard let pixels = cairo_image_surface_get_data(surface) else {
      throw DrawingError("cannot write a picture: out of memory")
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var encoder = try PNGEncoder(width: width, height: height, description: description, to: sink)
    var above: UnsafePointer<UInt32>?
    for row in 0..<height {
      // Cairo's pixels are numbers of 32 bits.
      let pixels = UnsafeRawPointer(pixels + row * stride).assumingMemoryBound(to: UInt32.self)
      try encoder.add(pixels, below: above)
      above = pixels
    }
    try encoder.finish()
  }
}
