/// Finds what an SVG refers to outside of itself.
enum SVGReferences {
  /// The addresses of pictures, style sheets and other parts that are not in the file, in order.
  ///
  /// Links (`a`) are none: they lead elsewhere, but nothing of it is drawn.
  static func outside(in text: [UInt8]) -> [String] {
    var result: [String] = []
    let markup = String(decoding: text, as: UTF8.self)
    var rest = markup.unicodeScalars[...]
    while let start = rest.firstIndex(of: "<") {
      result += styleReferences(rest[..<start])
      rest = rest[start...].dropFirst()
      if rest.starts(with: "!--".unicodeScalars) {
        rest = rest.dropFirst(3).after("-->")
        continue
      }
      // What stands between CDATA's brackets is text.
      if rest.starts(with: "![CDATA[".unicodeScalars) { continue }
      result += tagReferences(&rest)
    }
    return result + styleReferences(rest)
  }

  /// What a tag, of which `text` begins behind its bracket, refers to. The tag is taken off.
  private static func tagReferences(_ text: inout Substring.UnicodeScalarView) -> [String] {
    let name = text.prefix { !$0.properties.isWhitespace && $0 != ">" }
    text = text[name.endIndex...]
    let local = String(name.split(separator: ":").last.map(Substring.init) ?? "")
    var result: [String] = []
    while let attribute = nextAttribute(&text) {
      let isReference = attribute.name == "href" || attribute.name.hasSuffix(":href")
      if isReference, local != "a" { result += outside(attribute.value) }
      result += styleReferences(attribute.value.unicodeScalars[...])
    }
    return result
  }

  /// The next attribute of a tag, taken off `text`; nil at the tag's end, which is taken off too.
  private static func nextAttribute(
    _ text: inout Substring.UnicodeScalarView
  ) -> (name: String, value: String)? {
    while true {
      text = text.drop(while: \.properties.isWhitespace)
      guard let first = text.first, first != "<" else { return nil }
      if first == ">" {
        text = text.dropFirst()
        return nil
      }
      let name = text.prefix { $0 != "=" && $0 != ">" && $0 != "<" && !$0.properties.isWhitespace }
      text = text[name.endIndex...].drop(while: \.properties.isWhitespace)
      guard text.first == "=" else { continue }
      text = text.dropFirst().drop(while: \.properties.isWhitespace)
      guard let quote = text.first, quote == "\"" || quote == "'" else { continue }
      let value = text.dropFirst().prefix { $0 != quote }
      text = text[value.endIndex...].dropFirst()
      return (String(name), String(value))
    }
  }

  /// What style rules refer to, by `url(…)` and `@import`.
  private static func styleReferences(_ text: Substring.UnicodeScalarView) -> [String] {
    var result: [String] = []
    var rest = text
    while let open = rest.firstIndex(of: "(") {
      let isAddress = rest[..<open].suffix(3).elementsEqual("url".unicodeScalars)
      rest = rest[open...].dropFirst()
      guard isAddress else { continue }
      let value = rest.prefix { $0 != ")" }
      rest = rest[value.endIndex...]
      result += outside(unquoted(value))
    }
    rest = text
    while let at = rest.firstIndex(of: "@") {
      rest = rest[at...].dropFirst()
      guard rest.starts(with: "import".unicodeScalars) else { continue }
      let value = rest.dropFirst(6).prefix { $0 != ";" }
      if !value.starts(with: " url(".unicodeScalars) { result += outside(unquoted(value)) }
    }
    return result
  }

  /// The address without white space and quotes around it.
  private static func unquoted(_ text: Substring.UnicodeScalarView) -> String {
    let isAround = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || scalar == "\"" || scalar == "'"
    }
    let start = text.drop(while: isAround)
    return String(String.UnicodeScalarView(start.reversed().drop(while: isAround).reversed()))
  }

  /// The address, if it leads out of the file.
  private static func outside(_ address: String) -> [String] {
    let trimmed = unquoted(address.unicodeScalars[...])
    return trimmed.isEmpty || trimmed.hasPrefix("#") || trimmed.lowercased().hasPrefix("data:")
      ? [] : [trimmed]
  }
}

extension Substring.UnicodeScalarView {
  /// What comes behind the first `end`; nothing where there is none.
  fileprivate func after(_ end: String) -> Substring.UnicodeScalarView {
    let wanted = end.unicodeScalars
    guard let first = wanted.first else { return self }
    var rest = self
    while let index = rest.firstIndex(of: first) {
      rest = rest[index...]
      if rest.starts(with: wanted) { return rest.dropFirst(wanted.count) }
      rest = rest.dropFirst()
    }
    return rest.dropFirst(rest.count)
  }
}
