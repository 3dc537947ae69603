package import Scene

/// A page that a presenter made by hand, checked and with nothing in it but what is drawn.
package struct OwnSlide: Sendable, Hashable {
  /// A new PDF of the one page. Its boxes start at zero and it is upright; what the page draws is its form
  /// XObject `/OwnSlide`.
  package let bytes: [UInt8]
  /// The page's number in the presenter's file, from 1.
  package let page: Int
  /// How many pages the presenter's file has.
  package let pageCount: Int
  /// The page's size as it is seen: cropped and rotated.
  package let size: Size
  /// The warnings except `fontsWarning`, as predicates to put after the file's name.
  package let otherWarnings: [String]
  /// The names of the fonts that are not in the file, sorted; programs replace each with one they have.
  package let fontsNotEmbedded: [String]
  /// The names of the fonts that are in the file, sorted.
  package let fontsEmbedded: [String]
  /// The names of the fonts that do not say which letters their glyphs are, sorted.
  package let fontsWithoutUnicode: [String]
  /// What else keeps it from being PDF/A, as predicates.
  package let archiveObstacles: [String]
  /// Whether it has tags, which say what is what.
  package let isTagged: Bool
  /// How many of its tagged figures have no alternative text.
  package let undescribed: Int

  package func hash(into hasher: inout Hasher) {
    hasher.combine(page)
    hasher.combine(bytes.count)
    // Each byte of each page of a deck would take longer than to copy them.
    for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 64)) {
      hasher.combine(bytes[index])
    }
  }
}

extension OwnSlide {
  /// All warnings, as predicates to put after the file's name.
  package var warnings: [String] { otherWarnings + [fontsWarning, lettersWarning].compactMap(\.self) }

  /// The warning about text that programs cannot read, such as screen readers; nil where they can.
  package var lettersWarning: String? {
    guard !fontsWithoutUnicode.isEmpty else { return nil }
    return "has fonts that do not say which letters they show: " + fontsWithoutUnicode.joined(separator: ", ")
  }

  /// The warning about a page of which a screen reader reads nothing, or not all, where no one describes it; nil where
  /// it reads all.
  package var wordsWarning: String? {
    guard isTagged else { return "has no tags, so that screen readers only say who made it" }
    guard undescribed > 0 else { return nil }
    return "has \(undescribed == 1 ? "a figure" : "\(undescribed) figures") without alternative text"
  }

  /// Whether a document with the page can be PDF/UA-1: all fonts are there, and say which letters they show.
  package var canBeAccessible: Bool { fontsNotEmbedded.isEmpty && fontsWithoutUnicode.isEmpty }

  /// The warning about fonts that are not in the file; nil if all are.
  package var fontsWarning: String? {
    guard !fontsNotEmbedded.isEmpty else { return nil }
    return "does not contain these fonts, which may look different elsewhere: "
      + fontsNotEmbedded.joined(separator: ", ")
  }

  /// How large files may be, and what is in them.
  package struct Limits: Sendable, Hashable {
    /// The most bytes in a file.
    package var bytes = 20_000_000
    /// The most bytes its streams may unpack to, all together.
    package var unpackedBytes = 400_000_000
    /// The most bytes of instructions on the page, where they have to be joined.
    package var contentBytes = 64_000_000
    /// The most pixels in a picture.
    package var pixels = 200_000_000
    /// The most values in what the page draws with.
    package var values = 5_000_000
    /// How deep these may lie in one another.
    package var depth = 500
    /// The most links that are kept.
    package var links = 1000
    /// The shortest and the longest side of a page, in points.
    package var side = 10.0...100_000.0

    package init() {}

    package static let `default` = Limits()
  }
}
