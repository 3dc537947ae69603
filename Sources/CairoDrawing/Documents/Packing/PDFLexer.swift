/// Splits a PDF into tokens (PDF 32000-1, 7.2 and 7.3), as far as it has arrived.
struct PDFLexer {
  enum Kind {
    /// `<<` or `[`
    case opening
    /// `>>` or `]`
    case closing
    case name
    /// A text in parentheses, or in hexadecimal digits.
    case string
    /// A number or a keyword.
    case word
  }

  struct Token {
    var kind: Kind
    var range: Range<Int>
  }

  let bytes: [UInt8]
  var offset: Int

  /// The next token, past white space and comments; nil where it may go on in bytes that have yet to arrive.
  ///
  /// - Throws: `DrawingError` where no token can begin like this.
  mutating func next() throws(DrawingError) -> Token? {
    skipSpace()
    let start = offset
    guard start < bytes.count else { return nil }
    var kind = Kind.word
    switch bytes[start] {
    case UInt8(ascii: "["):
      offset += 1
      kind = .opening
    case UInt8(ascii: "]"):
      offset += 1
      kind = .closing
    case UInt8(ascii: "("):
      guard skipText() else { return nil }
      kind = .string
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      guard start + 1 < bytes.count else { return nil }
      if bytes[start + 1] == bytes[start] {
        offset += 2
        kind = bytes[start] == UInt8(ascii: "<") ? .opening : .closing
      } else {
        guard bytes[start] == UInt8(ascii: "<") else { throw Self.error }
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        offset = end + 1
        kind = .string
      }
    case let first:
      offset += 1
      if first == UInt8(ascii: "/") { kind = .name } else if !Self.isRegular(first) { throw Self.error }
      while offset < bytes.count, Self.isRegular(bytes[offset]) { offset += 1 }
      guard offset < bytes.count else { return nil }
    }
    return Token(kind: kind, range: start..<offset)
  }

  /// Moves behind a value, to the word after it that belongs to none.
  ///
  /// - Parameters:
  ///   - ends: the words that may follow.
  ///   - visit: called with each key of the value itself, where that is a dictionary.
  /// - Returns: the word, and where the value ends; nil where that has yet to arrive.
  /// - Throws: `DrawingError` where there is no value.
  mutating func skipValue(
    until ends: [StaticString], visit: (Range<Int>) -> Void
  ) throws(DrawingError) -> (word: Token, valueEnd: Int)? {
    var depth = 0
    var isKey = true
    var valueEnd = offset
    while let token = try next() {
      switch token.kind {
      case .opening: depth += 1
      case .closing:
        depth -= 1
        guard depth >= 0 else { throw Self.error }
        isKey = true
      case .name where depth == 1:
        if isKey { visit(token.range) }
        isKey.toggle()
      case .word where depth == 0 && ends.contains(where: { self.is(token, $0) }): return (token, valueEnd)
      // Of a reference, the words after the first are no value of their own, and no key either.
      case .name, .string, .word: if depth == 1 { isKey = true }
      }
      if depth == 0 { valueEnd = token.range.upperBound }
    }
    return nil
  }

  /// Moves behind white space, and comments as well.
  mutating func skipSpace(withComments: Bool = true) {
    while offset < bytes.count {
      if Self.isSpace(bytes[offset]) {
        offset += 1
      } else if withComments, bytes[offset] == UInt8(ascii: "%") {
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      } else {
        return
      }
    }
  }

  /// Moves behind the end of a line that is here, if one is; false where that has yet to arrive.
  mutating func skipLineEnd() -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] == 0x0D {
      guard offset + 1 < bytes.count else { return false }
      offset += 1
    }
    if bytes[offset] == 0x0A { offset += 1 }
    return true
  }

  func `is`(_ token: Token?, _ word: StaticString) -> Bool {
    guard let range = token?.range, range.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// The whole number that a token is; nil for anything else, and for one larger than any file.
  func integer(_ token: Token?) -> Int? {
    guard let token, token.kind == .word else { return nil }
    var digits = bytes[token.range]
    if digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.count <= 15 else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  /// A name without its slash, with each `#xx` as the byte it means.
  static func name(_ token: ArraySlice<UInt8>) -> [UInt8] {
    var name: [UInt8] = []
    var rest = token.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "#"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        name.append(value)
        rest = rest.dropFirst(2)
      } else {
        name.append(byte)
      }
    }
    return name
  }

  static let error = DrawingError("cannot pack a PDF: Cairo wrote something that is not a PDF object")

  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte <= 0x0D && byte != 0x0B && (byte >= 0x09 || byte == 0))
  }

  @inline(__always) static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: !isSpace(byte)
    }
  }

  /// Moves behind a text in parentheses; false where it does not end yet.
  private mutating func skipText() -> Bool {
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return true }
    }
    return false
  }
}
