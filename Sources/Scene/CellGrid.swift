/// A path that is made of nothing but equal square cells of one grid, as a QR code is.
package struct CellGrid {
  /// The top left corner of the grid.
  package let origin: Point
  /// The side of a cell.
  package let cell: Length
  /// How many cells are side by side.
  package let columns: Int
  /// How many cells are below one another.
  package let rows: Int
  /// Row by row from the top left; true where there is ink.
  package private(set) var cells: [Bool]

  package subscript(row row: Int, column column: Int) -> Bool { cells[row * columns + column] }

  /// How many rectangles a path has at least for which it pays to look closer.
  private static let fewest = 64
  /// The longest side, in cells. The largest QR code has 177 (ISO/IEC 18004).
  private static let longest = 200
  /// How far an edge may be from where the grid has it, in cells.
  private static let tolerance = 0.001

  /// The grid of `path`; nil if it is anything other than rectangles on a grid, each one cell high.
  package init?(_ path: Path) {
    guard path.segments.count >= Self.fewest * 5, let rects = Self.rectangles(path), let first = rects.first
    else { return nil }
    var bounds = first
    for rect in rects { bounds = bounds.union(rect) }
    cell = first.height
    guard cell > .zero else { return nil }
    origin = bounds.origin
    func count(_ length: Length) -> Int? {
      let cells = length.ratio(to: first.height)
      guard cells < Double(Self.longest) + 0.5, abs(cells - cells.rounded()) < Self.tolerance else {
        return nil
      }
      return Int(cells.rounded())
    }
    guard let columns = count(bounds.width), let rows = count(bounds.height) else { return nil }
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: false, count: columns * rows)
    for rect in rects {
      guard let row = count(rect.minY - bounds.minY), let start = count(rect.minX - bounds.minX),
        let width = count(rect.width), count(rect.height) == 1
      else { return nil }
      for column in start..<start + width { cells[row * columns + column] = true }
    }
  }

  /// The rectangles a path consists of, drawn as `Path.add` does; nil where there is anything else.
  private static func rectangles(_ path: Path) -> [Rect]? {
    let segments = path.segments
    guard segments.count.isMultiple(of: 5) else { return nil }
    var rects: [Rect] = []
    rects.reserveCapacity(segments.count / 5)
    for start in stride(from: 0, to: segments.count, by: 5) {
      guard case .move(let a) = segments[start], case .line(let b) = segments[start + 1],
        case .line(let c) = segments[start + 2], case .line(let d) = segments[start + 3],
        case .close = segments[start + 4], a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x, a.x < b.x,
        a.y < d.y
      else { return nil }
      rects.append(Rect(x: a.x, y: a.y, width: b.x - a.x, height: d.y - a.y))
    }
    return rects
  }
}
