@testable import Room

/// Whether any way to deal a room is worth more than a number: found by trying all of them, as far as they can be.
///
/// Written without a look at how rooms are dealt: pairs one after the other, each in every slot or in none.
struct ExactDealer {
  private let pairs: [Pair]
  private let plan: SlotPlan
  private let presenters: Int
  private let target: Int
  private var taken: [[Bool]]
  private var counts: [Int]
  private var free: [Int]
  /// How many steps are left before the search gives up.
  private(set) var steps: Int

  /// - Parameters:
  ///   - pairs: what can be dealt.
  ///   - plan: slots and tables.
  ///   - presenters: how many there are.
  ///   - target: the worth that is looked for.
  ///   - steps: after how many steps to give up.
  init(_ pairs: [Pair], _ plan: SlotPlan, presenters: Int, target: Int, steps: Int = 200_000) {
    self.pairs = pairs.sorted { $0.score > $1.score }
    (self.plan, self.presenters, self.target, self.steps) = (plan, presenters, target, steps)
    taken = (0..<presenters).map { person in
      (0..<plan.slots).map { plan.busy[person]?.contains($0) ?? false }
    }
    free = (0..<presenters).map { person in plan.slots - (plan.busy[person]?.count ?? 0) }
    counts = [Int](repeating: 0, count: plan.slots)
  }

  /// Whether something worth at least the target exists; nil where that was not found out.
  mutating func reachesTarget() -> Bool? {
    let found = search(0, 0)
    return steps > 0 || found ? found : nil
  }

  /// The most that the pairs from one on can be worth: of each presenter the best, as many as there is time for, and no more
  /// in all than there are tables.
  private func bound(_ start: Int) -> Int {
    var left = free
    var sum = 0
    var byTables: [Int] = []
    for pair in pairs[start...] {
      if left[pair.first] > 0 {
        left[pair.first] -= 1
        sum += pair.score
      }
      if left[pair.second] > 0 {
        left[pair.second] -= 1
        sum += pair.score
      }
      if free[pair.first] > 0, free[pair.second] > 0 { byTables.append(pair.score) }
    }
    let most = plan.tables ?? presenters / 2
    let tables = counts.reduce(0) { $0 + most - $1 }
    return min(sum / 2, byTables.prefix(tables).reduce(0, +))
  }

  private mutating func search(_ index: Int, _ total: Int) -> Bool {
    steps -= 1
    if total >= target { return true }
    guard steps > 0, index < pairs.count, total + bound(index) >= target else { return false }
    let pair = pairs[index]
    // Slots that are still empty, and in which everybody has time, are all the same.
    var hasTriedEmpty = false
    for slot in 0..<plan.slots
    where !taken[pair.first][slot] && !taken[pair.second][slot]
      && counts[slot] < plan.tables ?? presenters / 2
    {
      if counts[slot] == 0, plan.busy.isEmpty {
        if hasTriedEmpty { continue }
        hasTriedEmpty = true
      }
      set(pair, slot, true)
      if search(index + 1, total + pair.score) { return true }
      set(pair, slot, false)
    }
    return search(index + 1, total)
  }

  private mutating func set(_ pair: Pair, _ slot: Int, _ isTaken: Bool) {
    taken[pair.first][slot] = isTaken
    taken[pair.second][slot] = isTaken
    counts[slot] += isTaken ? 1 : -1
    free[pair.first] -= isTaken ? 1 : -1
    free[pair.second] -= isTaken ? 1 : -1
  }
}
