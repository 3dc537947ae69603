/// A path, filled, stroked or both.
package struct Shape: Sendable, Hashable {
  package var path: Path
  package var fill: Color?
  package var stroke: Stroke?

  package init(_ path: Path, fill: Color? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }

  /// A line along a path, half to each side of it.
  package struct Stroke: Sendable, Hashable {
    package var color: Color
    package var width: Length

    package init(color: Color, width: Length) {
      self.color = color
      self.width = width
    }
  }
}

/// Lines and curves.
package struct Path: Sendable, Hashable {
  package enum Segment: Sendable, Hashable {
    case move(Point)
    case line(Point)
    /// A cubic Bézier curve.
    case curve(Point, Point, end: Point)
    case close
  }

  package var segments: [Segment]

  package init(_ segments: [Segment] = []) { self.segments = segments }

  package static func rect(_ rect: Rect) -> Path {
    var path = Path()
    path.add(rect)
    return path
  }

  /// A straight line.
  package static func line(from start: Point, to end: Point) -> Path { Path([.move(start), .line(end)]) }

  /// A rectangle with round corners. A radius beyond half the shorter side is taken as that half.
  ///
  /// - Parameters:
  ///   - rect: the rectangle.
  ///   - left: the radius of both left corners.
  ///   - right: the radius of both right corners.
  /// - Returns: a closed path, clockwise from the top left.
  package static func roundedRect(_ rect: Rect, left: Length, right: Length) -> Path {
    let most = min(rect.width, rect.height) / 2
    let left = max(.zero, min(left, most))
    let right = max(.zero, min(right, most))
    var path = Path([.move(Point(x: rect.minX + left, y: rect.minY))])
    path.addCorner(at: Point(x: rect.maxX, y: rect.minY), from: (-1, 0), to: (0, 1), radius: right)
    path.addCorner(at: Point(x: rect.maxX, y: rect.maxY), from: (0, -1), to: (-1, 0), radius: right)
    path.addCorner(at: Point(x: rect.minX, y: rect.maxY), from: (1, 0), to: (0, -1), radius: left)
    path.addCorner(at: Point(x: rect.minX, y: rect.minY), from: (0, 1), to: (1, 0), radius: left)
    path.segments.append(.close)
    return path
  }

  /// A line to where the corner's arc starts, and the arc.
  ///
  /// - Parameters:
  ///   - corner: the corner as it would be without rounding.
  ///   - start: the unit vector from the corner to where the arc starts.
  ///   - end: the unit vector from the corner to where the arc ends.
  ///   - radius: the arc's radius.
  private mutating func addCorner(
    at corner: Point, from start: (Double, Double), to end: (Double, Double), radius: Length
  ) {
    func point(_ direction: (Double, Double), _ distance: Length) -> Point {
      Point(x: corner.x + distance * direction.0, y: corner.y + distance * direction.1)
    }
    segments.append(.line(point(start, radius)))
    guard radius > .zero else { return }
    // Control points at 4/3·(√2 − 1) of the radius draw a quarter circle to 0.03 %.
    let bend = radius * (1 - 0.5522847498)
    segments.append(.curve(point(start, bend), point(end, bend), end: point(end, radius)))
  }

  package mutating func add(_ rect: Rect) {
    segments += [
      .move(rect.origin), .line(Point(x: rect.maxX, y: rect.minY)),
      .line(Point(x: rect.maxX, y: rect.maxY)), .line(Point(x: rect.minX, y: rect.maxY)), .close,
    ]
  }

  /// The rectangle around all points, control points included; nil for an empty path.
  package var bounds: Rect? {
    var result: Rect?
    func include(_ point: Point) {
      let spot = Rect(origin: point, size: .zero)
      result = result?.union(spot) ?? spot
    }
    for segment in segments {
      switch segment {
      case .move(let point), .line(let point): include(point)
      case .curve(let first, let second, let end):
        include(first)
        include(second)
        include(end)
      case .close: break
      }
    }
    return result
  }
}
