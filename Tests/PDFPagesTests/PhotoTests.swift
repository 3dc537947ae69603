import Foundation
import PDFPages
import TestSupport
import Testing

/// Photos on hand-made pages.
@Suite struct PhotoTests {
  /// The parts of a JPEG, whose contents do not matter here.
  private static let pixels: [UInt8] =
    [0xFF, 0xD8] + segment(0xDB, "table") + segment(0xC0, "frame") + segment(0xDA, "scan")
    + [1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9]

  private static func segment(_ marker: UInt8, _ text: String) -> [UInt8] {
    let content = Array(text.utf8)
    return [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  private func slide(_ photo: [UInt8]) throws -> OwnSlide {
    var pdf = HandmadePDF(resources: "/XObject << /X 10 0 R >>", content: "400 0 0 200 0 0 cm /X Do")
    pdf.stream(
      10,
      "/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
      photo)
    return try OwnSlide.inspect(pdf.bytes)
  }

  @Test func `what cameras write is left out`() throws {
    let plain = try slide(Self.pixels)
    let secrets =
      Self.segment(0xE1, "Exif\0\0Secret place")
      + Self.segment(0xE1, "http://ns.adobe.com/xap/1.0/\0Secret name")
      + Self.segment(0xED, "Photoshop 3.0\0Secret") + Self.segment(0xFE, "Secret comment")
    let photo = Array(Self.pixels.prefix(2)) + secrets + Self.pixels.dropFirst(2) + Array("Secret film".utf8)
    let bare = try slide(photo)
    #expect(!PDF.contains(bare.bytes, "Secret") && !PDF.contains(bare.bytes, "Exif"))
    #expect(bare.bytes == plain.bytes)
  }

  @Test func `what is drawn stays`() throws {
    for kept in [Self.segment(0xE2, "ICC_PROFILE\0profile"), Self.segment(0xEE, "Adobe\0d")] {
      let photo = Array(Self.pixels.prefix(2)) + kept + Self.pixels.dropFirst(2)
      #expect(PDF.contains(try slide(photo).bytes, String(decoding: kept.dropFirst(4), as: UTF8.self)))
    }
    // One that cannot be walked through is left to viewers.
    let odd = Array(Self.pixels.prefix(2)) + Array("Oddity".utf8) + Self.pixels.dropFirst(2)
    #expect(PDF.contains(try slide(odd).bytes, "Oddity"))
  }
}

extension PDF {
  /// Whether a text is in the bytes as they are.
  fileprivate static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    Data(bytes).range(of: Data(text.utf8)) != nil
  }
}
