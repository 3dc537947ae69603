internal import PeeringDB

/// A city where a network is, and where that is on the globe.
package struct MapPlace: Sendable, Hashable {
  package var name: String
  /// Degrees north.
  package var latitude: Double
  /// Degrees east.
  package var longitude: Double
  /// How many exchanges and facilities there are.
  package var count: Int

  package init(name: String, latitude: Double, longitude: Double, count: Int) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.count = count
  }
}

/// The cities of a presenter, as far as it is known where they are: a network's, those of the facilities that an
/// exchange is in, or a data centre's own.
///
/// PeeringDB says where facilities are, and of exchanges only the city: one of a network's exchanges is where the
/// facilities are that its city has in the same record.
package struct MapPlaces: Sendable, Hashable {
  /// The cities whose place is known, the one with the most first.
  package var known: [MapPlace] = []
  /// The names of those whose place is not.
  package var unknown: [String] = []

  package init() {}

  init(exchanges: Presence, facilities: Presence, records: some Collection<FacilityRecord>) {
    var points: [String: [(latitude: Double, longitude: Double)]] = [:]
    for record in records.sorted(by: { $0.id < $1.id }) {
      guard let latitude = record.latitude, let longitude = record.longitude,
        (-90...90).contains(latitude), (-180...180).contains(longitude), latitude != 0 || longitude != 0
      else { continue }
      points[Self.key(record.city, record.country), default: []].append((latitude, longitude))
    }
    var counts: [(key: String, name: String, count: Int)] = []
    for row in facilities.rows + exchanges.rows {
      let key = Self.key(row.place, row.country)
      if let index = counts.firstIndex(where: { $0.key == key }) {
        counts[index].count += row.count
      } else {
        counts.append((key, row.place, row.count))
      }
    }
    for (key, name, count) in counts {
      guard let found = points[key], let first = found.first else {
        unknown.append(name)
        continue
      }
      // Longitudes of one city may lie on both sides of the antimeridian: they count from the first.
      let east = found.reduce(0) { $0 + Self.turned($1.longitude - first.longitude) } / Double(found.count)
      known.append(
        MapPlace(
          name: name, latitude: found.reduce(0) { $0 + $1.latitude } / Double(found.count),
          longitude: Self.turned(first.longitude + east), count: count))
    }
    known.sort { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
  }

  private static func key(_ city: String, _ country: String) -> String {
    let country = PlaceName.country(country)
    return country + " " + PlaceName.key(DisplayText.clean(city), country: country)
  }

  /// Degrees between -180 and 180.
  private static func turned(_ degrees: Double) -> Double {
    let rest = (degrees + 180).truncatingRemainder(dividingBy: 360)
    return (rest < 0 ? rest + 360 : rest) - 180
  }
}
