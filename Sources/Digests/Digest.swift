/// A SHA-256 checksum.
package struct Digest: Sendable, Hashable {
  /// How many bytes it has.
  package static let count = 32

  package let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The checksum written as 64 hexadecimal digits; nil for anything else.
  package init?(hex: some StringProtocol) {
    let digits = hex.utf8.compactMap { Self.digits.firstIndex(of: $0).map(UInt8.init) }
    guard hex.utf8.count == 2 * Self.count, digits.count == hex.utf8.count else { return nil }
    bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// 64 hexadecimal digits, in small letters.
  package var hex: String {
    String(decoding: bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
