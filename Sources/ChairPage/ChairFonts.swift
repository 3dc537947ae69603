internal import Files
internal import Foundation

/// The program's fonts, as far as the page's texts need them: a laptop has others, and for some scripts none.
struct ChairFonts {
  /// The families, as CSS.
  private(set) var style: [UInt8] = []

  /// The family that has the scripts other than Latin, Greek and Cyrillic.
  private static let scripts: [(name: String, ranges: [ClosedRange<UInt32>])] = [
    ("Arabic", [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE]),
    ("Armenian", [0x530...0x58F]), ("Bengali", [0x980...0x9FF]), ("Devanagari", [0x900...0x97F]),
    ("Ethiopic", [0x1200...0x139F]), ("Georgian", [0x10A0...0x10FF, 0x1C90...0x1CBF]),
    ("Gujarati", [0xA80...0xAFF]), ("Gurmukhi", [0xA00...0xA7F]), ("Hebrew", [0x590...0x5FF]),
    ("Kannada", [0xC80...0xCFF]), ("Khmer", [0x1780...0x17FF]), ("Lao", [0xE80...0xEFF]),
    ("Malayalam", [0xD00...0xD7F]), ("Myanmar", [0x1000...0x109F]), ("Sinhala", [0xD80...0xDFF]),
    ("Tamil", [0xB80...0xBFF]), ("Telugu", [0xC00...0xC7F]), ("Thai", [0xE00...0xE7F]),
  ]

  /// - Parameters:
  ///   - folder: where the fonts are. One that cannot be read is left to the browser.
  ///   - text: all texts of the page.
  init(folder: String, for text: String) {
    add("\(folder)/inter/Inter-Regular.otf", "Inter", weight: "400 500")
    add("\(folder)/inter/Inter-SemiBold.otf", "Inter", weight: "600 700")
    add("\(folder)/inter/InterDisplay-Bold.otf", "Inter Display", weight: "700")
    let used = Set(text.unicodeScalars.lazy.map(\.value).filter { $0 >= 0x530 })
    for (name, ranges) in Self.scripts
    where used.contains(where: { value in ranges.contains { $0.contains(value) } }) {
      for (file, weight) in [("Regular", "400 500"), ("Bold", "600 700")] {
        add("\(folder)/noto/NotoSans\(name)-\(file).ttf", "Noto of this page", weight: weight, ranges)
      }
    }
  }

  private mutating func add(
    _ path: String, _ family: String, weight: String, _ ranges: [ClosedRange<UInt32>] = []
  ) {
    guard let bytes = try? InputFile.read(path, limit: 4_000_000) else { return }
    let range = ranges.map { "U+\(String($0.lowerBound, radix: 16))-\(String($0.upperBound, radix: 16))" }
    let limit = range.isEmpty ? "" : "unicode-range:\(range.joined(separator: ","));"
    let kind = path.hasSuffix(".otf") ? "otf" : "ttf"
    let data = Data(bytes).base64EncodedString()
    style +=
      "\n@font-face{font-family:\"\(family)\";font-weight:\(weight);\(limit)src:url(data:font/\(kind);base64,\(data))}"
      .utf8
  }
}
