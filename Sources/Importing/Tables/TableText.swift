/// The text of a table, found from its bytes.
package struct TableText: Sendable {
  /// Text in UTF-8, without a byte order mark.
  package var utf8: [UInt8]
  package var encoding: Encoding
  /// How many characters the bytes do not say.
  package var lost = 0

  /// How the bytes said text.
  package enum Encoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "Windows-1252"
  }

  /// The text of bytes: by their byte order mark, else UTF-16 where every second byte is zero, else UTF-8 where
  /// all of it is valid, else Windows-1252.
  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(utf8: Array(bytes[3...]))
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes[2...], isLittle: true)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes[2...], isLittle: false)
    } else if let isLittle = Self.zeros(bytes.prefix(512)) {
      self.init(utf16: bytes[...], isLittle: isLittle)
    } else {
      self.init(utf8: bytes)
    }
  }

  private init(utf8 bytes: [UInt8]) {
    if String(validating: bytes, as: UTF8.self) != nil {
      utf8 = bytes
      encoding = .utf8
      return
    }
    utf8 = []
    utf8.reserveCapacity(bytes.count + bytes.count / 4)
    encoding = .windows1252
    for byte in bytes {
      guard byte >= 0x80 else {
        utf8.append(byte)
        continue
      }
      let value = byte < 0xA0 ? Self.windows1252[Int(byte - 0x80)] : UInt32(byte)
      if value == 0xFFFD { lost += 1 }
      utf8.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
  }

  private init(utf16 bytes: ArraySlice<UInt8>, isLittle: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      index += 2
    }
    utf8 = Array(String(decoding: units, as: UTF16.self).utf8)
    encoding = .utf16
    lost = index < bytes.endIndex ? 1 : 0
  }

  /// Whether the first of two bytes is the small one, where every second byte is zero; nil where they are not.
  private static func zeros(_ bytes: ArraySlice<UInt8>) -> Bool? {
    guard bytes.count >= 4 else { return nil }
    var counts = (even: 0, odd: 0)
    for (index, byte) in bytes.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { counts.even += 1 } else { counts.odd += 1 }
    }
    let least = bytes.count / 5
    if counts.odd > least, counts.even == 0 { return true }
    if counts.even > least, counts.odd == 0 { return false }
    return nil
  }

  /// What the bytes 80 to 9F say in Windows-1252 (Unicode's CP1252.TXT); five say nothing.
  private static let windows1252: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
