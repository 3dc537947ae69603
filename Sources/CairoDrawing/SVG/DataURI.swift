/// Data inside of a URI (RFC 2397).
struct DataURI {
  /// The type the URI states, in small letters: `image/png`.
  var mediaType: String
  /// The data, decoded.
  var content: [UInt8]

  /// The data URIs in XML or CSS.
  static func all(in text: [UInt8]) -> [DataURI] {
    let scheme = Array("data:".utf8)
    var result: [DataURI] = []
    var rest = text[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      let isScheme = rest[...colon].suffix(scheme.count).map(lowercased).elementsEqual(scheme)
      rest = rest[(colon + 1)...]
      guard isScheme, let uri = DataURI(startingWith: &rest) else { continue }
      result.append(uri)
    }
    return result
  }

  /// The URI whose part behind the scheme `text` begins with, which is taken off it; nil for what is none.
  private init?(startingWith text: inout ArraySlice<UInt8>) {
    let head = text.prefix(256).prefix { $0 != UInt8(ascii: ",") && !Self.isEnd($0) }
    guard head.endIndex < text.endIndex, text[head.endIndex] == UInt8(ascii: ",") else { return nil }
    let words = String(decoding: head.map(Self.lowercased), as: UTF8.self).split(separator: ";")
    mediaType = words.first.map(String.init) ?? ""
    let data = text[head.endIndex...].dropFirst().prefix { !Self.isEnd($0) }
    text = text[data.endIndex...]
    content =
      words.contains { $0.filter { $0 != " " } == "base64" } ? Self.base64(data) : Self.percentDecoded(data)
  }

  /// Whether a byte ends a URI in XML or CSS. White space may be in base64.
  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// The bytes that base64 stands for (RFC 4648, 4 and 5), up to the first character that is none of it.
  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in percentDecoded(text) {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case 0x20, 0x09...0x0D: continue
      default: return result
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "%")) else { return Array(text) }
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let digits = text[index...].dropFirst().prefix(2)
      if text[index] == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
