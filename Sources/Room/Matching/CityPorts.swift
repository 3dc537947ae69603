internal import Submissions

/// Who is in which city, and with how large a port. Cities have numbers.
struct CityPorts: Sendable {
  /// The largest port of a presenter in a city.
  struct Port: Sendable {
    var city: Int
    /// PeeringDB's number of the exchange.
    var exchange: Int
    var capacity: BitRate
  }

  /// The cities where each presenter is, in order.
  let cities: [[Int]]
  /// The ports of each presenter, one for each city, in the order of the cities. Of ports of one size, that of the exchange with
  /// the lower number.
  let ports: [[Port]]
  /// Those who are in a city, and those who are at an exchange there.
  private let present: [[Int]]
  private let connected: [[Int]]

  init(_ profiles: [RoomProfile], _ places: RoomPlaces) {
    var numbers: [String: Int] = [:]
    func number(_ city: String) -> Int {
      if let known = numbers[city] { return known }
      numbers[city] = numbers.count
      return numbers.count - 1
    }
    cities = profiles.map { $0.cities.map(number).sorted() }
    ports = profiles.indices.map { index in
      var largest: [Int: Port] = [:]
      for (exchange, city) in profiles[index].exchangeCities {
        let port = Port(
          city: number(city), exchange: exchange, capacity: places.ports[index][exchange] ?? .zero)
        if let known = largest[port.city], !port.isLarger(than: known) { continue }
        largest[port.city] = port
      }
      return largest.values.sorted { $0.city < $1.city }
    }
    var present = [[Int]](repeating: [], count: numbers.count)
    var connected = present
    for index in profiles.indices {
      for city in cities[index] { present[city].append(index) }
      for port in ports[index] { connected[port.city].append(index) }
    }
    (self.present, self.connected) = (present, connected)
  }

  /// Those who have an exchange in a city where a presenter is, or are where it has one; in order, without the presenter.
  func near(_ index: Int) -> [Int] {
    var isNear = [Bool](repeating: false, count: cities.count)
    for city in cities[index] { for other in connected[city] { isNear[other] = true } }
    for port in ports[index] { for other in present[port.city] { isNear[other] = true } }
    isNear[index] = false
    return isNear.indices.filter { isNear[$0] }
  }

  /// The largest port of a presenter in a city where another one is.
  func largest(of index: Int, where other: Int) -> Port? {
    let (ports, cities) = (ports[index], cities[other])
    var best: Port?
    var (port, city) = (0, 0)
    while port < ports.count, city < cities.count {
      if ports[port].city < cities[city] {
        port += 1
      } else if cities[city] < ports[port].city {
        city += 1
      } else {
        if best.map(ports[port].isLarger) ?? true { best = ports[port] }
        port += 1
        city += 1
      }
    }
    return best
  }
}

extension CityPorts.Port {
  func isLarger(than other: Self) -> Bool { (other.capacity, exchange) < (capacity, other.exchange) }
}
