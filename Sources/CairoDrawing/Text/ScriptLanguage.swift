internal import CPango

/// Which language Pango takes text to be in.
///
/// Where a style names none that is written in a run's script, Pango would guess one from the environment
/// (`LANGUAGE`), and with it forms of letters and line breaks. So every run is given one here.
enum ScriptLanguage {
  /// The parts of a paragraph's bytes that are in one script, and the script.
  static func runs(in bytes: [UInt8]) -> [(range: Range<Int>, script: PangoScript)] {
    var result: [(range: Range<Int>, script: PangoScript)] = []
    bytes.withUnsafeBytes { buffer in
      guard let text = buffer.bindMemory(to: CChar.self).baseAddress,
        let iterator = pango_script_iter_new(text, Int32(buffer.count))
      else { return }
      defer { pango_script_iter_free(iterator) }
      var (start, end): (UnsafePointer<CChar>?, UnsafePointer<CChar>?) = (nil, nil)
      var script = PANGO_SCRIPT_COMMON
      repeat {
        pango_script_iter_get_range(iterator, &start, &end, &script)
        if let start, let end { result.append((text.distance(to: start)..<text.distance(to: end), script)) }
      } while pango_script_iter_next(iterator) != 0
    }
    return result
  }

  /// The language for text in `script`.
  ///
  /// - Parameters:
  ///   - script: the script.
  ///   - wanted: a BCP 47 tag, taken where that language is written in the script.
  /// - Returns: Pango's language, which lives for ever.
  static func language(for script: PangoScript, wanted: String) -> OpaquePointer? {
    let language = pango_language_from_string(wanted)
    if pango_language_includes_script(language, script) != 0 { return language }
    // For "xx", a language unknown, Pango does not go looking for another.
    return pango_language_from_string(usual[script.rawValue] ?? "xx")
  }

  /// The BCP 47 tag of the language that `language` takes text to be in; nil for signs and digits, which are in any.
  static func tag(for script: PangoScript, wanted: String) -> String? {
    guard script.rawValue > PANGO_SCRIPT_INHERITED.rawValue else { return nil }
    if pango_language_includes_script(pango_language_from_string(wanted), script) != 0 { return wanted }
    return usual[script.rawValue]
  }

  /// The language most written in a script.
  private static let usual: [PangoScript.RawValue: String] = Dictionary(
    [
      (PANGO_SCRIPT_LATIN, "en"), (PANGO_SCRIPT_CYRILLIC, "ru"), (PANGO_SCRIPT_GREEK, "el"),
      (PANGO_SCRIPT_ARABIC, "ar"), (PANGO_SCRIPT_HEBREW, "he"), (PANGO_SCRIPT_THAI, "th"),
      (PANGO_SCRIPT_LAO, "lo"), (PANGO_SCRIPT_KHMER, "km"), (PANGO_SCRIPT_MYANMAR, "my"),
      (PANGO_SCRIPT_DEVANAGARI, "hi"), (PANGO_SCRIPT_BENGALI, "bn"), (PANGO_SCRIPT_TAMIL, "ta"),
      (PANGO_SCRIPT_TELUGU, "te"), (PANGO_SCRIPT_KANNADA, "kn"), (PANGO_SCRIPT_MALAYALAM, "ml"),
      (PANGO_SCRIPT_GUJARATI, "gu"), (PANGO_SCRIPT_GURMUKHI, "pa"), (PANGO_SCRIPT_SINHALA, "si"),
      (PANGO_SCRIPT_ARMENIAN, "hy"), (PANGO_SCRIPT_GEORGIAN, "ka"), (PANGO_SCRIPT_ETHIOPIC, "am"),
      (PANGO_SCRIPT_TIBETAN, "bo"), (PANGO_SCRIPT_HAN, "zh"), (PANGO_SCRIPT_BOPOMOFO, "zh-tw"),
      (PANGO_SCRIPT_HIRAGANA, "ja"), (PANGO_SCRIPT_KATAKANA, "ja"), (PANGO_SCRIPT_HANGUL, "ko"),
    ].map { ($0.rawValue, $1) }, uniquingKeysWith: { first, _ in first })
}
