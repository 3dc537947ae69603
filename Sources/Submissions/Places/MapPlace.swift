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
  /// What the presenter has at the exchanges; zero where unknown.
  package var capacity: BitRate

  package init(
    name: String, latitude: Double, longitude: Double, count: Int, capacity: BitRate = .zero
  ) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.count = count
    self.capacity = capacity
  }
}

/// The cities of a presenter, as far as it is known where they are: a network's, those of the facilities that an
/// exchange is in, or a data centre's own.
///
/// PeeringDB says where facilities are, and of exchanges only the city: one of a network's exchanges is where the
/// facilities of its city in the same record are. `Gazetteer` has the rest.
package struct MapPlaces: Sendable, Hashable {
  /// A city of which a record gives the name alone.
  package struct City: Sendable, Hashable {
    package var name: String
    /// ISO 3166 code; empty where unknown.
    package var country: String
    /// How many exchanges and facilities there are.
    package var count: Int
    /// What the presenter has at the exchanges; zero where unknown.
    package var capacity: BitRate

    package init(name: String, country: String, count: Int, capacity: BitRate = .zero) {
      self.name = name
      self.country = country
      self.count = count
      self.capacity = capacity
    }
  }

  /// The cities whose place is known, the one with the most capacity first, and of equals the one with the most there.
  package var known: [MapPlace] = []
  /// Those whose place is not.
  package var unknown: [City] = []
  /// How many further exchanges have no known city.
  package var withoutCity = 0

  package init() {}

  init(exchanges: Presence, facilities: Presence, records: some Collection<FacilityRecord>) {
    var points: [String: [(latitude: Double, longitude: Double)]] = [:]
    for record in records.sorted(by: { $0.id < $1.id }) {
      guard let latitude = record.latitude, let longitude = record.longitude,
        (-90...90).contains(latitude), (-180...180).contains(longitude), latitude != 0 || longitude != 0
      else { continue }
      points[Self.key(record.city, record.country), default: []].append((latitude, longitude))
    }
    var counts: [(key: String, city: City)] = []
    for row in facilities.rows + exchanges.rows {
      guard !row.names.isEmpty, row.moreCities == 0 else {
        withoutCity += row.count
        continue
      }
      let key = Self.key(row.place, row.country)
      if let index = counts.firstIndex(where: { $0.key == key }) {
        counts[index].city.count += row.count
        counts[index].city.capacity = counts[index].city.capacity + row.capacity
      } else {
        let country = PlaceName.country(row.country)
        counts.append(
          (key, City(name: row.place, country: country, count: row.count, capacity: row.capacity)))
      }
    }
    for (key, city) in counts {
      guard let found = points[key], let first = found.first else {
        unknown.append(city)
        continue
      }
      // Longitudes of one city may lie on both sides of the antimeridian: they count from the first.
      let east = found.reduce(0) { $0 + Self.turned($1.longitude - first.longitude) } / Double(found.count)
      known.append(
        MapPlace(
          name: city.name, latitude: found.reduce(0) { $0 + $1.latitude } / Double(found.count),
          longitude: Self.turned(first.longitude + east), count: city.count, capacity: city.capacity))
    }
    sort()
  }

  /// The same with the places that a gazetteer knows: what a record says itself stays.
  package func completed(by gazetteer: Gazetteer) -> MapPlaces {
    var result = self
    result.unknown = []
    for city in unknown {
      guard let place = gazetteer.place(of: city.name, country: city.country) else {
        result.unknown.append(city)
        continue
      }
      result.known.append(
        MapPlace(
          name: city.name, latitude: place.latitude, longitude: place.longitude, count: city.count,
          capacity: city.capacity))
    }
    result.sort()
    return result
  }

  private mutating func sort() {
    known.sort { left, right in
      if left.capacity != right.capacity { return left.capacity > right.capacity }
      return left.count != right.count ? left.count > right.count : left.name < right.name
    }
  }

  private static func key(_ city: String, _ country: String) -> String {
    let country = PlaceName.country(country)
    return country + " "
      + PlaceName.key(CityName(DisplayText.clean(city), country: country).city, country: country)
  }

  /// Degrees between -180 and 180.
  private static func turned(_ degrees: Double) -> Double {
    let rest = (degrees + 180).truncatingRemainder(dividingBy: 360)
    return (rest < 0 ? rest + 360 : rest) - 180
  }
}
