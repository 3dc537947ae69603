import CairoDrawing
import Files
import Foundation
import Scene
import TestSupport
import Testing

/// Pictures that say how they have to be turned, and what else cameras write.
@Suite struct OrientationTests {
  /// What red and green above blue and white become, by EXIF's number.
  static let expected = [
    1: "rg/b.", 2: "gr/.b", 3: ".b/gr", 4: "b./rg", 5: "rb/g.", 6: "br/.g", 7: ".g/br", 8: "g./rb",
  ]

  /// A JPEG's bytes with EXIF data put in.
  private func jpeg(_ name: String, _ exif: [UInt8]) throws -> [UInt8] {
    let content = Array("Exif".utf8) + [0, 0] + exif
    let length = content.count + 2
    let bytes = try ImageDecoderTests.fixture(name)
    return bytes.prefix(2) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + content
      + bytes.dropFirst(2)
  }

  private func png(_ chunks: [(name: String, content: [UInt8])]) -> [UInt8] {
    let colors = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
    return MadePNG(kind: .rgb, depth: 8, width: 32, height: 16, chunks: chunks) { x, y in
      colors[(y / 8) * 2 + x / 16]
    }.bytes
  }

  /// The colours of the four quarters.
  private func quarters(_ image: SceneImage) throws -> String {
    let frame = Rect(x: 0, y: 0, width: 16, height: 16)
    let page = Page(size: frame.size, elements: [.image(PlacedImage(image, frame: frame))])
    let rows = try Pixels(page, width: 16).text.split(separator: "\n").map(Array.init)
    return String([rows[4][4], rows[4][12], "/", rows[12][4], rows[12][12]])
  }

  @Test(arguments: 1...8) func `every orientation`(_ orientation: Int) throws {
    let isTurned = orientation > 4
    for isLittleEndian in [true, false] {
      for type in [3, 4] {
        let exif = MadePNG.exif(orientation, isLittleEndian: isLittleEndian, type: type)
        for name in ["rgb.jpg", "progressive.jpg", "cmyk.jpg"] {
          let image = try ImageDecoder.read(jpeg(name, exif)).image
          #expect(try quarters(image) == Self.expected[orientation], "\(name)")
        }
        let image = try ImageDecoder.read(png([("eXIf", exif)])).image
        #expect(try quarters(image) == Self.expected[orientation])
        #expect(image.pixelWidth == (isTurned ? 16 : 32) && image.pixelHeight == (isTurned ? 32 : 16))
      }
    }
  }

  @Test func `a turned picture is upright in every format`() throws {
    let image = try ImageDecoder.read(jpeg("rgb.jpg", MadePNG.exif(6))).image
    let frame = Rect(x: 0, y: 0, width: 16, height: 16)
    let page = Page(size: frame.size, elements: [.image(PlacedImage(image, frame: frame))])
    let pdf = try PDF.bytes([page])
    // The stored pixels would lie on their side.
    #expect(try !PDF.source(pdf).contains("/DCTDecode") && PDF.check(pdf) == nil)
    let sink = MemorySink()
    try SVGWriter.write(page, to: sink)
    #expect(!String(decoding: sink.bytes, as: UTF8.self).contains("data:image/jpeg"))
    #expect(try quarters(ImageDecoder.read(sink.bytes).image) == "br/.g")
  }

  @Test func `odd EXIF is upright`() throws {
    for exif in [
      [], MadePNG.exif(0), MadePNG.exif(9), Array(MadePNG.exif(6).prefix(15)), [0x4D, 0x4D, 0, 42],
    ] {
      let image = try ImageDecoder.read(jpeg("rgb.jpg", exif)).image
      #expect(try quarters(image) == "rg/b.")
    }
  }

  /// EXIF with a camera and a place, XMP, IPTC, a comment, a second picture and a film behind the end.
  @Test func `what cameras write is not published`() throws {
    let bytes = try ImageDecoderTests.fixture("private.jpg")
    #expect(String(decoding: bytes, as: UTF8.self).ranges(of: "Secret").count == 7)
    let image = try ImageDecoder.read(bytes).image
    let page = Page(
      size: Size(width: 32, height: 16),
      elements: [.image(PlacedImage(image, frame: Rect(x: 0, y: 0, width: 32, height: 16)))])
    let pdf = try PDF.bytes([page])
    #expect(try PDF.source(pdf).contains("/DCTDecode"))
    // The profile stays: browsers use it.
    #expect(pdf.firstRange(of: Array("ICC_PROFILE".utf8)) != nil)
    let svg = MemorySink()
    try SVGWriter.write(page, to: svg)
    let text = String(decoding: svg.bytes, as: UTF8.self)
    let data = try #require(text.split(separator: "base64,").last?.prefix { $0 != "\"" })
    let embedded = try #require(Data(base64Encoded: String(data)))
    for published in [pdf, Array(embedded), image.bytes] {
      for trace in ["Secret", "Exif", "Photoshop", "xap/1.0/\0", "MPF", "ftyp"] {
        #expect(published.firstRange(of: Array(trace.utf8)) == nil, "\(trace)")
      }
      #expect(published.firstRange(of: [0xFF, 0xD8, 0xFF]) != nil)
    }
    #expect(try Pixels(page, width: 32).text.hasPrefix("rrrrrrrrrrrrrrrrgggggggggggggggg"))
  }

  @Test func `a thumbnail is taken out`() throws {
    var bytes = try ImageDecoderTests.fixture("rgb.jpg")
    let start = try #require(bytes.firstRange(of: Array("JFIF".utf8))).lowerBound
    // Two pixels: red, green and blue each.
    bytes[start + 12] = 2
    bytes[start + 13] = 1
    bytes.insert(contentsOf: Array("SECRET".utf8), at: start + 14)
    bytes[start - 1] += 6
    let image = try ImageDecoder.read(bytes).image
    #expect(image.bytes == (try ImageDecoderTests.fixture("rgb.jpg")))
  }
}
