import CairoDrawing
import Files
import Foundation
import Scene
import TestSupport
import Testing

/// QR codes in PDFs are stencils; what other programs see of them is the code.
@Suite struct CellGridTests {
  /// A symbol as the template draws it: a rectangle for each run of dark modules.
  static func path(_ symbol: QRSymbol, module: Length, at origin: Point) -> Path {
    var path = Path()
    for row in 0..<symbol.width {
      for column in 0..<symbol.width where symbol[row: row, column: column] {
        path.add(
          Rect(
            x: origin.x + module * Double(column), y: origin.y + module * Double(row), width: module,
            height: module))
      }
    }
    return path
  }

  static func pdf(_ path: Path, stroke: Shape.Stroke? = nil) throws -> [UInt8] {
    let shape = Shape(path, fill: Color(red: 20, green: 33, blue: 61), stroke: stroke)
    return try PDF.bytes([Page(size: Size(width: 100, height: 100), elements: [.shape(shape)])])
  }

  @Test(arguments: [(1.0, 8.0), (1.78378, 12.345)])
  func `a code is a stencil that shows the same`(module: Double, origin: Double) throws {
    let symbol = try QRSymbol.encoding("https://www.peeringdb.com/asn/64500")
    let path = Self.path(symbol, module: Length(module), at: Point(x: Length(origin), y: Length(origin)))
    let bytes = try Self.pdf(path)
    #expect(String(decoding: bytes, as: UTF8.self).contains("/ImageMask true"))
    // As Poppler draws it, ten pixels to the point.
    let scratch = try Scratch()
    let root = scratch("code")
    let result = try Command.run("pdftoppm", ["-r", "720", "-gray", "-singlefile", "@", root], on: bytes)
    #expect(result.status == 0)
    let picture = try scratch.bytes(of: "code.pgm")
    let pixels = picture.suffix(1000 * 1000)
    let wrong = (0..<symbol.width * symbol.width).filter { index in
      let (row, column) = (index / symbol.width, index % symbol.width)
      let x = Int((origin + module * (Double(column) + 0.5)) * 10)
      let y = Int((origin + module * (Double(row) + 0.5)) * 10)
      return (pixels[pixels.startIndex + y * 1000 + x] < 128) != symbol[row: row, column: column]
    }
    #expect(wrong.isEmpty)
  }

  @Test func `anything else stays a path`() throws {
    let symbol = try QRSymbol.encoding("https://www.peeringdb.com/asn/64500")
    var path = Self.path(symbol, module: 1, at: Point(x: 8, y: 8))
    #expect(
      !String(decoding: try Self.pdf(path, stroke: .init(color: .black, width: 1)), as: UTF8.self)
        .contains("/ImageMask"))
    path.add(Rect(x: 8.5, y: 50, width: 1, height: 1))
    #expect(!String(decoding: try Self.pdf(path), as: UTF8.self).contains("/ImageMask"))
    path.segments.removeLast(5)
    path.segments.append(.line(Point(x: 1, y: 1)))
    #expect(!String(decoding: try Self.pdf(path), as: UTF8.self).contains("/ImageMask"))
  }
}
