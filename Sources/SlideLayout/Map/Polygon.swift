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
