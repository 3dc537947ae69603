/// The number of an autonomous system (RFC 6793: 32 bits, 0 reserved).
package struct ASN: Sendable, Hashable {
  package let number: UInt32

  /// The system numbered `number`.
  package init(number: UInt32) {
    self.number = number
  }

  /// The number in any of the spellings people use: `AS64500`, `as64500`, `ASN 64500`, `64500`.
  ///
  /// nil for anything else, for 0 and for what does not fit 32 bits.
  package init?(_ text: String) {
    var rest = Substring(text).drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    if rest.lowercased().hasPrefix("asn") {
      rest = rest.dropFirst(3)
    } else if rest.lowercased().hasPrefix("as") {
      rest = rest.dropFirst(2)
    }
    rest = rest.drop { $0 == " " }
    // UInt32 would take a sign.
    guard !rest.isEmpty, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = UInt32(rest), number > 0
    else { return nil }
    self.number = number
  }
}

extension ASN: CustomStringConvertible {
  /// `AS64500`, the plain notation of RFC 5396.
  package var description: String { "AS\(number)" }
}

extension ASN: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
