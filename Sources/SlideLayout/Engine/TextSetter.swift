internal import Scene
internal import Templates

/// Sets text on lines of a template's leading.
struct TextSetter {
  let context: LayoutContext

  /// Text in one style, before it is shaped.
  struct Span {
    var text: String
    var style: StyleDefinition
    var color: ColorReference?
    /// Whether people or records typed any of it, rather than the program and its templates.
    var isTyped = true
  }

  /// How text is made to fit.
  struct Fit {
    /// The most lines.
    var lines = 1
    /// Whether it shrinks before it wraps, or wraps before it shrinks.
    var shrinksFirst = true
    var direction: StyledText.Direction = .natural
  }

  /// Shaped text with its lines' places.
  struct Lines {
    var shaped: ShapedText
    /// The baseline of each line, from the top.
    var baselines: [Length]
    var height: Length
    /// How much the text was shrunk, 1 for not at all.
    var scale: Double
    /// Whether pages run from right to left.
    var isMirrored = false
    /// What it was made of, uncut.
    var spans: [Span] = []
    var width: Length { shaped.width }

    /// The text's elements with its top left corner at `origin`.
    ///
    /// - Parameters:
    ///   - origin: the corner.
    ///   - width: the width to align in.
    ///   - alignment: where lines are in it.
    ///   - indent: how much farther in lines begin behind the first one.
    /// - Returns: the runs of glyphs.
    func elements(
      at origin: Point = .zero, in width: Length? = nil, _ alignment: Alignment = .start,
      indent: Length = .zero
    ) -> [Element] {
      shaped.lines.indices.flatMap { index in
        let (line, baseline) = (shaped.lines[index], baselines[index])
        let spare = max(.zero, (width ?? line.width) - line.width)
        let x =
          switch alignment {
          case .end: spare
          case .center: spare / 2
          case .start, .baseline: Length.zero
          }
        let start = Point(x: origin.x + x + (index > 0 ? indent : .zero), y: origin.y + baseline)
        guard isMirrored else { return line.elements(at: start) }
        // The page will turn each run to the other side, and so the first one of a line has to be the last.
        return line.runsAsRead.map { run in
          var moved = run
          moved.origin = Point(
            x: start.x + line.width - run.origin.x - run.advance, y: start.y + run.origin.y)
          return .glyphs(moved)
        }
      }
    }
  }

  /// The most bytes of a text that is looked at whole.
  private static let mostText = 20_000

  /// A word or figure of the program's on one line of any width.
  func line(_ text: String, _ style: StyleDefinition, color: ColorReference? = nil) throws(TypesettingError)
    -> Lines
  {
    try set([Span(text: text, style: style, color: color, isTyped: false)], width: nil, Fit())
  }

  /// The text, shrunk, wrapped and at last cut to fit a width.
  ///
  /// - Parameters:
  ///   - spans: the text. Sizes shrink together, down to the floor of the first span's style.
  ///   - width: the most width; nil for any.
  ///   - fit: what may happen to it.
  /// - Returns: the lines. `shaped.isTruncated` says whether any of it was cut.
  /// - Throws: `TypesettingError`.
  func set(_ spans: [Span], width: Length?, _ fit: Fit) throws(TypesettingError) -> Lines {
    guard let width else { return try shape(spans, width: nil, lines: nil, scale: 1, fit.direction) }
    let spans = spans.map { span in
      // More than any page has room for; shaping it all would take for ever.
      guard span.text.utf8.count > Self.mostText else { return span }
      var cut = span
      cut.text = String(span.text.prefix(Self.mostText / 4))
      return cut
    }
    let floor = spans.map { $0.style.minimumSize.ratio(to: $0.style.size) }.first ?? 1
    let natural = try shape(spans, width: nil, lines: nil, scale: 1, fit.direction)
    if natural.width <= width { return natural }
    if fit.shrinksFirst || fit.lines == 1 {
      let scale = Self.stepped(width.ratio(to: natural.width), spans)
      if scale >= floor {
        let shrunk = try shape(spans, width: nil, lines: nil, scale: scale, fit.direction)
        if shrunk.width <= width { return shrunk }
      }
      return try wrapped(spans, width, scale: floor, fit)
    }
    var scale = 1.0
    while scale > floor {
      let block = try wrapped(spans, width, scale: scale, fit)
      if !block.shaped.isTruncated, !breaksWords(block, spans) { return block }
      scale = max(floor, scale - 0.05)
    }
    return try wrapped(spans, width, scale: floor, fit)
  }

