import CPNG
import CairoDrawing
import Files
import Scene

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
    func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    (width, height) = (number(at: 16), number(at: 20))
    var pixels = [UInt8](repeating: 0, count: width * height * 4)
    var message = [CChar](repeating: 0, count: 128)
    guard
      personals_png_read(
        bytes, bytes.count, &pixels, UInt32(width), UInt32(height), Int32(width * 4), &message) != 0
    else { throw DrawingError("cannot read the PNG back") }
    colors = stride(from: 0, to: pixels.count, by: 4).map { index in
      // Blue, green, red on the machines the tests run on.
      [Int(pixels[index + 2]), Int(pixels[index + 1]), Int(pixels[index])]
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
