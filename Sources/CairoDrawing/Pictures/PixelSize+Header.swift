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
}
