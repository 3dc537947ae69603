/// Values as a quick checksum of 64 bits, each mixed in as it comes.
///
/// It finds what changed. Where contents must never be confused, or a stranger may choose them, use the bytes' `SHA256`.
struct ChecksumWriter: ValueWriter {
  /// Two odd numbers with about as many ones as zeros, from the fractions of the golden ratio and of √3.
  private static let factors: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B)

  private var sum: UInt64

  init() { sum = Self.factors.1 }

  /// The checksum, as 16 hexadecimal digits.
  var hex: String {
    let digits = String(Self.mixed(sum ^ sum >> 32, Self.factors.1), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  mutating func add(word: UInt64) {
    // The turn keeps the order of values, whatever the product loses.
    sum = (sum << 23 | sum >> 41) ^ Self.mixed(sum ^ word, Self.factors.0)
  }

  mutating func add(_ content: [UInt8]) { content.withUnsafeBytes { add($0) } }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Their count, then eight bytes at once.
  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(word: UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      add(word: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var last: UInt64 = 0
    for byte in bytes[index...] { last = last << 8 | UInt64(byte) }
    if index < bytes.count { add(word: last) }
  }

  /// Both halves of the product, one over the other.
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
