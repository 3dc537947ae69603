internal import CFontconfig
internal import CPango
package import Scene

/// Shapes text with Pango: bidirectional, in complex scripts, with fallback fonts.
///
/// Owns a font map, a context and one layout, which all paragraphs go through.
package final class PangoTypesetter: Typesetter {
  private let settings: FontSettings
  /// The fonts that are always in use.
  private let base: FontConfiguration
  /// The fonts in use: `base`, or that and what came in from the system.
  private var current: FontConfiguration
  private var fallback: FontFallback
  /// Owned.
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  /// Owned.
  private let context: OpaquePointer
  /// Owned.
  private let layout: OpaquePointer
  /// nil where everything goes through Pango's layout.
  private let latin: LatinShaper?
  /// What shapes texts that take fonts of the system; nil where this does.
  private let system: SystemTypesetter?
  @exclusivity(unchecked) private var cache = ShapingCache()
  /// What it did so far.
  @exclusivity(unchecked) package private(set) var statistics = ShapingStatistics()

  /// Reads the fonts and starts Pango.
  ///
  /// - Parameters:
  ///   - settings: where fonts come from.
  ///   - system: what shapes texts that take fonts of the system, for this and others; nil for this itself.
  ///   - shapesLatinDirectly: whether lines of Latin text bypass Pango's layout. Only the speed differs.
  /// - Throws: `DrawingError` where there are no fonts.
  package init(
    _ settings: FontSettings, system: SystemTypesetter? = nil, shapesLatinDirectly: Bool = true
  ) throws(DrawingError) {
    self.settings = settings
    self.system = system
    // The configuration before the map: Pango would read the system's when it starts.
    base = try FontConfiguration(settings)
    current = base
    fallback = FontFallback(base, usesSystemFonts: settings.usesSystemFonts)
    guard let map = personals_font_map_new() else { throw DrawingError("cannot shape text: out of memory") }
    fontMap = map
    context = Self.context(on: map, base)
    layout = pango_layout_new(context)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    latin = shapesLatinDirectly ? LatinShaper(borrowing: context) : nil
  }

  deinit {
    latin?.forget()
    g_object_unref(UnsafeMutableRawPointer(layout))
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(fontMap)
  }

  /// The families text styles can name, by name.
  package var families: [String] { Set(base.fonts.map(\.family)).sorted() }

  package func shape(
    _ text: StyledText, maximumWidth: Length?, maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText {
    statistics.asked += 1
    let key = ShapingCache.Key(text: text, width: maximumWidth, lines: maximumLines)
    if let known = cache[key] { return known }
    if let system, fallback.takesSystemFonts(text) {
      let shaped = try system.shape(text, maximumWidth: maximumWidth, maximumLines: maximumLines)
      cache[key] = shaped
      return shaped
    }
    let shaped = try shapeToFit(text, maximumWidth, maximumLines)
    cache[key] = shaped
    return shaped
  }

  private func shapeToFit(
    _ text: StyledText, _ maximumWidth: Length?, _ maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText {
    var (shaped, cut) = try shapeUncached(text, maximumWidth, maximumLines)
    guard let maximumWidth, maximumLines != nil else { return shaped }
    // Pango squeezes the ellipsis into what room is left, and has boxes of its own for missing characters; where
    // what is drawn is wider, shorten the text.
    var room = maximumWidth
    var tries = 0
    while let widest = shaped.lines.map(\.width).max(), widest > maximumWidth + 0.01, tries < 8 {
      // By more each time: less room may leave as much text, and a narrower ellipsis.
      room = max(0, room - max(Length(0.5 * Double(1 << tries)), widest - maximumWidth))
      (shaped, cut) = try shapeUncached(text, room, maximumLines)
      tries += 1
    }
    guard let cut, let ended = Paragraph(text).cut(at: cut, direction: text.direction) else { return shaped }
    // What stays, and an ellipsis of our own. It is no wider, except where letters join otherwise.
    var (whole, _) = try shapeUncached(ended, maximumWidth, maximumLines)
    guard !whole.isTruncated, whole.width <= maximumWidth + 0.01 else { return shaped }
    whole.isTruncated = true
    return whole
  }

  /// - Returns: the text, and the byte of its paragraph from which an ellipsis replaces it.
  private func shapeUncached(
    _ text: StyledText, _ maximumWidth: Length?, _ maximumLines: Int?
  ) throws(TypesettingError) -> (text: ShapedText, cut: Int?) {
    statistics.shaped += 1
    let paragraph = Paragraph(text)
    let families = try prepareFonts(for: paragraph)
    if let latin, text.direction != .rightToLeft, LatinShaper.canShape(paragraph),
      let (line, files) = latin.line(paragraph, families), maximumWidth.map({ line.width <= $0 }) ?? true
    {
      statistics.shapedDirectly += 1
      let direct = ShapedText(
        lines: [line], isTruncated: false, substitutes: fallback.substitutes(among: files))
      return (direct, nil)
    }
    setText(paragraph, families, direction: text.direction)
    let limit = maximumWidth.map { max(0, min($0.points * unitsPerPoint, 1e9)).rounded() }
    pango_layout_set_width(layout, limit.map { Int32($0) } ?? -1)
    pango_layout_set_height(layout, Int32(-max(1, min(maximumLines ?? 1, 1_000_000))))
    pango_layout_set_ellipsize(layout, maximumLines == nil ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END)

    var reader = LineReader(paragraph)
    var lines: [ShapedText.Line] = []
    var node = pango_layout_get_lines_readonly(layout)
    while let current = node {
      if let line = current.pointee.data?.assumingMemoryBound(to: PangoLayoutLine.self) {
        lines.append(reader.read(line))
      }
      node = current.pointee.next
    }
    guard !lines.isEmpty else { throw TypesettingError("cannot shape text: out of memory") }
    let shaped = ShapedText(
      lines: lines, isTruncated: pango_layout_is_ellipsized(layout) != 0, missing: reader.missing,
      substitutes: fallback.substitutes(among: reader.files))
    return (shaped, reader.ellipsis)
  }

  /// The families for each span, after what they need of the system's fonts is taken in.
  private func prepareFonts(for paragraph: Paragraph) throws(TypesettingError) -> [[String]] {
    let before = fallback.systemFiles.count
    let families = paragraph.spans.map { fallback.families(for: $0, in: paragraph) }
    guard fallback.systemFiles.count > before else { return families }
    do throws(DrawingError) {
      current = try FontConfiguration(
        settings, systemFiles: fallback.systemFiles, systemCaches: fallback.systemCaches)
    } catch {
      throw TypesettingError(error.description)
    }
    personals_font_map_set_config(fontMap, current.handle)
    latin?.forget()
    return families
  }

  private func setText(_ paragraph: Paragraph, _ families: [[String]], direction: StyledText.Direction) {
    pango_context_set_base_dir(
      context, direction == .rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    pango_layout_set_auto_dir(layout, direction == .natural ? 1 : 0)
    // With a null byte behind it, since Pango takes no null pointer for empty text.
    (paragraph.bytes + [0]).withUnsafeBytes { bytes in
      pango_layout_set_text(
        layout, bytes.bindMemory(to: CChar.self).baseAddress, Int32(paragraph.bytes.count))
    }
    let attributes = TextAttributes.list(
      for: paragraph, families: families,
      composes: latin.map { !$0.composesNothing(paragraph, families) } ?? true)
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  /// A context in which widths scale with the size; owned by the caller.
  ///
  /// Only this and `personals_font_map_new` set resolution, hinting and rounding.
  private static func context(
    on map: UnsafeMutablePointer<PangoFontMap>, _ fonts: FontConfiguration
  ) -> OpaquePointer {
    personals_font_map_set_config(map, fonts.handle)
    let context: OpaquePointer = pango_font_map_create_context(map)
    pango_context_set_round_glyph_positions(context, 0)
    // Not the locale's.
    pango_context_set_language(context, pango_language_from_string("en"))
    return context
  }
}

/// Pango is safe to use from several threads only if each has its own font map, and this one has its own FreeType.
/// (Pango's font maps for Cairo share theirs, and crash where more than ten fonts are in use.)
@available(*, unavailable)
extension PangoTypesetter: Sendable {}
