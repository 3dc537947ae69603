/// Walks JSON text (RFC 8259), to find where each value is, or what is wrong with it.
///
/// Foundation's decoder says neither: its errors carry no place that can be read, and it takes a comma before a closing
/// bracket.
struct JSONScanner {
  /// What breaks the grammar, and where.
  struct Fault: Error, Equatable {
    var offset: Int
    var message: String
    var hint: String?
  }

  /// No one needs more, and each level uses some of the stack.
  static let deepest = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var depth = 0
  private var nodes: [JSONDocument.Node] = []
  private var isUTF8 = true

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What the text is made of, and whether all of it is UTF-8.
  ///
  /// - Throws: the first thing that breaks the grammar.
  static func scan(_ bytes: [UInt8]) throws(Fault) -> (nodes: [JSONDocument.Node], isUTF8: Bool) {
    try bytes.withUnsafeBufferPointer { bytes throws(Fault) in
      var scanner = JSONScanner(bytes)
      // A record has some twenty bytes to a value.
      scanner.nodes.reserveCapacity(bytes.count / 16 + 1)
      scanner.skipSpace()
      try scanner.value()
      scanner.skipSpace()
      guard scanner.offset == bytes.count else {
        throw scanner.fault("text after the end of the JSON document")
      }
      return (scanner.nodes, scanner.isUTF8)
    }
  }

