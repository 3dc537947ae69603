internal import CCairo
package import Files
package import Scene

/// Writes pages as SVG, measured in points, with text as outlines.
package enum SVGWriter {
  /// Draws `page` and writes it.
  ///
  /// - Parameters:
  ///   - page: what to draw.
  ///   - title: what it is called; empty for nothing.
  ///   - description: what it says, for people who do not see it.
  ///   - sink: where the bytes go.
  /// - Throws: `FileError` where the sink failed, `DrawingError` where drawing did.
  package static func write(
    _ page: Page, title: String = "", description: String? = nil, to sink: any ByteSink
  ) throws {
    let bytes = SVGIdentifiers.renumbered(try draw(page))
    guard !title.isEmpty, let root = bytes.firstRange(of: "<svg ".utf8),
      let end = bytes[root.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    else { return try sink.write(bytes) }
    var words = "\n<title>\(XMLText.escaped(title))</title>"
    if let description { words += "\n<desc>\(XMLText.escaped(description))</desc>" }
    try sink.write(
      bytes[..<root.upperBound] + Array("role=\"img\" ".utf8) + bytes[root.upperBound...end]
        + Array(words.utf8) + bytes[(end + 1)...])
  }

  /// The page as Cairo writes it.
  private static func draw(_ page: Page) throws -> [UInt8] {
    let whole = MemorySink()
    let stream = SinkStream(whole)
    let surface: OpaquePointer = cairo_svg_surface_create_for_stream(
      SinkStream.write, stream.closure, page.size.width.points, page.size.height.points)
    defer { cairo_surface_destroy(surface) }
    // Cairo 1.18 would write numbers without a unit, which are pixels: a quarter smaller.
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT)
    let context: OpaquePointer = cairo_create(surface)
    defer { cairo_destroy(context) }
    try DrawingError.check(cairo_status(context), "start an SVG")
    let canvas = Canvas(borrowing: context, DrawingResources(), output: .vectors)
    canvas.paint(page.background)
    try canvas.draw(page.elements)
    cairo_surface_finish(surface)
    try stream.check()
    try DrawingError.check(cairo_surface_status(surface), "write an SVG")
    return whole.bytes
  }
}
