/// Finds what librsvg skips in CSS: values, selectors and rules that it does not know. Browsers know them, so
/// that a drawing looks right there and not here.
struct SVGStyles {
  /// What is lost, each in words to put after "uses": `“var()” on line 3`.
  private(set) var losses: [String] = []
  /// Whether something is said to move.
  private(set) var isAnimated = false
  /// The first family of each list, in order.
  private(set) var families: [String] = []

  /// Properties that decide what is seen, as elements have them for attributes, too.
  static let properties: Set<String> = [
    "fill", "stroke", "color", "stop-color", "flood-color", "lighting-color", "opacity", "fill-opacity",
    "stroke-opacity", "stop-opacity", "stroke-width", "stroke-dasharray", "font-size", "font-family",
    "clip-path",
    "mask", "filter", "transform", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2",
    "y2",
    "dx", "dy", "points", "offset", "gradientTransform", "patternTransform", "display", "visibility",
  ]
  private static let functions: Set<Substring> = [
    "url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey", "rotate", "scale",
    "scalex", "scaley", "skewx", "skewy", "blur", "brightness", "contrast", "drop-shadow", "grayscale",
    "hue-rotate",
    "invert", "saturate", "sepia", "opacity",
  ]
  /// Properties that CSS has by now and librsvg has not.
  private static let unknownProperties: Set<String> = [
    "d", "translate", "rotate", "scale", "mask-image", "transform-origin",
  ]
  private static let unknownUnits = ["rem", "vw", "vh", "vmin", "vmax"]
  private static let pseudoClasses: Set<Substring> = [
    "root", "first-child", "last-child", "only-child", "nth-child", "nth-last-child", "nth-of-type",
    "nth-last-of-type", "first-of-type", "last-of-type", "only-of-type", "empty", "not", "link", "visited",
    "lang",
  ]
  /// Pseudo-classes that nothing matches in a picture: a rule for these alone is no loss.
  private static let states: Set<Substring> = [
    "hover", "active", "focus", "focus-visible", "focus-within", "target", "before", "after", "selection",
    "checked",
    "disabled", "enabled",
  ]

  private mutating func lose(_ words: String, _ line: Int) {
    let loss = "“\(words)” on line \(line)"
    if !losses.contains(loss) { losses.append(loss) }
  }

  /// Reads attributes of an element, those of `style` last, which count more.
  mutating func read(_ element: XMLElement) {
    var known: Set<String> = []
    let style = Self.declarations(in: element["style"] ?? "")
    let attributes = element.attributes.filter { Self.properties.contains($0.name) }
    var failed: [(name: String, loss: String)] = []
    for (name, value) in attributes.map({ ($0.name, $0.value) }) + style {
      note(name, value)
      if let loss = Self.loss(name, value) { failed.append((name, loss)) } else { known.insert(name) }
    }
    // A value that is not known leaves the one before it, which authors write for that case.
    for (name, loss) in failed where !known.contains(name) { lose(loss, element.line) }
    let turned = Set(element.attributes.map(\.name)).union(style.map(\.name))
    if turned.isSuperset(of: ["transform", "transform-origin"]) { lose("transform-origin", element.line) }
  }

  /// Reads a style sheet.
  mutating func read(sheet text: String, line: Int) {
    var rest = Self.withoutComments(text)[...]
    while !rest.isEmpty {
      let prelude = rest.prefix { $0 != "{" && $0 != ";" && $0 != "}" }
      let start = Self.trimmed(prelude)
      rest = rest[prelude.endIndex...]
      guard rest.first == "{" else {
        rest = rest.dropFirst()
        continue
      }
      let block = Self.block(takenFrom: &rest)
      if start.hasPrefix("@") {
        read(atRule: start, block, line)
      } else {
        read(selectors: start, line)
        if block.contains("{") { lose(start + " { … { … } }", line) }
        read(block: block, line)
      }
    }
  }

