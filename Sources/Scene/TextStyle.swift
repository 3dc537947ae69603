/// How text looks.
package struct TextStyle: Sendable, Hashable {
  /// The first family to look for a glyph in; the typesetter knows what comes after it.
  package var family: String
  /// The weight, 100 to 900 (400 regular, 600 semibold, 700 bold).
  package var weight: Int
  package var size: Length
  package var color: Color
  /// Space added behind each letter.
  package var tracking: Length
  /// OpenType features switched on, by tag: `tnum` for tabular figures.
  package var features: [String]
  /// The language, as a BCP 47 tag, where it is known: `ja` picks the Japanese forms of Han characters.
  package var language: String?
  /// Whether people or records typed the text. It is then drawn without the Latin fonts' contextual alternates
  /// (`calt`), which make `0x20` into 0×20 and `<->` into one arrow; unless `features` ask for them.
  package var isTyped: Bool

  package init(
    family: String, weight: Int = 400, size: Length, color: Color, tracking: Length = 0,
    features: [String] = [], language: String? = nil, isTyped: Bool = true
  ) {
    self.family = family
    self.weight = weight
    self.size = size
    self.color = color
    self.tracking = tracking
    self.features = features
    self.language = language
    self.isTyped = isTyped
  }
}

/// One paragraph of text in one or more styles.
package struct StyledText: Sendable, Hashable {
  package struct Span: Sendable, Hashable {
    package var text: String
    package var style: TextStyle

    package init(_ text: String, _ style: TextStyle) {
      self.text = text
      self.style = style
    }
  }

  package enum Direction: Sendable, Hashable {
    /// By the first letter with a direction (Unicode Bidirectional Algorithm, P2 and P3).
    case natural
    case leftToRight
    case rightToLeft
  }

  package var spans: [Span]
  package var direction: Direction

  package init(_ spans: [Span], direction: Direction = .natural) {
    self.spans = spans
    self.direction = direction
  }

  package init(_ text: String, _ style: TextStyle, direction: Direction = .natural) {
    self.init([Span(text, style)], direction: direction)
  }

  /// What is equal hashes equally; of the styles the size says enough.
  package func hash(into hasher: inout Hasher) {
    for span in spans {
      hasher.combine(span.text)
      hasher.combine(span.style.size)
    }
  }

  /// The text without its styles.
  package var string: String { spans.map(\.text).joined() }
}