  private mutating func value() throws(Fault) {
    let start = offset
    switch peek {
    case UInt8(ascii: "{"):
      let index = nodes.count
      nodes.append(JSONDocument.Node(.object, from: start))
      nodes[index].hasRepeatedKeys = try object()
      nodes[index].close(at: offset, next: nodes.count)
    case UInt8(ascii: "["):
      let index = nodes.count
      nodes.append(JSONDocument.Node(.list, from: start))
      try list()
      nodes[index].close(at: offset, next: nodes.count)
    case UInt8(ascii: "\""):
      var node = JSONDocument.Node(.text, from: start)
      node.hasEscapes = try text()
      append(node)
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte):
      try number()
      append(JSONDocument.Node(.number, from: start))
    default:
      try word()
      append(JSONDocument.Node(.word, from: start))
    }
  }

  /// Adds a value that has no others in it, and ends here.
  private mutating func append(_ node: JSONDocument.Node) {
    var node = node
    node.close(at: offset, next: nodes.count + 1)
    nodes.append(node)
  }

  /// Whether two of the keys may be equal.
  private mutating func object() throws(Fault) -> Bool {
    let start = try open()
    if closes("}") { return false }
    let first = nodes.count
    var tags = TagFilter()
    while true {
      guard peek == UInt8(ascii: "\"") else {
        if peek == nil { throw cut("an object", from: start) }
        throw fault(
          "expected a key in double quotes",
          hint: peek == UInt8(ascii: "'") ? "JSON has no single quotes" : nil)
      }
      var key = JSONDocument.Node(.text, from: offset)
      key.hasEscapes = try text()
      key.tag =
        key.hasEscapes ? JSONDocument.anyTag : JSONDocument.tag(bytes[key.start + 1..<offset - 1])
      if tags.mayHold(key.tag), !tags.hasRepeats { tags.hasRepeats = isRepeated(key, since: first) }
      append(key)
      skipSpace()
      guard peek == UInt8(ascii: ":") else {
        throw peek == nil ? cut("an object", from: start) : fault("expected ':' after a key")
      }
      offset += 1
      skipSpace()
      try value()
      skipSpace()
      if try ends("an object", "}", from: start) { return tags.hasRepeats }
    }
  }

  /// Whether a key that ends here is equal, as it is written, to one of an object; assumed where those are many.
  private func isRepeated(_ key: JSONDocument.Node, since first: Int) -> Bool {
    guard nodes.count - first < 200 else { return true }
    var other = first
    while other < nodes.count {
      let node = nodes[other]
      if node.tag == key.tag || node.tag == JSONDocument.anyTag || key.tag == JSONDocument.anyTag,
        node.hasEscapes || key.hasEscapes
          || bytes[node.start..<node.end].elementsEqual(bytes[key.start..<offset])
      {
        return true
      }
      other = nodes[other + 1].next
    }
    return false
  }

  private mutating func list() throws(Fault) {
    let start = try open()
    if closes("]") { return }
    while true {
      try value()
      skipSpace()
      if try ends("a list", "]", from: start) { return }
    }
  }

  private mutating func open() throws(Fault) -> Int {
    depth += 1
    guard depth <= Self.deepest else {
      throw fault("more than \(Self.deepest) lists and objects in each other")
    }
    offset += 1
    skipSpace()
    return offset - 1
  }

  private mutating func closes(_ bracket: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: bracket) else { return false }
    offset += 1
    depth -= 1
    return true
  }

  /// Takes the comma or the bracket after a member: whether it was the bracket.
  private mutating func ends(
    _ container: String, _ bracket: Unicode.Scalar, from start: Int
  ) throws(Fault) -> Bool {
    if closes(bracket) { return true }
    guard peek == UInt8(ascii: ",") else {
      throw peek == nil ? cut(container, from: start) : fault("expected ',' or '\(bracket)' after a value")
    }
    let comma = offset
    offset += 1
    skipSpace()
    if peek == UInt8(ascii: bracket) {
      throw Fault(offset: comma, message: "a comma before the closing '\(bracket)'", hint: "remove the comma")
    }
    if peek == nil { throw cut(container, from: start) }
    return false
  }

  /// Whether there is a `\` in it.
  private mutating func text() throws(Fault) -> Bool {
    let start = offset
    var hasEscapes = false
    // All its bytes, one over the other.
    var mixed: UInt8 = 0
    offset += 1
    while true {
      var (index, seen) = (offset, mixed)
      while let eight = plainBytes(at: index) {
        seen |= eight
        index += 8
      }
      while index < bytes.count, bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\""),
        bytes[index] != UInt8(ascii: "\\")
      {
        seen |= bytes[index]
        index += 1
      }
      (offset, mixed) = (index, seen)
      switch peek {
      case nil: throw cut("text", from: start)
      case UInt8(ascii: "\""):
        // Beyond texts there is no byte that is not ASCII.
        if mixed >= 0x80, isUTF8 {
          isUTF8 = String(validating: bytes[start + 1..<offset], as: UTF8.self) != nil
        }
        offset += 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape(from: start)
      case let byte:
        throw fault(
          byte == 0x0A || byte == 0x0D ? "a line break inside text" : "a control character inside text",
          hint: "JSON writes it as an escape such as \\n")
      }
    }
  }

  /// The next eight bytes, one over the other, where none of them ends a text, begins an escape or controls.
  private func plainBytes(at index: Int) -> UInt8? {
    guard index + 8 <= bytes.count else { return nil }
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let (quotes, slashes) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
    // A byte below a bound borrows from its top bit. A higher one may seem to as well, and is then looked at by itself.
    let found =
      (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
    guard found & tops == 0 else { return nil }
    return word & tops == 0 ? 0 : 0x80
  }

  private mutating func escape(from start: Int) throws(Fault) {
    guard offset + 1 < bytes.count else {
      offset = bytes.count
      throw cut("text", from: start)
    }
    switch bytes[offset + 1] {
    case UInt8(ascii: "u"):
      let digits = bytes[min(offset + 2, bytes.count)..<min(offset + 6, bytes.count)]
      guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
        throw fault("'\\u' without four hexadecimal digits")
      }
      offset += 2 + digits.count
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 2
    default: throw fault("a '\\' that begins no escape", hint: "a '\\' itself is written '\\\\'")
    }
  }

  private mutating func number() throws(Fault) {
    let start = offset
    if peek == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    var isWell = whole == 1 || (whole > 1 && bytes[offset - whole] != UInt8(ascii: "0"))
    if peek == UInt8(ascii: ".") {
      offset += 1
      isWell = digits() > 0 && isWell
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      offset += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
      isWell = digits() > 0 && isWell
    }
    guard isWell else {
      if offset == bytes.count { throw cut("a number", from: start) }
      throw Fault(offset: start, message: "not a number as JSON writes it")
    }
  }

  private mutating func digits() -> Int {
    let start = offset
    while let byte = peek, Self.isDigit(byte) { offset += 1 }
    return offset - start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// `true`, `false` or `null`.
  private mutating func word() throws(Fault) {
    let word = bytes[offset...].prefix(24).prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    switch String(decoding: word, as: UTF8.self) {
    case "true", "false", "null": offset += word.count
    case "":
      throw peek == nil
        ? Fault(offset: offset, message: "the text ends where a value is expected", hint: Self.cutHint)
        : fault("expected a value")
    case let other
    where offset + word.count == bytes.count && ["true", "false", "null"].contains { $0.hasPrefix(other) }:
      let start = offset
      offset = bytes.count
      throw cut("'\(other)'", from: start)
    case let other:
      throw fault("expected a value, found '\(other)'", hint: Self.wordHints[other])
    }
  }

  private static let wordHints = [
    "None": "JSON writes 'null'", "True": "JSON writes 'true'", "False": "JSON writes 'false'",
    "NaN": "JSON has no such number: write 'null'", "Infinity": "JSON has no such number: write 'null'",
  ]

  private static let cutHint = "it may have been cut while it was saved: fetch it again"

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    var index = offset
    while index < bytes.count, bytes[index].isJSONSpace { index += 1 }
    offset = index
  }

  private func fault(_ message: String, hint: String? = nil) -> Fault {
    Fault(offset: offset, message: message, hint: hint)
  }

  /// The fault of a text that ends too early; it is shown where the text ends.
  private func cut(_ container: String, from start: Int) -> Fault {
    let line = bytes[..<start].count { $0 == 0x0A } + 1
    return Fault(
      offset: bytes.count, message: "the text ends inside \(container) that began in line \(line)",
      hint: Self.cutHint)
  }
}

/// Which tags of keys were seen.
private struct TagFilter {
  private var seen = [8 of UInt64](repeating: 0)
  var hasRepeats = false

  /// Whether the tag was perhaps seen before; it has been from now on.
  mutating func mayHold(_ tag: UInt16) -> Bool {
    let place = Int((tag &* 0x9E37) >> 7)
    let bit: UInt64 = 1 << UInt64(place & 63)
    defer { seen[place >> 6] |= bit }
    return tag == JSONDocument.anyTag || seen[place >> 6] & bit != 0
  }
}

extension UInt8 {
  var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
