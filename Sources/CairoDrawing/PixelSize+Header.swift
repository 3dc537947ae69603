extension PixelSize {
  /// The size a PNG's header states (PNG, 11.2.2 IHDR); nil where the file ends before it.
  init?(pngHeader bytes: [UInt8]) {
    guard bytes.count >= 24 else { return nil }
    func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    self.init(width: number(at: 16), height: number(at: 20))
  }

  /// The size a GIF's header states (GIF 89a, 18: logical screen); nil where the file ends before it.
  init?(gifHeader bytes: [UInt8]) {
    guard bytes.count >= 10 else { return nil }
    self.init(width: Int(bytes[6]) | Int(bytes[7]) << 8, height: Int(bytes[8]) | Int(bytes[9]) << 8)
  }

  /// The size a JPEG's frame header states (ITU-T T.81, B.2.2); nil where there is none.
  init?(jpegHeader bytes: [UInt8]) {
    var index = 2
    while index + 9 <= bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      switch marker {
      case 0xFF: index += 1
      case 0x01, 0xD0...0xD8: index += 2
      case 0xD9, 0xDA: return nil
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        self.init(
          width: Int(bytes[index + 7]) << 8 | Int(bytes[index + 8]),
          height: Int(bytes[index + 5]) << 8 | Int(bytes[index + 6]))
        return
      default: index += 2 + (Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
      }
    }
    return nil
  }
}
