/// What librsvg does not know of properties, values and units, and browsers do.
enum SVGValues {
  /// Properties that decide what is seen, as elements have them for attributes, too.
  static let properties: Set<String> = [
    "fill", "stroke", "color", "stop-color", "flood-color", "lighting-color", "opacity", "fill-opacity",
    "stroke-opacity", "stop-opacity", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font",
    "clip-path", "mask", "filter", "transform", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry",
    "x1",
    "y1", "x2", "y2", "dx", "dy", "points", "offset", "gradientTransform", "patternTransform", "display",
    "visibility", "vector-effect", "word-spacing",
  ]
  private static let functions: Set<Substring> = [
    "url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey", "rotate", "scale",
    "scalex", "scaley", "skewx", "skewy", "blur", "brightness", "contrast", "drop-shadow", "grayscale",
    "hue-rotate", "invert", "saturate", "sepia", "opacity",
  ]
  /// Properties that CSS has by now and librsvg has not.
  private static let unknownProperties: Set<String> = [
    "d", "translate", "rotate", "scale", "mask-image", "-webkit-mask", "-webkit-mask-image",
    "transform-origin", "transform-box", "vector-effect", "text-transform", "word-spacing", "backdrop-filter",
    "-webkit-backdrop-filter",
  ]
  /// Values of those by which nothing looks different.
  private static let harmless: Set<String> = ["none", "0", "0deg", "0px", "normal", "view-box"]
  private static let transforms: Set<String> = ["transform", "gradientTransform", "patternTransform"]
  private static let units: Set<Substring> = ["", "%", "px", "em", "ex", "in", "cm", "mm", "pt", "pc"]
  private static let angles: Set<Substring> = ["deg", "grad", "rad", "turn"]

  /// What is not known of a declaration: the property, a value, a function or a unit; nil where all is.
  static func loss(_ name: String, _ value: String) -> String? {
    let value = value.lowercased()
    if unknownProperties.contains(name) { return harmless.contains(value) ? nil : name }
    if name == "mix-blend-mode" { return value.hasPrefix("plus-") ? value : nil }
    guard properties.contains(name) else { return nil }
    if value == "initial" { return "\(name): initial" }
    // What follows an address is how the mask is used.
    if name == "mask", let end = value.lastIndex(of: ")"), value.hasPrefix("url("),
      value[end...].contains(where: \.isLetter)
    {
      return "mask: \(value)"
    }
    for part in value.split(whereSeparator: { " ,)\t\n".contains($0) }) {
      let words = part.split(separator: "(", omittingEmptySubsequences: false)
      for word in words.dropLast() where !functions.contains(word) { return "\(word)()" }
      guard name != "font-family", words.count < 2 || words[words.count - 2] != "url",
        let last = words.last, let unit = unit(of: last)
      else { continue }
      if transforms.contains(name) {
        // Percentages and turns leave the whole transformation out.
        if unit == "%" || unit == "turn" { return "\(name): \(value)" }
      }
      if !units.contains(unit), !angles.contains(unit) { return "\(unit)" }
    }
    return nil
  }

  /// How many numbers a list has.
  static func count(of list: String) -> Int {
    list.split { " ,\t\n\r".contains($0) }.count
  }

  /// What follows a number; nil for what does not begin with one.
  private static func unit(of word: Substring) -> Substring? {
    guard let first = word.first, first.isNumber || ".+-".contains(first) else { return nil }
    var rest = word.drop { $0.isNumber || ".+-".contains($0) }
    // An exponent, as in 2e5 and 2e-5.
    if rest.first == "e", let next = rest.dropFirst().first, next.isNumber || next == "-" || next == "+" {
      rest = rest.dropFirst().drop { $0.isNumber || ".+-".contains($0) }
    }
    // A line height behind the size of a font.
    return rest.prefix { $0 != "/" }
  }
}
