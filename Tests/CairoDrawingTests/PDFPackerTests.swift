@testable import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

/// PDFs are packed as they arrive; what is in them stays.
@Suite struct PDFPackerTests {
  private static let lookalike = "a\nendstream\nendobj\n3 0 obj\n   7\nendobj\nb"

  /// A document as Cairo 1.16 writes it, small and with whatever could be taken for something else.
  private static func document() -> [UInt8] {
    var text = "%PDF-1.5\n%\u{B5}\n"
    var places: [Int] = []
    func add(_ object: String) {
      places.append(text.utf8.count)
      text += "\(places.count) 0 obj\n\(object)\nendobj\n"
    }
    add("<< /Type /Catalog /Pages 4 0 R >>")
    add("<< /Length 3 0 R\n   /Kind /Lookalike\n>>\nstream\n\(lookalike)\nendstream")
    add("   \(lookalike.utf8.count)")
    add("<< /Type /Pages % (\n   /Count 1 /Kids [ 5 0 R ] >>")
    add("<< /Type /Page /Parent 4 0 R /MediaBox [ 0 0 9 9 ] /Contents 2 0 R >>")
    add("<< /Title (one\nendobj\n\\) (two\nstream\n)) >>")
    let start = text.utf8.count
    text += "xref\n0 7\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer\n<< /Size 7\n   /Root 1 0 R\n   /Info 6 0 R\n>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// The same document with packed objects, as Cairo 1.18 writes it.
  private static func packedDocument() -> [UInt8] {
    let objects = [
      (1, "<< /Type /Catalog /Pages 4 0 R >>\n"), (4, "<< /Type /Pages % (\n   /Count 1 /Kids [ 5 0 R ] >>"),
      (5, "\n<< /Type /Page /Parent 4 0 R /MediaBox [ 0 0 9 9 ] /Contents 2 0 R >>\n"),
      (6, "<< /Title (one\nendobj\n\\) (two\nstream\n)) >>\n"),
    ]
    var index = ""
    for place in objects.indices {
      index += "\(objects[place].0) \(objects[..<place].map(\.1.utf8.count).reduce(0, +))\n"
    }
    let content = Deflation.deflated(Array((index + objects.map(\.1).joined()).utf8))
    var text = "%PDF-1.7\n%\u{B5}\n"
    text += "2 0 obj\n<< /Length 3 0 R\n   /Kind /Lookalike\n>>\nstream\n\(lookalike)\nendstream\nendobj\n"
    text += "3 0 obj\n   \(lookalike.utf8.count)\nendobj\n"
    text += "8 0 obj\n<< /Type /ObjStm\n   /Length 9 0 R\n   /N 4\n   /First \(index.utf8.count)\n"
    text += "   /Filter /FlateDecode\n>>\nstream\n"
    var bytes = Array(text.utf8) + content
    bytes += Array(
      "\nendstream\nendobj\n9 0 obj\n   \(content.count)\nendobj\n10 0 obj\n<< /Type /XRef\n".utf8)
    bytes += Array("   /Length 4\n   /Filter /FlateDecode\n   /Size 11\n   /W [1 2 2]\n".utf8)
    bytes += Array(
      "   /Root 1 0 R\n   /Info 6 0 R\n>>\nstream\n%%EO\nendstream\nendobj\nstartxref\n99\n%%EOF\n".utf8)
    return bytes
  }

  private static func packed(_ bytes: [UInt8], pieces: Int) throws -> [UInt8] {
    let sink = MemorySink()
    let packer = PDFPacker(sink)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      try packer.write(Array(bytes[start..<min(start + pieces, bytes.count)]))
    }
    try packer.finish()
    return sink.bytes
  }

