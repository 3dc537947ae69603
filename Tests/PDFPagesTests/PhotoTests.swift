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

  private func slide(_ photo: [UInt8], filter: String = "/DCTDecode") throws -> OwnSlide {
    var pdf = HandmadePDF(resources: "/XObject << /X 10 0 R >>", content: "400 0 0 200 0 0 cm /X Do")
    pdf.stream(
      10,
      "/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter \(filter)",
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
  }

  @Test func `however it is packed`() throws {
    let photo = Array(Self.pixels.prefix(2)) + Self.segment(0xE1, "Exif\0\0Secret") + Self.pixels.dropFirst(2)
    let hex = Array((photo.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">").utf8)
    let twice = Array((hex.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">").utf8)
    let plain = try slide(Self.pixels)
    for (filter, bytes) in [
      ("/DCTDecode", photo), ("[/DCTDecode]", photo), ("/DCT", photo), ("[/ASCIIHexDecode /DCTDecode]", hex),
      ("[/AHx /DCT]", hex), ("[/AHx /ASCIIHexDecode /DCTDecode]", twice),
      ("[/FlateDecode /DCTDecode]", try Zlib.pack(photo)),
    ] {
      let bare = try slide(bytes, filter: filter).bytes
      #expect(
        PDF.contains(bare, "frame") && !PDF.contains(bare, "Secret") && !PDF.contains(bare, "Exif"),
        "\(filter)")
      #expect(bare.count < plain.bytes.count + 40, "\(filter)")
    }
  }

  @Test func `amid instructions`() throws {
    let photo = Array(Self.pixels.prefix(2)) + Self.segment(0xE1, "Exif\0\0Secret") + Self.pixels.dropFirst(2)
    let begin = "q 9 0 0 9 0 0 cm BI /W 16 /H 16 /CS /G /BPC 8 /F /DCT ID "
    let content =
      Array("0 g % first\n\(begin)".utf8) + photo + Array("\nEI Q\n\(begin)".utf8) + photo
      + Array(" EI Q 1 0 0 rg\n".utf8)
    var pdf = HandmadePDF()
    pdf.stream(4, "", content)
    let bare = try OwnSlide.inspect(pdf.bytes).bytes
    let source = try PDF.source(bare)
    #expect(!source.contains("Secret") && !source.contains("Exif"))
    #expect(
      source.ranges(of: "scan").count == 2 && source.ranges(of: "EI Q").count == 2
        && source.contains("1 0 0 rg"))
  }

  /// Viewers draw these too, so that nothing in them may stay that a whole one would lose.
  @Test func `damage keeps nothing private`() throws {
    let exif = Self.segment(0xE1, "Exif\0\0Secret place")
    let rest = Self.pixels.dropFirst(2)
    let thumbnail = Self.segment(0xE0, "JFXX\0\u{10}Secret view")
    let photos: [[UInt8]] = [
      Array("Secret start".utf8) + Self.pixels,
      Self.pixels.prefix(2) + Array("Secret oddity".utf8) + exif + rest,
      Self.pixels.prefix(2) + [0xFF, 0xFF, 0xFF] + exif.dropFirst() + thumbnail + rest,
      Self.pixels.dropLast(2) + exif + [0xFF, 0xD9],
      Self.pixels.dropLast(2) + exif.prefix(12),
      Self.pixels.dropLast(2) + [0xFF, 0xE1, 0xFF, 0xFF] + Array("Secret end".utf8),
      Self.pixels.prefix(2) + Self.segment(0xFE, "") + Self.segment(0xE2, "MPF\0Secret") + rest,
    ]
    for photo in photos {
      let bytes = try slide(photo).bytes
      #expect(!PDF.contains(bytes, "Secret") && !PDF.contains(bytes, "Exif"))
      #expect(PDF.contains(bytes, "frame") && PDF.contains(bytes, "scan"))
    }
    let jfif = Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 1, 1] + Array("Secret".utf8)
    let small = Self.pixels.prefix(2) + [0xFF, 0xE0, 0, UInt8(jfif.count + 2)] + jfif + rest
    #expect(PDF.contains(try slide(Array(small)).bytes, "JFIF"))
    #expect(!PDF.contains(try slide(Array(small)).bytes, "Secret"))
  }

  @Test func `JPEG 2000 loses its notes`() throws {
    func box(_ kind: String, _ content: String, length: Int? = nil) -> [UInt8] {
      let length = length ?? content.utf8.count + 8
      return [UInt8(0), 0, UInt8(length >> 8), UInt8(length & 255)] + Array((kind + content).utf8)
    }
    let (start, end) = (box("jP  ", "\r\n\u{7}\n"), box("jp2c", "pixels", length: 0))
    let notes =
      box("xml ", "Secret name") + box("uuid", "Secret place") + box("uinf", "Secret") + box("jp2i", "Secret")
    func slide(_ photo: [UInt8]) throws -> [UInt8] {
      var pdf = HandmadePDF(resources: "/XObject << /X 10 0 R >>", content: "400 0 0 200 0 0 cm /X Do")
      pdf.stream(10, "/Type /XObject /Subtype /Image /Width 16 /Height 16 /Filter /JPXDecode", photo)
      return try OwnSlide.inspect(pdf.bytes).bytes
    }
    let bare = try slide(start + box("jp2h", "header") + notes + end)
    #expect(!PDF.contains(bare, "Secret") && PDF.contains(bare, "header") && PDF.contains(bare, "pixels"))
    // A cut box, one that is too long to count, and one that lies about its length.
    for odd in [
      box("xml ", "Secret", length: 200),
      [0, 0, 0, 1] + Array("uuid".utf8) + [UInt8](repeating: 255, count: 8),
    ] {
      #expect(!PDF.contains(try slide(start + box("jp2h", "header") + odd), "Secret"))
    }
    let lie = start + box("jp2h", "header", length: 3) + end
    #expect(PDF.contains(try slide(lie), "pixels"))
  }
}

extension PDF {
  /// Whether a text is in the bytes as they are.
  fileprivate static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    Data(bytes).range(of: Data(text.utf8)) != nil
  }
}
