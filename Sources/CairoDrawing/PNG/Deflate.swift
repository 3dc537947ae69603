/// What RFC 1951 says of symbols.
enum Deflate {
  /// Bytes, the end of a block, and lengths.
  static let symbolCount = 286
  static let endOfBlock = 256
  /// The most bytes that a repetition has; the least is three.
  static let longest = 258

  /// The lengths of the words for distances of one to three. Two words make a code whole, and only three is used.
  static let distanceLengths = [0, 1, 1]
  private static let threeBack = BitWriter.Word(bits: 1, count: 1)

  /// The order in which the lengths of the words for lengths are written (3.2.7).
  static let orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// For each length the symbol from 257 on, and how many bits say what it is beyond the symbol's least (3.2.5).
  private static let lengths: [(symbol: Int, least: Int, bits: Int)] = {
    var lengths = [(symbol: Int, least: Int, bits: Int)](repeating: (0, 0, 0), count: 3)
    var least = 3
    for symbol in 257...284 {
      let bits = max(0, (symbol - 261) / 4)
      for _ in 0..<1 << bits { lengths.append((symbol, least, bits)) }
      least += 1 << bits
    }
    // The longest has a symbol of its own.
    return lengths.prefix(longest) + [(285, longest, 0)]
  }()

  /// The symbol of a length of 3 to 258.
  static func symbol(ofLength length: Int) -> Int { lengths[length].symbol }

  /// A repetition of so many bytes from three bytes back, in a code; nothing for lengths that do not exist.
  static func symbol(ofLength length: Int, in code: HuffmanCode) -> BitWriter.Word {
    guard length >= 3 else { return BitWriter.Word() }
    let (symbol, least, bits) = lengths[length]
    return code.words[symbol].followed(by: BitWriter.Word(bits: UInt64(length - least), count: bits))
      .followed(by: threeBack)
  }
}
