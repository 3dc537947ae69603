/// A piece of XML: a tag, or the text between tags.
///
/// This is no parser: it takes whatever comes, and only has to see at least what a parser would.
enum XMLPart {
  case text(ArraySlice<UInt8>)
  case tag(XMLTag)

  /// The pieces, in order, without comments.
  static func all(in text: [UInt8]) -> [XMLPart] {
    var result: [XMLPart] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      if start > rest.startIndex { result.append(.text(rest[..<start])) }
      rest = rest[start...].dropFirst()
      if rest.starts(with: "!--".utf8) {
        rest = rest.dropFirst(3)
        while let end = rest.firstIndex(of: UInt8(ascii: ">")),
          !rest[..<end].suffix(2).elementsEqual("--".utf8)
        {
          rest = rest[(end + 1)...]
        }
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      } else if rest.starts(with: "![CDATA[".utf8) {
        // What stands between CDATA's brackets is text.
        rest = rest.dropFirst(8)
      } else {
        result.append(.tag(XMLTag(takenFrom: &rest)))
      }
    }
    if !rest.isEmpty { result.append(.text(rest)) }
    return result
  }
}

/// A tag of XML.
struct XMLTag {
  enum Role: Equatable {
    case opening
    case closing
    /// Opening and closing at once. Instructions and declarations count as such.
    case empty
  }

  /// The element's name without a prefix.
  let name: String
  private(set) var role: Role
  /// The attributes, with their prefixes.
  private(set) var attributes: [(name: String, value: ArraySlice<UInt8>)] = []

  /// The tag that `text` begins with behind its bracket; it is taken off.
  init(takenFrom text: inout ArraySlice<UInt8>) {
    role = .opening
    if let first = text.first {
      if first == UInt8(ascii: "/") { role = .closing }
      if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") { role = .empty }
    }
    let whole = text.dropFirst(role == .closing ? 1 : 0).prefix { !Self.isSpace($0) && !Self.isEnd($0) }
    name = String(decoding: whole.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
    text = text[whole.endIndex...]
    while true {
      text = text.drop(while: Self.isSpace)
      guard let first = text.first, first != UInt8(ascii: "<") else { return }
      if first == UInt8(ascii: "/") { role = .empty }
      if Self.isEnd(first) {
        text = text.dropFirst()
        if first == UInt8(ascii: ">") { return }
        continue
      }
      readAttribute(&text)
    }
  }

  /// The value of an attribute, whatever its prefix.
  func value(of wanted: String) -> ArraySlice<UInt8>? {
    attributes.first { $0.name == wanted || $0.name.hasSuffix(":" + wanted) }?.value
  }

  private mutating func readAttribute(_ text: inout ArraySlice<UInt8>) {
    let name = text.prefix { $0 != UInt8(ascii: "=") && !Self.isSpace($0) && !Self.isEnd($0) }
    text = text[name.endIndex...].drop(while: Self.isSpace)
    guard text.first == UInt8(ascii: "=") else { return }
    text = text.dropFirst().drop(while: Self.isSpace)
    guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
    let value = text.dropFirst().prefix { $0 != quote }
    text = text[value.endIndex...].dropFirst()
    attributes.append((String(decoding: name, as: UTF8.self), value))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
  }
}
