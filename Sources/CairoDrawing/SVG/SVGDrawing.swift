internal import CCairo
internal import CPango
internal import CRSVG
internal import CXML2
internal import Libraries
internal import Scene
internal import Synchronization

/// An SVG that librsvg has read; the library is loaded when the first one comes.
///
/// Owns its handle. It has no base address, so it loads nothing from elsewhere.
final class SVGDrawing {
  /// Held while librsvg draws: text in an SVG goes through the faces that Cairo keeps for the whole process.
  private static let drawing = Mutex(())

  private let library: personals_rsvg
  /// The `RsvgHandle`, owned.
  private let handle: UnsafeMutableRawPointer
  /// The width in CSS pixels.
  let width: Double
  /// The height in CSS pixels.
  let height: Double

  private static let libraries: (rsvg: personals_rsvg, xml: personals_xml)? = {
    var (rsvg, xml) = (personals_rsvg(), personals_xml())
    // Of the libraries that librsvg has loaded, the libxml2 that it reads with.
    guard let opened = OptionalPart.rsvg.open(), personals_rsvg_find(opened, &rsvg) != 0,
      personals_xml_find(opened, &xml) != 0
    else { return nil }
    return (rsvg, xml)
  }()

  /// Opens librsvg where it is installed.
  static func open() { _ = libraries }

  /// The functions of librsvg, and of the libxml2 that it reads with.
  ///
  /// - Throws: `ImageError` where it is not installed.
  static func functions() throws(ImageError) -> (rsvg: personals_rsvg, xml: personals_xml) {
    guard let libraries else {
      throw ImageError("is an SVG, and librsvg, which reads those, is not installed", missing: .rsvg)
    }
    return libraries
  }

  /// Reads an SVG.
  ///
  /// - Throws: `ImageError` where it is broken or has no size.
  init(_ bytes: [UInt8]) throws(ImageError) {
    let library = try Self.functions().rsvg
    var error: UnsafeMutableRawPointer?
    guard let handle = library.new_from_data(bytes, bytes.count, &error) else {
      throw ImageError("is not a correct SVG" + Self.words(freeing: error))
    }
    // CSS's pixel is 1/96 inch.
    library.set_dpi(handle, 96)
    guard let size = Self.size(library, handle) else {
      g_object_unref(handle)
      throw ImageError("says neither its width and height nor a viewBox")
    }
    guard size.width > 0, size.height > 0, size.width <= 1e6, size.height <= 1e6 else {
      g_object_unref(handle)
      throw ImageError(
        size.width > 0 && size.height > 0
          ? "is larger than a million pixels on a side" : "is empty: its width or height is zero")
    }
    self.library = library
    self.handle = handle
    (width, height) = size
  }

  deinit { g_object_unref(handle) }

  /// Draws on a small surface, to check that it works and to measure the result.
  ///
  /// - Returns: what it is drawn in, nil where it covers everything; and how much of its canvas it fills.
  /// - Throws: `ImageError` where it does not work.
  func tryOut() throws(ImageError) -> (ink: PictureInk?, extent: PictureExtent) {
    // The canvas, and as much around it, to see what is drawn there.
    let side = 128
    let scale = min(Double(side) / width, Double(side) / height)
    let surface: OpaquePointer = cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, Int32(3 * side), Int32(3 * side))
    defer { cairo_surface_destroy(surface) }
    try draw(on: surface, scale: scale, offset: Double(side))
    func pixels(_ length: Double) -> Int { max(1, Int((length * scale).rounded(.down))) }
    let area = PixelArea(x: side, y: side, width: pixels(width), height: pixels(height))
    var extent = PictureExtent(of: surface, area)
    extent.outside = PictureExtent.outside(of: area, on: surface, width: 3 * side, height: 3 * side)
    return (PictureInk(sampling: surface, area), extent)
  }

  /// Whether a shape is still drawn when it goes through a filter of the element named, which other versions of
  /// librsvg may know.
  static func draws(throughFilter name: String) -> Bool {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><filter id="f"><\(name)/></filter>\
      <rect width="4" height="4" filter="url(#f)"/></svg>
      """
    return (try? SVGDrawing(Array(svg.utf8)).tryOut().extent.isEmpty) == false
  }

  /// The drawing as vectors, on a surface of `width` by `height` owned by the caller.
  ///
  /// - Throws: `ImageError` where it cannot be drawn.
  func record() throws(ImageError) -> OpaquePointer {
    var extents = cairo_rectangle_t(x: 0, y: 0, width: width, height: height)
    let surface: OpaquePointer = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)
    do throws(ImageError) {
      try draw(on: surface, scale: 1)
    } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    return surface
  }

  private func draw(on surface: OpaquePointer, scale: Double, offset: Double = 0) throws(ImageError) {
    let context: OpaquePointer = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_translate(context, offset, offset)
    cairo_scale(context, scale, scale)
    var viewport = personals_rsvg_rectangle(x: 0, y: 0, width: width, height: height)
    var error: UnsafeMutableRawPointer?
    let isDrawn = Self.drawing.withLock { _ in library.render_document(handle, context, &viewport, &error) }
    guard isDrawn != 0 else { throw ImageError("cannot be drawn" + Self.words(freeing: error)) }
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw ImageError("cannot be drawn: \(String(cString: cairo_status_to_string(status)))")
    }
  }

  /// The size the file states, or that of its viewBox.
  private static func size(
    _ library: personals_rsvg, _ handle: UnsafeMutableRawPointer
  ) -> (width: Double, height: Double)? {
    var (width, height) = (0.0, 0.0)
    if library.get_intrinsic_size_in_pixels(handle, &width, &height) != 0 { return (width, height) }
    var (hasWidth, hasHeight, hasViewbox): (Int32, Int32, Int32) = (0, 0, 0)
    var (statedWidth, statedHeight) = (personals_rsvg_length(), personals_rsvg_length())
    var viewbox = personals_rsvg_rectangle()
    library.get_intrinsic_dimensions(
      handle, &hasWidth, &statedWidth, &hasHeight, &statedHeight, &hasViewbox, &viewbox)
    return hasViewbox != 0 ? (viewbox.width, viewbox.height) : nil
  }

  /// What a `GError`, which is freed, says, behind a colon and on one line.
  private static func words(freeing error: UnsafeMutableRawPointer?) -> String {
    guard let error = error?.assumingMemoryBound(to: GError.self) else { return "" }
    defer { g_error_free(error) }
    guard let message = error.pointee.message else { return "" }
    let line = String(cString: message).split(whereSeparator: \.isNewline).first ?? ""
    return line.isEmpty ? "" : ": \(line)"
  }
}
