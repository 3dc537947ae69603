/// Takes out of a JPEG what is not drawn and may tell where and by whom a photo was taken: EXIF, XMP, IPTC, comments, and
/// anything behind its end. Readers of PDFs do not look at any of it.
enum BareJPEG {
  /// The file without that; as it is where it is not a JPEG that can be walked through (ITU-T T.81, annex B).
  static func bytes(of file: [UInt8]) -> [UInt8] {
    guard file.starts(with: [0xFF, 0xD8]) else { return file }
    var bare: [UInt8] = [0xFF, 0xD8]
    var index = 2
    while index + 1 < file.count {
      guard file[index] == 0xFF else { return file }
      let marker = file[index + 1]
      switch marker {
      case 0xFF:
        index += 1
        continue
      case 0xD9: return bare + [0xFF, 0xD9]
      case 0x01, 0xD0...0xD8:
        bare += [0xFF, marker]
        index += 2
        continue
      default: break
      }
      guard index + 3 < file.count else { return file }
      var end = index + 2 + max(2, Int(file[index + 2]) << 8 | Int(file[index + 3]))
      guard end <= file.count else { return file }
      let isPrivate = isPrivate(marker, file[(index + 4)..<max(index + 4, end)])
      if marker == 0xDA { end = endOfPixels(file, from: end) }
      if !isPrivate { bare += file[index..<end] }
      index = end
    }
    return bare
  }

  private static func isPrivate(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    switch marker {
    // How colours are stored, and profiles of them, which are drawn with.
    case 0xE2: !content.starts(with: "ICC_PROFILE".utf8)
    case 0xEE: !content.starts(with: "Adobe".utf8)
    case 0xE1, 0xE3...0xEF, 0xFE: true
    default: false
    }
  }

  /// Where the data of a scan end: at the next marker that is not part of them.
  private static func endOfPixels(_ file: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < file.count {
      if file[index] == 0xFF, file[index + 1] != 0, !(0xD0...0xD7).contains(file[index + 1]) { return index }
      index += 1
    }
    return file.count
  }
}
