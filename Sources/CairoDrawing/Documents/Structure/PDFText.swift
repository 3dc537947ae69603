/// Text and numbers as they are written in a PDF's objects.
extension [UInt8] {
  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func add(_ number: Int) {
    guard number >= 0 else { return append(contentsOf: String(number).utf8) }
    var scale = 1
    while number / scale >= 10 { scale *= 10 }
    while scale > 0 {
      append(UInt8(truncatingIfNeeded: 0x30 + number / scale % 10))
      scale /= 10
    }
  }

  /// A reference to an object.
  mutating func add(reference number: Int) {
    add(number)
    add(" 0 R")
  }

  /// Points with at most two decimals.
  mutating func add(points: Double) {
    let hundredths = Int((points * 100).rounded())
    if hundredths < 0 { add("-") }
    add(abs(hundredths) / 100)
    let rest = abs(hundredths) % 100
    guard rest > 0 else { return }
    add(".")
    add(rest / 10)
    if rest % 10 > 0 { add(rest % 10) }
  }

  /// A text string (PDF 32000-1, 7.9.2.2): ASCII as it is, anything else in UTF-16.
  mutating func add(string: String) {
    add("(")
    if string.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in string.utf8 { add(escaped: byte) }
    } else {
      append(contentsOf: [0xFE, 0xFF])
      for unit in string.utf16 {
        add(escaped: UInt8(unit >> 8))
        add(escaped: UInt8(truncatingIfNeeded: unit))
      }
    }
    add(")")
  }

  private mutating func add(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
      append(UInt8(ascii: "\\"))
      append(byte)
    // Readers take it for a line feed.
    case 0x0D: add("\\r")
    default: append(byte)
    }
  }
}
