import Scene

/// Lines of text that belong together: a box.
struct TextBlock {
  enum Alignment: String {
    case left = "l"
    case center = "ctr"
    case right = "r"
  }

  var lines: [TextLine]
  var alignment: Alignment
  /// The distance from baseline to baseline; nil for one line.
  var pitch: Length?

  /// How far edges that are the same may be apart.
  private static let tolerance: Length = 0.15

  var left: Length { lines.map(\.left).min() ?? 0 }
  var right: Length { lines.map(\.right).max() ?? 0 }
  var isRightToLeft: Bool { lines.contains(where: \.isRightToLeft) }

  /// The size of the first line.
  private var size: Length { lines.first?.size ?? 0 }

  /// The pitch in a box: fonts that reach much higher or lower than most get a fixed one, since programs differ about
  /// where a line of them begins.
  var boxPitch: Length? {
    if let pitch { return pitch }
    if hasComplexLink { return nil }
    let isUsual = abs((lines.first?.ascent ?? size).ratio(to: max(size, 0.01)) - 1) < 0.1
    return isUsual ? nil : size * Self.boxLine
  }

  /// The box around the text. LibreOffice has the first baseline of a shape's text one size below the top, whatever the
  /// font; PowerPoint has the font's ascent, which of most fonts is nearly that.
  var box: Rect {
    let height = boxPitch ?? size * Self.boxLine
    let top = (lines.first?.baseline ?? 0) + size * (Self.boxLine - 1) - height
    return Rect(x: left, y: top, width: right - left, height: height * Double(lines.count))
  }

  /// The height of a line in a shape, as a share of the size.
  private static let boxLine = 1.2

  /// The piece that reaches lowest of all lines. In a table's cell, a fixed pitch is taken from, or added to, what is above
  /// the baseline; below it a line has what its fonts need: lines are as far apart as on the page where all have this.
  var strut: TextPiece? {
    lines.compactMap(\.deepest).max { $0.size * $0.font.descent < $1.size * $1.font.descent }
  }

  /// The top of the first line in a table's cell, and the bottom of the last.
  var cellSpan: (top: Length, bottom: Length) {
    guard let first = lines.first, let last = lines.last else { return (0, 0) }
    let descent = lines.map(\.descent).max() ?? 0
    let top = pitch.map { first.baseline + descent - $0 } ?? first.baseline - first.ascent
    return (top, last.baseline + descent)
  }

  /// The address that all of it leads to; nil for none or several.
  var link: Link.Target? {
    let words = lines.flatMap(\.pieces).filter { !$0.text.showsNothing }
    guard let first = words.first?.link else { return nil }
    return words.allSatisfy { $0.link == first } ? first : nil
  }

  /// Whether a part of it is a link in letters that join or stack. At a fixed pitch, LibreOffice sets a shape's line with one in it too
  /// high.
  private var hasComplexLink: Bool { link == nil && lines.contains(where: \.hasComplexLink) }

  /// The blocks that it is in a shape, each of which has one pitch at most.
  var boxes: [TextBlock] {
    guard lines.count > 1, hasComplexLink else { return [self] }
    return lines.map { TextBlock(lines: [$0], alignment: alignment, pitch: nil) }
  }

  /// Lines as blocks: those that are below one another at equal distances, and aligned, are one.
  ///
  /// - Parameters:
  ///   - lines: in reading order.
  ///   - frame: where the template has the text; it says where a single line is in it.
  /// - Returns: the blocks, in reading order.
  static func blocks(_ lines: [TextLine], in frame: Rect?) -> [TextBlock] {
    var blocks: [TextBlock] = []
    for line in lines {
      guard var last = blocks.last, let above = last.lines.last, let first = last.lines.first,
        case let pitch = line.baseline - above.baseline, pitch > first.size * 0.8,
        pitch < first.size * 2.2, abs((line.size - first.size).points) < 0.01,
        abs(((last.pitch ?? pitch) - pitch).points) < 0.06,
        let alignment = common([last.lines, [line]].flatMap(\.self), in: frame)
      else {
        let alignment = placed(line, in: frame)
        blocks.append(TextBlock(lines: [line], alignment: alignment, pitch: nil))
        continue
      }
      last.lines.append(line)
      last.pitch = last.pitch ?? pitch
      last.alignment = alignment
      blocks[blocks.count - 1] = last
    }
    return blocks
  }

  /// How lines are aligned with one another; nil where they are not.
  private static func common(_ lines: [TextLine], in frame: Rect?) -> Alignment? {
    guard let first = lines.first else { return nil }
    func same(_ edge: KeyPath<TextLine, Length>) -> Bool {
      lines.allSatisfy { abs(($0[keyPath: edge] - first[keyPath: edge]).points) < tolerance.points }
    }
    let isRightToLeft = lines.contains(where: \.isRightToLeft)
    if isRightToLeft, same(\.right) { return .right }
    if same(\.left) { return .left }
    if same(\.middle) { return .center }
    return same(\.right) ? .right : nil
  }

  private static func placed(_ line: TextLine, in frame: Rect?) -> Alignment {
    if let frame {
      let (before, after) = (line.left - frame.minX, frame.maxX - line.right)
      let isLeft = abs(before.points) < tolerance.points
      if !isLeft, abs(after.points) < tolerance.points { return .right }
      if before > 1, abs((before - after).points) < tolerance.points { return .center }
      if isLeft { return .left }
    }
    return line.isRightToLeft ? .right : .left
  }
}
