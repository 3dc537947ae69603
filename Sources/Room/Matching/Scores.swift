internal import PeeringDB
internal import Submissions

/// What one presenter shares with the others, added up.
struct Scores {
  private struct Entry {
    var exchanges = 0
    var facilities = 0
    var capacity = BitRate.zero
    var isSought = false
    var isOffered = false
    var isOfferedInWords = false
    var plans: [Conversation.Plan] = []
    var join: Conversation.Join?
  }

  private let room: Room
  private let index: Int
  private var entries: [Int: Entry] = [:]

  init(of index: Int, in room: Room) {
    self.room = room
    self.index = index
    addPlaces()
    addWishes()
    addPlans()
    addJoins()
  }

  private var own: RoomProfile { room.profiles[index] }

  private mutating func add(_ others: [Int]?, _ change: (inout Entry) -> Void) {
    for other in others ?? [] where other != index { self.change(other, change) }
  }

  private mutating func change(_ other: Int, _ change: (inout Entry) -> Void) {
    change(&entries[other, default: Entry()])
  }

  private mutating func addPlaces() {
    for (id, capacity) in room.places.ports[index] {
      for port in room.ports[id] ?? [] where port.presenter != index {
        change(port.presenter) {
          $0.exchanges += 1
          $0.capacity = $0.capacity + min(capacity, port.capacity)
        }
      }
    }
    for id in room.places.facilities[index] { add(room.common.inFacility[id]) { $0.facilities += 1 } }
  }

  private mutating func addWishes() {
    let (seeks, offers) = (own.seeks, own.offers)
    for other in Set(offers.topics.flatMap { room.seekers[$0] ?? [] })
    where other != index && room.profiles[other].seeks.isMet(by: offers) {
      entries[other, default: Entry()].isSought = true
    }
    for other in Set(seeks.topics.flatMap { room.offerers[$0] ?? [] })
    where other != index && seeks.isMet(by: room.profiles[other].offers) {
      let isInWords = seeks.isMet(by: room.profiles[other].saidOffers)
      change(other) { ($0.isOffered, $0.isOfferedInWords) = (true, isInWords) }
    }
  }

  /// Who plans to be where the other is, or plans to be, too.
  private mutating func addPlans() {
    for plan in own.plans {
      let found = Set((room.present[plan.key] ?? []) + (room.planning[plan.key] ?? []))
      add(Array(found)) { $0.plans.append(Conversation.Plan(place: plan.place, isTheirs: false)) }
    }
    for key in own.placeKeys {
      for other in room.planning[key] ?? [] where other != index {
        guard let plan = room.profiles[other].plans.first(where: { $0.key == key }) else { continue }
        entries[other, default: Entry()].plans.append(Conversation.Plan(place: plan.place, isTheirs: true))
      }
    }
  }

  /// The exchange that one could join to meet the other, who is there: it is in a city where that one is.
  private mutating func addJoins() {
    var near: Set<Int> = []
    for city in own.cities { near.formUnion(room.atExchangeIn[city] ?? []) }
    for city in Set(own.exchangeCities.values) { near.formUnion(room.inCity[city] ?? []) }
    near.remove(index)
    for other in near where entries[other]?.exchanges ?? 0 == 0 {
      let theirs = room.profiles[other]
      let forOwn = join(of: own, to: other).map { ($0, false) }
      let forTheirs = join(of: theirs, to: index).map { ($0, true) }
      // Where each could join one of the other's, the one with the larger port is named.
      let all = [forOwn, forTheirs].compactMap(\.self)
      guard
        let best = all.min(by: { left, right in
          (right.0.capacity, left.0.id) < (left.0.capacity, right.0.id)
        })
      else { continue }
      entries[other, default: Entry()].join = Conversation.Join(exchange: best.0.id, isTheirs: best.1)
    }
  }

  /// The exchange of a presenter with the largest port in a city where somebody is.
  private func join(of somebody: RoomProfile, to other: Int) -> (id: Int, capacity: BitRate)? {
    let ports = room.places.ports[other]
    return room.profiles[other].exchangeCities.filter { somebody.cities.contains($0.value) }.keys
      .map { (id: $0, capacity: ports[$0] ?? .zero) }
      .min { left, right in (right.capacity, left.id) < (left.capacity, right.id) }
  }

  // MARK: - The best

  /// All conversations, the best first, without the places in common.
  var all: [Conversation] {
    if own.isClosed { return [] }
    var found: [Conversation] = []
    for (other, entry) in entries {
      let theirs = room.profiles[other]
      // One network with two slides has nothing to say to itself.
      guard !theirs.isClosed, own.asns.isDisjoint(with: theirs.asns) else { continue }
      found.append(conversation(other, entry))
    }
    found.sort { ($1.score, $0.other) < ($0.score, $1.other) }
    return found
  }

  private func conversation(_ other: Int, _ entry: Entry) -> Conversation {
    var conversation = Conversation(other: other)
    conversation.capacity = entry.capacity
    conversation.isOfferedInWords = entry.isOfferedInWords
    (conversation.isSought, conversation.isOffered) = (entry.isSought, entry.isOffered)
    var seen: Set<String> = []
    // What one plans and the other has is found from both sides.
    conversation.plans = entry.plans.sorted {
      ($0.isTheirs ? 1 : 0, $0.place) < ($1.isTheirs ? 1 : 0, $1.place)
    }
    .filter { seen.insert(DisplayText.fold($0.place)).inserted }
    conversation.join = entry.join
    var steps = 0
    if let step = own.step, let their = room.profiles[other].step, (step - 2) * (their - 2) < 0 {
      steps = abs(step - their)
      conversation.flow = step > their ? .toThem : .fromThem
    }
    conversation.score =
      Score.exchanges(entry.exchanges) + Score.capacity(entry.capacity) + Score.facilities(entry.facilities)
      + (entry.isSought ? Score.wish : 0) + (entry.isOffered ? Score.wish : 0) + Score.flow(steps)
      + Score.plans(conversation.plans.count) + (entry.join == nil ? 0 : Score.join)
    return conversation
  }
}
