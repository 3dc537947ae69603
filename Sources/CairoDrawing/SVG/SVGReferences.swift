/// Finds what an SVG refers to outside of itself.
enum SVGReferences {
  /// The addresses of pictures, style sheets and other parts that are not in the file, in order.
  ///
  /// Links (`a`) do not count: nothing of their target is drawn.
  static func outside(in parts: [XMLPart]) -> [String] {
    parts.flatMap { (part) -> [String] in
      switch part {
      case .text(let text): styleReferences(text.utf8[...])
      case .opening(let element), .instruction(let element):
        (element.name == "a" ? [] : element["href"].map { outside($0.utf8[...]) } ?? [])
          + element.attributes.flatMap { styleReferences($0.value.utf8[...]) }
      case .closing: []
      }
    }
  }

  /// What style rules refer to, by `url(…)` and `@import`.
  private static func styleReferences(_ text: Substring.UTF8View) -> [String] {
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
  private static func outside(_ address: Substring.UTF8View) -> [String] {
    let start = address.drop(while: isAround)
    let end = start.lastIndex { !isAround($0) } ?? start.endIndex
    let scheme = String(Substring(start.prefix(5))).lowercased()
    guard !start.isEmpty, !scheme.hasPrefix("#"), scheme != "data:" else { return [] }
    return [String(Substring(start[...end]))]
  }

  /// White space and quotes.
  private static func isAround(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
