/// Compression in zlib's format (RFC 1950 and 1951) of bytes in which nothing repeats but the three bytes before.
///
/// It finds only what a picture of a slide is full of, and so takes a tenth of the time of zlib's fastest level.
///
/// Owns its tokens.
struct RunDeflation: ~Copyable {
  /// The compressed bytes since they were last taken.
  var bytes: [UInt8] { bits.bytes }

  private var bits = BitWriter()
  /// Bytes as they are, and above `lengthBase` lengths of repetitions. Owned; there is room for `blockSize`.
  private let tokens: UnsafeMutablePointer<UInt16>
  private var tokenCount = 0

  private static let lengthBase: UInt16 = 256
  /// How many tokens share a code. What a slide's upper half is like says little of its lower.
  private static let blockSize = 1 << 16
  /// The pixels in the longest repetition there is: 258 bytes.
  private static let longestPixels = 86

  init() {
    tokens = .allocate(capacity: Self.blockSize)
    // A window of 32 kB, the fastest level, no dictionary.
    bits.add(0x0178, count: 16)
  }

  deinit { tokens.deallocate() }

  mutating func add(_ byte: UInt8) { add(token: UInt16(byte)) }

  /// Repeats the last three bytes so many times.
  mutating func repeatPixel(_ count: Int) {
    var rest = count
    while rest > 0 {
      let length = 3 * min(rest, Self.longestPixels)
      add(token: Self.lengthBase + UInt16(length))
      rest -= Self.longestPixels
    }
  }

  private mutating func add(token: UInt16) {
    tokens[tokenCount] = token
    tokenCount += 1
    if tokenCount == Self.blockSize { writeBlock(isLast: false) }
  }

  /// Writes what is left, and the checksum of all.
  mutating func finish(checksum: UInt32) {
    writeBlock(isLast: true)
    bits.flush()
    for byte in PNGEncoder.bytes(checksum) { bits.add(UInt64(byte), count: 8) }
    bits.flush()
  }

  /// The compressed bytes since they were last taken; they are forgotten.
  mutating func take() -> [UInt8] { bits.take() }

  /// Writes the tokens as a block with a code of its own (RFC 1951, 3.2.7).
  private mutating func writeBlock(isLast: Bool) {
    let block = UnsafeBufferPointer(start: tokens, count: tokenCount)
    let code = HuffmanCode(frequencies: Self.frequencies(of: block), longest: 15)
    bits.add(isLast ? 0b101 : 0b100, count: 3)
    writeLengths(of: code)
    // A token and what belongs to it at once: of a repetition the rest of its length, and the distance of three.
    let words = (0...Int(Self.lengthBase) + Deflate.longest).map { token -> BitWriter.Word in
      guard token >= Int(Self.lengthBase) else { return code.words[token] }
      return Deflate.symbol(ofLength: token - Int(Self.lengthBase), in: code)
    }
    for token in block { bits.add(words[Int(token)]) }
    bits.add(code.words[Deflate.endOfBlock])
    tokenCount = 0
  }

  /// How often each symbol occurs in a block of tokens.
  private static func frequencies(of block: UnsafeBufferPointer<UInt16>) -> [Int] {
    var counts = [Int](repeating: 0, count: Int(lengthBase) + Deflate.longest + 1)
    for token in block { counts[Int(token)] += 1 }
    var frequencies = Array(counts.prefix(Int(lengthBase))) + [1]
    frequencies += [Int](repeating: 0, count: Deflate.symbolCount - frequencies.count)
    for length in 3...Deflate.longest {
      frequencies[Deflate.symbol(ofLength: length)] += counts[Int(lengthBase) + length]
    }
    return frequencies
  }

  /// Writes the lengths of the code's words, themselves in a code, and of those of distances.
  private mutating func writeLengths(of code: HuffmanCode) {
    let lengths = code.words.map(\.count) + Deflate.distanceLengths
    var frequencies = [Int](repeating: 0, count: 19)
    for length in lengths { frequencies[length] += 1 }
    let lengthCode = HuffmanCode(frequencies: frequencies, longest: 7)
    bits.add(UInt64(Deflate.symbolCount - 257), count: 5)
    bits.add(UInt64(Deflate.distanceLengths.count - 1), count: 5)
    bits.add(UInt64(Deflate.orderOfLengths.count - 4), count: 4)
    for length in Deflate.orderOfLengths { bits.add(UInt64(lengthCode.words[length].count), count: 3) }
    for length in lengths { bits.add(lengthCode.words[length]) }
  }
}
