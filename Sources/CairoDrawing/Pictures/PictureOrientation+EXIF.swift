import Scene

extension PictureOrientation {
  /// What EXIF data say of the orientation (TIFF 6.0, section 2); nil where they say nothing that can be read.
  ///
  /// - Parameter bytes: the data from "II" or "MM" on.
  init?(exif bytes: [UInt8]) {
    let isLittleEndian = bytes.starts(with: [0x49, 0x49, 42, 0])
    guard isLittleEndian || bytes.starts(with: [0x4D, 0x4D, 0, 42]) else { return nil }
    func number(at offset: Int, _ count: Int) -> Int? {
      guard offset >= 0, offset + count <= bytes.count else { return nil }
      let part = bytes[offset..<offset + count]
      return (isLittleEndian ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let start = number(at: 4, 4), let count = number(at: start, 2) else { return nil }
    for index in 0..<count {
      let entry = start + 2 + 12 * index
      guard let tag = number(at: entry, 2) else { return nil }
      guard tag == 0x0112 else { continue }
      // A number of two bytes (type 3); some programs write four.
      guard let type = number(at: entry + 2, 2), let value = number(at: entry + 8, type == 4 ? 4 : 2) else {
        return nil
      }
      self.init(rawValue: value)
      return
    }
    return nil
  }
}
