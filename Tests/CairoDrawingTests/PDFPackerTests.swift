@testable import CairoDrawing
import Files
import Scene
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

  private static func packed(_ bytes: [UInt8], pieces: Int) throws -> [UInt8] {
    let sink = MemorySink()
    let packer = PDFPacker(sink)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      try packer.write(Array(bytes[start..<min(start + pieces, bytes.count)]))
    }
    try packer.finish()
    return sink.bytes
  }

  @Test func nothingOfADocumentIsLost() throws {
    let bytes = Self.document()
    let packed = try Self.packed(bytes, pieces: bytes.count)
    #expect(try PDF.check(packed) == nil)
    let text = String(decoding: packed, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.5\n%\u{B5}\n2 0 obj\n<< /Length 40\n   /Kind /Lookalike\n>>\nstream\n"))
    #expect(text.contains(Self.lookalike))
    #expect(!text.contains("/Catalog") && !text.contains("trailer"))
    let source = try PDF.source(packed)
    for part in ["/Type /Catalog", "/Count 1", "/MediaBox", "/Kind /Lookalike", Self.lookalike] {
      #expect(source.contains(part), "\(part)")
    }
    #expect(source.contains("(one\\nendobj\\n\\) \\(two\\nstream\\n\\))"))
  }

  @Test(arguments: [1, 2, 3, 7, 80, 81, 200])
  func piecesAreThemselvesOfNoMatter(size: Int) throws {
    let bytes = Self.document()
    #expect(try Self.packed(bytes, pieces: size) == Self.packed(bytes, pieces: bytes.count))
  }

  @Test func manyObjectsTakeSeveralStreams() throws {
    let page = Page(
      size: Size(width: 300, height: 200),
      elements: (0..<600).map { index in
        let frame = Rect(
          x: Length(Double(index % 20) * 10), y: Length(Double(index / 20)), width: 5, height: 1)
        return .tag(.paragraph, [.shape(Shape(.rect(frame), fill: .black))])
      })
    let bytes = try PDF.bytes([page, page, page, page])
    #expect(try PDF.check(bytes) == nil)
    #expect(try PDF.source(bytes).components("/S /P\n") == 2400)
    #expect(bytes.count < 80_000)
  }

  @Test(arguments: [
    ("%PDF-1.5\n1 0 obj\n<< >>\nendobj\n", "cannot pack a PDF: it does not end as Cairo ends them"),
    ("%PDF-1.5\n<< >>\n", "cannot pack a PDF: Cairo wrote something else than an object"),
    (
      "1 0 obj\n<< /Filter /None /Length 1 >>\nstream\nx\nendstream\nendobj\n",
      "cannot pack a PDF: Cairo wrote a stream without a length"
    ),
  ])
  func whatCairoDoesNotWrite(text: String, message: String) throws {
    let error = #expect(throws: DrawingError.self) { try Self.packed(Array(text.utf8), pieces: 100) }
    #expect(error?.description == message)
  }
}