  /// The text on as many lines as allowed, which are made about equally long.
  private func wrapped(
    _ spans: [Span], _ width: Length, scale: Double, _ fit: Fit
  ) throws(TypesettingError) -> Lines {
    if let items = try itemized(spans, width, scale, fit) { return items }
    // A line may end behind a dot, never begin with it.
    let spans = spans.map { span in
      var span = span
      span.text = span.text.replacing(" · ", with: "\u{A0}· ")
      return span
    }
    let full = try shape(spans, width: width, lines: fit.lines, scale: scale, fit.direction)
    let count = full.shaped.lines.count
    guard count > 1, !full.shaped.isTruncated else { return full }
    // The narrowest width that takes no more lines leaves no word alone on the last one. Lines of equal width would be
    // the narrowest, except for the spaces they end in; the width of the widest line is known to suffice.
    let total = full.shaped.lines.reduce(Length.zero) { $0 + $1.width }
    var (low, high) = (total.points / Double(count) * 0.98, full.width.points)
    // Never nothing, as it would be in no width: the search would not end.
    let enough = max(0.01, width.points / Double(count + 1) * Double(count) / 128)
    var best = full
    while high - low > enough {
      let middle = (low + high) / 2
      let narrower = try shape(spans, width: Length(middle), lines: count, scale: scale, fit.direction)
      if narrower.shaped.isTruncated || narrower.shaped.lines.count > count || breaksWords(narrower, spans) {
        low = middle
      } else {
        best = narrower
        high = min(middle, narrower.width.points)
      }
    }
    return try endingInPunctuation(spans, from: best.width, to: width, count, scale, fit) ?? best
  }

  /// Text without spaces, as in Chinese or Japanese, with its first line ending where a clause does.
  private func endingInPunctuation(
    _ spans: [Span], from narrow: Length, to wide: Length, _ count: Int, _ scale: Double, _ fit: Fit
  ) throws(TypesettingError) -> Lines? {
    let text = spans.map(\.text).joined()
    let marks: Set<Character> = ["、", "。", "，", "；", "：", "！", "？"]
    guard text.contains(where: marks.contains) else { return nil }
    // Every width at which one more character fits is tried.
    let step = (spans.first?.style.size ?? 1) * (scale / 2)
    var width = narrow - step
    while width + step <= wide {
      width = width + step
      let lines = try shape(spans, width: width, lines: count, scale: scale, fit.direction)
      let end = lines.shaped.lines.first?.runs.last?.text.last
      if lines.shaped.lines.count == count, !lines.shaped.isTruncated, let end, marks.contains(end) {
        return lines
      }
    }
    return nil
  }

  func shape(
    _ spans: [Span], width: Length?, lines: Int?, scale: Double, _ direction: StyledText.Direction
  ) throws(TypesettingError) -> Lines {
    // What has a word from right to left in it, or parts that are kept apart, is a sentence of such a template.
    let isTurned =
      direction == .natural && context.template.isRightToLeft
      && spans.contains { $0.text.hasRightToLeft || $0.text.hasApart }
    // On other pages, what has parts that are kept apart is one, too, whatever it begins with.
    let isKept =
      direction == .natural && !context.template.isRightToLeft && spans.contains { $0.text.hasApart }
    let direction = isTurned ? .rightToLeft : isKept ? .leftToRight : direction
    let text = StyledText(
      spans.map { span in
        StyledText.Span(
          span.text,
          context.style(
            span.style, for: span.text, scale: scale, color: span.color, isTyped: span.isTyped))
      }, direction: direction)
    let shaped = try context.typesetter.shape(text, maximumWidth: width, maximumLines: lines)
    return place(shaped, spans, scale)
  }

  /// Centres capitals on lines of the largest leading; ink that reaches farther makes its line taller.
  ///
  /// A single line that was shrunk keeps the baseline it would have had, so that neighbours stay aligned.
  func place(_ shaped: ShapedText, _ spans: [Span], _ scale: Double) -> Lines {
    let lineScale = shaped.lines.count == 1 ? 1 : scale
    let leading = (spans.map(\.style.leading).max() ?? 0) * lineScale
    let size = (spans.map(\.style.size).max() ?? 0) * lineScale
    let above = leading / 2 + size * (context.template.capHeight / 2)
    var baselines: [Length] = []
    var top = Length.zero
    for line in shaped.lines {
      let inkAbove = line.ink.map { -$0.minY } ?? 0
      let inkBelow = line.ink.map { $0.maxY } ?? 0
      let baseline = top + max(above, inkAbove)
      baselines.append(baseline)
      top = baseline + max(leading - above, inkBelow)
    }
    return Lines(
      shaped: shaped, baselines: baselines, height: top, scale: scale,
      isMirrored: context.template.isRightToLeft,
      spans: spans)
  }

  /// The scale that makes the first span's size a whole number of half points, not above `scale`.
  private static func stepped(_ scale: Double, _ spans: [Span]) -> Double {
    guard let size = spans.first?.style.size.points, size > 0 else { return scale }
    return (size * scale * 2).rounded(.down) / 2 / size
  }
}
