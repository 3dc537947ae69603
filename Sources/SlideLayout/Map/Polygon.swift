#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Closed lines in the plane, cut to a rectangle.
enum Polygon {
  typealias Point = EqualEarth.Point

  /// What of a polygon lies in a rectangle (the algorithm of Sutherland and Hodgman).
  ///
  /// - Parameters:
  ///   - ring: the corners, the last of which is joined to the first.
  ///   - x: from the left to the right side.
  ///   - y: from the lower to the upper side.
  /// - Returns: corners of a polygon, some of whose edges may run to and fro along a side; empty where nothing is left.
  static func cut(_ ring: [Point], x: ClosedRange<Double>, y: ClosedRange<Double>) -> [Point] {
    var ring = ring
    ring = half(ring) { $0.x - x.lowerBound }
    ring = half(ring) { x.upperBound - $0.x }
    ring = half(ring) { $0.y - y.lowerBound }
    return half(ring) { y.upperBound - $0.y }
  }

  /// What of a polygon in a rectangle lies within its round corners.
  ///
  /// - Parameters:
  ///   - ring: the corners, in a rectangle that begins at zero.
  ///   - width: the rectangle's.
  ///   - height: the rectangle's.
  ///   - radius: of its corners.
  /// - Returns: a polygon, cut along tangents of the corners.
  static func rounded(_ ring: [Point], width: Double, height: Double, radius: Double) -> [Point] {
    var ring = ring
    let quarter = Double.pi / 2
    let (right, low) = (width - radius, height - radius)
    let middles = [
      Point(x: right, y: low), Point(x: radius, y: low), Point(x: radius, y: radius),
      Point(x: right, y: radius),
    ]
    for (index, middle) in middles.enumerated() {
      let (signX, signY) = (middle.x > width / 2 ? 1.0 : -1, middle.y > height / 2 ? 1.0 : -1)
      // Most of the land is nowhere near a corner.
      guard
        ring.contains(where: { ($0.x - middle.x) * signX > 0 && ($0.y - middle.y) * signY > 0 })
      else { continue }
      for step in 0...8 {
        let angle = quarter * (Double(index) + Double(step) / 8)
        let (x, y) = (cos(angle), sin(angle))
        ring = half(ring) { radius - ($0.x - middle.x) * x - ($0.y - middle.y) * y }
      }
    }
    return ring
  }

  /// A polygon without the corners that change it by less than a tolerance (the algorithm of Douglas and Peucker).
  ///
  /// - Returns: some of the corners, in their order; empty if too little is left to be seen.
  static func simplified(_ ring: [Point], tolerance: Double) -> [Point] {
    guard let first = ring.first, ring.count > 3 else { return ring }
    // A closed line is two open ones, between its first corner and the farthest from that.
    let farthest = ring.indices.max { square(ring[$0], first) < square(ring[$1], first) } ?? 0
    let closed = ring + [first]
    var isKept = Array(repeating: false, count: closed.count)
    for end in [0, farthest, ring.count] { isKept[end] = true }
    var parts = [(0, farthest), (farthest, ring.count)]
    while let (start, end) = parts.popLast() {
      var (worst, corner) = (tolerance * tolerance, -1)
      for index in start..<end where index > start {
        let square = square(closed[index], closed[start], closed[end])
        if square > worst { (worst, corner) = (square, index) }
      }
      guard corner > 0 else { continue }
      isKept[corner] = true
      parts += [(start, corner), (corner, end)]
    }
    let kept = ring.indices.filter { isKept[$0] }.map { ring[$0] }
    return kept.count > 2 ? kept : []
  }

  /// The square of the distance of two points.
  private static func square(_ a: Point, _ b: Point) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }

  /// The square of the distance of a point from the line between two.
  private static func square(_ point: Point, _ start: Point, _ end: Point) -> Double {
    let length = square(start, end)
    guard length > 0 else { return square(point, start) }
    let along = ((point.x - start.x) * (end.x - start.x) + (point.y - start.y) * (end.y - start.y)) / length
    let share = min(1, max(0, along))
    let foot = Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    return square(point, foot)
  }

  /// What of a polygon lies where `distance` is not negative.
  private static func half(_ ring: [Point], _ distance: (Point) -> Double) -> [Point] {
    guard var previous = ring.last else { return [] }
    var before = distance(previous)
    var result: [Point] = []
    for point in ring {
      let here = distance(point)
      if (here >= 0) != (before >= 0) {
        let share = before / (before - here)
        result.append(
          Point(
            x: previous.x + (point.x - previous.x) * share, y: previous.y + (point.y - previous.y) * share))
      }
      if here >= 0 { result.append(point) }
      (previous, before) = (point, here)
    }
    return result
  }
}
