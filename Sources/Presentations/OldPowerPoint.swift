/// PowerPoint's format before 2007 ([MS-PPT]), as far as it is looked into: for the names of fonts.
enum OldPowerPoint {
  /// The type of a FontEntityAtom, and its length in bytes (2.9.8).
  private static let atom: [UInt8] = [0xB7, 0x0F, 0x44, 0x00, 0x00, 0x00]
  private static let nameLength = 64

  /// The families that a file names. One whose record is cut by the end of a sector is missed.
  static func fonts(in bytes: [UInt8]) -> Set<String> {
    var fonts: Set<String> = []
    var rest = bytes[...]
    while let found = rest.firstRange(of: atom) {
      rest = rest[found.upperBound...]
      let units = stride(from: 0, to: min(nameLength, rest.count - 1), by: 2).map { offset in
        UInt16(rest[rest.startIndex + offset]) | UInt16(rest[rest.startIndex + offset + 1]) << 8
      }
      let name = String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
      let isName = !name.isEmpty && name.unicodeScalars.allSatisfy { $0.properties.isGraphemeBase }
      if isName { fonts.insert(name) }
    }
    return fonts
  }
}
