import Files
import PDFPages
import Scene
import TestSupport
import Testing

/// Files that are broken, or meant to do harm.
@Suite struct HostilePDFTests {
  @Test func `what is no PDF is named`() {
    #expect(refusal([]) == "is empty")
    #expect(refusal(Array("<!DOCTYPE html><html>%PDF</html>".utf8)) == "is a web page, not a PDF")
    #expect(refusal(Array("\n<html><body>".utf8)) == "is a web page, not a PDF")
    #expect(refusal(Array(repeating: 0xAA, count: 5000)) == "is not a PDF")
    #expect(refusal(Array("%PDF-1.7\n<html>no more</html>".utf8))?.hasPrefix("is broken") == true)
    var small = OwnSlide.Limits()
    small.bytes = 1_500_000
    #expect(
      refusal(Array(repeating: 0, count: 2_000_000), limits: small)
        == "has 2 MB, more than the 1 MB that are taken")
  }

  @Test func `garbage behind a head is broken`() {
    var random = SystemRandomNumberGenerator()
    var bytes = Array("%PDF-1.4\n".utf8)
    for _ in 0..<20_000 { withUnsafeBytes(of: random.next()) { bytes += $0 } }
    #expect(refusal(bytes)?.hasPrefix("is broken") == true)
  }

  @Test func `encrypted files are refused`() throws {
    func encrypted(_ user: String) throws -> [UInt8] {
      try Command.run(
        "qpdf", ["--encrypt", user, "owner", "256", "--", "@", "%"], on: HandmadePDF().bytes
      ).result
    }
    #expect(
      try refusal(encrypted("user")) == "is encrypted, and asks for a password; please save it without one")
    #expect(
      try refusal(encrypted(""))
        == "is encrypted, though it opens without a password; please save it without encryption")
  }

  @Test func `every cut is survived`() throws {
    var pdf = HandmadePDF(resources: "/XObject << /X 6 0 R >>", content: "/X Do")
    pdf.stream(
      6, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
      try Zlib.pack(Array("0 0 9 9 re f".utf8)))
    let whole = pdf.bytes
    let untouched = try OwnSlide.inspect(whole).bytes
    for count in stride(from: 0, to: whole.count, by: 7) {
      let cut = Array(whole.prefix(count))
      if let slide = try? OwnSlide.inspect(cut) {
        let isTold = slide.warnings.contains("is damaged; what could be read of it is shown")
        #expect(isTold || slide.bytes == untouched, "\(count)")
        #expect(try PDF.check(slide.bytes) == nil, "\(count)")
      }
    }
  }

  @Test func `every changed byte is survived`() throws {
    var pdf = HandmadePDF(resources: "/Font << /F 6 0 R >>", content: "BT /F 9 Tf (a) Tj ET")
    pdf[6] = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FontDescriptor << /Flags 4 >> >>"
    let whole = pdf.bytes
    var generator = Reproducible(state: 1)
    for _ in 0..<1500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 9..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      _ = try? OwnSlide.inspect(bytes)
    }
  }

  @Test func `a length that is claimed is not believed`() throws {
    var pdf = HandmadePDF()
    pdf[4] = "<< /Length 200000000 >>\nstream\n1 0 0 rg 0 0 400 200 re f\nendstream"
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.warnings == ["is damaged; what could be read of it is shown"])
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(200, 100)]) == ["ff0000"])
  }

  @Test func `pages in circles and depths`() {
    var pdf = HandmadePDF()
    pdf[2] = "<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>"
    pdf[6] = "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"
    #expect(refusal(pdf.bytes) == "is broken: its pages are listed in a circle")
    pdf[6] = "<< /Type /Pages /Parent 2 0 R /Kids [6 0 R] /Count 1 >>"
    #expect(refusal(pdf.bytes) == "is broken: its pages are listed in a circle")
    pdf[2] = "<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
    for number in 10..<5000 { pdf[number] = "<< /Type /Pages /Kids [\(number + 1) 0 R] >>" }
    pdf[5000] = pdf[3]
    #expect(refusal(pdf.bytes) == "is broken: its list of pages is nested more than 100 deep")
    pdf = HandmadePDF()
    pdf[2] = "<< /Type /Pages /Kids [] /Count 0 >>"
    #expect(refusal(pdf.bytes) == "has no pages")
    pdf[2] = "<< /Type /Pages /Kids [\(String(repeating: "3 0 R ", count: 100_001))] /Count 1 >>"
    #expect(refusal(pdf.bytes) == "has far too many pages")
  }

  @Test func `deep nesting is refused`() {
    var pdf = HandmadePDF(resources: "/ExtGState << /G 10 0 R >>")
    for number in 10..<5000 { pdf[number] = "<< /X [\(number + 1) 0 R] >>" }
    pdf[5000] = "<< >>"
    #expect(refusal(pdf.bytes) == "is nested more than 500 deep in what it draws with")
    let brackets = String(repeating: "[", count: 1_000_000)
    #expect(refusal(HandmadePDF(resources: "/ExtGState << /G \(brackets) >>").bytes) == nil)
  }

  /// A table of objects whose length is in another table, whose length is in another: qpdf reads them within one
  /// another, and its own program ends in a crash.
  @Test func `tables within tables are survived`() throws {
    let depth = 15_000
    var bytes = Array("%PDF-1.5\n".utf8)
    // Of each object: where it is, or in which table.
    var places: [Int: (kind: UInt8, place: Int)] = [1: (2, 10)]
    func add(_ number: Int, _ body: String) {
      places[number] = (1, bytes.count)
      bytes += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
    }
    add(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    add(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R >>")
    add(4, "<< /Length 3 >>\nstream\nq Q\nendstream")
    var (number, value) = (1, "<</Type/Catalog/Pages 2 0 R>>")
    for index in 0..<depth {
      let table = 10 + 2 * index
      let head = "\(number) 0 "
      let length = index + 1 < depth ? "\(table + 1) 0 R" : "\(head.utf8.count + value.utf8.count)"
      add(
        table,
        "<</Type/ObjStm/N 1/First \(head.utf8.count)/Length \(length)>>stream\n\(head)\(value)\nendstream")
      (number, value) = (table + 1, "\(head.utf8.count + value.utf8.count)")
      if index + 1 < depth { places[number] = (2, table + 2) }
    }
    let (start, size) = (bytes.count, 10 + 2 * depth)
    let rows = (0..<size).flatMap { number -> [UInt8] in
      guard let (kind, place) = places[number] else { return [0, 0, 0, 0, 0, 0] }
      return [kind] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: place >> $0) } + [0]
    }
    bytes += Array(
      "\(size) 0 obj\n<</Type/XRef/W[1 4 1]/Size \(size)/Root 1 0 R/Length \(rows.count)>>stream\n".utf8)
    bytes += rows + Array("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8)
    #expect(try OwnSlide.inspect(bytes).size == Size(width: 400, height: 200))
  }

  @Test func `circles are cut`() throws {
    var pdf = HandmadePDF(
      resources: "/XObject << /X 6 0 R /Self 4 0 R >>", content: "1 0 0 rg 0 0 9 9 re f /X Do")
    pdf.stream(
      6, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
      Array("/X Do".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(try PDF.check(slide.bytes) == nil)
    let source = try PDF.source(slide.bytes)
    #expect(source.count(of: "/X Do") == 2 && source.count(of: "/X ") == 3, "\(source)")
  }

  @Test func `bombs are not unpacked`() throws {
    var limits = OwnSlide.Limits()
    limits.unpackedBytes = 5_000_000
    let bomb = try Zlib.pack(Array(repeating: 0x20, count: 10_000_000))
    let (seenAtOnce, seenLater) = (
      "unpacks to far more than a page has, and is not read", "unpacks to far more than a page has"
    )
    var pdf = HandmadePDF()
    pdf.stream(4, "/Filter /FlateDecode", bomb)
    #expect(refusal(pdf.bytes, limits: limits) == seenAtOnce)
    #expect(refusal(pdf.bytes) == nil)
    // Packed twice, or hidden behind another filter.
    pdf.stream(4, "/Filter [/FlateDecode /FlateDecode]", try Zlib.pack(bomb))
    #expect(refusal(pdf.bytes, limits: limits) == seenLater)
    let digits = Array(bomb.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8) + [0x3E]
    pdf.stream(4, "/Filter [/AHx /Fl]", digits)
    #expect(refusal(pdf.bytes, limits: limits) == seenLater)
    pdf[3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents [4 0 R 4 0 R] >>"
    #expect(refusal(pdf.bytes, limits: limits) == seenLater)
    // As a table of objects, which qpdf reads before anything else.
    let head = "%PDF-1.5\n1 0 obj\n<< /Type /XR#65f /W [1 2 1] /Size 9 /Filter [/AHx /Fl] >>\nstream\n"
    let table = Array(head.utf8) + digits + Array("\nendstream\nendobj\nstartxref\n9\n%%EOF\n".utf8)
    #expect(refusal(table, limits: limits) == seenAtOnce)
    pdf = HandmadePDF()
    pdf.stream(4, "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>", [])
    #expect(refusal(pdf.bytes) == seenAtOnce)
  }

  @Test func `streams that lie in one another are refused, or cost nothing`() throws {
    let names = (10..<60).map { "/X\($0) \($0) 0 R" }.joined(separator: " ")
    var pdf = HandmadePDF(resources: "/XObject << \(names) >>")
    pdf[60] = String(repeating: " ", count: 100_000)
    // Each of fifty streams says that it goes on to the end of the file.
    let inner = (10..<60).map { "\($0) 0 obj\n<< /Subtype /Form /Length 100000 >>\nstream\n" }.joined()
    let text = String(decoding: pdf.bytes, as: UTF8.self).replacing("60 0 obj\n", with: inner)
    let nested = Array(text.utf8)
    if let words = refusal(nested) {
      #expect(words.contains("broken"))
    } else {
      // qpdf 12 ends each stream where the next object begins.
      #expect(try OwnSlide.inspect(nested, page: nil, limits: .default).bytes.count < nested.count)
    }
  }

  @Test func `old packings are unpacked within bounds`() throws {
    var pdf = HandmadePDF()
    pdf.stream(
      4, "/Filter [/A85 /Fl]", Array(ascii85(try Zlib.pack(Array("1 0 0 rg 0 0 400 200 re f".utf8))).utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(200, 100)]) == ["ff0000"])
    #expect(try PDF.check(slide.bytes) == nil)
    pdf.stream(4, "/Filter /LZWDecode", Array(repeating: 0x80, count: 100_000))
    #expect(
      refusal(pdf.bytes) == "is packed by LZW, as was done in the last century; please print it to a new PDF")
  }

  @Test func `large pictures are refused`() throws {
    var pdf = HandmadePDF(resources: "/XObject << /X 6 0 R >>", content: "/X Do")
    pdf.stream(
      6,
      "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8",
      [1])
    #expect(
      refusal(pdf.bytes)
        == "has a picture of 100000 × 100000 pixels, more than the 200 million that are taken")
    #expect(refusal(HandmadePDF(page: "/MediaBox [0 0 1 1]").bytes)?.contains("too small") == true)
    #expect(
      refusal(HandmadePDF(page: "/MediaBox [0 0 9e9 1\(String(repeating: "0", count: 400))]").bytes) != nil)
  }

  private func ascii85(_ bytes: [UInt8]) -> String {
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let group = Array(bytes[start..<min(start + 4, bytes.count)])
      var value = (group + [0, 0, 0]).prefix(4).reduce(0) { $0 << 8 | Int($1) }
      var digits: [UInt8] = []
      for _ in 0..<5 {
        digits.insert(UInt8(33 + value % 85), at: 0)
        value /= 85
      }
      text += String(decoding: digits.prefix(group.count + 1), as: UTF8.self)
    }
    return text + "~>"
  }
}

/// The same numbers every time.
private struct Reproducible: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // Knuth's constants of a linear congruential generator, and its better half twice.
    func half() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 32
    }
    return half() << 32 | half()
  }
}
