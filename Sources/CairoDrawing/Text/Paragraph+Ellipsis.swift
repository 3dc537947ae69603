internal import CPango
import Scene

extension Paragraph {
  /// The beginning of the paragraph and an ellipsis, placed where its last letters lead: right behind them,
  /// without a space, a comma or a dot between.
  ///
  /// Pango leaves the space, and takes the ellipsis for the line's, not for the cut words': behind Latin words of an
  /// Arabic line it would be before the first of them.
  ///
  /// - Parameters:
  ///   - end: the byte where what stays ends.
  ///   - direction: the line's.
  /// - Returns: the text; nil where nothing stays.
  func cut(at end: Int, direction: StyledText.Direction) -> StyledText? {
    var kept = Substring(String(decoding: bytes[..<min(end, bytes.count)], as: UTF8.self)).unicodeScalars
    while let last = kept.last,
      last.properties.isWhitespace || Self.separators.contains(last) || last == "\u{200B}"
    {
      kept.removeLast()
    }
    let length = String(kept).utf8.count
    guard length > 0 else { return nil }

    // A line of nothing but left to right has no need of marks.
    var ellipsis = "…"
    if direction == .rightToLeft || kept.contains(where: { Self.direction(of: $0) == HB_DIRECTION_RTL }) {
      let leads = kept.lazy.reversed().map(Self.direction).first { $0 != HB_DIRECTION_INVALID }
      if let leads { ellipsis += leads == HB_DIRECTION_RTL ? "\u{200F}" : "\u{200E}" }
    }
    var result = StyledText([], direction: direction)
    for span in spans where span.range.lowerBound < length {
      // What the whole span's letters say of its language, its beginning may not.
      var style = span.style
      style.language = span.language
      let isLast = span.range.upperBound >= length
      let own = text(span.range.lowerBound..<min(span.range.upperBound, length))
      result.spans.append(StyledText.Span(isLast ? own + ellipsis : own, style))
      if isLast { break }
    }
    return result
  }

  /// Where a letter leads by itself; invalid for what is no letter, and so goes along with its neighbours.
  private static func direction(of scalar: Unicode.Scalar) -> hb_direction_t {
    guard scalar.properties.isAlphabetic else { return HB_DIRECTION_INVALID }
    return hb_script_get_horizontal_direction(hb_unicode_script(hb_unicode_funcs_get_default(), scalar.value))
  }

  /// What parts words from those that follow.
  private static let separators: Set<Unicode.Scalar> = [
    "·", ",", "،", "、", ";", "؛", ":", "–", "—", "-", "/", "(",
  ]
}
