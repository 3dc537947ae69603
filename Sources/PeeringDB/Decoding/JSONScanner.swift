/// Walks JSON text (RFC 8259) to say what is wrong with it, or where in it a value stands.
///
/// Values come from Foundation's decoder, which gives neither: its errors carry no place that can be read,
/// it takes a comma before a closing bracket, and problems with a value come with a key path only.
struct JSONScanner {
  /// What breaks the grammar, and where.
  struct Fault: Error, Equatable {
    var offset: Int
    var message: String
    var hint: String?
  }

  /// Foundation's decoder goes no deeper.
  static let deepest = 512

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0
  /// What is looked for, how much of it the walk is inside of, and where what was found begins.
  private let target: [JSONPath.Step]
  private var matched = 0
  private var found: Int?

  private let isSearching: Bool
  /// The members of the outermost object, where they are asked for.
  private var members: [Member]?

  private init(_ bytes: [UInt8], target: [JSONPath.Step]?) {
    self.bytes = bytes
    self.target = target ?? []
    isSearching = target != nil
  }

  /// The first thing that breaks the grammar.
  static func fault(in bytes: [UInt8]) -> Fault? {
    var scanner = JSONScanner(bytes, target: nil)
    do throws(Fault) {
      try scanner.document()
      return nil
    } catch {
      return error
    }
  }

  /// Where the value at `path` begins, in bytes, in text without faults; else where the nearest value
  /// around it does.
  static func offset(of path: JSONPath, in bytes: [UInt8]) -> Int? {
    var steps = path.steps
    while true {
      var scanner = JSONScanner(bytes, target: steps)
      // The walk ends with what is found, as it would with a fault.
      try? scanner.document()
      if scanner.found != nil || steps.isEmpty { return scanner.found }
      steps.removeLast()
    }
  }

  /// A member of an object.
  struct Member: Equatable {
    /// Between the quotes of its key, in bytes, escapes as they are written.
    var key: Range<Int>
    var value: Range<Int>
  }

  /// Where the members of an object stand, in the order they are written.
  ///
  /// - Returns: nil for text that is something else than an object.
  /// - Throws: the first thing that breaks the grammar.
  static func members(of bytes: [UInt8]) throws(Fault) -> [Member]? {
    var scanner = JSONScanner(bytes, target: nil)
    scanner.members = []
    try scanner.document()
    return bytes.first { !$0.isJSONSpace } == UInt8(ascii: "{") ? scanner.members : nil
  }

  private mutating func document() throws(Fault) {
    skipSpace()
    try value()
    skipSpace()
    guard offset == bytes.count else { throw fault("text after the end of the JSON document") }
  }

  private mutating func value() throws(Fault) {
    if matched == target.count, depth == matched, isSearching {
      found = offset
      throw fault("found")
    }
    switch peek {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try list()
    case UInt8(ascii: "\""): try text()
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): try number()
    default: try word()
    }
  }

  private mutating func object() throws(Fault) {
    let start = try open()
    if closes("}") { return }
    while true {
      guard peek == UInt8(ascii: "\"") else {
        if peek == nil { throw cut("an object", from: start) }
        throw fault(
          "expected a key in double quotes",
          hint: peek == UInt8(ascii: "'") ? "JSON has no single quotes" : nil)
      }
      let keyStart = offset + 1
      try text()
      let keyEnd = offset - 1
      let isNext =
        isInside && target[matched] == .key(String(decoding: bytes[keyStart..<keyEnd], as: UTF8.self))
      skipSpace()
      guard peek == UInt8(ascii: ":") else {
        throw peek == nil ? cut("an object", from: start) : fault("expected ':' after a key")
      }
      let key = keyStart..<keyEnd
      offset += 1
      skipSpace()
      let valueStart = offset
      let valueEnd = try member(isNext)
      if depth == 1 { members?.append(Member(key: key, value: valueStart..<valueEnd)) }
      if try ends("an object", "}", from: start) { return }
    }
  }

  private mutating func list() throws(Fault) {
    let start = try open()
    if closes("]") { return }
    var index = 0
    while true {
      try member(isInside && target[matched] == .index(index))
      index += 1
      if try ends("a list", "]", from: start) { return }
    }
  }

  /// Whether a member of the container the walk is in may be the next step to what is looked for.
  private var isInside: Bool { isSearching && matched < target.count && depth == matched + 1 }

  /// A value within a container, `isNext` where it is the next step to what is looked for. Returns where it
  /// ends.
  @discardableResult
  private mutating func member(_ isNext: Bool) throws(Fault) -> Int {
    skipSpace()
    if isNext { matched += 1 }
    try value()
    if isNext { matched -= 1 }
    let end = offset
    skipSpace()
    return end
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

  private mutating func text() throws(Fault) {
    let start = offset
    offset += 1
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "\\"):
        try escape(from: start)
      case 0..<0x20:
        throw fault(
          byte == 0x0A || byte == 0x0D ? "a line break inside text" : "a control character inside text",
          hint: "JSON writes it as an escape such as \\n")
      default: offset += 1
      }
    }
    throw cut("text", from: start)
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
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
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
