internal import PeeringDB
internal import Submissions
internal import Templates

extension SlideFields {
  /// What a template's text may ask for on the slides of exchanges, facilities and others, beside `names`.
  static let kindNames: [String] = [
    "kind", "short-name", "place", "region", "participants", "capacity-number", "capacity-unit",
    "route-server-peers", "route-server-count",
    "peering-lan", "mtu", "media", "service-level", "terms", "operator", "networks", "exchanges", "carriers",
    "present-key", "campus", "campus-count", "campus-unit", "address", "property", "power", "voltages",
    "siblings",
  ]

  init(_ personal: Personal, assets: SlideAssets, labels: Labels) {
    switch personal {
    case .network(let network): self.init(network, assets: assets, labels: labels)
    case .exchange(let exchange):
      self.init(common: exchange, assets: assets, labels: labels)
      setExchange(exchange)
    case .facility(let facility):
      self.init(common: facility, assets: assets, labels: labels)
      setFacility(facility)
      let isPresent = assets.room.keys.contains(where: facility.networkASNs.contains)
      set("present-key", labels.text("present-key"), if: isPresent && facility.shows(.networks))
    case .other(let other):
      self.init(common: other, assets: assets, labels: labels)
      set("asn", other.asn?.description)
      set("place", other.place)
      setPolicy(other.policy, other.parts)
      setTraffic(other.traffic, other.ratio, other.parts)
      let hasTraffic = value("traffic-label") != nil
      let repeats = other.profile == .balanced && other.ratio == .classified(.balanced) && other.shows(.ratio)
      let profile = repeats ? nil : other.profile.map { labels.text("profile-\($0.rawValue)") }
      set(hasTraffic ? "profile" : "profile-alone", profile, if: other.shows(.profile))
    }
    set("kind", labels.text("kind-of-\(personal.kind.rawValue)"))
  }

  private mutating func setExchange(_ exchange: ExchangePersonal) {
    // Among several other names none is the short one.
    set("short-name", exchange.alsoKnownAs.flatMap { $0.count > 24 || $0.contains(",") ? nil : $0 })
    set("place", place(exchange.city, exchange.country))
    set("region", region(exchange.region, exchange.country))
    set("participants", exchange.participantCount.map(labels.number), if: exchange.shows(.participants))
    if exchange.capacity > .zero, exchange.shows(.capacity) {
      let (number, unit) = exchange.capacity.inLargestUnit
      set("capacity-number", labels.decimal(number))
      set("capacity-unit", unit.rawValue)
    }
    set(
      "route-server-peers", exchange.routeServerPeerCount.flatMap { $0 > 0 ? labels.number($0) : nil },
      if: exchange.shows(.routeServers))
    if let traffic = exchange.traffic, exchange.shows(.traffic) {
      let (number, unit) = labels.traffic(traffic)
      set(
        "route-server-count",
        exchange.routeServerPeerCount.flatMap {
          $0 > 0 ? labels.text("route-server-count", count: $0) : nil
        }, if: exchange.shows(.routeServers))
      set("traffic-label", labels.text("peak-traffic"))
      set("traffic-number", number)
      set("traffic-unit", unit)
    }
    guard exchange.shows(.peeringLAN) else { return }
    // Of many prefixes the first two are shown; a slide is not a list of addresses.
    let shown = exchange.prefixes.prefix(2).joined(separator: " · ")
    let rest = exchange.prefixes.count - 2
    set("peering-lan", rest > 0 ? "\(shown) \(labels.text("more", count: rest))" : shown)
    set("mtu", exchange.mtu.map { labels.text("mtu", ["mtu": "\($0)"]) })
    set("media", exchange.media)
    set("service-level", enumerated(exchange.serviceLevel, Self.serviceLevels), if: exchange.shows(.terms))
    set("terms", enumerated(exchange.terms, Self.terms), if: exchange.shows(.terms))
  }

  private mutating func setFacility(_ facility: FacilityPersonal) {
    set("place", place(facility.city, facility.country))
    set("region", region(facility.region, facility.country))
    set("operator", facility.operatorName)
    func count(_ number: Int?) -> String? { number.flatMap { $0 > 0 ? labels.number($0) : nil } }
    set("networks", count(facility.networkCount), if: facility.shows(.networks))
    set("exchanges", count(facility.exchangeCount), if: facility.shows(.exchanges))
    set("carriers", count(facility.carrierCount), if: facility.shows(.carriers))
    if facility.shows(.campus) {
      set("campus", facility.campusName)
      // A campus of one building says no more than the address.
      let buildings = facility.campusCount.flatMap { $0 > 1 ? labels.quantity("buildings", count: $0) : nil }
      set("campus-count", buildings?.number, if: buildings != nil)
      set("campus-unit", buildings?.unit, if: buildings != nil)
    }
    set("address", facility.address, if: facility.shows(.address))
    guard facility.shows(.power) else { return }
    set("property", enumerated(facility.property, ["Owner": "property-owner", "Lessee": "property-lessee"]))
    set("power", facility.hasDiversePower == true ? labels.text("power-diverse") : nil)
    set("voltages", labels.list(facility.voltages.map { $0.replacing(" ", with: "\u{A0}") }))
  }

  /// `Suva, Fiji`; a city that is its country is written once.
  private func place(_ city: String?, _ country: String?) -> String {
    let isCity = country.map(CountryName.english) == city
    return labels.list([isCity ? nil : city, country.map(labels.country)].compactMap(\.self))
  }

  /// PeeringDB's region. What it calls Australia has all of Oceania in it.
  private func region(_ region: String?, _ country: String?) -> String? {
    region.map { labels.word("scope", $0 == "Australia" && country != "AU" ? "Oceania" : $0) }
  }

  /// A word of PeeringDB's in the template's; one that is not in use today, unchanged.
  private func enumerated(_ value: String?, _ known: [String: String]) -> String? {
    value.map { known[$0].map { labels.text($0) } ?? $0 }
  }

  private static let serviceLevels = [
    "Best Effort (no SLA)": "service-best-effort", "Normal Business Hours": "service-business-hours",
    "24/7 Support": "service-always",
  ]

  private static let terms = [
    "No Commercial Terms": "terms-none", "Bundled With Other Services": "terms-bundled",
    "Non-recurring Fees Only": "terms-non-recurring", "Recurring Fees": "terms-recurring",
  ]
}
