extension Presence.Site {
  /// The name of its city alone; nil where none is known, or several are.
  package var cityName: String? {
    let city = CityName(self.city, country: country)
    return city.city.isEmpty || !city.list.isEmpty ? nil : city.city
  }

  /// What is the same for all sites in its city: its country and a key; nil where no city is known, or several are.
  package var cityKey: String? { cityName.map { Self.cityKey($0, country: country) } }

  /// The key of a city, as sites there have it.
  package static func cityKey(_ city: String, country: String) -> String {
    country + " " + PlaceName.key(CityName(city, country: country).city, country: country)
  }
}
