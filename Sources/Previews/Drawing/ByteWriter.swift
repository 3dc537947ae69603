/// Values as bytes, in such a way that no two different sequences of values have the same bytes: numbers have a fixed
/// length, and everything else is led by its count.
struct ByteWriter: ValueWriter {
  private(set) var bytes: [UInt8]

  init() {
    bytes = []
    // Most pages have room in it; growing step by step copies them several times.
    bytes.reserveCapacity(1 << 17)
  }

  mutating func add(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes.append(contentsOf: content)
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}
