internal import CPango

/// Data inside of a URI (RFC 2397).
struct DataURI {
  /// The type the URI states, in small letters: `image/png`.
  var mediaType: String
  /// The data, decoded.
  var content: [UInt8]

  /// The data URIs in the text or in the attribute `value` of an element.
  static func all(in value: String) -> [DataURI] {
    // URL parsers drop tabs and line breaks (WHATWG URL, 4.4).
    let text = value.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    let scheme = Array("data:".utf8)
    var result: [DataURI] = []
    var rest = text[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      let start = text[...colon].suffix(scheme.count)
      rest = rest[(colon + 1)...]
      guard start.map(lowercased).elementsEqual(scheme) else { continue }
      // In CSS it ends where the quotes or parentheses around it do; else it is the whole value.
      let end: [UInt8] =
        switch text[..<start.startIndex].last {
        case UInt8(ascii: "\""): Array("\"".utf8)
        case UInt8(ascii: "'"): Array("'".utf8)
        case UInt8(ascii: "("): Array(")".utf8)
        default: []
        }
      let uri = rest.prefix { !end.contains($0) }
      rest = rest[uri.endIndex...]
      if let uri = DataURI(behindScheme: uri) { result.append(uri) }
    }
    return result
  }

  /// The URI from the part after its scheme; nil if it is not one.
  private init?(behindScheme text: ArraySlice<UInt8>) {
    let head = text.prefix(256).prefix { $0 != UInt8(ascii: ",") }
    guard head.endIndex < text.endIndex, text[head.endIndex] == UInt8(ascii: ",") else { return nil }
    let words = String(decoding: head.map(Self.lowercased), as: UTF8.self).split(separator: ";")
    mediaType = words.first.map(String.init) ?? ""
    // A fragment names a part of the data.
    let data = text[head.endIndex...].dropFirst().prefix { $0 != UInt8(ascii: "#") }
    content =
      words.contains { $0.filter { $0 != " " } == "base64" } ? Self.base64(data) : Self.percentDecoded(data)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// The bytes that base64 encodes (RFC 4648, 4).
  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let text = percentDecoded(text)
    return [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { buffer, count in
      var (state, bits): (gint, guint) = (0, 0)
      count = text.withUnsafeBytes {
        Int(g_base64_decode_step($0.baseAddress, gsize($0.count), buffer.baseAddress, &state, &bits))
      }
    }
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
