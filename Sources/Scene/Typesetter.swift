/// Turns text into positioned glyphs. Layout asks it how large text is.
///
/// A typesetter belongs to one thread; there is one for each worker.
package protocol Typesetter: AnyObject {
  /// Shapes a paragraph, breaking lines where the language allows.
  ///
  /// Widths scale linearly with the size of the text: nothing is hinted or rounded to pixels.
  ///
  /// - Parameters:
  ///   - text: the paragraph. Line feeds count as spaces.
  ///   - maximumWidth: where to break lines; nil keeps all on one line. A word wider than this is broken.
  ///   - maximumLines: the most lines; what does not fit ends in an ellipsis. nil for any number.
  /// - Returns: at least one line, for empty text too.
  /// - Throws: `TypesettingError` where the library that shapes fails.
  func shape(
    _ text: StyledText, maximumWidth: Length?, maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText
}

extension Typesetter {
  /// Shapes a paragraph on one line of any width.
  package func shape(_ text: StyledText) throws(TypesettingError) -> ShapedText {
    try shape(text, maximumWidth: nil, maximumLines: nil)
  }
}

/// Shaping that failed: out of memory, no fonts.
package struct TypesettingError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}

/// A shaped paragraph.
package struct ShapedText: Sendable, Hashable {
  package var lines: [Line]
  /// Whether an ellipsis replaces some of the text.
  package var isTruncated: Bool
  /// The characters no font has, in order of appearance, each once.
  package var missing: [Unicode.Scalar]
  /// The families of system fonts used for what the bundled fonts lack, each once.
  package var substitutes: [String]

  package init(
    lines: [Line], isTruncated: Bool = false, missing: [Unicode.Scalar] = [], substitutes: [String] = []
  ) {
    self.lines = lines
    self.isTruncated = isTruncated
    self.missing = missing
    self.substitutes = substitutes
  }

  /// The width of the widest line.
  package var width: Length { lines.reduce(0) { max($0, $1.width) } }

  /// A line of shaped text, seen from the left end of its baseline.
  package struct Line: Sendable, Hashable {
    /// The runs from left to right, their origins relative to the line's.
    package var runs: [GlyphRun]
    /// The sum of the advances, without white space at the line's end.
    package var width: Length
    /// How far the line's fonts say they reach above the baseline; positive.
    package var ascent: Length
    /// How far the line's fonts say they reach below the baseline; positive.
    package var descent: Length
    /// The rectangle the glyphs' outlines fill, relative to the baseline's left end; nil for blank lines.
    package var ink: Rect?
    /// The indices of the runs in the order in which they are read; empty where that is from left to right.
    package var readingOrder: [Int] = []

    /// The runs in the order in which they are read.
    package var runsAsRead: [GlyphRun] { readingOrder.isEmpty ? runs : readingOrder.map { runs[$0] } }

    package init(runs: [GlyphRun], width: Length, ascent: Length, descent: Length, ink: Rect?) {
      self.runs = runs
      self.width = width
      self.ascent = ascent
      self.descent = descent
      self.ink = ink
    }

    /// The runs with the line's baseline starting at `origin`, as elements.
    package func elements(at origin: Point) -> [Element] {
      runsAsRead.map { run in
        var moved = run
        moved.origin = run.origin + origin
        return .glyphs(moved)
      }
    }
  }
}
