internal import Digests

/// Identifiers that are the same whenever the same is exported, so that programs replace what they have.
enum StableIdentifier {
  /// A UUID (version 8 of RFC 9562) of some words.
  static func uuid(_ words: String...) -> String {
    var bytes = Array(SHA256.digest(of: words.joined(separator: "\n")).bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var parts: [Substring] = []
    var rest = hex[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}
