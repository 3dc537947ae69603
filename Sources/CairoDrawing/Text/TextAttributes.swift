internal import CPango
import Scene

/// Styles as Pango's attributes.
enum TextAttributes {
  /// The attributes of a paragraph.
  ///
  /// - Parameters:
  ///   - paragraph: the text and its spans.
  ///   - families: for each span, the families to look for its characters in, in order.
  ///   - composes: whether glyphs are composed and decomposed (`ccmp`), as they are unless nothing can come of it.
  /// - Returns: a list owned by the caller.
  static func list(
    for paragraph: Paragraph, families: [[String]], composes: Bool = true
  ) -> OpaquePointer? {
    let list = pango_attr_list_new()
    func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<Int>) {
      guard let attribute else { return }
      attribute.pointee.start_index = UInt32(range.lowerBound)
      attribute.pointee.end_index = UInt32(range.upperBound)
      pango_attr_list_insert(list, attribute)
    }
    for (span, families) in zip(paragraph.spans, families) {
      // An empty paragraph still has a font, and so a height.
      let range = paragraph.bytes.isEmpty ? 0..<Int(Int32.max) : span.range
      let style = span.style
      let font = fontDescription(of: style, families)
      add(pango_attr_font_desc_new(font), range)
      pango_font_description_free(font)
      if style.tracking != .zero {
        add(pango_attr_letter_spacing_new(Int32((style.tracking.points * unitsPerPoint).rounded())), range)
      }
      let features = style.features + (composes ? [] : [GlyphComposition.off])
      func addFeatures(_ features: [String], _ range: Range<Int>) {
        guard !features.isEmpty, !range.isEmpty else { return }
        add(pango_attr_font_features_new(features.joined(separator: ",")), range)
      }
      // Of two attributes of one text Pango takes one, so that no part is in two.
      var rest = range.lowerBound
      for letters in TypedText.isKept(style) ? TypedText.latinRanges(in: paragraph, span.range) : [] {
        addFeatures(features, rest..<letters.lowerBound)
        addFeatures(features + [TypedText.withoutAlternates], letters)
        rest = letters.upperBound
      }
      addFeatures(features, rest..<range.upperBound)
    }
    for (range, script) in ScriptLanguage.runs(in: paragraph.bytes) {
      for span in paragraph.spans where span.range.overlaps(range) {
        let language = ScriptLanguage.language(for: script, wanted: span.language)
        add(pango_attr_language_new(language), span.range.clamped(to: range))
      }
    }
    for range in paragraph.unbroken { add(pango_attr_allow_breaks_new(0), range) }
    // A broken AS-SET or address must not gain a hyphen that is not its own.
    if !paragraph.hasSoftHyphen { add(pango_attr_insert_hyphens_new(0), 0..<paragraph.bytes.count) }
    return list
  }

  /// What Pango looks for a style's fonts by; owned by the caller.
  ///
  /// - Parameters:
  ///   - style: the style.
  ///   - families: the families to look in, in order.
  /// - Returns: a `PangoFontDescription`.
  static func fontDescription(of style: TextStyle, _ families: [String]) -> OpaquePointer? {
    let font = pango_font_description_new()
    pango_font_description_set_family(font, families.joined(separator: ","))
    pango_font_description_set_weight(font, PangoWeight(rawValue: UInt32(max(1, min(style.weight, 1000)))))
    pango_font_description_set_absolute_size(font, max(0, style.size.points) * unitsPerPoint)
    return font
  }
}
