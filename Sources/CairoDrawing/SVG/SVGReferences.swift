/// Finds what an SVG refers to outside of itself.
enum SVGReferences {
  /// The addresses of pictures, style sheets and other parts that are not in the file, in order.
  ///
  /// Links (`a`) are none: they lead elsewhere, but nothing of it is drawn.
  static func outside(in parts: [XMLPart]) -> [String] {
    parts.flatMap { part in
      switch part {
      case .text(let text): styleReferences(text)
      case .tag(let tag):
        (tag.name == "a" ? [] : tag.value(of: "href").map(outside) ?? [])
          + tag.attributes.flatMap { styleReferences($0.value) }
      }
    }
  }

  /// What style rules refer to, by `url(…)` and `@import`.
  private static func styleReferences(_ text: ArraySlice<UInt8>) -> [String] {
    var result: [String] = []
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      let isAddress = rest[..<open].suffix(3).elementsEqual("url".utf8)
      rest = rest[open...].dropFirst()
      guard isAddress else { continue }
      let value = rest.prefix { $0 != UInt8(ascii: ")") }
      rest = rest[value.endIndex...]
      result += outside(value)
    }
    rest = text
    while let at = rest.firstIndex(of: UInt8(ascii: "@")) {
      rest = rest[at...].dropFirst()
      guard rest.starts(with: "import".utf8) else { continue }
      let value = rest.dropFirst(6).drop(while: isAround).prefix { $0 != UInt8(ascii: ";") }
      // An address in `url(…)` has been seen above.
      if !value.starts(with: "url(".utf8) { result += outside(value) }
    }
    return result
  }

  /// The address, if it leads out of the file.
  private static func outside(_ address: ArraySlice<UInt8>) -> [String] {
    let start = address.drop(while: isAround)
    let end = start.lastIndex { !isAround($0) } ?? start.endIndex
    let scheme = String(decoding: start.prefix(5), as: UTF8.self).lowercased()
    guard !start.isEmpty, !scheme.hasPrefix("#"), scheme != "data:" else { return [] }
    return [String(decoding: start[...end], as: UTF8.self)]
  }

  /// White space and quotes.
  private static func isAround(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
