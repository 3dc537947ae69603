/// A font file and the face in it.
package struct FontFace: Sendable, Hashable {
  /// The font file's path.
  package var file: String
  /// The face's index in a collection; 0 in other files.
  package var index: Int

  package init(file: String, index: Int = 0) {
    self.file = file
    self.index = index
  }
}

/// Shaped text in one face, size and colour, ready to draw.
package struct GlyphRun: Sendable, Hashable {
  /// A glyph and the place of its origin, from the run's origin.
  package struct Glyph: Sendable, Hashable {
    /// The glyph's index in the face.
    package var index: UInt32
    package var offset: Point

    package init(index: UInt32, offset: Point) {
      self.index = index
      self.offset = offset
    }
  }

  /// Which glyphs draw which bytes of the text, in the text's order.
  package struct Cluster: Sendable, Hashable {
    package var utf8Count: Int
    package var glyphCount: Int

    package init(utf8Count: Int, glyphCount: Int) {
      self.utf8Count = utf8Count
      self.glyphCount = glyphCount
    }
  }

  package var face: FontFace
  package var size: Length
  package var color: Color
  /// The source text, so that the page stays searchable.
  package var text: String
  package var glyphs: [Glyph]
  /// The clusters, in the text's order. Their bytes add up to the text, their glyphs to the glyphs.
  package var clusters: [Cluster]
  /// Whether the glyphs run from right to left: the last glyphs belong to the first cluster.
  package var isRightToLeft: Bool
  /// The baseline's start, left end in either direction.
  package var origin: Point
  /// The distance to where the next run starts.
  package var advance: Length
  /// Space that was added behind each letter, and is in the glyphs' places.
  package var tracking: Length

  package init(
    face: FontFace, size: Length, color: Color, text: String, glyphs: [Glyph], clusters: [Cluster],
    isRightToLeft: Bool = false, origin: Point = .zero, advance: Length, tracking: Length = 0
  ) {
    self.face = face
    self.size = size
    self.color = color
    self.text = text
    self.glyphs = glyphs
    self.clusters = clusters
    self.isRightToLeft = isRightToLeft
    self.origin = origin
    self.advance = advance
    self.tracking = tracking
  }
}
