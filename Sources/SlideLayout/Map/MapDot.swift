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
  /// What its area is in proportion to: the capacity in all of them in bits per second, or `count`.
  var weight = 0.0

  /// How large dots are for what is there.
  struct Scale {
    /// Whether weights are capacities.
    var areCapacities: Bool
    /// The largest weight.
    var largest: Double
    var least: Length
    var most: Length

    /// The radius of a dot. Areas are in proportion to weights, as far as the largest allows.
    func radius(_ weight: Double) -> Length {
      let none = areCapacities ? 0 : 1.0
      guard largest > none, weight > none else { return least }
      return least + (most - least) * min(1, (weight - none) / (largest - none)).squareRoot()
    }
  }

  /// The scale of dots on all maps of a page: a city of the largest capacity has the largest dot. Where capacities are
  /// unknown, the dot with the most exchanges and facilities has it.
  static func scale(_ dots: [MapDot], ofAll places: [MapPlace], least: Length, most: Length) -> Scale {
    let capacity = places.map(\.capacity).max() ?? .zero
    return Scale(
      areCapacities: capacity > .zero,
      largest: capacity > .zero ? Double(capacity.bitsPerSecond) : dots.map(\.weight).max() ?? 0,
      least: least, most: most)
  }

  /// The dots of a map, the largest first.
  ///
  /// - Parameters:
  ///   - places: the cities.
  ///   - view: where they lie.
  ///   - least: the radius of a dot for one exchange or facility.
  ///   - most: that of the largest.
  ///   - all: the cities of all maps of the page; nil for these alone.
  /// - Returns: a dot for each city, or for several.
  static func dots(
    of places: [MapPlace], in view: MapView, least: Length, most: Length, all: [MapPlace]? = nil
  )
    -> [MapDot]
  {
    let all = all ?? places
    let areCapacities = all.contains { $0.capacity > .zero }
    var dots = places.enumerated().map { rank, place in
      MapDot(
        names: [place.name], rank: rank, count: place.count, middle: view.position(place),
        weight: areCapacities ? Double(place.capacity.bitsPerSecond) : Double(place.count))
    }
    while true {
      let scale = scale(dots, ofAll: all, least: least, most: most)
      for index in dots.indices {
        // One alone is not small beside others.
        dots[index].radius = dots.count == 1 ? (least + most) / 2 : scale.radius(dots[index].weight)
      }
      // Larger than before, dots may touch others.
      let merged = Self.merged(dots)
      if merged.count == dots.count { return merged }
      dots = merged
    }
  }

  /// The dots, the largest first, with those in others that they are hardly seen beside.
  private static func merged(_ dots: [MapDot]) -> [MapDot] {
    var result: [MapDot] = []
    for (_, dot) in dots.enumerated().sorted(by: {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
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
    weight += other.weight
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

extension MapDot {
  /// How far a line is from the dot's edge.
  func distance(toLineFrom start: Point, to end: Point) -> Length {
    let (x, y) = ((end.x - start.x).points, (end.y - start.y).points)
    let length = x * x + y * y
    guard length > 0 else { return middle.distance(to: start) - radius }
    let along = ((middle.x - start.x).points * x + (middle.y - start.y).points * y) / length
    let share = min(1, max(0, along))
    return middle.distance(to: Point(x: start.x + Length(x * share), y: start.y + Length(y * share))) - radius
  }
}

extension Point {
  func distance(to other: Point) -> Length {
    let (x, y) = ((self.x - other.x).points, (self.y - other.y).points)
    return Length((x * x + y * y).squareRoot())
  }
}
