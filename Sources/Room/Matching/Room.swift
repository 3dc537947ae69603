internal import PeeringDB
internal import Submissions

/// Everybody in a room, and whom each should talk to.
///
/// Pairs are found through what they share (an exchange, a building, a city, a subject, a plan), so that the work grows
/// with those who share something, and one presenter's pairs are all that is kept at a time.
package struct Room: Sendable {
  package let places: RoomPlaces
  package let common: CommonPlaces
  let profiles: [RoomProfile]
  /// At each exchange those who are there, with the capacity of their ports.
  let ports: [Int: [(presenter: Int, capacity: BitRate)]]
  /// Those who seek a subject, and those who offer it.
  let seekers: [WishTopic: [Int]]
  let offerers: [WishTopic: [Int]]
  /// Those who are at a place of a name, and those who plan to be.
  let present: [String: [Int]]
  let planning: [String: [Int]]
  let cityPorts: CityPorts

  /// - Parameters:
  ///   - presenters: who is in it.
  ///   - countries: the names of countries in what they write.
  package init(_ presenters: [RoomPresenter], countries: CountryWords = .english) {
    places = RoomPlaces(presenters)
    common = CommonPlaces(places)
    let profiles = presenters.map { RoomProfile($0, countries) }
    self.profiles = profiles
    let all = profiles.indices
    var ports: [Int: [(presenter: Int, capacity: BitRate)]] = [:]
    for index in all {
      for (id, capacity) in places.ports[index] { ports[id, default: []].append((index, capacity)) }
    }
    self.ports = ports
    func index<Key: Hashable>(_ keys: (RoomProfile) -> some Sequence<Key>) -> [Key: [Int]] {
      var found: [Key: [Int]] = [:]
      for index in all { for key in Set(keys(profiles[index])) { found[key, default: []].append(index) } }
      return found
    }
    seekers = index { $0.seeks.topics }
    offerers = index { $0.offers.topics }
    planning = index { $0.plans.map(\.key) }
    // Only what somebody plans is asked for.
    let planned = Set(planning.keys)
    present = index { $0.placeKeys.intersection(planned) }
    cityPorts = CityPorts(profiles, places)
  }

  package var count: Int { profiles.count }

  /// The best conversations of a presenter, the best first.
  ///
  /// - Parameters:
  ///   - index: the presenter.
  ///   - most: how many at most.
  ///   - included: with whom there has to be one, even beyond these.
  /// - Returns: conversations with a score; of equal ones, those with presenters listed earlier first.
  package func conversations(of index: Int, most: Int, including included: Set<Int> = []) -> [Conversation] {
    let all = Scores(of: index, in: self).all
    var others = max(0, most - all.count { included.contains($0.other) })
    return all.filter { conversation in
      if included.contains(conversation.other) { return true }
      others -= 1
      return others >= 0
    }.map { whole($0, of: index) }
  }

  /// The pairs of presenters with their scores: of each presenter, the best.
  ///
  /// - Parameter most: how many of each presenter.
  /// - Returns: each pair once.
  package func pairs(most: Int = 48) -> [Pair] {
    var pairs: Set<Pair> = []
    for index in profiles.indices {
      for conversation in Scores(of: index, in: self).all.prefix(most) {
        pairs.insert(Pair(index, conversation.other, score: conversation.score))
      }
    }
    return pairs.sorted(by: Pair.precede)
  }

  /// A conversation with the places in common, which are not needed to find it.
  private func whole(_ conversation: Conversation, of index: Int) -> Conversation {
    var whole = conversation
    let (own, theirs) = (places.ports[index], places.ports[conversation.other])
    func capacity(_ id: Int) -> BitRate { min(own[id] ?? .zero, theirs[id] ?? .zero) }
    whole.exchanges = own.keys.filter { theirs[$0] != nil }.sorted { left, right in
      let (first, second) = (capacity(left), capacity(right))
      return first != second ? first > second : left < right
    }
    whole.facilities = places.facilities[index].intersection(places.facilities[conversation.other]).sorted()
    return whole
  }
}
