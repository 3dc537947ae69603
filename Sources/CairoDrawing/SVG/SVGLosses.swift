/// What an SVG has in it that librsvg does not draw, or draws otherwise than browsers do.
struct SVGLosses {
  /// Predicates to put after the file's name, each once, in order.
  private(set) var words: [String] = []
  /// Whether it has filters that would have what they are on vanish.
  private(set) var hasLostFilter = false

  private var styles = SVGStyles()
  private var hasText = false
  /// The elements that are open, outermost first.
  private var open: [Element] = []
  /// References within the file to what would be drawn.
  private var references: [(name: String, line: Int)] = []
  private var names: Set<String> = []

  private struct Element {
    var name: String
    var line: Int
    /// Whether nothing in it is drawn, or it is already reported.
    var isSilent: Bool
    /// For `switch`: what is drawn if nothing else is, as far as was seen.
    var hasPlainChild = false
    var conditionalChild: String?
  }

  /// What librsvg 2.54 draws, and what is not meant to be drawn.
  private static let known: Set<String> = [
    "a", "circle", "clipPath", "defs", "ellipse", "filter", "g", "image", "line", "linearGradient", "marker",
    "mask",
    "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch",
    "symbol",
    "text", "tref", "tspan", "use", "title", "desc", "metadata", "view", "cursor", "color-profile",
    "font-face",
    "font-face-src", "font-face-uri", "font-face-name", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
  ]
  private static let animations: Set<String> = [
    "animate", "animateColor", "animateMotion", "animateTransform", "set",
  ]
  /// Inputs of filters that browsers have not drawn for long.
  private static let lostInputs: Set<String> = [
    "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint",
  ]
  /// Families that come with the program, and generic names.
  private static let families = [
    "inter", "noto sans", "sans-serif", "serif", "monospace", "system-ui", "-apple-system", "inherit",
  ]
  private static let most = 10

  /// Looks through the parts of an SVG.
  ///
  /// - Parameters:
  ///   - parts: the parts.
  ///   - draws: whether librsvg draws a shape through a filter of the element named.
  init(_ parts: [XMLPart], draws: (String) -> Bool) {
    for part in parts {
      switch part {
      case .opening(let element): begin(element, draws)
      case .text(let text):
        guard let parent = open.last, !parent.isSilent else { continue }
        if parent.name == "style" { styles.read(sheet: text, line: parent.line) }
        if ["text", "tspan"].contains(parent.name), !text.allSatisfy(\.isWhitespace) { hasText = true }
      case .closing: end()
      case .instruction: break
      }
    }
    for (name, line) in references where !names.contains(name) {
      report("refers to “#\(name)” on line \(line), which the file does not contain")
    }
    for loss in styles.losses { report("uses \(loss), which is not supported") }
    if styles.isAnimated { report("is animated: only its first state is drawn") }
    for family in styles.families
    where hasText && !Self.families.contains(where: family.lowercased().hasPrefix) {
      report("has text in the font “\(family)”, which is replaced by another")
    }
  }

  private mutating func report(_ predicate: String) {
    if words.count < Self.most, !words.contains(predicate) { words.append(predicate) }
  }

  private mutating func begin(_ element: XMLElement, _ draws: (String) -> Bool) {
    let (name, line) = (element.name, element.line)
    if let name = element["id"] { names.insert(name) }
    var opened = Element(name: name, line: line, isSilent: open.last?.isSilent ?? false)
    defer { open.append(opened) }
    guard !opened.isSilent else { return }
    guard element.isSVG else {
      opened.isSilent = true
      return
    }
    if let parent = open.indices.last, open[parent].name == "switch" {
      // Drawing programs put what only they read beside what all do.
      guard !Self.isConditional(element) else {
        open[parent].conditionalChild = open[parent].conditionalChild ?? name
        opened.isSilent = true
        return
      }
      open[parent].hasPlainChild = true
    }
    if let languages = element["systemLanguage"] {
      report("depends on the computer's language: “systemLanguage=\(languages)” on line \(line)")
    }
    styles.read(element, isRoot: open.isEmpty)
    if name == "style" { noteSheet(element) }
    if let problem = Self.placing(element) {
      report("uses \(problem) on line \(line), which is not supported")
    }
    if Self.animations.contains(name) {
      report("is animated: only its first state is drawn")
    } else if name == "script" {
      report("has a script on line \(line), which is not run")
    } else if name.hasPrefix("fe"), !Self.known.contains(name), !draws(name) {
      loseFilter(name, line)
    } else if name.hasPrefix("fe"),
      let input = [element["in"], element["in2"]].compactMap(\.self).first(where: Self.lostInputs.contains)
    {
      loseFilter(input, line)
    } else if !Self.known.contains(name), !name.hasPrefix("fe") {
      report("has “\(name)” on line \(line), which is not drawn")
      opened.isSilent = true
    }
    note(element)
  }

  /// A style sheet for other media, or in another language, is applied all the same.
  private mutating func noteSheet(_ element: XMLElement) {
    let (media, type) = (element["media"] ?? "all", element["type"] ?? "text/css")
    for (value, usual) in [(media, ["", "all", "screen"]), (type, ["", "text/css"])]
    where !usual.contains(value.lowercased()) {
      report("has a style sheet for “\(value)” on line \(element.line), which is applied here, too")
    }
  }

  /// How an element places letters or dashes that librsvg places otherwise; nil for none.
  private static func placing(_ element: XMLElement) -> String? {
    if element["pathLength"] != nil { return "“pathLength”" }
    guard ["text", "tspan", "tref"].contains(element.name) else { return nil }
    if let name = ["textLength", "rotate"].first(where: { element[$0] != nil }) { return "“\(name)”" }
    let lists = ["x", "y", "dx", "dy"].first { SVGValues.count(of: element[$0] ?? "") > 1 }
    return lists.map { "“\($0)” with several numbers" }
  }

  private mutating func end() {
    guard let element = open.popLast(), element.name == "switch", !element.isSilent, !element.hasPlainChild,
      let child = element.conditionalChild
    else { return }
    report("has “\(child)” on line \(element.line), which is not drawn")
  }

  private mutating func loseFilter(_ name: String, _ line: Int) {
    hasLostFilter = true
    report("has the filter “\(name)” on line \(line), which is not supported: all filters are left out")
  }

  /// Records what an element draws by reference, without a fallback.
  private mutating func note(_ element: XMLElement) {
    var addresses: [String] = []
    if element.name == "use", let address = element["href"] { addresses.append(address) }
    for property in ["fill", "stroke"] {
      guard let value = element[property], value.hasPrefix("url("), value.hasSuffix(")") else { continue }
      addresses.append(value.dropFirst(4).dropLast().filter { $0 != "'" && $0 != "\"" && $0 != " " })
    }
    for address in addresses where address.hasPrefix("#") {
      references.append((String(address.dropFirst()), element.line))
    }
  }

  private static func isConditional(_ element: XMLElement) -> Bool {
    if let extensions = element["requiredExtensions"], !extensions.isEmpty { return true }
    return element["requiredFeatures"]?.contains("Extensibility") ?? false
  }
}
