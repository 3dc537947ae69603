/// Writes numbers of any number of bits, the lowest bit of each first (RFC 1951, 3.1.1).
struct BitWriter {
  /// Some bits.
  struct Word {
    var bits: UInt64 = 0
    /// At most 32.
    var count = 0

    func followed(by other: Word) -> Word {
      Word(bits: bits | other.bits << UInt64(count), count: count + other.count)
    }
  }

  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  mutating func add(_ word: Word) { add(word.bits, count: word.count) }

  /// Adds the lowest `count` bits, of which there are at most 32; the others are zero.
  mutating func add(_ bits: UInt64, count: Int) {
    pending |= bits &<< UInt64(pendingCount)
    pendingCount += count
    guard pendingCount >= 32 else { return }
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: pending).littleEndian) { bytes.append(contentsOf: $0) }
    pending >>= 32
    pendingCount -= 32
  }

  /// Fills the last byte with zeros.
  mutating func flush() {
    while pendingCount > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
    pendingCount = 0
  }

  /// The whole bytes so far; they are forgotten.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
