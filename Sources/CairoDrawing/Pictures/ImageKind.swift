/// What a file is, judged by its content alone.
enum ImageKind: Equatable {
  case svg
  case png
  case jpeg
  case gif
  /// Anything else, in words that end a sentence: "a PDF".
  case other(String)
  case unknown

  /// Judges a file by how it begins.
  init(_ bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(64))
    func begins(_ text: String, at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: text.utf8) }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins("GIF8") {
      self = .gif
    } else if let name = Self.others.first(where: { begins($0.start, at: $0.offset) })?.name {
      self = .other(name)
    } else if let text = Self.markup(bytes) {
      self = text
    } else {
      self = .unknown
    }
  }

  private static let others: [(start: String, offset: Int, name: String)] = [
    ("%PDF", 0, "a PDF"), ("WEBP", 8, "a WebP picture"), ("BM", 0, "a BMP picture"),
    ("II*\0", 0, "a TIFF picture"), ("MM\0*", 0, "a TIFF picture"), ("%!PS", 0, "an EPS file"),
    ("ftypavif", 4, "an AVIF picture"), ("ftypheic", 4, "an HEIC picture"),
    ("ftypmif1", 4, "an HEIF picture"),
    ("8BPS", 0, "a Photoshop file"), ("\0\0\u{1}\0", 0, "an icon file"),
  ]

  /// SVG or HTML; nil for what does not begin as either.
  private static func markup(_ bytes: some Collection<UInt8>) -> ImageKind? {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard rest.first == UInt8(ascii: "<") else { return nil }
    let start = String(decoding: rest.prefix(64), as: UTF8.self).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .other("a web page") }
    // A prefix for SVG's namespace is rare but right: <svg:svg>.
    for name in ["<svg", ":svg"] where rest.contains(Array(name.utf8)) { return .svg }
    return nil
  }
}

extension Collection<UInt8> {
  /// Whether `wanted`, which is not empty, is found in the bytes.
  func contains(_ wanted: [UInt8]) -> Bool {
    var rest = self[...]
    while let start = rest.firstIndex(of: wanted[0]) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
