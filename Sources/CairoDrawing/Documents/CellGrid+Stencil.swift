internal import CCairo
import Scene

extension CellGrid {
  /// How many pixels of the stencil a cell is wide and high.
  ///
  /// One would do for viewers that leave pixels as squares. Some smooth what they enlarge; with eight, what they
  /// smooth is an eighth of a cell.
  static let pixelsPerCell = 8

  /// The grid as a stencil of one bit a pixel, owned by the caller; nil where there is no memory.
  var stencil: OpaquePointer? {
    let scale = Self.pixelsPerCell
    let surface: OpaquePointer = cairo_image_surface_create(
      CAIRO_FORMAT_A1, Int32(columns * scale), Int32(rows * scale))
    guard let data = cairo_image_surface_get_data(surface) else {
      cairo_surface_destroy(surface)
      return nil
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<rows {
      let first = data + row * scale * stride
      for column in 0..<columns where self[row: row, column: column] {
        // Eight pixels to a cell: each is a byte, in whichever order the machine has its bits.
        first[column] = 0xFF
      }
      for copy in 1..<scale { (first + copy * stride).update(from: first, count: stride) }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
