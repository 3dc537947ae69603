internal import CairoDrawing
internal import Diagnostics

/// What is known of one slide of a presentation before it is drawn.
struct SlideFacts: Sendable {
  /// The families that its text is set in.
  var fonts: Set<String> = []
  /// Addresses of pictures that are not in the file.
  private(set) var linkedPictures: [String] = []
  var hasDate = false
  /// What PowerPoint has shrunk text to, in per cent.
  var leastScale = 100
  /// The characters of its text.
  var characters: Set<Unicode.Scalar> = []

  /// The least share of its size, in per cent, that text may be shrunk to.
  private static let legibleScale = 70

  /// How many pictures are counted. Layouts may link to any number, for each of any number of slides.
  static let mostPictures = 100

  /// How many characters are looked for in the fonts. A slide in Chinese has hundreds.
  private static let mostCharacters = 5000

  init() {}

  /// What is known of any of several.
  init(_ slides: [SlideFacts]) {
    for slide in slides { add(slide) }
  }

  mutating func add(_ other: SlideFacts) {
    fonts.formUnion(other.fonts)
    add(pictures: other.linkedPictures)
    hasDate = hasDate || other.hasDate
    leastScale = min(leastScale, other.leastScale)
    characters.formUnion(other.characters)
  }

  mutating func add(pictures: [String]) {
    for picture in pictures where !linkedPictures.contains(picture) {
      guard linkedPictures.count < Self.mostPictures else { return }
      linkedPictures.append(picture)
    }
  }

  /// Predicates to put after the file's name.
  var warnings: [String] {
    var warnings: [String] = []
    if let first = linkedPictures.first {
      let more = linkedPictures.count > 1 ? " and \(linkedPictures.count - 1) more" : ""
      warnings.append("links to a picture, which is not loaded: \(String(first.prefix(200)).quotable)\(more)")
    }
    if hasDate { warnings.append("has a date that changes by itself; the day of the conversion is shown") }
    if leastScale < Self.legibleScale {
      warnings.append("has text that was shrunk to \(leastScale) % to fit, too small for a stage")
    }
    return warnings
  }

  /// The warning about characters that no font has; nil where there is a font for all.
  func warning(without fonts: InstalledFonts) -> String? {
    let missing = characters.sorted().prefix(Self.mostCharacters).filter { scalar in
      // What is never drawn needs no font.
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        && ![.control, .format, .privateUse, .unassigned].contains(scalar.properties.generalCategory)
        && !fonts.has(scalar)
    }
    guard !missing.isEmpty else { return nil }
    let some = missing.prefix(8).map { String(Character($0)) }.joined(separator: " ")
    return "has letters that no installed font has: \(some)\(missing.count > 8 ? " …" : "")"
  }
}
