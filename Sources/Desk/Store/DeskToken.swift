package import Digests

/// A secret that opens a presenter's slide, or the organiser's queue: 128 random bits. Only its hash is kept.
package struct DeskToken: Sendable, Hashable {
  /// 32 hexadecimal digits.
  package let text: String

  /// A new one.
  package static func random() -> DeskToken {
    var generator = SystemRandomNumberGenerator()
    return DeskToken([generator.next(), generator.next()])
  }

  private init(_ numbers: [UInt64]) {
    text = numbers.map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// What somebody sent; nil where it cannot be a token.
  package init?(_ text: String) {
    guard text.utf8.count == 32,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  /// Its hash, which the database has.
  package var hash: Digest { SHA256.digest(of: "desk:" + text) }

  /// What a form has to say, so that only pages of the desk can send it.
  package var formKey: String { String(SHA256.digest(of: "form:" + text).hex.prefix(32)) }
}
