internal import CCairo

/// By how much Cairo 1.16 makes the glyphs of a face narrower in a PDF than they are: it cuts the widths in CFF fonts to
/// whole thousandths of the size. Programs then set each glyph a little too far to the left of where Cairo means it.
final class WidthLosses {
  /// Units of an em; 0 where nothing is lost.
  private let units: Double
  /// In ems, by glyph; -1 where it is not known yet.
  @exclusivity(unchecked) private var known: [Double] = []

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
  ///   - baseline: that of the run before; after the call, of this one.
  func correct(
    _ glyphs: inout [cairo_glyph_t], _ font: OpaquePointer?, size: Double, after baseline: inout Baseline
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
    guard units > 0 else { return }
    // Cairo leaves out moves by less than three thousandths. A glyph's own width counts for where it ends.
    let (step, most) = (0.0032, 0.0014)
    var (lost, corrected) = (0.0, 0.0)
    for index in glyphs.indices {
      if lost - corrected >= most { corrected += step }
      glyphs[index].x += corrected * size
      lost += loss(of: glyphs[index], font, size)
    }
  }

  private func loss(of glyph: cairo_glyph_t, _ font: OpaquePointer?, _ size: Double) -> Double {
    let index = Int(glyph.index)
    if index < known.count, known[index] >= 0 { return known[index] }
    var (glyph, extents) = (glyph, cairo_text_extents_t())
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents)
    // Calculated as Cairo does, which sees the width in units.
    let thousandths = (extents.x_advance / size * units).rounded() / units * 1000
    let loss = (thousandths - thousandths.rounded(.down)) / 1000
    guard index <= UInt16.max else { return loss }
    if index >= known.count { known += repeatElement(-1, count: index + 64 - known.count) }
    known[index] = loss
    return loss
  }
}
