internal import CPango
import Scene

/// A font of Pango's at one size, as HarfBuzz and the reader of lines need it.
///
/// Owns a reference to the `PangoFont`.
final class ShapingFont {
  /// A glyph in its place in a line, in Pango's units.
  struct Glyph {
    var index: UInt32
    /// Where its cluster starts in the text.
    var byte: Int
    var x: Int
    /// Downwards.
    var y: Int
    var advance: Int
  }

  let face: FontFace
  /// How far the font says it reaches above and below the baseline, in Pango's units; positive.
  let ascent: Int
  let descent: Int
  /// Owned.
  private let font: UnsafeMutablePointer<PangoFont>
  /// Borrowed from `font`.
  private let shaper: OpaquePointer
  // Looked up for each letter, by nothing that calls back: a check of each access is a twentieth of shaping.
  /// What glyphs fill, in the order asked for; the first is nothing's.
  @exclusivity(unchecked) private var inks: [Rect?] = [nil]
  /// For each glyph its index in `inks`; 0 where it is not known yet.
  @exclusivity(unchecked) private var inkIndices: [UInt16] = []
  private let composition: GlyphComposition

  /// The font, of which a reference is taken; nil where HarfBuzz cannot shape with it.
  ///
  /// - Parameters:
  ///   - font: the font.
  ///   - composition: gives what is known of a face, for all its sizes.
  init?(_ font: UnsafeMutablePointer<PangoFont>, _ composition: (FontFace) -> GlyphComposition) {
    guard let face = FontFace(font), let shaper = pango_font_get_hb_font(font) else { return nil }
    self.face = face
    self.shaper = shaper
    self.composition = composition(face)
    var logical = PangoRectangle()
    pango_font_get_glyph_extents(font, 0, nil, &logical)
    ascent = -Int(logical.y)
    descent = Int(logical.y) + Int(logical.height)
    g_object_ref(font)
    self.font = font
  }

  deinit { g_object_unref(font) }

  /// What HarfBuzz makes of the text in `buffer`; nil where the font lacks a character.
  ///
  /// - Parameters:
  ///   - buffer: an `hb_buffer_t` with text and its properties, which is shaped in place.
  ///   - features: OpenType features as HarfBuzz reads them: switched on by their tags.
  /// - Returns: the glyphs from left to right.
  func shape(_ buffer: OpaquePointer, features: [String]) -> [Glyph]? {
    var settings: [hb_feature_t] = []
    for feature in features {
      var setting = hb_feature_t()
      if hb_feature_from_string(feature, -1, &setting) != 0 { settings.append(setting) }
    }
    hb_shape(shaper, buffer, settings, UInt32(settings.count))
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return nil }
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(Int(count))
    for index in 0..<Int(count) {
      let (info, position) = (infos[index], positions[index])
      guard info.codepoint != 0 else { return nil }
      glyphs.append(
        Glyph(
          index: info.codepoint, byte: Int(info.cluster), x: Int(position.x_offset),
          y: -Int(position.y_offset),
          advance: Int(position.x_advance)))
    }
    return glyphs
  }

  /// Whether plain text looks the same without `ccmp`; examined once a face has been used for a while.
  var composesNothingPlain: Bool { composition.isIdle(in: hb_font_get_face(shaper)) }

  /// What a glyph's outline fills, from its origin; nil for none.
  func ink(of glyph: UInt32) -> Rect? {
    let index = Int(glyph)
    if index < inkIndices.count, inkIndices[index] != 0 { return inks[Int(inkIndices[index])] }
    let ink = Self.ink(of: glyph, font)
    guard index <= UInt16.max, inks.count <= UInt16.max else { return ink }
    if index >= inkIndices.count {
      inkIndices += repeatElement(0, count: index + 64 - inkIndices.count)
    }
    inkIndices[index] = UInt16(inks.count)
    inks.append(ink)
    return ink
  }

  /// What a glyph's outline fills in `font`, from its origin; nil for none.
  static func ink(of glyph: UInt32, _ font: UnsafeMutablePointer<PangoFont>) -> Rect? {
    var ink = PangoRectangle()
    pango_font_get_glyph_extents(font, glyph, &ink, nil)
    guard ink.width > 0, ink.height > 0 else { return nil }
    return Rect(
      x: Length(units: Int(ink.x)), y: Length(units: Int(ink.y)), width: Length(units: Int(ink.width)),
      height: Length(units: Int(ink.height)))
  }

  /// How far a glyph in `font` moves on what follows it, in Pango's units.
  static func width(of glyph: UInt32, _ font: UnsafeMutablePointer<PangoFont>) -> Int {
    var logical = PangoRectangle()
    pango_font_get_glyph_extents(font, glyph, nil, &logical)
    return Int(logical.width)
  }
}

extension FontFace {
  /// The file and index of a font of Pango's; nil where it comes from no file.
  init?(_ font: UnsafeMutablePointer<PangoFont>) {
    var index: Int32 = 0
    guard let path = personals_font_file(font, &index) else { return nil }
    self.init(file: String(cString: path), index: Int(index))
  }
}
