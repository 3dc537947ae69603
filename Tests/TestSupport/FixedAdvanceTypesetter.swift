package import Scene

/// A typesetter for tests of layout: no font, no C library, widths anybody can work out by hand.
///
/// Every character advances 0.6 em, a wide East Asian one 1 em, combining marks and format characters
/// nothing. Lines are filled greedily and break at spaces; a word wider than the line is broken where it
/// reaches the edge. Each span of a line is one run of the face `fixed`, and a glyph's index is its
/// scalar's value. A paragraph runs in one direction throughout: nothing is reordered within it.
package final class FixedAdvanceTypesetter: Typesetter {
  /// The face of every run.
  package static let face = FontFace(file: "fixed")

  static let narrow = 0.6
  static let wide = 1.0
  static let ascent = 0.8
  static let descent = 0.2
  static let inkHeight = 0.7

  /// The characters this typesetter claims no font has.
  private let missing: Set<Unicode.Scalar>

  /// A typesetter whose fonts lack `missing`.
  package init(missing: Set<Unicode.Scalar> = []) { self.missing = missing }

  package func shape(
    _ text: StyledText, maximumWidth: Length?, maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText {
    precondition(maximumLines.map { $0 > 0 } ?? true)
    let units = Self.units(of: text)
    var rows = Self.rows(of: units, width: maximumWidth)
    var isTruncated = false
    if let maximumWidth, let maximumLines, rows.count > maximumLines {
      isTruncated = true
      // The last line takes all it can of what is left, not only whole words.
      let rest = rows[(maximumLines - 1)...].flatMap(\.self)
      rows.removeLast(rows.count - maximumLines + 1)
      rows.append(Self.ellipsized(rest, width: maximumWidth))
    }
    let isRightToLeft = Self.isRightToLeft(text)
    var seen: Set<Unicode.Scalar> = []
    let absent = Array(text.string.unicodeScalars).filter {
      missing.contains($0) && seen.insert($0).inserted
    }
    return ShapedText(
      lines: rows.map { line(of: $0, in: text, isRightToLeft: isRightToLeft) },
      isTruncated: isTruncated, missing: absent)
  }

  /// Places one line's units, span by span.
  private func line(of row: [Unit], in text: StyledText, isRightToLeft: Bool) -> ShapedText.Line {
    let width = Self.width(of: row)
    let sizes = row.isEmpty ? [text.spans.first?.style.size ?? 0] : row.map { text.spans[$0.span].style.size }
    let size = sizes.max() ?? 0
    let trailing = row.reversed().prefix { $0.isSpace }.count
    var runs: [GlyphRun] = []
    var x = Length.zero
    var start = 0
    while start < row.count {
      let span = row[start].span
      let end = row[start...].firstIndex { $0.span != span } ?? row.count
      // White space at the line's end takes no room.
      let advances = (start..<end).map { $0 < row.count - trailing ? row[$0].advance : .zero }
      let run = Self.run(
        row[start..<end], advances: advances, style: text.spans[span].style, isRightToLeft: isRightToLeft)
      runs.append(run)
      runs[runs.count - 1].origin.x = isRightToLeft ? width - x - run.advance : x
      x = x + run.advance
      start = end
    }
    let ink =
      width > 0
      ? Rect(
        x: 0, y: -(size * Self.inkHeight), width: width, height: size * (Self.inkHeight + Self.descent))
      : nil
    return ShapedText.Line(
      runs: isRightToLeft ? runs.reversed() : runs, width: width, ascent: size * Self.ascent,
      descent: size * Self.descent, ink: ink)
  }

  private static func run(
    _ units: ArraySlice<Unit>, advances: [Length], style: TextStyle, isRightToLeft: Bool
  ) -> GlyphRun {
    var glyphs: [GlyphRun.Glyph] = []
    var clusters: [GlyphRun.Cluster] = []
    for unit in units {
      let scalars = unit.character.unicodeScalars
      clusters.append(.init(utf8Count: unit.character.utf8.count, glyphCount: scalars.count))
    }
    var x = Length.zero
    let visual = Array(zip(units, advances))
    for (unit, advance) in isRightToLeft ? visual.reversed() : visual {
      for scalar in unit.character.unicodeScalars {
        glyphs.append(.init(index: scalar.value, offset: Point(x: x, y: 0)))
      }
      x = x + advance
    }
    return GlyphRun(
      face: face, size: style.size, color: style.color, text: String(units.map(\.character)),
      glyphs: glyphs, clusters: clusters, isRightToLeft: isRightToLeft, advance: x)
  }
}

// MARK: - Breaking lines

extension FixedAdvanceTypesetter {
  /// What a person sees as one character, and what it takes.
  struct Unit {
    var character: Character
    /// The index of the span it comes from.
    var span: Int
    var advance: Length
    var isSpace: Bool { character == " " }
  }

  private static func units(of text: StyledText) -> [Unit] {
    text.spans.enumerated().flatMap { index, span in
      span.text.map { character in
        let shown: Character = character.isNewline || character == "\t" ? " " : character
        return Unit(character: shown, span: index, advance: advance(of: shown, in: span.style))
      }
    }
  }

  /// The width of a character with the tracking behind it.
  private static func advance(of character: Character, in style: TextStyle) -> Length {
    let ems = character.unicodeScalars.map(Self.ems).reduce(0, +)
    return ems == 0 ? 0 : style.size * ems + style.tracking
  }

  private static func ems(of scalar: Unicode.Scalar) -> Double {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    // Ideographs, kana, hangul and the full-width forms (Unicode Standard Annex 11).
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return wide
    default: return narrow
    }
  }

  /// The width without the white space at the end.
  private static func width(of row: some BidirectionalCollection<Unit>) -> Length {
    let shown = row.count - row.reversed().prefix { $0.isSpace }.count
    return row.prefix(shown).reduce(.zero) { $0 + $1.advance }
  }

  /// Whether `row` fits, give or take what adding up fractions costs.
  private static func fits(_ row: some BidirectionalCollection<Unit>, in width: Length) -> Bool {
    Self.width(of: row) <= width + 0.001
  }

  /// Fills lines greedily. At least one, and no line is empty but that of an empty text.
  private static func rows(of units: [Unit], width: Length?) -> [[Unit]] {
    guard let width else { return [units] }
    var rows: [[Unit]] = []
    var row: [Unit] = []
    for word in words(of: units) {
      if fits(row + word, in: width) {
        row += word
        continue
      }
      if !row.isEmpty { rows.append(row) }
      row = []
      for unit in word {
        if !row.isEmpty, !fits(row + [unit], in: width) {
          rows.append(row)
          row = []
        }
        row.append(unit)
      }
    }
    rows.append(row)
    return rows
  }

  /// Words, each with the spaces behind it.
  private static func words(of units: [Unit]) -> [[Unit]] {
    var words: [[Unit]] = []
    for unit in units {
      if let last = words.last?.last, !(last.isSpace && !unit.isSpace) {
        words[words.count - 1].append(unit)
      } else {
        words.append([unit])
      }
    }
    return words
  }

  /// As much of `units` as fits before an ellipsis; the ellipsis is there even where it does not fit.
  private static func ellipsized(_ units: [Unit], width: Length) -> [Unit] {
    var kept = units[...]
    func ellipsis() -> Unit? {
      let model = kept.last ?? units.first
      return model.map { unit in
        let ems = unit.character.unicodeScalars.map(Self.ems).reduce(0, +)
        // The size is what the model's advance says; a mark's or a format character's says nothing.
        let size = ems > 0 ? unit.advance / ems : 0
        return Unit(character: "…", span: unit.span, advance: size * narrow)
      }
    }
    while !kept.isEmpty {
      while kept.last?.isSpace == true { kept.removeLast() }
      if let mark = ellipsis(), fits(kept + [mark], in: width) { return kept + [mark] }
      _ = kept.popLast()
    }
    return ellipsis().map { [$0] } ?? []
  }

  /// By the first letter that has a direction: of the scripts written from right to left, those in use.
  private static func isRightToLeft(_ text: StyledText) -> Bool {
    switch text.direction {
    case .leftToRight: return false
    case .rightToLeft: return true
    case .natural: break
    }
    for scalar in text.string.unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: return true
      default: return false
      }
    }
    return false
  }
}
