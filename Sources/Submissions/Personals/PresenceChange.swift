/// What has grown since an older record. What has become less is not said.
package struct PresenceChange: Sendable, Hashable {
  /// How many exchanges more.
  package var exchanges = 0
  /// How many facilities more.
  package var facilities = 0
  /// How many participants more: of an exchange, its networks; of a data centre, its networks.
  package var networks = 0
  /// The capacity before and now; nil where it is not more.
  package var capacity: Growth?
  /// Cities where there was nothing before, those with most capacity first.
  package var cities: [String] = []

  /// A capacity before and now.
  package struct Growth: Sendable, Hashable {
    package var before: BitRate
    package var now: BitRate
  }

  package var isEmpty: Bool { self == PresenceChange() }

  package init() {}
}

extension PresenceChange {
  /// The change from an older record to what a slide says; nil where there is no growth, or the two are of different
  /// presenters.
  ///
  /// - Parameters:
  ///   - old: what the older record says, without a submission.
  ///   - now: what the slide says.
  package init?(from old: Personal, to now: Personal) {
    self.init()
    switch (old, now) {
    case (.network(let before), .network(let after)):
      guard before.asn == after.asn else { return nil }
      exchanges = max(0, after.exchanges.count - before.exchanges.count)
      facilities = max(0, after.facilities.count - before.facilities.count)
      capacity = Self.growth(before.exchanges.capacity, after.exchanges.capacity)
      cities = Self.newCities(before, after)
    case (.exchange(let before), .exchange(let after)):
      guard before.id == after.id else { return nil }
      networks = Self.more(before.participantCount, after.participantCount)
      facilities = max(0, after.facilities.count - before.facilities.count)
      capacity = Self.growth(before.capacity, after.capacity)
    case (.facility(let before), .facility(let after)):
      guard before.id == after.id else { return nil }
      networks = Self.more(before.networkCount, after.networkCount)
      exchanges = Self.more(before.exchangeCount, after.exchangeCount)
    default: return nil
    }
    if isEmpty { return nil }
  }

  private static func more(_ before: Int?, _ after: Int?) -> Int {
    guard let before, let after, before > 0 else { return 0 }
    return max(0, after - before)
  }

  private static func growth(_ before: BitRate, _ after: BitRate) -> Growth? {
    before > .zero && after > before ? Growth(before: before, now: after) : nil
  }

  /// The cities of a network's exchanges and facilities that none of the older ones is in.
  private static func newCities(_ before: NetworkPersonal, _ after: NetworkPersonal) -> [String] {
    let old = before.exchanges.sites + before.facilities.sites
    // A place without a city may be in any.
    guard old.allSatisfy({ $0.cityKey != nil }) else { return [] }
    var known = Set(old.compactMap(\.cityKey))
    return (after.exchanges.sites + after.facilities.sites).compactMap { site in
      guard let key = site.cityKey, known.insert(key).inserted else { return nil }
      return site.cityName
    }
  }
}