  private mutating func read(block: Substring, _ line: Int) {
    var known: Set<String> = []
    for (name, value) in Self.declarations(in: block) {
      note(name, value)
      guard let loss = Self.loss(name, value) else {
        known.insert(name)
        continue
      }
      if !known.contains(name) { lose(loss, line) }
      if name == "transform-origin", known.contains("transform") { lose(name, line) }
    }
  }

  private mutating func read(atRule: String, _ block: Substring, _ line: Int) {
    let name = atRule.prefix { $0 != " " && $0 != "(" }.lowercased()
    switch name {
    case "@supports", "@layer", "@container", "@scope": lose(name, line)
    case "@media":
      // What is only for paper, small windows or dark screens is not missed.
      let isElsewhere = ["print", "prefers-", "max-width", "hover"].contains(where: atRule.contains)
      if !isElsewhere { lose(atRule, line) }
    default: break
    }
  }

  /// One selector of a list that is not known has the whole rule dropped.
  private mutating func read(selectors: String, _ line: Int) {
    let list = selectors.split(separator: ",").map { Self.unknownPseudoClasses(in: $0) }
    for name in list.joined() where !Self.states.contains(name) {
      lose(name == "|" ? "|" : ":\(name)", line)
    }
    guard list.contains(where: \.isEmpty) else { return }
    for name in list.joined() where Self.states.contains(name) { lose(":\(name)", line) }
  }

  private static func unknownPseudoClasses(in selector: Substring) -> [Substring] {
    var rest = selector
    var result: [Substring] = []
    while let next = rest.firstIndex(where: { $0 == ":" || $0 == "[" }) {
      rest = rest[next...]
      if rest.first == "[" {
        rest = rest.drop { $0 != "]" }
        continue
      }
      rest = rest.drop { $0 == ":" }
      let name = rest.prefix { $0.isLetter || $0 == "-" }
      rest = rest[name.endIndex...]
      if !name.isEmpty, !pseudoClasses.contains(name) { result.append(name) }
    }
    // A prefix for a namespace.
    if selector.prefix(while: { $0 != "[" }).contains("|") { result.append("|") }
    return result
  }

  private mutating func note(_ name: String, _ value: String) {
    if name == "animation" || name == "animation-name", value != "none" { isAnimated = true }
    guard name == "font-family", let first = value.split(separator: ",").first else { return }
    let family = Self.trimmed(first.filter { $0 != "\"" && $0 != "'" }[...])
    if !family.isEmpty, !families.contains(family) { families.append(family) }
  }

  /// What is not known of a declaration: the property, a function or a unit; nil where all is.
  private static func loss(_ name: String, _ value: String) -> String? {
    if unknownProperties.contains(name) { return ["none", "0", "0deg"].contains(value) ? nil : name }
    guard properties.contains(name) else { return nil }
    for part in value.lowercased().split(whereSeparator: { " ,)\t\n".contains($0) }) {
      let words = part.split(separator: "(", omittingEmptySubsequences: false)
      for word in words.dropLast() where !functions.contains(word) { return "\(word)()" }
      if let last = words.last, let first = last.first, first.isNumber || first == "." || first == "-",
        let unit = unknownUnits.first(where: last.hasSuffix)
      {
        return unit
      }
    }
    return nil
  }

  /// The names, in small letters, and values of declarations.
  private static func declarations(in text: some StringProtocol) -> [(name: String, value: String)] {
    text.split(separator: ";").compactMap { declaration in
      guard let colon = declaration.firstIndex(of: ":") else { return nil }
      let value = trimmed(Substring(declaration[colon...].dropFirst()))
      return (trimmed(Substring(declaration[..<colon])).lowercased(), value)
    }
  }

  /// What is between the braces that `text` begins with, which is taken off it.
  private static func block(takenFrom text: inout Substring) -> Substring {
    var depth = 0
    var end = text.startIndex
    while end < text.endIndex {
      if text[end] == "{" { depth += 1 }
      if text[end] == "}" { depth -= 1 }
      if depth == 0 { break }
      end = text.index(after: end)
    }
    let block = text[..<end].dropFirst()
    text = text[end...].dropFirst()
    return block
  }

  private static func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "/*") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...].firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
    }
    return result + rest
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
  }
}
