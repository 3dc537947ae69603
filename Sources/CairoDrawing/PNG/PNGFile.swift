import Scene

/// What a PNG's chunks say beside its pixels (PNG, third edition, 11).
struct PNGFile {
  /// The size of the pixels as they are stored; nil where the file ends before it.
  let size: PixelSize?
  private(set) var orientation = PictureOrientation.upright
  /// The ICC profile; empty for none.
  private(set) var profile: [UInt8] = []

  /// Walks through the chunks, as far as they go.
  init(_ bytes: [UInt8]) {
    size = PixelSize(pngHeader: bytes)
    func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    var index = 8
    while index + 12 <= bytes.count {
      let end = index + 8 + number(at: index)
      guard end + 4 <= bytes.count else { return }
      let content = bytes[index + 8..<end]
      switch String(decoding: bytes[index + 4..<index + 8], as: UTF8.self) {
      case "eXIf": orientation = PictureOrientation(exif: Array(content)) ?? .upright
      case "iCCP":
        // Its name, a null byte, the method of compression, the profile.
        profile = Deflation.inflated(Array(content.drop { $0 != 0 }.dropFirst(2)), limit: 1 << 20) ?? []
      default: break
      }
      index = end + 4
    }
  }
}
