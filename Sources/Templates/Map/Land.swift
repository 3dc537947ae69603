/// The coastlines of the world.
package struct Land: Sendable {
  /// A place on the globe, in degrees. Longitudes of a coast run on over 180 degrees.
  package struct Place: Sendable, Hashable {
    package var longitude: Double
    package var latitude: Double

    package init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// A closed line; one around land runs clockwise, one around water in it the other way.
  package struct Ring: Sendable {
    package let places: [Place]
    /// Between which it lies.
    package let longitudes: ClosedRange<Double>
    package let latitudes: ClosedRange<Double>

    init(_ places: [Place]) {
      self.places = places
      let (east, north) = (places.map(\.longitude), places.map(\.latitude))
      longitudes = (east.min() ?? 0)...(east.max() ?? 0)
      latitudes = (north.min() ?? 0)...(north.max() ?? 0)
    }
  }

  package let rings: [Ring]

  /// The rings in a text, one a line: parts of a degree east and north, of a point and of each step from there; nil where
  /// a line is anything else.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - parts: how many make a degree.
  package init?(_ text: String, parts: Int = 10) {
    var rings: [Ring] = []
    for line in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      guard let numbers = Self.numbers(line), numbers.count >= 6, numbers.count.isMultiple(of: 2)
      else { return nil }
      var (x, y) = (0, 0)
      var ring: [Place] = []
      ring.reserveCapacity(numbers.count / 2)
      for index in stride(from: 0, to: numbers.count, by: 2) {
        let (east, north) = (numbers[index], numbers[index + 1])
        guard abs(east) <= 360 * parts, abs(north) <= 180 * parts else { return nil }
        x += east
        y += north
        ring.append(Place(longitude: Double(x) / Double(parts), latitude: Double(y) / Double(parts)))
      }
      rings.append(Ring(ring))
    }
    self.rings = rings
  }

  /// The whole numbers on a line, with single spaces between them; nil for anything else. There are many, and so they
  /// are read by byte.
  private static func numbers(_ line: Substring.UTF8View) -> [Int]? {
    var numbers: [Int] = []
    var (value, digits, isNegative) = (0, 0, false)
    for byte in line {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        guard digits <= 6 else { return nil }
      case UInt8(ascii: "-"):
        guard digits == 0, !isNegative else { return nil }
        isNegative = true
      case UInt8(ascii: " "):
        guard digits > 0 else { return nil }
        numbers.append(isNegative ? -value : value)
        (value, digits, isNegative) = (0, 0, false)
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    numbers.append(isNegative ? -value : value)
    return numbers
  }
}
