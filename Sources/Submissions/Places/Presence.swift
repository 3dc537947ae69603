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
    /// The names in the city, without the city's own name, largest first. Empty where `place` is an
    /// exchange.
    package var names: [String]
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

  package static let none = Presence(rows: [], countryCount: 0, cityCount: 0)

  /// One exchange or facility, before cities are gathered.
  struct Site {
    var id = 0
    var name: String
    var city: String
    var country: String
    var region = ""
    var capacity: BitRate = .zero
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
  init(gathering sites: [Site]) {
    var places: [Place: [Site]] = [:]
    for site in sites {
      let key = site.city.isEmpty ? "" : PlaceName.key(site.city, country: site.country)
      // A site without a city gets its own row, under its own name.
      let place = Place(country: site.country, key: key, name: key.isEmpty ? site.name : "")
      places[place, default: []].append(site)
    }
    rows = places.map { place, sites in Self.row(place, sites) }
      .sorted { left, right in
        if left.capacity != right.capacity { return left.capacity > right.capacity }
        if left.count != right.count { return left.count > right.count }
        return (left.place, left.country) < (right.place, right.country)
      }
    countryCount = Set(sites.map(\.country)).subtracting([""]).count
    cityCount = places.keys.contains { $0.key.isEmpty } ? 0 : places.count
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
  }

  private static func row(_ place: Place, _ sites: [Site]) -> Row {
    let sites = sites.sorted { $0.precedes($1) }
    let capacity = sites.reduce(BitRate.zero) { $0 + $1.capacity }
    guard !place.key.isEmpty else {
      return Row(
        place: place.name, country: place.country, region: sites.first?.region ?? "", names: [],
        capacity: capacity, count: sites.count)
    }
    if let only = sites.first, sites.count == 1 {
      return Row(
        place: only.city, country: place.country, region: only.region,
        names: [PlaceName.shorten(only.name, in: [only.city])], capacity: capacity, count: 1)
    }
    // The spelling most sites use; of equally frequent ones the first by name.
    let spellings = Dictionary(grouping: sites.map(\.city)) { $0 }.mapValues(\.count)
    let city = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    return Row(
      place: city, country: place.country, region: sites.first?.region ?? "",
      names: shortened(sites, in: city), capacity: capacity,
      count: sites.count)
  }

  /// The sites' names without the city's; two that would become the same keep their own.
  private static func shortened(_ sites: [Site], in city: String) -> [String] {
    let short = sites.map { PlaceName.shorten($0.name, in: [$0.city, city]) }
    let uses = Dictionary(grouping: short) { $0 }.mapValues(\.count)
    return zip(sites, short).map { site, name in uses[name, default: 0] > 1 ? site.name : name }
  }
}
