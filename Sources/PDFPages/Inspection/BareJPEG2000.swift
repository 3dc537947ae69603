/// Takes out of a JPEG 2000 file what is not drawn and may tell where and by whom a photo was taken: XML, boxes of other
/// programs, and rights (ITU-T T.800, annex I).
enum BareJPEG2000 {
  private static let privateBoxes: Set<[UInt8]> = Set(
    ["xml ", "uuid", "uinf", "jp2i"].map { Array($0.utf8) })

  /// The file without that; as it is where it does not consist of boxes.
  static func bytes(of file: [UInt8]) -> [UInt8] {
    guard file.dropFirst(4).starts(with: "jP  ".utf8) else { return file }
    var bare: [UInt8] = []
    var index = 0
    while index + 8 <= file.count {
      let length = number(file[index..<index + 4])
      let size: Int
      switch length {
      // The last one, up to the end of the file.
      case 0: size = file.count - index
      // One too long for 32 bits.
      case 1: size = index + 16 <= file.count ? number(file[index + 8..<index + 16]) : 0
      default: size = length
      }
      guard size >= 8 else { return file }
      let end = size < file.count - index ? index + size : file.count
      if !privateBoxes.contains(Array(file[index + 4..<index + 8])) { bare += file[index..<end] }
      index = end
    }
    return bare
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 >= 1 << 48 ? $0 : $0 << 8 | Int($1) }
  }
}
