internal import PeeringDB

/// A network's exchanges: its ports gathered by exchange.
struct ExchangeSites {
  /// The exchanges with a port in operation, each once, with the capacity of all ports there.
  private(set) var sites: [Presence.Site] = []
  /// The exchanges whose ports are all still to come.
  private(set) var coming: [PlannedPresence] = []

  init(_ bundle: NetworkBundle) {
    var order: [Int] = []
    var ports: [Int: [ExchangeConnection]] = [:]
    for port in bundle.network.netixlanSet {
      if ports[port.ixID] == nil { order.append(port.ixID) }
      ports[port.ixID, default: []].append(port)
    }
    for id in order {
      guard let exchangePorts = ports[id], let first = exchangePorts.first else { continue }
      let record = bundle.exchanges[id]
      let name = Self.name(record: record?.name, connection: first.name)
      guard !name.isEmpty else { continue }
      let live = exchangePorts.filter(\.operational)
      guard !live.isEmpty else {
        coming.append(PlannedPresence(place: name))
        continue
      }
      // Speeds of 0 and 1 Mbit/s mean "unknown" in PeeringDB.
      let capacity = live.reduce(BitRate.zero) { sum, port in
        port.speed > 1 ? sum + BitRate(megabitsPerSecond: port.speed) : sum
      }
      sites.append(
        Presence.Site(
          id: id, name: name, city: DisplayText.clean(record?.city ?? ""),
          country: PlaceName.country(record?.country ?? ""), region: record?.regionContinent ?? "",
          capacity: capacity, networks: record?.netCount ?? 0))
    }
  }

  /// The exchange's own name; a connection's is `exchange: LAN`, of which the first half counts.
  private static func name(record: String?, connection: String) -> String {
    if let name = DisplayText.cleanOrNil(record) { return name }
    let clean = DisplayText.clean(connection)
    guard let colon = clean.firstRange(of: ": ") else { return clean }
    return String(clean[..<colon.lowerBound])
  }
}
