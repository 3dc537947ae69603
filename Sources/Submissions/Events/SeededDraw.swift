/// An order drawn by lot that anyone can repeat from its seed.
///
/// The random numbers are those of SplitMix64 (Sebastiano Vigna, https://prng.di.unimi.it/splitmix64.c), whose
/// state begins as the seed. The shuffle is that of Fisher and Yates as Durstenfeld wrote it: from the last
/// place down to the second, each place swaps with the one whose number, counted from 0, is the next random
/// number modulo the number of places that are left. In Python:
///
/// ```python
/// def draw(names, seed):
///     M = 2**64 - 1
///     for i in range(len(names) - 1, 0, -1):
///         seed = (seed + 0x9E3779B97F4A7C15) & M
///         z = seed
///         z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & M
///         z = (z ^ (z >> 27)) * 0x94D049BB133111EB & M
///         j = (z ^ (z >> 31)) % (i + 1)
///         names[i], names[j] = names[j], names[i]
///     return names
/// ```
///
/// The modulo favours some places by less than one part in 10¹⁵ for any event that fits a building.
package struct SeededDraw: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next random number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// The values in an order drawn by lot.
  ///
  /// - Parameters:
  ///   - values: in a known order.
  ///   - seed: announced before the draw, or taken from something that no one can influence.
  /// - Returns: the same values.
  package static func order<Value>(_ values: [Value], seed: UInt64) -> [Value] {
    var draw = SeededDraw(seed: seed)
    var result = values
    for place in result.indices.dropFirst().reversed() {
      result.swapAt(place, Int(draw.next() % UInt64(place + 1)))
    }
    return result
  }
}
