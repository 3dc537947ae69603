/// The shortest code for symbols of given frequencies whose words have at most so many bits, as RFC 1951 (3.2.2)
/// writes it.
struct HuffmanCode {
  /// By symbol; without bits for those that do not occur.
  let words: [BitWriter.Word]

  /// - Parameters:
  ///   - frequencies: how often each symbol occurs, of which at least two do.
  ///   - longest: the most bits a word may have. Where that is too few, rare symbols are taken for less rare.
  init(frequencies: [Int], longest: Int) {
    var weights = frequencies
    var lengths = Self.lengths(weights)
    while let most = lengths.max(), most > longest {
      weights = weights.map { ($0 + 1) / 2 }
      lengths = Self.lengths(weights)
    }
    words = Self.words(lengths)
  }

  /// The lengths of the words, by joining the two rarest symbols again and again.
  private static func lengths(_ weights: [Int]) -> [Int] {
    // Symbols by frequency, and behind them what is made of two, which comes in the same order by itself.
    let leaves = weights.indices.filter { weights[$0] > 0 }.sorted { (weights[$0], $0) < (weights[$1], $1) }
    var nodes = leaves.map { weights[$0] }
    var parents = [Int](repeating: 0, count: max(0, 2 * leaves.count - 1))
    var (leaf, joined) = (0, leaves.count)
    func rarest() -> Int {
      let isLeaf = leaf < leaves.count && (joined >= nodes.count || nodes[leaf] <= nodes[joined])
      defer { if isLeaf { leaf += 1 } else { joined += 1 } }
      return isLeaf ? leaf : joined
    }
    while nodes.count < parents.count {
      let (one, other) = (rarest(), rarest())
      parents[one] = nodes.count
      parents[other] = nodes.count
      nodes.append(nodes[one] + nodes[other])
    }
    var depths = [Int](repeating: 0, count: parents.count)
    for node in parents.indices.dropLast().reversed() { depths[node] = depths[parents[node]] + 1 }
    var lengths = [Int](repeating: 0, count: weights.count)
    for (node, symbol) in leaves.enumerated() { lengths[symbol] = depths[node] }
    return lengths
  }

  /// The words of given lengths: shorter ones first, and those of one length in the order of their symbols.
  private static func words(_ lengths: [Int]) -> [BitWriter.Word] {
    var words = [BitWriter.Word](repeating: BitWriter.Word(), count: lengths.count)
    var next: UInt64 = 0
    for length in 1...max(1, lengths.max() ?? 1) {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        // A word's highest bit comes first.
        let reversed = (0..<length).reduce(0) { $0 | (next >> UInt64($1) & 1) << UInt64(length - 1 - $1) }
        words[symbol] = BitWriter.Word(bits: reversed, count: length)
        next += 1
      }
    }
    return words
  }
}
