import CairoDrawing
import Foundation
import Scene
import TestSupport
import Testing

@Suite struct ImageDecoderTests {
  /// A file of the fixtures: sixteen pixels square, in four quarters.
  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try Array(Data(contentsOf: folder.appending(path: name)))
  }

  /// The picture as text, a pixel to the point.
  static func drawn(_ image: SceneImage) throws -> String {
    let frame = Rect(x: 0, y: 0, width: 16, height: 16)
    return try Pixels(Page(size: frame.size, elements: [.image(PlacedImage(image, frame: frame))]), width: 16)
      .text
  }

  private func message(_ bytes: [UInt8], limits: ImageLimits = .default) -> String? {
    do throws(ImageError) {
      _ = try ImageDecoder.read(bytes, limits: limits)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    "rgb.png", "rgba.png", "palette.png", "sixteen.png", "interlaced.png", "rgb.jpg", "progressive.jpg",
    "cmyk.jpg",
  ])
  func colours(_ name: String) throws {
    let decoded = try ImageDecoder.read(Self.fixture(name))
    #expect(decoded.warnings.isEmpty)
    #expect(decoded.image.pixelWidth == 16 && decoded.image.pixelHeight == 16)
    let top = [String](repeating: "rrrrrrrrgggggggg", count: 8)
    let bottom = [String](repeating: "bbbbbbbb........", count: 8)
    #expect(try Self.drawn(decoded.image) == (top + bottom).joined(separator: "\n"))
  }

  @Test func `what shows through says what a picture is drawn in`() throws {
    // Three quarters in red, green and blue, and one that is see-through.
    let ink = try #require(try ImageDecoder.read(Self.fixture("rgba.png")).image.ink)
    #expect(abs(ink.visibleShare(on: .white) - 2 / 3) < 0.01, "green is lost on white")
    #expect(abs(ink.visibleShare(on: .black) - 2 / 3) < 0.01, "blue is lost on black")
    for opaque in ["rgb.png", "gray.png", "rgb.jpg"] {
      #expect(try ImageDecoder.read(Self.fixture(opaque)).image.ink == nil, "\(opaque)")
    }
    let head = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">"#
    let text = try ImageDecoder.read(
      Array((head + ##"<circle cx="9" cy="9" r="9" fill="#fff"/></svg>"##).utf8))
    #expect(text.image.ink?.visibleShare(on: .white) == 0)
    #expect(text.image.ink?.visibleShare(on: .black) == 1)
    // Round corners alone are no reason to lay it on something.
    let card = #"<rect width="200" height="100" rx="12"/></svg>"#
    #expect(try ImageDecoder.read(Array((head + card).utf8)).image.ink == nil)
  }

  @Test(arguments: ["gray.png", "gray.jpg"]) func grays(_ name: String) throws {
    let top = [String](repeating: "########........", count: 8)
    let bottom = [String](repeating: "........########", count: 8)
    let image = try ImageDecoder.read(Self.fixture(name)).image
    #expect(try Self.drawn(image) == (top + bottom).joined(separator: "\n"))
  }

  @Test func `JPEGs are embedded as they are and pictures once`() throws {
    let jpeg = try Self.fixture("rgb.jpg")
    let cmyk = try ImageDecoder.read(Self.fixture("cmyk.jpg")).image
    let image = try ImageDecoder.read(jpeg).image
    let frame = Rect(x: 0, y: 0, width: 50, height: 50)
    let page = Page(size: Size(width: 100, height: 100), elements: [.image(PlacedImage(image, frame: frame))])
    let bytes = try PDF.bytes([page, page, page])
    #expect(bytes.contains(jpeg))
    #expect(try PDF.source(bytes).components("/DCTDecode") == 1)
    let inks = try PDF.bytes([
      Page(size: Size(width: 100, height: 100), elements: [.image(PlacedImage(cmyk, frame: frame))])
    ])
    #expect(try !PDF.source(inks).contains("/DeviceCMYK"))
    #expect(try PDF.check(bytes) == nil && PDF.check(inks) == nil)
  }

  @Test func `SVGs stay vectors`() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z" fill="#08f"/>
      <text x="2" y="12" font-family="Inter" font-size="8">logo</text></svg>
      """
    let image = try ImageDecoder.read(Array(svg.utf8)).image
    #expect(image.format == .svg && image.pixelWidth == 40 && image.pixelHeight == 20)
    let frame = Rect(x: 10, y: 10, width: 80, height: 40)
    let page = Page(size: Size(width: 100, height: 100), elements: [.image(PlacedImage(image, frame: frame))])
    let bytes = try PDF.bytes([page, page])
    #expect(try PDF.check(bytes) == nil)
    let source = try PDF.source(bytes)
    #expect(!source.contains("/Subtype /Image") && source.components("/Subtype /Form") <= 2)
  }

  @Test func `other files are named`() {
    let cases: [([UInt8], String)] = [
      ([], "is empty"),
      ([0x1F, 0x8B, 8, 0], "is compressed (gzip); save it as a plain SVG"),
      (Array("PK\u{3}\u{4}".utf8), "is an archive (ZIP); unpack it and give the picture in it"),
      (Array("GIF89a".utf8), "is a GIF picture; save it as SVG, PNG or JPEG"),
      (Array("RIFF....WEBPVP8 ".utf8), "is a WebP picture; save it as SVG, PNG or JPEG"),
      (Array("%PDF-1.7".utf8), "is a PDF; save it as SVG, PNG or JPEG"),
      (Array("<!DOCTYPE html><svg/>".utf8), "is a web page; save it as SVG, PNG or JPEG"),
      (Array("hello".utf8), "is no picture that can be read; save it as SVG, PNG or JPEG"),
      (Array("<html2/>".utf8), "is a web page; save it as SVG, PNG or JPEG"),
    ]
    for (bytes, expected) in cases { #expect(message(bytes) == expected) }
  }

  @Test func `sizes are checked before decoding`() throws {
    var png = try Self.fixture("rgb.png")
    for (width, height, expected) in [
      (8193, 1, "is 8193 × 1 pixels large; at most 8192 on a side and 16 million in all are read"),
      (8000, 8000, "is 8000 × 8000 pixels large; at most 8192 on a side and 16 million in all are read"),
      (0, 5, "is empty: it says it is 0 × 5 pixels large"),
      (
        0x7FFF_FFFF, 0x7FFF_FFFF,
        "is 2147483647 × 2147483647 pixels large; at most 8192 on a side and 16 million in all are read"
      ),
    ] {
      for (offset, value) in [(16, width), (20, height)] {
        for byte in 0..<4 { png[offset + byte] = UInt8(value >> (24 - 8 * byte) & 255) }
      }
      #expect(message(png) == expected)
    }
    #expect(
      message([UInt8](repeating: 0, count: 2_000_001)) == "has 2000 kB; at most 2000 kB are read")
    #expect(
      try message(Self.fixture("rgb.jpg"), limits: ImageLimits(side: 15))
        == "is 16 × 16 pixels large; at most 15 on a side and 16 million in all are read")
  }

  @Test(arguments: ["rgb.png", "interlaced.png", "rgb.jpg", "progressive.jpg", "cmyk.jpg"])
  func `cut off files are errors`(_ name: String) throws {
    let whole = try Self.fixture(name)
    // The last bytes only say that it ends.
    for count in 8..<whole.count - 20 {
      let error = try #require(message(Array(whole.prefix(count))), "\(count)")
      #expect(error.hasPrefix("is not a correct "))
    }
  }

  @Test(arguments: ["rgba.png", "palette.png", "rgb.jpg", "progressive.jpg", "cmyk.jpg"])
  func `broken files are errors or drawn`(_ name: String) throws {
    let whole = try Self.fixture(name)
    var dice = ShapingInvariantsTests.Dice(state: 7)
    for _ in 0..<300 {
      var broken = whole
      for _ in 0..<3 {
        broken[Int.random(in: 0..<whole.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      let limits = ImageLimits(side: 500)
      guard let decoded = try? ImageDecoder.read(broken, limits: limits) else { continue }
      _ = try Self.drawn(decoded.image)
    }
  }
}

extension [UInt8] {
  /// Whether `part` is found in the bytes.
  fileprivate func contains(_ part: [UInt8]) -> Bool { !ranges(of: part).isEmpty }
}
