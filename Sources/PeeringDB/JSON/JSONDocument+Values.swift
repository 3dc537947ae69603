extension JSONDocument {
  func isNull(_ index: Int) -> Bool { word(index) == UInt8(ascii: "n") }

  /// `true` or `false`; nil for anything else.
  func flag(_ index: Int) -> Bool? {
    switch word(index) {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// The first byte of `true`, `false` or `null`; nil for anything else.
  private func word(_ index: Int) -> UInt8? {
    kind(index) == .word ? bytes[range(index).lowerBound] : nil
  }

  /// A whole number, even if written as `10.0` or `1e1`; nil for anything else, and for one beyond `Int`.
  func integer(_ index: Int) -> Int? {
    guard kind(index) == .number else { return nil }
    if let number = Self.digits(bytes[range(index)]) { return number }
    guard let digits = digits(index) else { return nil }
    return Int(digits) ?? Double(digits).flatMap { Int(exactly: $0) }
  }

  /// A number; nil for anything else, and for one beyond `Double`.
  func decimal(_ index: Int) -> Double? {
    digits(index).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// A number that is nothing but digits, too few to go beyond `Int`.
  private static func digits(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count < 19 else { return nil }
    var number = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private func digits(_ index: Int) -> String? {
    kind(index) == .number ? String(decoding: bytes[range(index)], as: UTF8.self) : nil
  }

  /// The text; nil for anything else, and for text with half a surrogate pair.
  func text(_ index: Int) -> String? {
    guard kind(index) == .text else { return nil }
    let quoted = range(index)
    if hasEscapes(index) { return Self.text(bytes[quoted]) }
    return bytes.withUnsafeBufferPointer {
      String(decoding: $0[quoted.lowerBound + 1..<quoted.upperBound - 1], as: UTF8.self)
    }
  }

  /// The text between two quotes that the grammar was looked at of.
  ///
  /// - Returns: nil where there is half a surrogate pair in it.
  static func text(_ quoted: ArraySlice<UInt8>) -> String? {
    let written = quoted.dropFirst().dropLast()
    guard written.contains(UInt8(ascii: "\\")) else { return String(decoding: written, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(written.count)
    var rest = written
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch letter {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        guard let scalar = escapedScalar(&rest) else { return nil }
        result.append(contentsOf: String(scalar).utf8)
      default: result.append(letter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character of the four digits behind `\u`, and of the second half of its pair where it has one.
  private static func escapedScalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let unit = codeUnit(&rest) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      return nil
    }
    rest = rest.dropFirst(2)
    guard let second = codeUnit(&rest), UTF16.isTrailSurrogate(second) else { return nil }
    return UTF16.decode(UTF16.EncodedScalar([unit, second]))
  }

  private static func codeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt16? {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
