internal import CCairo
internal import Synchronization
package import Work

/// Draws an SVG in another process first, within limits: some small ones take minutes or gigabytes, or end the process.
package enum SVGTrial {
  /// The processes that draw; nil where none are to.
  private static let children = Mutex<ChildPool?>(nil)
  /// The processor time for one SVG, in seconds. This process will take as long again.
  private static let seconds = 3

  /// The name of the requests that `answer` answers.
  package static let service = "svg"

  /// Has SVGs drawn by other processes from now on, before this one draws them.
  package static func draw(in pool: ChildPool) { children.withLock { $0 = pool } }

  /// Has an SVG drawn by another process, where that was asked for.
  ///
  /// - Throws: `ImageError` if that process does not end, with or without an error.
  static func check(_ bytes: [UInt8]) throws(ImageError) {
    if let pool = children.withLock(\.self) { try check(bytes, in: pool) }
  }

  /// Has an SVG drawn by a process of `pool`.
  ///
  /// - Throws: as the other.
  static func check(_ bytes: [UInt8], in pool: ChildPool) throws(ImageError) {
    var request = MessageWriter()
    request.add(service)
    request.add(bytes)
    do throws(ChildFailure) {
      _ = try pool.ask(request.bytes)
    } catch .tooSlow {
      throw ImageError("takes too long to draw; save it with fewer effects, or as a PNG")
    } catch .notStarted(let reason) {
      throw ImageError("cannot be drawn: no process can be started for it: \(reason)")
    } catch {
      throw ImageError("cannot be drawn: it takes too much memory, or is damaged; save it as a PNG")
    }
  }

  /// The answer of a child process to a request that followed `service`: empty, since what went wrong will go wrong in
  /// the process that asked as well.
  package static func answer(_ request: inout MessageReader) -> [UInt8] {
    ChildService.limitTime(seconds)
    if let bytes = request.content() { try? rehearse(bytes) }
    return []
  }

  /// Does all that is done with an SVG on its way to a page.
  static func rehearse(_ bytes: [UInt8]) throws(ImageError) {
    let drawing = try SVGDrawing(bytes)
    _ = try drawing.tryOut()
    let recording = try drawing.record()
    defer { cairo_surface_destroy(recording) }
    let side = 1000.0
    let scale = side / max(drawing.width, drawing.height)
    let page: OpaquePointer = cairo_pdf_surface_create_for_stream(nil, nil, side, side)
    let pixels: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(side), Int32(side))
    for surface in [page, pixels] {
      let context: OpaquePointer = cairo_create(surface)
      cairo_scale(context, scale, scale)
      cairo_set_source_surface(context, recording, 0, 0)
      cairo_paint(context)
      cairo_destroy(context)
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }
}
