internal import CXML2
internal import Scene

/// Looks at an SVG before it is drawn: for pictures in it that are over the limits, and for what it refers to
/// outside of itself.
struct SVGInspection {
  private let library: personals_xml
  private let limits: ImageLimits
  /// References that are not loaded: predicates to put after the file's name, each once.
  private(set) var warnings: [String] = []
  /// What is not drawn of it: predicates.
  private(set) var losses: [String] = []
  /// The file as it is drawn: without its filters where one of them would have what it is on vanish.
  private(set) var drawable: [UInt8]

  /// How deep SVGs may lie in one another.
  private static let deepest = 3
  /// How many elements an SVG may draw, counting what `use` copies.
  private static let mostElements = 50_000

  /// Looks through a file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - limits: how large pictures in it may be.
  /// - Throws: `ImageError` where a picture in it is over the limits, or it cannot be looked through.
  init(_ bytes: [UInt8], limits: ImageLimits) throws(ImageError) {
    library = try SVGDrawing.functions().xml
    self.limits = limits
    drawable = bytes
    try inspect(bytes, depth: 1)
  }

  private mutating func inspect(_ bytes: [UInt8], depth: Int) throws(ImageError) {
    guard depth <= Self.deepest else { throw ImageError("has pictures in pictures in pictures") }
    try Self.checkEncoding(bytes)
    let (parts, fault) = try XMLReader.parts(of: bytes, library)
    guard fault == nil else {
      if depth > 1 { return losses.append("has an SVG in it that is not drawn: \(fault ?? "")") }
      throw ImageError("is not a correct SVG: XML parse error: \(fault ?? "")")
    }
    // Those without content are only the beginning of one.
    for data in parts.flatMap(Self.data) where !data.content.isEmpty { try inspect(data, depth: depth) }
    guard SVGCopies.count(in: parts, limit: Self.mostElements) < Self.mostElements else {
      throw ImageError("draws more than \(Self.mostElements) elements, counting copies")
    }
    let found = SVGLosses(parts, draws: SVGDrawing.draws)
    if depth == 1 {
      losses += found.words
      if found.hasLostFilter { drawable = Self.withoutFilters(bytes) }
    } else {
      losses += found.words.map { "has an SVG in it that \($0)" }
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
    var orientation = PictureOrientation.upright
    switch ImageKind(uri.content) {
    case .png:
      size = PixelSize(pngHeader: uri.content)
      orientation = PNGFile(uri.content).orientation
    case .jpeg:
      let file = JPEGFile(uri.content)
      (size, orientation) = (file?.size, file?.orientation ?? .upright)
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
    let turned = "has a photo in it that only its EXIF data turn upright, which are not read"
    if orientation != .upright, !losses.contains(turned) { losses.append(turned) }
  }

  /// The file with a rule at its end that counts more than all others.
  private static func withoutFilters(_ bytes: [UInt8]) -> [UInt8] {
    guard let end = bytes.indices.last(where: { bytes[$0...].starts(with: "</".utf8) }) else { return bytes }
    let rule = #"<style xmlns="http://www.w3.org/2000/svg">* { filter: none !important }</style>"#
    return bytes[..<end] + Array(rule.utf8) + bytes[end...]
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
