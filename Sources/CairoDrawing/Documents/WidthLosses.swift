internal import CCairo

/// By how much Cairo 1.16 makes the glyphs of a face narrower in a PDF than they are: it cuts the widths in CFF fonts to
/// whole thousandths of the size. Programs then set each glyph a little too far to the left of where Cairo means it.
final class WidthLosses {
  /// Units of an em; 0 where nothing is lost.
  private let units: Double
  /// In ems, by glyph; a loss of -1 where it is not known yet.
  @exclusivity(unchecked) private var known: [(advance: Double, loss: Double)] = []

  /// The losses of a scaled font, which is borrowed.
  init(of font: OpaquePointer?) {
    units = cairo_version() < 11700 ? Double(personals_cff_units(font)) : 0
  }

  /// Where the last run was set, whatever its face.
  struct Baseline {
    fileprivate var y = -Double.infinity
    /// Whether Cairo and programs differ in where it ended.
    fileprivate var differs = false
  }

  /// Moves glyphs to where programs will set them right: as far to the right as the ones before are too narrow.
  ///
  /// - Parameters:
  ///   - glyphs: a run, from left to right.
  ///   - font: the scaled font, of the same face, borrowed.
  ///   - size: its size, in points.
  ///   - isRightToLeft: whether Cairo writes them from the right end on.
  ///   - baseline: that of the run before; after the call, of this one.
  func correct(
    _ glyphs: inout [cairo_glyph_t], _ font: OpaquePointer?, size: Double, isRightToLeft: Bool,
    after baseline: inout Baseline
  ) {
    guard let first = glyphs.first else { return }
    // Cairo sets a run on the same baseline as seen from the end of the one before it, unless it is a thousandth of
    // the size higher or lower.
    if baseline.differs, abs(first.y - baseline.y) <= 0.0011 * size {
      let shift = (first.y > baseline.y ? 0.0012 : -0.0012) * size + baseline.y - first.y
      for index in glyphs.indices { glyphs[index].y += shift }
    }
    baseline.y = glyphs[0].y
    baseline.differs = units > 0
    // Cairo writes a glyph's move from where it takes the one before to end, in whole thousandths of the size, and leaves
    // out moves by less than three. So each move is made one that it writes as it is, or none.
    let unit = size / 1000
    var (cairo, program) = (0.0, 0.0)
    for step in glyphs.indices {
      let index = isRightToLeft ? glyphs.count - 1 - step : step
      let wanted = glyphs[index].x
      if step == 0 || abs(glyphs[index].y - glyphs[isRightToLeft ? index + 1 : index - 1].y) > unit {
        // Set by itself, not from the end of the one before.
        (cairo, program) = (wanted, wanted)
      } else {
        let off = (wanted - program) / unit
        let move = (abs(off) < 2.5 ? (abs(off) > 1.5 ? (off < 0 ? -3 : 3) : 0) : off.rounded()) * unit
        (cairo, program) = (cairo + move, program + move)
        glyphs[index].x = cairo
      }
      let (advance, loss) = width(of: glyphs[index], font, size)
      (cairo, program) = (cairo + advance * size, program + (advance - loss) * size)
    }
  }

  /// What a glyph advances by, and what of that is lost, in ems.
  private func width(of glyph: cairo_glyph_t, _ font: OpaquePointer?, _ size: Double) -> (Double, Double) {
    let index = Int(glyph.index)
    if index < known.count, known[index].loss >= 0 { return known[index] }
    var (glyph, extents) = (glyph, cairo_text_extents_t())
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents)
    var width = (advance: extents.x_advance / size, loss: 0.0)
    if units > 0 {
      // Calculated as Cairo does, which sees the width in units.
      let thousandths = (width.advance * units).rounded() / units * 1000
      width.loss = (thousandths - thousandths.rounded(.down)) / 1000
    }
    guard index <= UInt16.max else { return width }
    if index >= known.count {
      known += repeatElement((advance: 0, loss: -1), count: index + 64 - known.count)
    }
    known[index] = width
    return width
  }
}
