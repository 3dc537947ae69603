internal import PeeringDB
internal import Submissions

/// What matching asks about one presenter. A class, since each is looked at once for each other one.
final class RoomProfile: Sendable {
  let asns: Set<ASN>
  /// Whether the presenter says that it does not peer.
  let isClosed: Bool
  /// PeeringDB's step of the ratio, 0 for heavy inbound to 4 for heavy outbound; nil where unknown.
  let step: Int?
  let seeks: Wish
  /// What it says that it offers, and the same with what it is.
  let saidOffers: Wish
  let offers: Wish
  /// Plans as written, with the keys of their places.
  let plans: [(place: String, key: String)]
  /// The keys of the names of places where it is: exchanges, facilities and cities.
  let placeKeys: Set<String>
  /// The keys of the cities where it has a building or a port.
  let cities: Set<String>
  /// The exchanges it is at, and the keys of their cities.
  let exchangeCities: [Int: String]

  init(_ presenter: RoomPresenter, _ countries: CountryWords) {
    asns = Set(presenter.asns)
    let content = presenter.personal?.content
    isClosed = content?.policy?.general == .no
    step = content?.ratio.map(Self.step)
    seeks = Wish(content?.seeking, countries)
    saidOffers = Wish(content?.offering, countries)
    offers = saidOffers.with(Self.profile(presenter.personal))
    plans = (content?.planned ?? []).map { ($0.place, DisplayText.fold($0.place)) }.filter { !$0.1.isEmpty }
    var placeKeys: Set<String> = []
    var cities: Set<String> = []
    var exchangeCities: [Int: String] = [:]
    if let content {
      for name in content.exchangeNames.values { placeKeys.insert(DisplayText.fold(name)) }
      for name in content.facilityNames.values { placeKeys.insert(DisplayText.fold(name)) }
      for site in content.exchanges.sites {
        guard let city = site.cityKey else { continue }
        cities.insert(city)
        exchangeCities[site.id] = city
      }
      for site in content.facilities.sites { if let city = site.cityKey { cities.insert(city) } }
    }
    if case .exchange(let exchange) = presenter.personal, let city = exchange.city {
      exchangeCities[exchange.id] = Presence.Site.cityKey(city, country: exchange.country ?? "")
    }
    for city in cities {
      placeKeys.insert(city.split(separator: " ", maxSplits: 1).last.map(String.init) ?? city)
    }
    placeKeys.remove("")
    (self.placeKeys, self.cities, self.exchangeCities) = (placeKeys, cities, exchangeCities)
  }

  private static func step(_ ratio: TrafficRatio) -> Int {
    switch ratio {
    case .classified(let named): named.step
    case .measured(let shares): min(4, shares.outbound / 20)
    }
  }

  private static func profile(_ personal: Personal?) -> NetworkProfile? {
    switch personal {
    case .network(let network): network.profile
    case .other(let other): other.profile
    case .exchange, .facility, nil: nil
    }
  }
}
