internal import Scene
internal import Templates

/// Where lines may end.
extension TextSetter {
  /// Between the items of a text, of which it is made up.
  private static let dot = " · "

  /// How short a line may be beside the longest.
  private static let leastShare = 0.25

  /// Text of several items with dots between them, broken between items only: a dot at the end of a line says no more
  /// than the end itself, and is left out.
  ///
  /// - Returns: the fewest lines, as equally long as may be; nil where that does not fit, or leaves a line too short, and
  ///   for any other text.
  /// - Throws: `TypesettingError`.
  func itemized(
    _ spans: [Span], _ width: Length, _ scale: Double, _ fit: Fit
  ) throws(TypesettingError) -> Lines? {
    guard fit.lines > 1, spans.count == 1, let span = spans.first else { return nil }
    let (items, joint) = Self.items(of: span.text)
    // A longer text is no list.
    guard (2...12).contains(items.count) else { return nil }
    /// The lines from an item on: of all ways the one whose longest line is the shortest.
    struct Way {
      var lines: [Lines]
      var longest: Length
    }
    var best: [[Way?]] = Array(repeating: Array(repeating: nil, count: items.count + 1), count: fit.lines + 1)
    best[0][items.count] = Way(lines: [], longest: .zero)
    for start in items.indices.reversed() {
      for end in start + 1...items.count {
        var part = span
        part.text = items[start..<end].joined(separator: joint)
        let line = try shape([part], width: nil, lines: nil, scale: scale, fit.direction)
        guard line.width <= width else { break }
        for count in 1...fit.lines {
          guard let rest = best[count - 1][end] else { continue }
          let longest = max(line.width, rest.longest)
          if let known = best[count][start], known.longest <= longest { continue }
          best[count][start] = Way(lines: [line] + rest.lines, longest: longest)
        }
      }
    }
    guard let way = best.lazy.compactMap({ $0[0] }).first else { return nil }
    // Beside a long item a short one would be alone; then lines end within items.
    guard way.lines.allSatisfy({ $0.width >= way.longest * Self.leastShare }) else { return nil }
    var shaped = ShapedText(lines: way.lines.flatMap(\.shaped.lines))
    for line in way.lines {
      shaped.missing += line.shaped.missing.filter { !shaped.missing.contains($0) }
      shaped.substitutes += line.shaped.substitutes.filter { !shaped.substitutes.contains($0) }
    }
    return place(shaped, spans, scale)
  }

  /// What a text is made up of, and what is between: an address of its two halves, and a list of its items.
  private static func items(of text: String) -> (items: [String], joint: String) {
    if !text.contains(" "), let at = text.firstIndex(of: "@"), at != text.startIndex {
      // A hyphen at a line's end would be taken for one that is not in the address.
      return ([String(text[...at]), String(text[text.index(after: at)...])].filter { !$0.isEmpty }, "")
    }
    return (text.split(separator: dot).map(String.init), dot)
  }

  /// Whether a line ends inside a word, or before a sign that belongs to it.
  func breaksWords(_ block: Lines, _ spans: [Span]) -> Bool {
    guard block.shaped.lines.count > 1 else { return false }
    // Marks of direction may be counted with either line.
    let text = spans.map(\.text.withoutIsolates).joined()
    var rest = text[...]
    for line in block.shaped.lines.dropLast() {
      // Lines' runs are in visual order; their lengths say where the line ends in the text.
      let length = line.runs.reduce(0) { $0 + $1.text.withoutIsolates.utf8.count }
      guard let end = rest.utf8.index(rest.startIndex, offsetBy: length, limitedBy: rest.endIndex) else {
        return false
      }
      rest = rest[end...]
      if let first = rest.first, let before = text[..<end].last, before.isInWord,
        first.isInWord || first.isTrademark
      {
        return true
      }
    }
    return false
  }
}

extension Character {
  /// Whether it is part of a word in a script that sets spaces between words.
  fileprivate var isInWord: Bool {
    guard isLetter || isNumber, let scalar = unicodeScalars.first else { return false }
    return switch scalar.value {
    // Thai, Lao, Tibetan, Burmese, Khmer; New Tai Lue, Tai Tham; Chinese, Japanese and Korean.
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF, 0x1100...0x11FF,
      0x2E80...0x9FFF, 0xA960...0xA97F, 0xAA60...0xAA7F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...:
      false
    default: true
    }
  }

  /// Whether it is a sign directly after a name.
  fileprivate var isTrademark: Bool { "™®©℠".contains(self) }
}
