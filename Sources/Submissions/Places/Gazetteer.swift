/// The locations of cities that records only name.
package struct Gazetteer: Sendable {
  /// A point on the globe, in degrees.
  package struct Place: Sendable, Hashable {
    package var latitude: Double
    package var longitude: Double
  }

  /// Where the city of a name is in each country that has one, by the name as `PlaceName.key` has it and the country.
  private let places: [String: [String: Place]]

  /// The cities in a text, one a line: the country's ISO 3166 code, hundredths of a degree north and east, and the name.
  ///
  /// - Returns: nil where a line has another form.
  package init?(_ text: String) {
    var places: [String: [String: Place]] = [:]
    // By bytes: thousands of lines take long by letter.
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3).map { Substring($0) }
      guard parts.count == 4, let north = Int(parts[1]), let east = Int(parts[2]), abs(north) <= 9000,
        abs(east) <= 18000
      else { return nil }
      let country = String(parts[0])
      let key = PlaceName.key(String(parts[3]), country: country)
      // The first of two that are spelt alike.
      if places[key]?[country] == nil {
        places[key, default: [:]][country] = Place(
          latitude: Double(north) / 100, longitude: Double(east) / 100)
      }
    }
    self.places = places
  }

  /// Where a city is.
  ///
  /// - Parameters:
  ///   - city: as a record spells it, alone or before what it is in: `Boston, Massachusetts`.
  ///   - country: ISO 3166 code; empty where unknown.
  /// - Returns: nil for an unknown city, and for a city without a country whose name several countries have.
  package func place(of city: String, country: String) -> Place? {
    if let place = known(city, country) { return place }
    let parts = city.split(whereSeparator: { ",/(".contains($0) })
    // Not for lists of cities.
    guard parts.count == 2, let first = parts.first else { return nil }
    return known(DisplayText.clean(String(first)), country)
  }

  private func known(_ city: String, _ country: String) -> Place? {
    if !country.isEmpty { return places[PlaceName.key(city, country: country)]?[country] }
    let found = places[PlaceName.key(city, country: "")] ?? [:]
    return found.count == 1 ? found.values.first : nil
  }
}
