internal import Diagnostics
internal import PeeringDB

extension SessionPlan {
  /// The presenters in the event's order.
  ///
  /// Alphabetical: by the name's letters, whatever the locale; Latin before other scripts, numbers by value;
  /// equal names by AS number. By ASN: presenters without one come last, by name. By kind: networks, exchanges,
  /// facilities, then others. By region: in PeeringDB's order of regions, in one region by country, unknown
  /// ones last. Local first: those in the event's `local`, then the rest. Drawn: see `SeededDraw`, which gets
  /// the presenters as they are listed. What an order leaves open is decided by how they are listed. Those who come last
  /// follow all others, in any order.
  ///
  /// - Parameters:
  ///   - presenters: in any order.
  ///   - event: its order, what is local, and the seed.
  /// - Returns: the same presenters.
  static func order(_ presenters: [Presenter], for event: Event) -> [Presenter] {
    let listed = presenters.sorted { ($0.place, $0.index) < ($1.place, $1.index) }
    let ordered = inOrder(listed, for: event)
    let last = ordered.filter { $0.last != nil }
    return ordered.filter { $0.last == nil }
      + last.sorted { ($0.last ?? 0, $0.place) < ($1.last ?? 0, $1.place) }
  }

  private static func inOrder(_ listed: [Presenter], for event: Event) -> [Presenter] {
    switch event.order {
    case .asListed: return listed
    case .alphabetical:
      return listed.sorted { presenter in
        (NaturalKey(name: presenter.name), presenter.asn?.number ?? .max, presenter.place)
      }
    case .asn:
      return listed.sorted { presenter in
        guard let asn = presenter.asn else { return (1, NaturalKey(name: presenter.name), presenter.place) }
        return (0, NaturalKey(name: ""), Int(asn.number))
      }
    case .kind:
      return listed.sorted { presenter in
        (PresenterKind.allCases.firstIndex(of: presenter.kind) ?? 0, 0, presenter.place)
      }
    case .region:
      return listed.sorted { presenter in
        let region = presenter.region.flatMap(Event.Region.init(rawValue:))
        return (
          region.flatMap(Event.Region.allCases.firstIndex) ?? Event.Region.allCases.count,
          presenter.country?.uppercased() ?? "~", presenter.place
        )
      }
    case .localFirst:
      let local = event.local?.value ?? Event.Feature()
      let isLocal = { (presenter: Presenter) in
        local.contains(country: presenter.country, region: presenter.region)
      }
      return listed.filter(isLocal) + listed.filter { !isLocal($0) }
    case .drawn: return SeededDraw.order(listed, seed: event.seed)
    }
  }
}

extension Sequence {
  /// The elements by keys, each made once.
  fileprivate func sorted<First: Comparable, Second: Comparable, Third: Comparable>(
    by key: (Element) -> (First, Second, Third)
  ) -> [Element] {
    map { (key: key($0), element: $0) }.sorted { $0.key < $1.key }.map(\.element)
  }
}
