package import Submissions

/// Why a presenter should talk to another one, in parts: the score is made of them, and so are the reasons on sheets.
package struct Conversation: Sendable, Hashable {
  /// Something planned that brings two together.
  package struct Plan: Sendable, Hashable {
    /// As it is written.
    package var place: String
    /// Whether the other one plans it.
    package var isTheirs: Bool
  }

  /// An exchange that one of the two could join: it is in a city where that one is.
  package struct Join: Sendable, Hashable {
    /// PeeringDB's number of the exchange.
    package var exchange: Int
    /// Whether the other one would join.
    package var isTheirs: Bool
  }

  /// Which way traffic flows between two.
  package enum Flow: Sendable, Hashable {
    /// The other one mostly receives, and this one sends.
    case toThem
    case fromThem
  }

  /// The other's index.
  package var other: Int
  /// PeeringDB's numbers of the exchanges where both are, those with most capacity first.
  package var exchanges: [Int] = []
  /// PeeringDB's numbers of the facilities where both are, in order.
  package var facilities: [Int] = []
  /// The capacity at these exchanges: at each, that of the smaller port. Zero where unknown.
  package var capacity = BitRate.zero
  /// Whether the other one seeks what this one offers.
  package var isSought = false
  /// Whether the other one offers what this one seeks.
  package var isOffered = false
  /// Whether it says so, rather than being it.
  package var isOfferedInWords = false
  /// nil where traffic does not flow mostly from one to the other.
  package var flow: Flow?
  package var plans: [Plan] = []
  package var join: Join?
  /// How much it is worth; see `Score`.
  package var score = 0

  package init(other: Int) { self.other = other }
}

/// How much a conversation is worth, the same for both. docs/sheets.md has these numbers.
enum Score {
  /// For exchanges where both are.
  static func exchanges(_ count: Int) -> Int { count > 0 ? min(30, 10 + 4 * (count - 1)) : 0 }

  /// For the capacity of the smaller ports there: 2 points for 1G, and 2 more each time it is twice as much.
  static func capacity(_ rate: BitRate) -> Int {
    let gigabits = rate.bitsPerSecond / 1_000_000_000
    return min(20, 2 * (Int.bitWidth - gigabits.leadingZeroBitCount))
  }

  /// For facilities where both are.
  static func facilities(_ count: Int) -> Int { count > 0 ? min(20, 8 + 3 * (count - 1)) : 0 }

  /// For each of the two who seeks what the other offers.
  static let wish = 20

  /// For ratios, by how many of PeeringDB's five steps they are apart on both sides of the middle.
  static func flow(_ steps: Int) -> Int { 3 * steps }

  /// For plans of one to be where the other is or will be.
  static func plans(_ count: Int) -> Int { min(12, 6 * count) }

  /// For an exchange that one of them could join.
  static let join = 5
}
