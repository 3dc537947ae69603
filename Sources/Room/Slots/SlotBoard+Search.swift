internal import Submissions

extension SlotBoard {
  /// Places the best pairs first, each where there is room for it.
  mutating func fill() {
    for pair in pairs.indices { _ = settle(pair) }
    commit()
  }

  /// How many steps the search takes: in small rooms many for each pair, in large ones a fixed number.
  private var steps: Int { min(30_000, max(10_000, pairs.count * 200)) }

  /// In rooms with no more pairs than these, a step may deal some presenters again.
  private static let fewPairs = 80

  /// Searches from the plan there is: pairs without a place take others' places, or some presenters are dealt again, and
  /// what is worth as much or more is kept.
  mutating func improve() {
    guard slotOf.contains(-1) else { return }
    var draw = SeededDraw(seed: 2027)
    var best = (total: total, slots: slotOf)
    for step in 0..<steps {
      let before = total
      if pairs.count <= Self.fewPairs, step.isMultiple(of: 2) {
        dealAnew(&draw)
      } else {
        let pair = draw.below(pairs.count)
        let slot = draw.below(slots)
        guard slotOf[pair] < 0, let gone = force(pair, into: slot) else { continue }
        for lost in gone where slotOf[lost] < 0 { _ = settle(lost) }
        refill(around: gone)
      }
      if total < before - allowance(step) {
        rollBack()
      } else {
        commit()
        if total > best.total { best = (total, slotOf) }
      }
    }
    if total < best.total { restore(best.slots) }
  }

  /// Takes all pairs of a few presenters out, and places pairs again in an order that only roughly is the best first.
  private mutating func dealAnew(_ draw: inout SeededDraw) {
    for _ in 0...draw.below(4) {
      let presenter = draw.below(pairsOf.count)
      for pair in pairsOf[presenter] where slotOf[pair] >= 0 { move(pair, to: -1) }
    }
    var open: [(pair: Int, rank: Int)] = []
    for pair in pairs.indices where slotOf[pair] < 0 {
      open.append((pair, pairs[pair].score * (60 + draw.below(80))))
    }
    open.sort { ($1.rank, $0.pair) < ($0.rank, $1.pair) }
    for (pair, _) in open { _ = settle(pair) }
  }

  /// By how much a step may make the plan worse. At first it may, so that the search leaves what is best only among its
  /// neighbours (simulated annealing).
  private func allowance(_ step: Int) -> Int {
    let left = 1 - Double(step) / Double(steps)
    return Int(Double(pairs.first?.score ?? 0) * 0.3 * left * left)
  }

  /// Puts a pair into a slot, in the place of those who are there.
  ///
  /// - Returns: the pairs that gave way, the best first; nil where one of the two has no time then.
  private mutating func force(_ pair: Int, into slot: Int) -> [Int]? {
    let there = [pairs[pair].first, pairs[pair].second].map { at($0, slot) }
    guard !there.contains(Self.busy) else { return nil }
    var gone = Set(there.filter { $0 >= 0 }.map(Int.init)).sorted()
    if gone.isEmpty, !hasTable(slot) {
      // Pairs are the best first.
      guard let least = inSlot[slot].max() else { return nil }
      gone.append(least)
    }
    for known in gone { move(known, to: -1) }
    move(pair, to: slot)
    return gone
  }

  /// Finds places for pairs of those who may have time again.
  private mutating func refill(around gone: [Int]) {
    for presenter in Set(gone.flatMap { [pairs[$0].first, pairs[$0].second] }).sorted() {
      var tries = 0
      for pair in pairsOf[presenter] where slotOf[pair] < 0 {
        if tries == 12 || !(0..<slots).contains(where: { at(presenter, $0) == Self.free }) { break }
        tries += 1
        _ = settle(pair)
      }
    }
  }

  /// Lets better conversations come in earlier slots, wherever two slots can be exchanged for some presenters alone.
  mutating func bringForward() {
    // Each exchange makes the sum of score times earliness larger, so there is an end; the limit is for large rooms.
    for _ in 0..<slots {
      var hasChanged = false
      for early in 0..<slots {
        for late in (early + 1)..<max(early + 1, slots) {
          for component in components(early, late) where value(component, late) > value(component, early) {
            if swap(component, early, late) { hasChanged = true }
          }
        }
      }
      commit()
      if !hasChanged { return }
    }
  }

  /// The score of those among some pairs that are in a slot.
  private func value(_ pairs: [Int], _ slot: Int) -> Int {
    pairs.reduce(0) { $0 + (slotOf[$1] == slot ? self.pairs[$1].score : 0) }
  }

  /// The pairs in two slots, in groups that have no one in common, without those where somebody has no time in one of the
  /// slots.
  private func components(_ one: Int, _ other: Int) -> [[Int]] {
    var seen: Set<Int> = []
    var components: [[Int]] = []
    for start in (inSlot[one] + inSlot[other]).sorted() where !seen.contains(start) {
      var group: [Int] = []
      var open = [start]
      var isMovable = true
      seen.insert(start)
      while let pair = open.popLast() {
        group.append(pair)
        for presenter in [pairs[pair].first, pairs[pair].second] {
          for slot in [one, other] {
            let found = at(presenter, slot)
            if found == Self.busy { isMovable = false }
            if found >= 0, seen.insert(Int(found)).inserted { open.append(Int(found)) }
          }
        }
      }
      if isMovable { components.append(group) }
    }
    return components
  }

  /// The conversations by slot; in each slot, tables by score.
  var dealt: [DealtPair] {
    inSlot.enumerated().flatMap { slot, found in
      found.sorted().enumerated().map { table, pair in
        DealtPair(pair: pairs[pair], slot: slot, table: table + 1)
      }
    }
  }
}

extension SeededDraw {
  /// A number from 0 to below `count`.
  fileprivate mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
