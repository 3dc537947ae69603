/// An ICC profile (ICC.1:2022), as far as it says whether it is sRGB.
struct ColorProfile {
  /// What it calls itself.
  let name: String
  private let space: String

  /// Reads the header and the name; nil for what is no profile.
  init?(_ bytes: [UInt8]) {
    func number(at offset: Int) -> Int? {
      guard offset >= 0, offset + 4 <= bytes.count else { return nil }
      return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    func text(at offset: Int, _ count: Int) -> ArraySlice<UInt8> {
      offset >= 0 && count >= 0 && offset + count <= bytes.count ? bytes[offset..<offset + count] : []
    }
    guard let count = number(at: 128), count <= 100, text(at: 36, 4).elementsEqual("acsp".utf8) else {
      return nil
    }
    space = String(decoding: text(at: 16, 4), as: UTF8.self)
    var name = ""
    for index in 0..<count where text(at: 132 + 12 * index, 4).elementsEqual("desc".utf8) {
      guard let start = number(at: 136 + 12 * index) else { continue }
      if text(at: start, 4).elementsEqual("mluc".utf8) {
        // Names by language, in UTF-16; the first will do.
        let length = number(at: start + 20) ?? 0
        let units = text(at: start + (number(at: start + 24) ?? 0), length)
        name = String(
          decoding: zip(units, units.dropFirst()).enumerated().filter { $0.offset.isMultiple(of: 2) }
            .map { UInt16($0.element.0) << 8 | UInt16($0.element.1) }, as: UTF16.self)
      } else {
        name = String(decoding: text(at: start + 12, (number(at: start + 8) ?? 1) - 1), as: UTF8.self)
      }
    }
    self.name = name
  }

  /// Whether its colours are those of sRGB, or so close that the difference cannot be seen. "c2" and "uRGB" are small
  /// forms of sRGB, written by Facebook and Google.
  var isLikeSRGB: Bool {
    switch space {
    case "RGB ":
      name.lowercased().contains("srgb") || name.contains("IEC61966") || ["c2", "uRGB"].contains(name)
    case "GRAY": true
    default: false
    }
  }
}
