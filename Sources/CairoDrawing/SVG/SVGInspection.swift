internal import CRSVG

/// Looks at an SVG before it is drawn: for pictures in it that are over the limits, and for what it refers to
/// outside of itself.
struct SVGInspection {
  private let library: personals_xml
  private let limits: ImageLimits
  private var warnings: [String] = []

  /// How deep SVGs may lie in one another.
  private static let deepest = 3
  /// How many elements an SVG may draw, counting what `use` copies.
  private static let mostElements = 50_000

  /// What an SVG refers to in vain.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - limits: how large pictures in it may be.
  /// - Returns: predicates to put behind the file's name, each once.
  /// - Throws: `ImageError` where a picture in it is over the limits, or it cannot be looked through.
  static func warnings(about bytes: [UInt8], limits: ImageLimits) throws(ImageError) -> [String] {
    var inspection = SVGInspection(library: try SVGDrawing.functions().xml, limits: limits)
    try inspection.inspect(bytes, depth: 1)
    return inspection.warnings
  }

  private init(library: personals_xml, limits: ImageLimits) {
    self.library = library
    self.limits = limits
  }

  private mutating func inspect(_ bytes: [UInt8], depth: Int) throws(ImageError) {
    guard depth <= Self.deepest else { throw ImageError("has pictures in pictures in pictures") }
    try Self.checkEncoding(bytes)
    let (parts, fault) = try XMLReader.parts(of: bytes, library)
    guard fault == nil || depth > 1 else {
      throw ImageError("is not a correct SVG: XML parse error: \(fault ?? "")")
    }
    // Those without content are only the beginning of one.
    for data in parts.flatMap(Self.data) where !data.content.isEmpty { try inspect(data, depth: depth) }
    guard SVGCopies.count(in: parts, limit: Self.mostElements) < Self.mostElements else {
      throw ImageError("draws more than \(Self.mostElements) elements, counting copies")
    }
    for reference in SVGReferences.outside(in: parts) {
      let warning = "refers to \(Self.shown(reference)), which is not loaded"
      if !warnings.contains(warning), warnings.count < 10 { warnings.append(warning) }
    }
  }

  private static func data(in part: XMLPart) -> [DataURI] {
    switch part {
    case .text(let text): DataURI.all(in: text)
    case .opening(let element), .instruction(let element):
      element.attributes.flatMap { DataURI.all(in: $0.value) }
    case .closing: []
    }
  }

  /// Checks a picture in the SVG.
  private mutating func inspect(_ uri: DataURI, depth: Int) throws(ImageError) {
    let size: PixelSize?
    switch ImageKind(uri.content) {
    case .png: size = PixelSize(pngHeader: uri.content)
    case .jpeg: size = JPEGHeader(uri.content)?.size
    case .gif: size = PixelSize(gifHeader: uri.content)
    case .svg: return try inspect(uri.content, depth: depth + 1)
    case .other(let name): throw ImageError("has \(name) in it, which cannot be drawn; use PNG or JPEG in it")
    case .unknown:
      // Fonts, profiles and style sheets, which librsvg does not read from there.
      guard uri.mediaType.hasPrefix("image/") else { return }
      throw ImageError("has a picture in it that cannot be read; use PNG or JPEG in it")
    }
    guard let size else { throw ImageError("has a picture in it that ends before its size") }
    try limits.check(size, "has a picture in it that ")
  }

  /// Refuses encodings in which markup does not look like ASCII.
  private static func checkEncoding(_ bytes: [UInt8]) throws(ImageError) {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    guard let start = head.firstRange(of: "encoding=")?.upperBound, head.hasPrefix("<?xml"),
      let declaration = head.firstRange(of: "?>"), start < declaration.lowerBound
    else { return }
    let name = head[start...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
    let isASCII = ["utf-8", "us-ascii", "ascii", "iso-8859-", "latin1", "windows-125", "cp125"].contains {
      name.hasPrefix($0)
    }
    guard isASCII else { throw ImageError("is in the encoding \(shown(String(name))); save it as UTF-8") }
  }

  /// Text of the file's as it may be shown: short, and without control characters.
  private static func shown(_ text: String) -> String {
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    return clean.count > 80 ? "“\(clean.prefix(79))…”" : "“\(clean)”"
  }
}
