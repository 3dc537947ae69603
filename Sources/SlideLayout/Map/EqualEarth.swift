internal import Templates
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The Equal Earth projection: areas keep their proportions, and continents look as people know them.
///
/// Bojan Šavrič, Tom Patterson, Bernhard Jenny: The Equal Earth map projection. International Journal of Geographical
/// Information Science 33 (2019), equations 1 to 3.
struct EqualEarth {
  /// The longitude in the middle, in degrees.
  var meridian: Double

  /// A point of the plane, in radii of the globe: x to the right, y upwards.
  struct Point: Hashable {
    var x: Double
    var y: Double
  }

  /// The point for a place, whose longitude is taken as it comes: 190 lies to the right of 170.
  func point(_ place: Land.Place) -> Point {
    let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
    let root = 3.0.squareRoot()
    let theta = asin(root / 2 * sin(place.latitude * .pi / 180))
    let square = theta * theta
    let sixth = square * square * square
    let slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    let longitude = (place.longitude - meridian) * .pi / 180
    return Point(
      x: 2 * root * longitude * cos(theta) / (3 * slope),
      y: theta * (a1 + a2 * square + sixth * (a3 + a4 * square)))
  }

  /// How many degrees from the middle meridian a point lies on a parallel.
  func longitude(_ x: Double, at latitude: Double) -> Double {
    // All parallels are divided evenly.
    x / point(Land.Place(longitude: meridian + 1, latitude: latitude)).x
  }

  /// The latitude whose parallel is at a height, in degrees; a pole's beyond the poles.
  func latitude(at height: Double) -> Double {
    // Parallels follow one another; thirty halvings find one to a millionth of a degree.
    var (south, north) = (-90.0, 90.0)
    for _ in 0..<30 {
      let middle = (south + north) / 2
      if point(Land.Place(longitude: meridian, latitude: middle)).y < height {
        south = middle
      } else {
        north = middle
      }
    }
    return (south + north) / 2
  }
}
