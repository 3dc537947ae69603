internal import Scene
internal import Submissions
internal import Templates

/// Which part of the world a map shows, and how that lies on a rectangle.
struct MapView {
  let size: Size
  private let projection: EqualEarth
  /// The middle of what is shown, and how many points a radius of the globe is long.
  private let middle: EqualEarth.Point
  private let scale: Double

  /// How far north and south a map goes, in degrees: there are no networks beyond.
  private static let latitudes = -58.0...80.0

  /// The view that holds all of some places.
  ///
  /// - Parameters:
  ///   - places: at least one.
  ///   - size: the rectangle.
  ///   - margin: the least room around the places, in points.
  ///   - leastWidth: how many degrees across a map shows at least, on the equator.
  init(of places: [MapPlace], in size: Size, margin: Length, leastWidth: Double) {
    self.size = size
    let meridian = Self.meridian(of: places.map(\.longitude))
    projection = EqualEarth(meridian: meridian)
    let points = places.map { [projection] in
      projection.point(Land.Place(longitude: Self.turned($0.longitude, to: meridian), latitude: $0.latitude))
    }
    let world = projection.point(Land.Place(longitude: meridian + 180, latitude: 0)).x
    let top = projection.point(Land.Place(longitude: meridian, latitude: Self.latitudes.upperBound)).y
    let bottom = projection.point(Land.Place(longitude: meridian, latitude: Self.latitudes.lowerBound)).y
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 0)
    let width = max(size.width.points, 1)
    let height = max(size.height.points, 1)
    let roomX = max(1, width - 2 * margin.points)
    let roomY = max(1, height - 2 * margin.points)
    let least = world * leastWidth / 180
    // As large as the places allow, but not closer than makes sense, and never smaller than the whole world.
    let wanted = min(roomX / max(right - left, 1e-9), roomY / max(high - low, 1e-9), width / least)
    scale = max(wanted, min(width / (2 * world), height / (top - bottom)))
    // The middle keeps the view on the world.
    let (halfX, halfY) = (width / scale / 2, height / scale / 2)
    func kept(_ value: Double, _ least: Double, _ most: Double) -> Double {
      least > most ? (least + most) / 2 : min(max(value, least), most)
    }
    middle = EqualEarth.Point(
      x: kept((left + right) / 2, -world + halfX, world - halfX),
      y: kept((low + high) / 2, bottom + halfY, top - halfY))
  }

  /// Where a place lies on the rectangle.
  func position(_ place: MapPlace) -> Point {
    let longitude = Self.turned(place.longitude, to: projection.meridian)
    return position(projection.point(Land.Place(longitude: longitude, latitude: place.latitude)))
  }

  private func position(_ point: EqualEarth.Point) -> Point {
    Point(
      x: Length(size.width.points / 2 + (point.x - middle.x) * scale),
      y: Length(size.height.points / 2 - (point.y - middle.y) * scale))
  }

  /// How many points a degree is long on the equator.
  var pointsPerDegree: Double {
    projection.point(Land.Place(longitude: projection.meridian + 1, latitude: 0)).x * scale
  }

  /// How much simpler than it is the land is drawn, in points: it cannot be seen, and files stay small.
  private static let tolerance = 0.5

  /// The land on the rectangle, whose corners have a radius.
  func path(_ land: Land, radius: Length = 0) -> Path {
    let halfX = size.width.points / scale / 2
    let halfY = size.height.points / scale / 2
    let (x, y) = (middle.x - halfX...middle.x + halfX, middle.y - halfY...middle.y + halfY)
    let (longitudes, latitudes) = degrees(x, y)
    var path = Path()
    for ring in land.rings where ring.latitudes.overlaps(latitudes) {
      // A coast may come in from both sides of the map.
      let first = ((longitudes.lowerBound - ring.longitudes.upperBound) / 360).rounded(.up)
      let last = ((longitudes.upperBound - ring.longitudes.lowerBound) / 360).rounded(.down)
      for turn in stride(from: first, through: last, by: 1) {
        // Cut in degrees, since the projection goes on for ever.
        let moved = ring.places.map { EqualEarth.Point(x: $0.longitude + turn * 360, y: $0.latitude) }
        let near = Polygon.cut(moved, x: longitudes, y: latitudes)
        let drawn = Polygon.cut(
          near.map { projection.point(Land.Place(longitude: $0.x, latitude: $0.y)) }, x: x, y: y)
        let simple = Polygon.simplified(
          drawn.map(position).map { EqualEarth.Point(x: $0.x.points, y: $0.y.points) },
          tolerance: Self.tolerance)
        let shown = Polygon.rounded(
          simple, width: size.width.points, height: size.height.points, radius: radius.points)
        guard shown.count > 2 else { continue }
        for (index, point) in shown.enumerated() {
          let corner = Point(x: Length(point.x), y: Length(point.y))
          path.segments.append(index == 0 ? .move(corner) : .line(corner))
        }
        path.segments.append(.close)
      }
    }
    return path
  }

  /// The degrees around a part of the plane, and a little more.
  private func degrees(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
  ) -> (longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>) {
    let south = max(-90, projection.latitude(at: y.lowerBound) - 1)
    let north = min(90, projection.latitude(at: y.upperBound) + 1)
    let reach = reach(of: y)
    func offset(_ x: Double) -> [Double] {
      // Parallels are the shorter the farther they are from the equator.
      [south, north, min(max(0, south), north)].map { projection.longitude(x, at: $0) }
    }
    let west = max(-reach, (offset(x.lowerBound).min() ?? -reach) - 1)
    let east = min(reach, (offset(x.upperBound).max() ?? reach) + 1)
    let meridian = projection.meridian
    return (meridian + min(west, east)...meridian + max(west, east), south...north)
  }

  /// How many degrees a map goes to either side of its middle meridian: to the other side of the world, and on around it
  /// where the edge of the world, which is curved, would leave the rectangle's corners without land.
  private func reach(of y: ClosedRange<Double>) -> Double {
    let half = size.width.points / scale / 2
    let ends = [middle.x - half, middle.x + half].map(abs)
    let edge = [y.lowerBound, y.upperBound, 0].map { height in
      projection.point(
        Land.Place(longitude: projection.meridian + 180, latitude: projection.latitude(at: height))
      ).x
    }
    return (edge.min() ?? 0) < (ends.max() ?? 0) ? 330 : 180
  }

  /// The longitude opposite to the middle of the widest stretch without a place.
  static func meridian(of longitudes: [Double]) -> Double {
    let sorted = longitudes.sorted()
    guard let first = sorted.first, let last = sorted.last else { return 0 }
    var (widest, middle) = (first + 360 - last, (first + 360 + last) / 2)
    for (west, east) in zip(sorted, sorted.dropFirst()) where east - west > widest {
      (widest, middle) = (east - west, (east + west) / 2)
    }
    return turned(middle + 180, to: 0)
  }

  /// The longitude within 180 degrees of another.
  static func turned(_ longitude: Double, to meridian: Double) -> Double {
    longitude - ((longitude - meridian) / 360).rounded() * 360
  }
}
