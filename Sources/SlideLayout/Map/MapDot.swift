internal import Scene
internal import Submissions

/// A dot on a map, for one city or for several that are too close together to distinguish.
struct MapDot {
  /// The cities, the one that matters most first.
  var names: [String]
  /// How many cities matter more than the first.
  var rank: Int
  /// How many exchanges and facilities there are in all of them.
  var count: Int
  /// Where the first city lies.
  var middle: Point
  var radius: Length = 0

  /// The dots of a map, the largest first.
  ///
  /// - Parameters:
  ///   - places: the cities.
  ///   - view: where they lie.
  ///   - least: the radius of a dot for one exchange or facility.
  ///   - most: that of the largest.
  /// - Returns: a dot for each city, or for several.
  static func dots(of places: [MapPlace], in view: MapView, least: Length, most: Length) -> [MapDot] {
    var dots = places.enumerated().map { rank, place in
      MapDot(names: [place.name], rank: rank, count: place.count, middle: view.position(place))
    }
    while true {
      let largest = dots.map(\.count).max() ?? 1
      for index in dots.indices {
        dots[index].radius = radius(
          dots[index].count, largest: largest, isAlone: dots.count == 1, least: least, most: most)
      }
      // Larger than before, dots may touch others.
      let merged = Self.merged(dots)
      if merged.count == dots.count { return merged }
      dots = merged
    }
  }

  /// Areas of dots are in proportion to what is there, as far as the largest allows.
  private static func radius(
    _ count: Int, largest: Int, isAlone: Bool, least: Length, most: Length
  ) -> Length {
    // One alone is not small beside others.
    guard largest > 1, !isAlone else { return isAlone ? (least + most) / 2 : least }
    return least + (most - least) * (Double(count - 1) / Double(largest - 1)).squareRoot()
  }

  /// The dots, the largest first, with those in others that they are hardly seen beside.
  private static func merged(_ dots: [MapDot]) -> [MapDot] {
    var result: [MapDot] = []
    for (_, dot) in dots.enumerated().sorted(by: {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }) {
      if let index = result.firstIndex(where: { $0.hides(dot) }) {
        result[index].take(dot)
      } else {
        result.append(dot)
      }
    }
    return result
  }

  /// Makes this the dot of another's cities, too; it is where the one is that matters most.
  private mutating func take(_ other: MapDot) {
    count += other.count
    guard other.rank < rank else {
      names += other.names
      return
    }
    names = other.names + names
    (middle, rank) = (other.middle, other.rank)
  }

  /// Whether a smaller dot lies within this one, or has its middle nearer than its radius.
  private func hides(_ other: MapDot) -> Bool {
    middle.distance(to: other.middle) < max(min(radius, other.radius), radius - other.radius)
  }

  /// How far a rectangle is from the dot's edge; less than nothing where it reaches into the dot.
  func distance(to rect: Rect) -> Length {
    let nearest = Point(
      x: min(max(middle.x, rect.minX), rect.maxX), y: min(max(middle.y, rect.minY), rect.maxY))
    return middle.distance(to: nearest) - radius
  }
}

extension Point {
  fileprivate func distance(to other: Point) -> Length {
    let (x, y) = ((self.x - other.x).points, (self.y - other.y).points)
    return Length((x * x + y * y).squareRoot())
  }
}
