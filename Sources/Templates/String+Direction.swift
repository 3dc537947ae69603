/// Bidi isolates (U+2068, U+2069), which keep a text from changing the direction of its neighbours.
extension String {
  /// Whether any character runs from right to left (the blocks of Hebrew, Arabic and their neighbours).
  package var hasRightToLeft: Bool {
    !isASCII
      && unicodeScalars.contains {
        (0x0590...0x08FF).contains($0.value) || (0xFB1D...0xFDFF).contains($0.value)
          || (0xFE70...0xFEFF).contains($0.value)
      }
  }

  /// The text in an isolate, unless it has no letters, or has isolates already.
  package var apart: String {
    let isNeutral = unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
    return isNeutral || hasApart ? self : "\u{2068}\(self)\u{2069}"
  }

  /// The text in an isolate where it has letters that run from right to left.
  package var isolated: String { hasRightToLeft ? "\u{2068}\(self)\u{2069}" : self }

  /// The text without isolates.
  package var withoutIsolates: String { hasApart ? filter { $0 != "\u{2068}" && $0 != "\u{2069}" } : self }

  /// Whether it has isolates.
  package var hasApart: Bool { !isASCII && unicodeScalars.contains("\u{2068}") }

  /// Whether all characters are ASCII.
  package var isASCII: Bool {
    // Not byte by byte: compilers make this one look at many bytes at once.
    utf8.withContiguousStorageIfAvailable { $0.reduce(0, |) < 0x80 } ?? utf8.allSatisfy { $0 < 0x80 }
  }
}
