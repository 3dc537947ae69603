/// An exchange or a building, and the pairs of presenters that it would bring together.
package struct JoinedPlace: Sendable, Hashable {
  /// An exchange or a facility, by PeeringDB's number.
  package enum Place: Sendable, Hashable, Comparable {
    case exchange(Int)
    case facility(Int)

    package static func < (left: Place, right: Place) -> Bool { left.rank < right.rank }

    private var rank: (Int, Int) {
      switch self {
      case .exchange(let id): (0, id)
      case .facility(let id): (1, id)
      }
    }
  }

  package var place: Place
  /// How many presenters are there, besides the place itself.
  package var present: Int
  /// How many are not.
  package var absent: Int
  /// The pairs of one who is there and one who is not, that have no exchange and no building in common today.
  package var pairs: Int
}

extension CommonPlaces {
  /// The places with the pairs each would join if all presenters came there, the most first.
  ///
  /// Whichever place all came to, every two of them would meet there. So what tells places apart are the pairs of which
  /// one is at that place today: those meet as soon as the other comes. Of places with as many pairs, one with fewer to come
  /// is first, then exchanges before facilities, then the lower number.
  ///
  /// - Parameter owner: the presenter that a place is, who is not counted there; nil for none.
  /// - Returns: places where somebody is, and somebody is not.
  package func joinedPlaces(owner: (JoinedPlace.Place) -> Int?) -> [JoinedPlace] {
    // How many each can meet today.
    var degrees: [Int] = []
    forEach { _, meetings in degrees.append(meetings.count) }
    let all =
      atExchange.map { (JoinedPlace.Place.exchange($0.key), $0.value) }
      + inFacility.map { (JoinedPlace.Place.facility($0.key), $0.value) }
    return all.compactMap { place, inside -> JoinedPlace? in
      let own = owner(place)
      let there = inside.filter { $0 != own }
      let absent = degrees.count - inside.count
      // All that are there meet one another; whom else one of them meets is elsewhere.
      let pairs = there.reduce(0) { $0 + absent - (degrees[$1] - (inside.count - 1)) }
      guard pairs > 0 else { return nil }
      return JoinedPlace(place: place, present: there.count, absent: absent, pairs: pairs)
    }.sorted { left, right in
      if left.pairs != right.pairs { return left.pairs > right.pairs }
      if left.absent != right.absent { return left.absent < right.absent }
      return left.place < right.place
    }
  }
}