  @Test(arguments: [(document(), "1.5"), (packedDocument(), "1.7")])
  func `nothing of a document is lost`(bytes: [UInt8], version: String) throws {
    let packed = try Self.packed(bytes, pieces: bytes.count)
    #expect(try PDF.check(packed) == nil)
    let text = String(decoding: packed, as: UTF8.self)
    #expect(
      text.hasPrefix("%PDF-\(version)\n%\u{B5}\n2 0 obj\n<< /Length 40\n   /Kind /Lookalike\n>>\nstream\n"))
    #expect(text.contains(Self.lookalike))
    #expect(!text.contains("/Catalog") && !text.contains("trailer"))
    let source = try PDF.source(packed)
    for part in ["/Type /Catalog", "/Count 1", "/MediaBox", "/Kind /Lookalike", Self.lookalike] {
      #expect(source.contains(part), "\(part)")
    }
    #expect(source.contains("(one\\nendobj\\n\\) \\(two\\nstream\\n\\))"))
  }

  @Test(arguments: [1, 2, 3, 7, 80, 81, 200], [document(), packedDocument()])
  func `pieces are themselves of no matter`(size: Int, bytes: [UInt8]) throws {
    #expect(try Self.packed(bytes, pieces: size) == Self.packed(bytes, pieces: bytes.count))
  }

  @Test func `packed objects are packed again`() throws {
    let packed = try Self.packed(Self.packedDocument(), pieces: 100)
    // The table, and one stream, in place of an object that is not needed: no length is an object.
    let text = String(decoding: packed, as: UTF8.self)
    #expect(text.ranges(of: "/Type /ObjStm /N 4 ").count == 1)
    #expect(text.ranges(of: " 0 obj\n").count == 3 + Self.lookalike.ranges(of: " 0 obj\n").count)
  }

  @Test func `many objects take several streams`() throws {
    let page = Page(
      size: Size(width: 300, height: 200),
      elements: (0..<600).map { index in
        let frame = Rect(
          x: Length(Double(index % 20) * 10), y: Length(Double(index / 20)), width: 5, height: 1)
        return .tag(.figure(alternative: "\(index)"), [.shape(Shape(.rect(frame), fill: .black))])
      })
    let bytes = try PDF.bytes([page, page, page, page])
    #expect(try PDF.check(bytes) == nil)
    #expect(try PDF.source(bytes).components("/S /Figure\n") == 2400)
    #expect(bytes.count < 80_000)
  }

  /// Objects in the forms that the format allows, beside those in which Cairo writes most of them.
  @Test(arguments: [
    "2 0 obj<</Length 5>>stream\nabcde\nendstream endobj",
    "2 0 obj\n<< /Type /XObject\n   /Length 5\n>>\nstream\nabcde\nendstream\nendobj\n",
    "2  0\tobj % a comment ) >> endobj\n<< /L#65ngth 3 0 R >>\r\nstream\r\nabcde\r\nendstream\rendobj\n3 0 obj 5 endobj",
    "3 0 obj\n5\nendobj\n2 0 obj << /Length 3 0 R >> stream\nabcde\nendstream\nendobj",
    "2 0 obj << /Length 3 0 R >> stream\nabcde\nendstream\nendobj\n6 0 obj 7 endobj\n3 0 obj 5 endobj",
    "2 0 obj << /A << /Length 9 >> /B /Length /C [ /Length 8 ] /Length 5 /D <4c> >> stream\nabcde\nendstream\nendobj",
    "2 0 obj << /A (\\)/Length 9) /B 3 0 R/Length 5/C null >> stream\nabcde\nendstream\nendobj 3 0 obj true endobj",
    "8 0 obj<</N 1/First 4/Type/ObjStm/Length 15>>stream\n3 0 << /A 5 >> \nendstream endobj 2 0 obj<</Length 5>>stream\nabcde\nendstream endobj",
    "2 0 obj<</Length 5>>stream\nabcde\nendstream endobj 8 0 obj<</Type /#4fbjStm /N 0 /First 0 /Length 0>>stream\n\nendstream endobj",
  ])
  func `any form of a stream`(_ objects: String) throws {
    let page = "<< /Type /Page /Parent 4 0 R /MediaBox [0 0 9 9] /Resources<<>> >>"
    let text = """
      %PDF-1.5
      1 0 obj<</Type/Catalog/Pages 4 0 R /Kept 2 0 R>>endobj
      \(objects)
      4 0 obj<</Type/Pages/Count 1/Kids[5 0 R]>>endobj
      5 0 obj\(page)endobj
      xref
      0 1
      0000000000 65535 f\r
      trailer<</Root 1 0 R/Size 7/Prev 0>>startxref 0 %%EOF
      """
    let packed = try Self.packed(Array(text.utf8), pieces: 11)
    #expect(try PDF.check(packed) == nil)
    #expect(try PDF.source(packed).contains("stream\nabcde\nendstream"))
  }

  /// Whatever arrives, packing ends with a document or an error.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `damaged documents`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = seed % 2 == 0 ? Self.document() : Self.packedDocument()
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
      }
    }
    do {
      _ = try Self.packed(bytes, pieces: Int.random(in: 1...100, using: &random))
    } catch {
      #expect(error is DrawingError)
    }
  }

  @Test(arguments: [
    ("%PDF-1.5\n1 0 obj\n<< >>\nendobj\n", "cannot pack a PDF: its end is missing"),
    ("%PDF-1.5\n<< >>\n", "cannot pack a PDF: Cairo wrote something that is not a PDF object"),
    (
      "1 0 obj\n<< /Filter /None >>\nstream\nx\nendstream\nendobj\n",
      "cannot pack a PDF: Cairo wrote a stream without a length"
    ),
    (
      "1 0 obj\n<< /Length 2 >>\nstream\nx y\nendstream\nendobj\n",
      "cannot pack a PDF: Cairo wrote a stream that is not as long as it says"
    ),
    (
      "1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 4 >>\nstream\n1 0 \nendstream\nendobj\n",
      "cannot pack a PDF: Cairo packed objects in an unknown way"
    ),
    (
      "1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length 4 >>\nstream\n1 0 \nendstream\nendobj\n",
      "cannot pack a PDF: Cairo packed objects in an unknown way"
    ),
    (
      "1 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Length 9 >>\nstream\n1 1 2 0 7\nendstream\nendobj\n",
      "cannot pack a PDF: Cairo wrote something that is not a PDF object"
    ),
    (
      "1 0 obj\n<< /Type /ObjStm /N 2 /First 4 /Length 5 >>\nstream\n1 0 7\nendstream\nendobj\n",
      "cannot pack a PDF: Cairo wrote something that is not a PDF object"
    ),
    (
      "1 0 obj\n<< /Type /ObjStm /First 4 /Length 5 >>\nstream\n1 0 7\nendstream\nendobj\n",
      "cannot pack a PDF: Cairo wrote something that is not a PDF object"
    ),
  ])
  func `what is not a PDF`(text: String, message: String) throws {
    let error = #expect(throws: DrawingError.self) { try Self.packed(Array(text.utf8), pieces: 100) }
    #expect(error?.description == message)
  }
}

/// Numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
