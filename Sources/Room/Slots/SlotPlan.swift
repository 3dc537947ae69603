/// Two presenters, and how much a conversation of theirs is worth.
package struct Pair: Sendable, Hashable {
  /// Their indices, the smaller first.
  package let first: Int
  package let second: Int
  package let score: Int

  package init(_ one: Int, _ other: Int, score: Int) {
    (first, second) = (min(one, other), max(one, other))
    self.score = score
  }

  package func other(than presenter: Int) -> Int { first == presenter ? second : first }

  /// The best pair first; of equals, those listed earlier.
  package static func precede(_ left: Pair, _ right: Pair) -> Bool {
    (-left.score, left.first, left.second) < (-right.score, right.first, right.second)
  }
}

/// A conversation that has a slot and a table.
package struct DealtPair: Sendable, Hashable {
  package var pair: Pair
  /// Index of the slot.
  package var slot: Int
  /// The number of the table, from 1.
  package var table: Int

}

/// Slots and tables, and who has no time for which.
package struct SlotPlan: Sendable {
  /// How many slots there are.
  package var slots: Int
  /// How many tables there are; nil for as many as are needed.
  package var tables: Int?
  /// The slots in which presenters have no time, by the presenter's index.
  package var busy: [Int: Set<Int>]

  package init(slots: Int, tables: Int? = nil, busy: [Int: Set<Int>] = [:]) {
    self.slots = slots
    self.tables = tables
    self.busy = busy
  }

  /// Deals pairs to slots and tables: no one is in two places, no table is taken twice, no pair meets twice, and the sum
  /// of the scores is as large as the search can find.
  ///
  /// The search starts from the best pairs, and then lets pairs take one another's places as long as that is worth more.
  /// Its steps depend on the pairs and a fixed seed alone, so that the same room is always dealt the same.
  ///
  /// - Parameters:
  ///   - pairs: each pair of presenters once. Those without a score are not dealt.
  ///   - presenters: how many presenters there are.
  /// - Returns: conversations by slot, then by table.
  package func deal(_ pairs: [Pair], presenters: Int) -> [DealtPair] {
    let wanted = pairs.filter { $0.score > 0 && $0.first != $0.second }.sorted(by: Pair.precede)
    guard slots > 0, tables ?? 1 > 0, !wanted.isEmpty else { return [] }
    var board = SlotBoard(self, wanted, presenters)
    board.fill()
    board.improve()
    board.bringForward()
    return board.dealt
  }
}
