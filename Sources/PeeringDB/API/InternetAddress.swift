internal import CCurl

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The bytes of an IPv4 or IPv6 address.
struct InternetAddress: Hashable {
  /// Four or sixteen.
  let bytes: [UInt8]

  /// The address as people write it; nil for anything else.
  init?(_ text: String) {
    var (four, sixteen) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    } else {
      return nil
    }
  }

  /// The address of a socket; nil for one that is of another family.
  init?(_ address: UnsafePointer<sockaddr>) {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
        withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
        withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) }
      }
    default: return nil
    }
  }

  /// All addresses of a host's name; none where it has none.
  static func all(of host: String) -> [InternetAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [InternetAddress] = []
    var entry = list
    while let current = entry {
      if let address = current.pointee.ai_addr.flatMap({ InternetAddress($0) }) { addresses.append(address) }
      entry = current.pointee.ai_next
    }
    return addresses
  }

  /// Whether the address is one of the public internet: in none of IANA's special-purpose blocks.
  var isPublic: Bool {
    if bytes.count == 4 { return !Self.special4.contains { contains($0) } }
    // An IPv4 address in other clothes: mapped, translated (RFC 6052), 6to4. Teredo hides one and is left out.
    if starts(with: "::ffff:0:0", 96) || starts(with: "64:ff9b::", 96) {
      return Self.four(bytes[12...]).isPublic
    }
    if starts(with: "2002::", 16) { return Self.four(bytes[2..<6]).isPublic }
    return starts(with: "2000::", 3) && !Self.special6.contains { contains($0) }
  }

  private static func four(_ bytes: ArraySlice<UInt8>) -> InternetAddress {
    InternetAddress(bytes: Array(bytes))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func contains(_ block: (text: String, length: Int)) -> Bool {
    starts(with: block.text, block.length)
  }

  /// Whether the address is in a block of addresses that have so many bits in common.
  private func starts(with text: String, _ length: Int) -> Bool {
    guard let block = InternetAddress(text)?.bytes, block.count == bytes.count else { return false }
    return (0..<length).allSatisfy { bit in
      let mask: UInt8 = 0x80 >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == block[bit / 8] & mask
    }
  }

  /// IANA IPv4 Special-Purpose Address Registry, multicast (RFC 5771) and what is reserved.
  private static let special4: [(text: String, length: Int)] = [
    ("0.0.0.0", 8), ("10.0.0.0", 8), ("100.64.0.0", 10), ("127.0.0.0", 8), ("169.254.0.0", 16),
    ("172.16.0.0", 12),
    ("192.0.0.0", 24), ("192.0.2.0", 24), ("192.31.196.0", 24), ("192.52.193.0", 24), ("192.88.99.0", 24),
    ("192.168.0.0", 16), ("192.175.48.0", 24), ("198.18.0.0", 15), ("198.51.100.0", 24), ("203.0.113.0", 24),
    ("224.0.0.0", 4), ("240.0.0.0", 4),
  ]

  /// IANA IPv6 Special-Purpose Address Registry, as far as it is in 2000::/3, outside of which nothing is public.
  private static let special6: [(text: String, length: Int)] = [
    ("2001::", 23), ("2001:db8::", 32), ("2620:4f:8000::", 48), ("3fff::", 20),
  ]
}
