/// What a JPEG's markers say before its pixels begin (ITU-T T.81, annex B).
struct JPEGHeader {
  let size: PixelSize
  /// Whether the file says that it ends, behind where its pixels begin.
  let hasEnd: Bool

  /// Walks through the markers; nil where there is no frame with a size, or no pixels follow it.
  init?(_ bytes: [UInt8]) {
    var size: PixelSize?
    var index = 2
    while index + 4 <= bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      switch marker {
      case 0xFF:
        index += 1
        continue
      case 0x01, 0xD0...0xD8:
        index += 2
        continue
      case 0xD9: return nil
      case 0xDA:
        guard let size else { return nil }
        self.size = size
        hasEnd = bytes[index...].contains([0xFF, 0xD9])
        return
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        guard index + 9 <= bytes.count else { return nil }
        size = PixelSize(
          width: Int(bytes[index + 7]) << 8 | Int(bytes[index + 8]),
          height: Int(bytes[index + 5]) << 8 | Int(bytes[index + 6]))
      default: break
      }
      index += 2 + length
    }
    return nil
  }
}
