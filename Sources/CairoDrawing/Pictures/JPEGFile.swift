import Scene

/// What a JPEG consists of (ITU-T T.81, annex B).
struct JPEGFile {
  /// The size of the pixels as they are stored.
  private(set) var size = PixelSize(width: 0, height: 0)
  /// How EXIF says the pixels have to be turned.
  private(set) var orientation = PictureOrientation.upright
  /// Whether Adobe's marker is in it, with which inks are stored as how little of them there is.
  private(set) var hasAdobeMarker = false
  /// The ICC profile; empty for none.
  private(set) var profile: [UInt8] = []
  /// Whether the file says where it ends.
  private(set) var hasEnd = false
  /// The file without what is not drawn: EXIF, XMP, IPTC, comments, thumbnails, and anything behind its end.
  private(set) var bare: [UInt8] = [0xFF, 0xD8]

  /// Walks through the markers; nil where there is no frame with a size, or no pixels follow it.
  init?(_ bytes: [UInt8]) {
    var size: PixelSize?
    var hasPixels = false
    var index = 2
    while index + 2 <= bytes.count {
      guard bytes[index] == 0xFF else {
        guard hasPixels else { return nil }
        let end = Self.endOfPixels(bytes, from: index)
        bare += bytes[index..<end]
        index = end
        continue
      }
      let marker = bytes[index + 1]
      switch marker {
      case 0xFF:
        index += 1
        continue
      case 0x00, 0x01, 0xD0...0xD8:
        bare += bytes[index..<index + 2]
        index += 2
        continue
      case 0xD9:
        bare += [0xFF, 0xD9]
        hasEnd = true
      default: break
      }
      guard !hasEnd, index + 4 <= bytes.count else { break }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      let end = min(index + 2 + max(length, 2), bytes.count)
      let content = bytes[index + 4..<max(end, index + 4)]
      switch marker {
      case 0xDA:
        if size == nil { return nil }
        hasPixels = true
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        guard content.count >= 5 else { return nil }
        let numbers = content.prefix(5).map(Int.init)
        size = PixelSize(width: numbers[3] << 8 | numbers[4], height: numbers[1] << 8 | numbers[2])
      default: break
      }
      bare += drawn(marker, content, segment: bytes[index..<end])
      index = end
    }
    guard let size, hasPixels else { return nil }
    self.size = size
  }

  /// Where entropy-coded data end: at the next marker that is not part of them.
  private static func endOfPixels(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]) {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  /// What stays of a segment; notes what it says of how the pixels are drawn.
  private mutating func drawn(
    _ marker: UInt8, _ content: ArraySlice<UInt8>, segment: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    func starts(with name: String) -> Bool { content.starts(with: Array(name.utf8) + [0]) }
    switch marker {
    case 0xE0:
      // JFIF, whose last two of 14 bytes are the size of a thumbnail, which follows.
      guard starts(with: "JFIF"), content.count >= 14 else { return [] }
      return content.count == 14 ? segment : [0xFF, 0xE0, 0, 16] + content.prefix(12) + [0, 0]
    case 0xE1:
      if starts(with: "Exif"), orientation == .upright {
        orientation = PictureOrientation(exif: Array(content.dropFirst(6))) ?? .upright
      }
      return []
    case 0xE2:
      guard starts(with: "ICC_PROFILE") else { return [] }
      // Two numbers say which part of the profile it is; parts come in order.
      profile += content.dropFirst(14)
      return segment
    case 0xEE:
      guard content.starts(with: "Adobe".utf8) else { return [] }
      hasAdobeMarker = true
      return segment
    case 0xE3...0xEF, 0xFE: return []
    default: return segment
    }
  }
}
