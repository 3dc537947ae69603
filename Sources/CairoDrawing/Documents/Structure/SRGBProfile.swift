/// The colours of what we draw, sRGB (IEC 61966-2-1), as an ICC profile (ICC.1:2022), which PDF/A has to have.
///
/// It is made of the standard's numbers, so that no file of others has to be passed on.
enum SRGBProfile {
  /// The profile.
  static var bytes: [UInt8] {
    let white = xyz([0xF6D6, 0x10000, 0xD32D])
    // The exponent, then what scales and moves a value, the slope near black, and where that ends.
    let curve = tag("para") + [0, 3, 0, 0] + fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
    // From the white of sRGB to that of profiles, by Bradford's method.
    let adaptation =
      tag("sf32")
      + fixed([1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168])
    let contents: [(names: [String], content: [UInt8])] = [
      (["desc"], text("sRGB IEC61966-2.1")), (["cprt"], text("No copyright")), (["wtpt"], white),
      (["chad"], adaptation),
      (["rXYZ"], xyz([0x6FA2, 0x38F5, 0x0390])), (["gXYZ"], xyz([0x6299, 0xB785, 0x18DA])),
      (["bXYZ"], xyz([0x24A0, 0x0F84, 0xB6CF])), (["rTRC", "gTRC", "bTRC"], curve),
    ]
    let count = contents.reduce(0) { $0 + $1.names.count }
    var table = number(count)
    var data: [UInt8] = []
    for (names, content) in contents {
      for name in names {
        table += Array(name.utf8) + number(132 + 12 * count + data.count) + number(content.count)
      }
      data += content + [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
    }
    var header = number(128 + table.count + data.count) + number(0) + number(0x0430_0000)
    header += Array("mntrRGB XYZ ".utf8)
    header += [2026, 1, 1, 0, 0, 0].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
    header += [0xF6D6, 0x10000, 0xD32D].flatMap(number)
    return header + [UInt8](repeating: 0, count: 128 - header.count) + table + data
  }

  private static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  /// The name of a kind of content, which four bytes follow that are not used.
  private static func tag(_ name: String) -> [UInt8] { Array(name.utf8) + number(0) }

  /// Numbers in 65536ths.
  private static func fixed(_ values: [Double]) -> [UInt8] {
    values.flatMap { number(Int(($0 * 65536).rounded())) }
  }

  private static func xyz(_ values: [Int]) -> [UInt8] { tag("XYZ ") + values.flatMap(number) }

  /// English text in UTF-16.
  private static func text(_ text: String) -> [UInt8] {
    let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    return tag("mluc") + number(1) + number(12) + Array("enUS".utf8) + number(units.count) + number(28)
      + units
  }
}
