/// The coastlines of the world.
package struct Land: Sendable {
  /// A place on the globe, in degrees. Longitudes of a coast run on over 180 degrees.
  struct Place: Sendable, Hashable {
    var longitude: Double
    var latitude: Double
  }

  /// Closed lines; those around land run clockwise, those around water in it the other way.
  let rings: [[Place]]

  /// The rings in a text, one a line: tenths of a degree east and north, of a point and of each step from there.
  ///
  /// - Returns: nil where a line is anything else.
  package init?(_ text: String) {
    var rings: [[Place]] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let numbers = line.split(separator: " ").map { Int($0) }
      guard numbers.count >= 6, numbers.count.isMultiple(of: 2) else { return nil }
      var (x, y) = (0, 0)
      var ring: [Place] = []
      for index in stride(from: 0, to: numbers.count, by: 2) {
        guard let east = numbers[index], let north = numbers[index + 1], abs(east) <= 3600, abs(north) <= 1800
        else { return nil }
        x += east
        y += north
        ring.append(Place(longitude: Double(x) / 10, latitude: Double(y) / 10))
      }
      rings.append(ring)
    }
    self.rings = rings
  }
}
