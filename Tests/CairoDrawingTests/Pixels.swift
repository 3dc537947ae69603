import CairoDrawing
import Files
import Scene
import TestSupport

/// A page's pixels, as a PNG of it holds them.
struct Pixels {
  let width: Int
  let height: Int
  /// Red, green and blue of each pixel, row by row.
  let colors: [[Int]]

  /// Draws `page` as a PNG, and reads it back.
  init(_ page: Page, width: Int) throws {
    let sink = MemorySink()
    try PNGWriter.write(page, width: width, to: sink)
    try self.init(png: sink.bytes)
  }

  /// Reads an opaque PNG.
  init(png bytes: [UInt8]) throws {
    let picture = try Pixmap(png: bytes)
    (width, height) = (picture.width, picture.height)
    colors = stride(from: 0, to: picture.pixels.count, by: 3).map { index in
      picture.pixels[index..<index + 3].map(Int.init)
    }
  }

  /// The pixels as text, a row a line: `.` white, `#` black, `r`, `g` and `b` their colours, `+` anything else.
  var text: String {
    let letters: [([Int], Character)] = [
      ([255, 255, 255], "."), ([0, 0, 0], "#"), ([255, 0, 0], "r"), ([0, 255, 0], "g"), ([0, 0, 255], "b"),
    ]
    return (0..<height).map { row in
      String(
        (0..<width).map { column in
          let color = colors[row * width + column]
          return letters.first { known, _ in zip(known, color).allSatisfy { abs($0 - $1) < 12 } }?.1 ?? "+"
        })
    }.joined(separator: "\n")
  }
}

extension Color {
  static let red = Color(red: 255, green: 0, blue: 0)
  static let green = Color(red: 0, green: 255, blue: 0)
  static let blue = Color(red: 0, green: 0, blue: 255)
}
