/// Pairs on their slots while they are dealt. Each step can be taken back.
struct SlotBoard {
  /// The best first.
  let pairs: [Pair]
  let slots: Int
  /// The most pairs in a slot.
  let most: Int
  /// The slot of each pair; -1 for none.
  private(set) var slotOf: [Int]
  /// The pairs in each slot, in no order.
  private(set) var inSlot: [[Int]]
  /// The sum of the scores.
  private(set) var total = 0
  /// The pairs of each presenter, the best first.
  let pairsOf: [[Int]]
  /// The pair of a presenter in a slot, by `presenter * slots + slot`; `free`, or `busy` where there is no time.
  private var pairAt: [Int32]
  /// The pairs that were moved, with the slots they had.
  private var journal: [(pair: Int, slot: Int)] = []

  static let free: Int32 = -1
  static let busy: Int32 = -2

  /// - Parameters:
  ///   - plan: slots and tables.
  ///   - pairs: the best first.
  ///   - presenters: how many there are.
  init(_ plan: SlotPlan, _ pairs: [Pair], _ presenters: Int) {
    self.pairs = pairs
    slots = plan.slots
    most = min(plan.tables ?? .max, presenters / 2)
    slotOf = [Int](repeating: -1, count: pairs.count)
    pairAt = [Int32](repeating: Self.free, count: presenters * plan.slots)
    inSlot = [[Int]](repeating: [], count: plan.slots)
    var pairsOf = [[Int]](repeating: [], count: presenters)
    for (index, pair) in pairs.enumerated() {
      pairsOf[pair.first].append(index)
      pairsOf[pair.second].append(index)
    }
    self.pairsOf = pairsOf
    for (presenter, busy) in plan.busy where presenter < presenters {
      for slot in busy where slot < plan.slots { pairAt[presenter * plan.slots + slot] = Self.busy }
    }
  }

  /// The pair that a presenter is in.
  func at(_ presenter: Int, _ slot: Int) -> Int32 { pairAt[presenter * slots + slot] }

  /// Whether a slot has a table left.
  func hasTable(_ slot: Int) -> Bool { inSlot[slot].count < most }

  /// Puts a pair into a slot, or with -1 into none. Its place there has to be free.
  mutating func move(_ pair: Int, to slot: Int) {
    journal.append((pair, slotOf[pair]))
    put(pair, slot)
  }

  private mutating func put(_ pair: Int, _ slot: Int) {
    let (first, second, old) = (pairs[pair].first, pairs[pair].second, slotOf[pair])
    if old >= 0 {
      pairAt[first * slots + old] = Self.free
      pairAt[second * slots + old] = Self.free
      if let place = inSlot[old].firstIndex(of: pair) { inSlot[old].swapAt(place, inSlot[old].count - 1) }
      inSlot[old].removeLast()
      total -= pairs[pair].score
    }
    slotOf[pair] = slot
    guard slot >= 0 else { return }
    pairAt[first * slots + slot] = Int32(pair)
    pairAt[second * slots + slot] = Int32(pair)
    inSlot[slot].append(pair)
    total += pairs[pair].score
  }

  /// Makes what was moved so far last.
  mutating func commit() { journal.removeAll(keepingCapacity: true) }

  /// Takes back what was moved since `commit`.
  mutating func rollBack() {
    while let step = journal.popLast() { put(step.pair, step.slot) }
  }

  /// Puts all pairs where they were.
  mutating func restore(_ known: [Int]) {
    for pair in pairs.indices where slotOf[pair] != known[pair] { put(pair, -1) }
    for pair in pairs.indices where slotOf[pair] != known[pair] { put(pair, known[pair]) }
    commit()
  }

  // MARK: - Finding a place

  /// Places a pair where both are free and a table is, or where others can change places so that it is.
  ///
  /// - Returns: whether it has a place.
  mutating func settle(_ pair: Int) -> Bool {
    let (first, second) = (pairs[pair].first, pairs[pair].second)
    for slot in 0..<slots
    where hasTable(slot) && at(first, slot) == Self.free && at(second, slot) == Self.free {
      move(pair, to: slot)
      return true
    }
    return settleByChain(pair)
  }

  /// Makes a slot free for a pair of whom each has time in another one: along the chain of pairs in these two slots,
  /// pairs change places (as in the proof of Vizing's theorem).
  private mutating func settleByChain(_ pair: Int) -> Bool {
    let (first, second) = (pairs[pair].first, pairs[pair].second)
    for one in 0..<slots where hasTable(one) && at(first, one) == Self.free {
      for other in 0..<slots where other != one && at(second, other) == Self.free {
        guard let chain = chain(from: second, one, other), chain.end != first,
          swap(chain.pairs, one, other, leaving: 1)
        else { continue }
        move(pair, to: one)
        return true
      }
    }
    return false
  }

  /// Pairs of which each has a presenter in common with the one before, in one slot and another by turns.
  struct Chain {
    var pairs: [Int] = []
    /// The presenter behind the last of them.
    var end: Int
  }

  /// The chain from a presenter on, which begins in the first of two slots; nil where somebody in it has no time.
  func chain(from presenter: Int, _ one: Int, _ other: Int) -> Chain? {
    var chain = Chain(end: presenter)
    var (slot, next) = (one, other)
    while true {
      let found = at(chain.end, slot)
      guard found != Self.busy else { return nil }
      // A chain that closes ends where it began.
      guard found >= 0, Int(found) != chain.pairs.first else { return chain }
      chain.pairs.append(Int(found))
      chain.end = pairs[Int(found)].other(than: chain.end)
      (slot, next) = (next, slot)
    }
  }

  /// Lets pairs in two slots change to the other one, if there are the tables.
  ///
  /// - Parameters:
  ///   - chain: the pairs. All who are in them have time in both.
  ///   - one: a slot.
  ///   - other: the other.
  ///   - spare: how many tables have to be left in the first.
  /// - Returns: whether they changed.
  mutating func swap(_ chain: [Int], _ one: Int, _ other: Int, leaving spare: Int = 0) -> Bool {
    let leaving = chain.count { slotOf[$0] == one }
    let coming = chain.count - leaving
    guard inSlot[other].count + leaving - coming <= most,
      inSlot[one].count + coming - leaving + spare <= most
    else { return false }
    let targets = chain.map { slotOf[$0] == one ? other : one }
    for pair in chain { move(pair, to: -1) }
    for (pair, slot) in zip(chain, targets) { move(pair, to: slot) }
    return true
  }
}
