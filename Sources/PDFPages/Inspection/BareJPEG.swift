/// Takes out of a JPEG what is not drawn and may tell where and by whom a photo was taken: EXIF, XMP, IPTC, comments,
/// small copies, and anything before its beginning and behind its end. Readers of PDFs do not look at any of it.
enum BareJPEG {
  /// The file without that (ITU-T T.81, annex B). Bytes between its parts are skipped, as libjpeg does, and a file that is
  /// cut stays cut. One that has no beginning is left as it is.
  static func bytes(of file: [UInt8]) -> [UInt8] {
    guard let start = file.indices.dropLast().first(where: { file[$0] == 0xFF && file[$0 + 1] == 0xD8 })
    else { return file }
    var bare: [UInt8] = [0xFF, 0xD8]
    var index = start + 2
    while index + 1 < file.count {
      let marker = file[index + 1]
      switch marker {
      case _ where file[index] != 0xFF, 0x00, 0xFF:
        index += 1
        continue
      case 0xD9: return bare + [0xFF, 0xD9]
      case 0x01, 0xD0...0xD8:
        bare += [0xFF, marker]
        index += 2
        continue
      default: break
      }
      guard index + 3 < file.count else { break }
      let length = max(2, Int(file[index + 2]) << 8 | Int(file[index + 3]))
      let contentEnd = min(index + 2 + length, file.count)
      let end = marker == 0xDA ? endOfPixels(file, from: contentEnd) : contentEnd
      bare += drawn(marker, file[(index + 4)..<max(index + 4, contentEnd)], segment: file[index..<end])
      index = end
    }
    return bare
  }

  /// What stays of a segment.
  private static func drawn(
    _ marker: UInt8, _ content: ArraySlice<UInt8>, segment: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    switch marker {
    // Of JFIF all but the thumbnail, whose size is the last two of 14 bytes.
    case 0xE0:
      guard content.starts(with: "JFIF".utf8), content.count >= 14 else { return [] }
      return [0xFF, 0xE0, 0, 16] + content.prefix(12) + [0, 0]
    // How colours are stored, and profiles of them, which are drawn with.
    case 0xE2: return content.starts(with: "ICC_PROFILE".utf8) ? segment : []
    case 0xEE: return content.starts(with: "Adobe".utf8) ? segment : []
    case 0xE1, 0xE3...0xEF, 0xFE: return []
    default: return segment
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
