/// Parts of a PNG (ISO/IEC 15948, 5.3).
enum PNGChunks {
  /// Those besides the critical ones that say how pixels look.
  private static let shown: Set = ["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "cICP"]

  /// The file without texts, times and what else cannot be seen; what is no PNG as it is.
  static func pixels(of bytes: [UInt8]) -> [UInt8] {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature) else { return bytes }
    var kept = signature
    var start = signature.count
    // Length, type, data and checksum.
    while start + 12 <= bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = start + 12 + length
      guard end <= bytes.count else { break }
      let type = String(decoding: bytes[start + 4..<start + 8], as: UTF8.self)
      // Critical ones begin with a capital letter.
      if bytes[start + 4] & 0x20 == 0 || shown.contains(type) { kept += bytes[start..<end] }
      start = end
      if type == "IEND" { break }
    }
    return kept
  }
}
