/// Where a network is: its exchanges or its facilities, gathered by city.
package struct Presence: Sendable, Hashable {
  /// One city, or one exchange whose city is not known.
  package struct Row: Sendable, Hashable {
    /// The city; the exchange's name where its city is not known.
    package var place: String
    /// ISO 3166 country code; empty where unknown.
    package var country: String
    /// PeeringDB's region; empty where unknown.
    package var region = ""
    /// The names in the city, without the city's own name, largest first. Where `place` is an exchange, empty, or the
    /// first of the cities it is in.
    package var names: [String]
    /// In how many more cities an exchange is than in the one named.
    package var moreCities = 0
    /// The capacity there; zero where unknown.
    package var capacity: BitRate
    /// How many exchanges or facilities the row represents.
    package var count: Int
  }

  /// The rows, the one that matters most first.
  package var rows: [Row]
  /// How many countries they are in; 0 where no country is known.
  package var countryCount: Int
  /// How many cities they are in; 0 where any city is unknown.
  package var cityCount: Int

  /// How many exchanges or facilities there are, each counted once.
  package var count: Int { rows.reduce(0) { $0 + $1.count } }
  /// The capacity of all ports.
  package var capacity: BitRate { rows.reduce(.zero) { $0 + $1.capacity } }
  package var isEmpty: Bool { rows.isEmpty }

  /// What was gathered, the largest first.
  package private(set) var sites: [Site] = []

  /// The capacity of each exchange's ports, by PeeringDB's number.
  package var capacities: [Int: BitRate] {
    Dictionary(sites.map { ($0.id, $0.capacity) }) { first, _ in first }
  }

  /// The same with a row for each exchange or facility, whichever city it is in.
  package var byName: Presence {
    guard !sites.isEmpty else { return self }
    var copy = self
    copy.rows = sites.map { site in
      Row(
        place: PlaceName.listed(site.name), country: site.country, region: site.region, names: [],
        capacity: site.capacity, count: 1)
    }
    copy.cityCount = 0
    return copy
  }

  package static let none = Presence(rows: [], countryCount: 0, cityCount: 0)

  /// One exchange or facility, before cities are gathered.
  package struct Site: Sendable, Hashable {
    package var id = 0
    package var name: String
    package var city: String
    package var country: String
    /// As records of facilities have it.
    var state = ""
    var region = ""
    package var capacity: BitRate = .zero
    /// How many networks are there, as far as is known.
    var networks = 0

    /// Whether it is more to the network than another: by capacity, then by how well known it is, then by name.
    func precedes(_ other: Site) -> Bool {
      if capacity != other.capacity { return capacity > other.capacity }
      if networks != other.networks { return networks > other.networks }
      return name < other.name
    }
  }

  init(rows: [Row], countryCount: Int, cityCount: Int) {
    self.rows = rows
    self.countryCount = countryCount
    self.cityCount = cityCount
  }

  /// Gathers sites by city.
  ///
  /// Cities are ordered by capacity, then by the number of sites, then by name; the names in a city by capacity, then by
  /// how many networks are there.
  package init(gathering sites: [Site]) {
    self.sites = sites.sorted { $0.precedes($1) || !$1.precedes($0) && $0.id < $1.id }
    var cities: [Place: [(site: Site, city: CityName)]] = [:]
    for site in sites {
      var city = CityName(site.city, country: site.country)
      if city.state.isEmpty { city.state = CityName.stateCode(site.state, country: site.country) }
      let key = city.city.isEmpty || !city.list.isEmpty ? "" : PlaceName.key(city.city, country: site.country)
      // A site without a city, or in several, gets its own row, under its own name.
      let place = Place(country: site.country, key: key, name: key.isEmpty ? site.name : "")
      cities[place, default: []].append((site, city))
    }
    // Two cities of one name in one country differ by their states; else a state says no more.
    var places: [Place: [(site: Site, city: CityName)]] = [:]
    for (place, entries) in cities {
      guard Set(entries.map(\.city.state)).subtracting([""]).count > 1, !place.key.isEmpty else {
        places[place] = entries
        continue
      }
      for entry in entries {
        var own = place
        own.state = entry.city.state
        places[own, default: []].append(entry)
      }
    }
    rows = places.map { place, entries in Self.row(place, entries) }
      .sorted { left, right in
        if left.capacity != right.capacity { return left.capacity > right.capacity }
        if left.count != right.count { return left.count > right.count }
        return (left.place, left.country) < (right.place, right.country)
      }
    countryCount = Set(sites.map(\.country)).subtracting([""]).count
    cityCount = places.keys.contains { $0.key.isEmpty } ? 0 : places.count
  }

  /// The same with cities spelt as in another list.
  func spelled(as other: Presence) -> Presence {
    /// The rows of cities by name, without those whose names several cities have.
    func cities(_ presence: Presence) -> [String: Int] {
      var cities: [String: [Int]] = [:]
      for (index, row) in presence.rows.enumerated() where !row.names.isEmpty && row.moreCities == 0 {
        let city = CityName(row.place, country: row.country).city
        cities[row.country + " " + PlaceName.key(city, country: row.country), default: []].append(index)
      }
      return cities.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
    var copy = self
    let others = cities(other)
    for (city, index) in cities(self) {
      if let row = others[city] { copy.rows[index].place = other.rows[row].place }
    }
    return copy
  }

  /// The same with the rows first that `isFeatured` holds for, each half in the order it had.
  package func featuring(_ isFeatured: (Row) -> Bool) -> Presence {
    var copy = self
    copy.rows = rows.filter(isFeatured) + rows.filter { !isFeatured($0) }
    return copy
  }

  private struct Place: Hashable {
    var country: String
    var key: String
    var name: String
    var state = ""
  }

  private static func row(_ place: Place, _ entries: [(site: Site, city: CityName)]) -> Row {
    let entries = entries.sorted { $0.site.precedes($1.site) }
    let sites = entries.map(\.site)
    var row = Row(
      place: PlaceName.listed(place.name), country: place.country, region: sites.first?.region ?? "",
      names: [],
      capacity: sites.reduce(BitRate.zero) { $0 + $1.capacity }, count: sites.count)
    guard !place.key.isEmpty else {
      if let list = entries.first?.city.list, let first = list.first, entries.count == 1 {
        (row.names, row.moreCities) = ([first], list.count - 1)
      }
      return row
    }
    // Where one site names the city alone, the others' states say no more.
    let plain = place.state.isEmpty ? entries.filter { !$0.city.isQualified } : []
    let names = plain.isEmpty ? entries.map(\.city.qualified) : plain.map(\.city.city)
    // The spelling most sites use; of equally frequent ones the first by name.
    let spellings = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    row.place = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    row.names = shortened(
      sites, in: row.place, variants: PlaceName.variants(of: row.place, country: place.country))
    return row
  }

  /// The sites' names without the city's; two that would become the same keep their own.
  private static func shortened(
    _ sites: [Site], in city: String, variants: [String]
  ) -> [String] {
    let short = sites.map {
      PlaceName.shorten(
        $0.name, in: [$0.city, CityName($0.city, country: $0.country).city, city], variants: variants)
    }
    let uses = Dictionary(grouping: short) { $0 }.mapValues(\.count)
    return zip(sites, short).map { site, name in
      PlaceName.listed(uses[name, default: 0] > 1 ? site.name : name)
    }
  }
}
