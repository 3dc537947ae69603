import Scene

/// Text in one look.
struct TextPiece {
  var text: String
  var face: FontFace
  var font: FontDescription
  var size: Length
  var color: Color
  /// Space added behind each letter.
  var tracking: Length
  var isRightToLeft: Bool
  var link: Link.Target?
  /// Where it begins at the left, and how wide it is drawn.
  var left: Length
  var width: Length

  /// Whether it looks and leads like another, so that both are one.
  func isLike(_ other: TextPiece) -> Bool {
    face == other.face && size == other.size && color == other.color && tracking == other.tracking
      && link == other.link
  }
}

extension TextPiece {
  /// Whether text of the other direction ends with it. Without a mark it would take along what follows.
  ///
  /// - Parameters:
  ///   - next: the next that is not blank.
  ///   - isRightToLeft: the direction of the line.
  /// - Returns: whether a mark has to follow.
  func ends(before next: TextPiece?, isRightToLeft: Bool) -> Bool {
    guard self.isRightToLeft != isRightToLeft, !text.allSatisfy(\.isWhitespace) else { return false }
    guard let next, next.isRightToLeft != isRightToLeft else { return true }
    return (next.left > left) == self.isRightToLeft
  }
}

/// One line of text, or the part of one that is in a column.
struct TextLine {
  /// In reading order.
  private(set) var pieces: [TextPiece]
  private(set) var left: Length
  private(set) var right: Length
  private(set) var baseline: Length

  /// How far apart, as a share of the size, parts of a word may seem to be.
  private static let noGap = 0.03
  /// How far scripts on one line have their baselines apart at most, as a share of the size.
  private static let drop = 0.12

  init(_ run: GlyphRun, _ font: FontDescription, link: Link.Target?) {
    // Alone in a link, LibreOffice has a space elsewhere on a line from right to left.
    let link = run.text.showsNothing ? nil : link
    let piece = TextPiece(
      text: run.text, face: run.face, font: font, size: run.size, color: run.color, tracking: run.tracking,
      isRightToLeft: run.isRightToLeft, link: link, left: run.origin.x, width: run.advance)
    pieces = [piece]
    left = run.origin.x
    right = run.origin.x + run.advance
    baseline = run.origin.y
  }

  var middle: Length { (left + right) / 2 }
  var width: Length { right - left }
  /// The size of its largest text.
  var size: Length { pieces.map(\.size).max() ?? 0 }
  var ascent: Length { pieces.map { $0.size * $0.font.ascent }.max() ?? 0 }
  var descent: Length { deepest.map { $0.size * $0.font.descent } ?? 0 }
  /// The piece that reaches lowest.
  var deepest: TextPiece? { pieces.max { $0.size * $0.font.descent < $1.size * $1.font.descent } }
  var hasRightToLeft: Bool { pieces.contains(where: \.isRightToLeft) }
  /// Whether it is read from right to left as a whole, whichever way its parts run.
  var isRightToLeft: Bool {
    let words = pieces.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let first = words.first, let last = words.last else { return false }
    return words.count == 1 ? first.isRightToLeft : first.left > last.left
  }
  var text: String { pieces.map(\.text).joined() }
  /// Whether a part of it is a link in letters that join or stack.
  var hasComplexLink: Bool { pieces.contains { $0.link != nil && $0.text.isComplex } }
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// The room between two lines, or nil where they are not on one baseline.
  func gap(to next: TextLine) -> Length? {
    guard abs((next.baseline - baseline).points) <= max(size, next.size).points * Self.drop else {
      return nil
    }
    return max(.zero, max(next.left - right, left - next.right))
  }

  /// Adds what follows on the same line, behind as much room as there is between.
  mutating func append(_ next: TextLine) {
    let gap = gap(to: next) ?? 0
    if gap > size * Self.noGap, let last = pieces.last {
      // A space as wide as the gap.
      var space = last
      space.text = " "
      let natural = space.size * space.font.space
      space.tracking = gap - natural
      if abs(space.tracking.points) < 0.05 { space.tracking = 0 }
      space.link = nil
      space.width = gap
      pieces.add(space)
    }
    if next.baseline > baseline { baseline = next.baseline }
    left = min(left, next.left)
    right = max(right, next.right)
    for piece in next.pieces { pieces.add(piece) }
  }

  /// How much wider LibreOffice sets it: it adds a fifth of the line's height where Chinese, Japanese or Korean text
  /// and Latin text meet.
  var wideningBetweenScripts: Length {
    var widening = Length.zero
    for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.text.isEastAsian != next.text.isEastAsian
    {
      widening = widening + max(piece.size, next.size) * 0.3
    }
    return widening
  }

  /// Makes it narrower by what would not fit a width, in the spaces behind letters.
  mutating func tighten(toFit room: Length) {
    let excess = wideningBetweenScripts - (room - width)
    let count = pieces.reduce(0) { $0 + $1.text.count }
    guard wideningBetweenScripts > .zero, excess > .zero, count > 0 else { return }
    for index in pieces.indices {
      pieces[index].width = pieces[index].width - excess * (Double(pieces[index].text.count) / Double(count))
      pieces[index].tracking = pieces[index].tracking - excess / Double(count)
    }
  }

  /// Without the white space that it ends in, which is not drawn.
  var trimmed: TextLine {
    var copy = self
    while let last = copy.pieces.last {
      var text = last.text
      while text.last?.isWhitespace == true { text.removeLast() }
      copy.pieces[copy.pieces.count - 1].text = text
      guard text.isEmpty, copy.pieces.count > 1 else { break }
      copy.pieces.removeLast()
    }
    return copy
  }

  /// Runs put together to lines.
  ///
  /// - Parameters:
  ///   - parts: runs in reading order, each a line.
  ///   - widest: how far apart what belongs to one line may be, as a share of the size.
  /// - Returns: the lines.
  static func joined(_ parts: [TextLine], widest: Double) -> [TextLine] {
    var lines: [TextLine] = []
    for part in parts {
      if let last = lines.last, let gap = last.gap(to: part), gap <= max(last.size, part.size) * widest {
        lines[lines.count - 1].append(part)
      } else {
        lines.append(part)
      }
    }
    return lines.filter { !$0.isBlank }
  }
}

extension [TextPiece] {
  /// Adds a piece, to the last where both look alike.
  fileprivate mutating func add(_ piece: TextPiece) {
    guard let last, last.isLike(piece), last.isRightToLeft == piece.isRightToLeft else {
      return append(piece)
    }
    self[count - 1].text += piece.text
    self[count - 1].width = last.width + piece.width
  }
}

extension String {
  /// Whether it has only white space, and marks of direction.
  var showsNothing: Bool {
    unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || (0x200B...0x200F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2060...0x2069).contains(scalar.value)
    }
  }

  /// Whether it has letters that join or stack: from Hebrew to Khmer.
  fileprivate var isComplex: Bool {
    unicodeScalars.contains { (0x590...0x10FF).contains($0.value) || (0x1780...0x1CFF).contains($0.value) }
  }

  /// Whether it has Chinese, Japanese or Korean letters.
  var isEastAsian: Bool {
    !utf8.allSatisfy { $0 < 0x80 } && unicodeScalars.contains { (0x2E80...0xD7AF).contains($0.value) }
  }
}
