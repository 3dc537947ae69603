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
    let cities = room.cityPorts
    for other in cities.near(index) where entries[other]?.exchanges ?? 0 == 0 {
      let (own, theirs) = (cities.largest(of: other, where: index), cities.largest(of: index, where: other))
      // Where each could join one of the other's, the one with the larger port is named.
      let isTheirs = own.map { own in theirs?.isLarger(than: own) ?? false } ?? true
      guard let best = isTheirs ? theirs : own else { continue }
      entries[other, default: Entry()].join = Conversation.Join(exchange: best.exchange, isTheirs: isTheirs)
    }
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
