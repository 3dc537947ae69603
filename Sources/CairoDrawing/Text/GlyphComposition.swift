internal import CPango

/// Whether a face's glyph composition and decomposition (`ccmp`) can do anything to plain text.
///
/// HarfBuzz looks at each letter for marks it could be composed with, which in Inter is half of its work. Without
/// marks this has no effect; the face says whether that is so.
final class GlyphComposition {
  /// The feature that switches it off, as HarfBuzz and Pango read it.
  static let off = "ccmp=0"
  /// The characters of plain text beside ASCII: a no-break space, a middle dot, dashes, an apostrophe, an ellipsis.
  private static let signs: [UInt32] = [0xA0, 0xB7, 0x2013, 0x2014, 0x2019, 0x2026]
  /// How many lines are shaped before it pays to ask.
  private static let patience = 16
  /// `GSUB`, and `ccmp`, as HarfBuzz numbers tags.
  private static let substitutions: hb_tag_t = 0x4753_5542
  private static let feature: hb_tag_t = 0x6363_6D70

  private var asked = 0
  private var known: Bool?

  /// Whether the face leaves plain text alone, as far as is known by now.
  ///
  /// - Parameter face: an `hb_face_t`, the same each time.
  /// - Returns: false, too, where it was not asked yet.
  func isIdle(in face: OpaquePointer) -> Bool {
    asked += 1
    if let known { return known }
    guard asked > Self.patience else { return false }
    let idle = Self.leavesPlainTextAlone(face)
    known = idle
    return idle
  }

  /// Whether a text is of ASCII and `signs` only.
  static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      switch bytes[index] {
      case 0x20...0x7E: index += 1
      case 0xC2 where next == 0xA0 || next == 0xB7: index += 2
      case 0xE2
      where next == 0x80 && index + 2 < bytes.endIndex && [0x93, 0x94, 0x99, 0xA6].contains(bytes[index + 2]):
        index += 3
      default: return false
      }
    }
    return true
  }

  /// Whether nothing `ccmp` substitutes can come of the glyphs of plain text.
  ///
  /// A substitution that took place would bring forth one of the feature's glyphs. None of them is among those of
  /// plain text, and no rule makes one of those: HarfBuzz's closure, which takes every context that could be, adds
  /// nothing. (OpenType does not let a substitution delete glyphs.)
  private static func leavesPlainTextAlone(_ face: OpaquePointer) -> Bool {
    let font = hb_font_create(face)
    defer { hb_font_destroy(font) }
    guard let plain = hb_set_create(), let lookups = hb_set_create(), let made = hb_set_create() else {
      return false
    }
    defer { for set in [plain, lookups, made] { hb_set_destroy(set) } }
    for character in Array(0x20...0x7E) + signs {
      var glyph: hb_codepoint_t = 0
      // What the face lacks is set in another, and that is asked for itself.
      guard hb_font_get_nominal_glyph(font, character, &glyph) != 0 else { return false }
      hb_set_add(plain, glyph)
    }
    hb_ot_layout_collect_lookups(face, substitutions, nil, nil, [feature, 0], lookups)
    var lookup = hb_codepoint_t.max
    while hb_set_next(lookups, &lookup) != 0 {
      hb_ot_layout_lookup_collect_glyphs(face, substitutions, lookup, nil, nil, nil, made)
    }
    let count = hb_set_get_population(plain)
    hb_set_intersect(made, plain)
    guard hb_set_is_empty(made) != 0 else { return false }
    hb_ot_layout_lookups_substitute_closure(face, lookups, plain)
    return hb_set_get_population(plain) == count
  }
}
