/// Finds what librsvg skips in CSS: values, selectors and rules that it does not know. Browsers know them, so
/// that a drawing looks right there and not here.
struct SVGStyles {
  /// What is lost, each in words to put after "uses": `“var()” on line 3`.
  private(set) var losses: [String] = []
  /// Whether something is said to move.
  private(set) var isAnimated = false
  /// The first family of each list, in order.
  private(set) var families: [String] = []
  /// Simple selectors that the outermost element has.
  private var root: Set<String> = []

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
  ///
  /// - Parameters:
  ///   - element: the element.
  ///   - isRoot: whether it is the outermost one.
  mutating func read(_ element: XMLElement, isRoot: Bool = false) {
    var known: Set<String> = []
    let style = Self.declarations(in: element["style"] ?? "")
    if isRoot {
      root = ["svg", ":root", "*"]
      if let name = element["id"] { root.insert("#" + name) }
      for name in (element["class"] ?? "").split(separator: " ") { root.insert("." + name) }
      readGround(style, element.line)
    }
    let attributes = element.attributes.filter { SVGValues.properties.contains($0.name) }
    var failed: [(name: String, loss: String)] = []
    for (name, value) in attributes.map({ ($0.name, $0.value) }) + style {
      note(name, value)
      if let loss = SVGValues.loss(name, value) { failed.append((name, loss)) } else { known.insert(name) }
    }
    // A value that is not known leaves the one before it, which authors write for that case.
    for (name, loss) in failed where !known.contains(name) { lose(loss, element.line) }
    let turned = Set(element.attributes.map(\.name)).union(style.map(\.name))
    if turned.isSuperset(of: ["transform", "transform-origin"]) { lose("transform-origin", element.line) }
  }

  /// Reads what is behind the whole drawing, which only browsers draw.
  private mutating func readGround(_ style: [(name: String, value: String)], _ line: Int) {
    let plain = [
      "none", "transparent", "#fff", "white", "rgb(255", "rgba(255", "light-dark(#fff", "light-dark(rgb(255",
    ]
    for (name, value) in style where ["background", "background-color", "background-image"].contains(name) {
      if !plain.contains(where: value.lowercased().hasPrefix) { lose("\(name): \(value)", line) }
    }
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
        let names = start.split(separator: ",").map { Self.trimmed($0) }
        if names.contains(where: root.contains) { readGround(Self.declarations(in: block), line) }
        if block.contains("{") { lose(start + " { … { … } }", line) }
        read(block: block, line)
      }
    }
  }

  private mutating func read(block: Substring, _ line: Int) {
    var known: Set<String> = []
    for (name, value) in Self.declarations(in: block) {
      note(name, value)
      guard let loss = SVGValues.loss(name, value) else {
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
      if !isElsewhere || atRule.contains("light") { lose(atRule, line) }
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
      let isLimited = name.hasPrefix("nth-") && rest.prefix { $0 != ")" }.contains(" of ")
      if !name.isEmpty, isLimited || !pseudoClasses.contains(name) { result.append(name) }
    }
    // A prefix for a namespace.
    if selector.prefix(while: { $0 != "[" }).contains("|") { result.append("|") }
    return result
  }

  private mutating func note(_ name: String, _ value: String) {
    if name == "animation" || name == "animation-name", value != "none" { isAnimated = true }
    var value = value[...]
    if name == "font", let size = value.split(separator: " ").last(where: { $0.first?.isNumber == true }) {
      value = value[size.endIndex...]
    } else if name != "font-family" {
      return
    }
    guard let first = value.split(separator: ",").first else { return }
    let family = Self.trimmed(first.filter { $0 != "\"" && $0 != "'" }[...])
    if !family.isEmpty, !families.contains(family) { families.append(family) }
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
