/// Puts entities and character references in their places, so that nothing hides behind them.
///
/// This is no parser: it only has to show at least what a parser would see.
enum XMLEntities {
  /// The text with the entities its document type declares and the character references put in.
  ///
  /// - Parameters:
  ///   - text: XML in an encoding that has ASCII in it.
  ///   - limit: the most bytes to put out.
  /// - Returns: the text; nil where it would be longer than `limit`, or entities are too many or lie in themselves.
  static func expanded(_ text: [UInt8], limit: Int) -> [UInt8]? {
    var expansion = Expansion(entities: declared(in: text), limit: limit)
    return expansion.append(text[...], depth: 0) ? expansion.result : nil
  }

  /// The declarations `<!ENTITY name "value">`, by name; the first counts (XML 1.0, 4.2).
  private static func declared(in text: [UInt8]) -> [ArraySlice<UInt8>: ArraySlice<UInt8>] {
    var entities: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
    let keyword = Array("<!ENTITY".utf8)
    var rest = text[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      guard rest.starts(with: keyword) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(keyword.count).drop(while: isSpace)
      let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }
      rest = rest.dropFirst(name.count).drop(while: isSpace)
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        continue
      }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 2)
      if entities[name] == nil { entities[name] = value }
    }
    return entities
  }

  /// Text that grows as entities are put in.
  private struct Expansion {
    let entities: [ArraySlice<UInt8>: ArraySlice<UInt8>]
    let limit: Int
    var result: [UInt8] = []
    /// How many entities may still be put in.
    var entitiesLeft = 50_000

    /// Appends `text`; false where that is too much.
    mutating func append(_ text: ArraySlice<UInt8>, depth: Int) -> Bool {
      guard depth < 20, entitiesLeft > 0 else { return false }
      var rest = text
      while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
        result += rest[..<start]
        let name = rest[(start + 1)...].prefix(64).prefix { $0 != UInt8(ascii: ";") }
        if let entity = entities[name] {
          entitiesLeft -= 1
          guard append(entity, depth: depth + 1) else { return false }
          rest = rest[name.endIndex...].dropFirst()
        } else if let scalar = XMLEntities.scalar(name) {
          result += Array(String(scalar).utf8)
          rest = rest[name.endIndex...].dropFirst()
        } else {
          result.append(UInt8(ascii: "&"))
          rest = rest[(start + 1)...]
        }
        guard result.count <= limit else { return false }
      }
      result += rest
      return result.count <= limit
    }
  }

  /// The character of a reference's inside, `#65` or `#x41`; nil for others, and for quotes and brackets, which
  /// would end what they stand in.
  private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard name.first == UInt8(ascii: "#") else { return nil }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self)
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = value.flatMap(Unicode.Scalar.init), !"\"'<>&".unicodeScalars.contains(scalar) else {
      return nil
    }
    return scalar
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
