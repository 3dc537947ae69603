internal import CPango
import Scene

/// Shapes a line of Latin text with HarfBuzz, without Pango's analysis of scripts, directions and line ends, which
/// is most of what Pango's layout does and of which such text has no need.
///
/// The result is that of Pango's layout, to the unit: it shapes with the same font, script and language. Text
/// that could be taken otherwise is left to Pango.
final class LatinShaper {
  private struct Key: Hashable {
    var family: String
    var weight: Int
    var size: Length
    var language: String
  }

  /// A `PangoContext`, borrowed.
  private let context: OpaquePointer
  /// An `hb_buffer_t`, owned.
  private let buffer: OpaquePointer
  /// The fonts asked for so far; nil for those that have to be left to Pango.
  private var fonts: [Key: ShapingFont?] = [:]
  private var compositions: [FontFace: GlyphComposition] = [:]

  /// - Parameter context: a `PangoContext`, which must outlive this.
  init(borrowing context: OpaquePointer) {
    self.context = context
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Forgets all fonts, after Pango was given others.
  func forget() { fonts = [:] }

  /// The paragraph on one line of any width, from left to right; nil where Pango has to shape it.
  ///
  /// - Parameters:
  ///   - paragraph: the text.
  ///   - families: for each span, the families to look for its characters in, in order.
  /// - Returns: one line.
  func line(_ paragraph: Paragraph, _ families: [[String]]) -> (line: ShapedText.Line, files: [String])? {
    var spans: [(font: ShapingFont, glyphs: [ShapingFont.Glyph])] = []
    let script = paragraph.bytes.contains(where: Self.isLetter) ? PANGO_SCRIPT_LATIN : PANGO_SCRIPT_COMMON
    for (span, families) in zip(paragraph.spans, families) {
      guard span.style.tracking == .zero, !span.range.isEmpty,
        let language = ScriptLanguage.language(for: script, wanted: span.language),
        let font = font(for: span.style, families, language)
      else { return nil }
      fill(paragraph, span.range, script, language)
      var features = span.style.features
      if TypedText.isKept(span.style) { features.append(TypedText.withoutAlternates) }
      if GlyphComposition.isPlain(paragraph.bytes[span.range]), font.composesNothingPlain {
        features.append(GlyphComposition.off)
      }
      guard let glyphs = font.shape(buffer, features: features) else { return nil }
      spans.append((font, glyphs))
    }
    var reader = LineReader(paragraph)
    let line = reader.read(spans)
    return (line, reader.files)
  }

  /// Whether a paragraph looks the same without `ccmp`, for Pango's layout: it is plain text, in fonts that compose
  /// none of it. It is all or nothing, since Pango shapes spans of one font together.
  ///
  /// - Parameters:
  ///   - paragraph: the text.
  ///   - families: for each span, the families to look for its characters in, in order.
  /// - Returns: false, too, where that is not known.
  func composesNothing(_ paragraph: Paragraph, _ families: [[String]]) -> Bool {
    GlyphComposition.isPlain(paragraph.bytes[...])
      && zip(paragraph.spans, families).allSatisfy { span, families in
        guard let language = ScriptLanguage.language(for: PANGO_SCRIPT_LATIN, wanted: span.language) else {
          return false
        }
        return font(for: span.style, families, language)?.composesNothingPlain ?? false
      }
  }

  /// Whether a text is on one line what it is anywhere: Latin letters, digits and signs that run from left to right,
  /// with no space at either end.
  static func canShape(_ paragraph: Paragraph) -> Bool {
    let bytes = paragraph.bytes
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return false }
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case 0x20...0x7E: index += 1
      // U+00B7, and U+00C0 to U+024F except × and ÷.
      case 0xC2 where next == 0xB7: index += 2
      case 0xC3 where next != 0x97 && next != 0xB7: index += 2
      case 0xC4...0xC8: index += 2
      case 0xC9 where next <= 0x8F: index += 2
      // U+2013, U+2014, U+2019 and U+2026.
      case 0xE2
      where next == 0x80 && index + 2 < bytes.count && [0x93, 0x94, 0x99, 0xA6].contains(bytes[index + 2]):
        index += 3
      default: return false
      }
    }
    return true
  }

  /// Whether a byte of a text that can be shaped belongs to a letter.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0xC3...0xC9).contains(byte)
  }

  /// Puts one span of a paragraph into the buffer as Pango does; the text around it is its context.
  private func fill(
    _ paragraph: Paragraph, _ range: Range<Int>, _ script: PangoScript, _ language: OpaquePointer
  ) {
    hb_buffer_clear_contents(buffer)
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, script == PANGO_SCRIPT_LATIN ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON)
    hb_buffer_set_language(buffer, hb_language_from_string(pango_language_to_string(language), -1))
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
    var flags = HB_BUFFER_FLAG_DEFAULT.rawValue
    if range.lowerBound == 0 { flags |= HB_BUFFER_FLAG_BOT.rawValue }
    if range.upperBound == paragraph.bytes.count { flags |= HB_BUFFER_FLAG_EOT.rawValue }
    hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: flags))
    paragraph.bytes.withUnsafeBytes { bytes in
      hb_buffer_add_utf8(
        buffer, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), UInt32(range.lowerBound),
        Int32(range.count))
    }
  }

  private func composition(_ face: FontFace) -> GlyphComposition {
    if let known = compositions[face] { return known }
    let composition = GlyphComposition()
    compositions[face] = composition
    return composition
  }

  /// The first of the fonts that Pango would look for a style's characters in.
  private func font(for style: TextStyle, _ families: [String], _ language: OpaquePointer) -> ShapingFont? {
    let key = Key(
      family: style.family, weight: style.weight, size: style.size,
      language: String(cString: pango_language_to_string(language)))
    if let known = fonts[key] { return known }
    let description = TextAttributes.fontDescription(of: style, families)
    defer { pango_font_description_free(description) }
    var first: UnsafeMutablePointer<PangoFont>?
    var font: ShapingFont?
    if let set = pango_context_load_fontset(context, description, language) {
      withUnsafeMutablePointer(to: &first) { result in
        pango_fontset_foreach(
          set,
          { _, font, result in
            guard let font, let result else { return 1 }
            result.assumingMemoryBound(to: UnsafeMutablePointer<PangoFont>?.self).pointee = font
            return 1
          }, result)
      }
      font = first.flatMap { ShapingFont($0, composition) }
      g_object_unref(UnsafeMutableRawPointer(set))
    }
    fonts[key] = .some(font)
    return font
  }
}
