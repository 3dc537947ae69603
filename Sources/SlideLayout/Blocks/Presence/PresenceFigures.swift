internal import Scene
internal import Submissions
internal import Templates

/// How many exchanges or facilities there are, in how many countries or cities, and the capacity of all ports: each a
/// figure with its word behind it, all on one line.
struct PresenceFigures {
  var presence: Presence
  /// Whether exchanges are counted, or facilities.
  var areExchanges: Bool
  var style: StyleDefinition
  var wordStyle: StyleDefinition
  /// Between a word and the next figure.
  var gap: Length

  /// The line. What has no room is left out: first the places, then the capacity.
  ///
  /// - Parameters:
  ///   - width: the room there is.
  ///   - setter: what sets the text.
  /// - Returns: the line.
  /// - Throws: `TypesettingError`.
  func line(_ width: Length, _ setter: TextSetter) throws(TypesettingError) -> PresenceLine {
    let (count, place, capacity) = figures(setter.context.template.labels)
    let choices = [[count, place, capacity], [count, capacity], [count, place], [count]]
      .map { $0.compactMap { $0 } }
    let least = style.minimumSize.ratio(to: style.size)
    for scale in least < 1 ? [1, (1 + least) / 2, least] : [1] {
      let line = try set(choices[0], scale, setter)
      if line.width <= width { return line.line }
    }
    for choice in choices.dropFirst() {
      let line = try set(choice, 1, setter)
      if line.width <= width { return line.line }
    }
    return try set([count], least, setter).line
  }

  /// A figure and its word.
  private typealias Figure = (number: String, unit: String)

  private func figures(_ labels: Labels) -> (count: Figure, place: Figure?, capacity: Figure?) {
    /// A template may have no word for it.
    func figure(_ name: String, _ count: Int) -> Figure {
      let known = labels.quantity(name, count: count)
      return known.number.isEmpty ? (labels.number(count), "") : known
    }
    let count = figure(areExchanges ? "exchange-count" : "facility-count", presence.count)
    var place: Figure?
    if presence.countryCount > 1 {
      place = figure("country-count", presence.countryCount)
    } else if presence.cityCount > 1 {
      place = figure("city-count", presence.cityCount)
    }
    // The capacity of a single row is in the row.
    guard areExchanges, presence.capacity > .zero, presence.rows.count > 1 else {
      return (count, place, nil)
    }
    let (number, unit) = presence.capacity.inLargestUnit
    return (count, place, (labels.decimal(number), unit.rawValue))
  }

  private func set(
    _ figures: [Figure], _ scale: Double, _ setter: TextSetter
  ) throws(TypesettingError) -> (line: PresenceLine, width: Length) {
    var (style, wordStyle) = (style, wordStyle)
    (style.size, wordStyle.size) = (style.size * scale, max(wordStyle.minimumSize, wordStyle.size * scale))
    var parts: [TextSetter.Lines] = []
    for figure in figures {
      let spans =
        [TextSetter.Span(text: figure.number, style: style, isTyped: false)]
        + (figure.unit.isEmpty
          ? [] : [TextSetter.Span(text: " " + figure.unit, style: wordStyle, isTyped: false)])
      parts.append(try setter.set(spans, width: nil, TextSetter.Fit()))
    }
    let baseline = parts.reduce(Length.zero) { max($0, $1.baselines.first ?? 0) }
    let below = parts.map { $0.height - ($0.baselines.first ?? 0) }.max() ?? 0
    var elements: [Element] = []
    var x = Length.zero
    for part in parts {
      elements += part.elements(at: Point(x: x, y: baseline - (part.baselines.first ?? 0)))
      x = x + part.width + gap * scale
    }
    let line = PresenceLine(elements: elements, height: baseline + below, baseline: baseline)
    return (line, max(.zero, x - gap * scale))
  }
}
