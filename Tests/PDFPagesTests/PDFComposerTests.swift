import CairoDrawing
import Files
import Foundation
import PDFPages
import Scene
import TestSupport
import Testing

/// Hand-made pages in decks.
@Suite struct PDFComposerTests {
  /// A red page with blue in its lower left corner, and a word.
  private func slide(_ page: String = "/MediaBox [0 0 400 200]", text: String = "Handmade") throws -> OwnSlide
  {
    let content =
      "1 0 0 rg -999 -999 9999 9999 re f 0 0 1 rg 0 0 40 40 re f 0 g BT /F 20 Tf 100 100 Td (\(text)) Tj ET"
    var pdf = HandmadePDF(page: page, resources: "/Font << /F 6 0 R >>", content: content)
    pdf[6] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return try OwnSlide.inspect(pdf.bytes)
  }

  @Test func `it is scaled centred and under the footer`() throws {
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [.onPage(2, slide())])
    #expect(try PDF.check(deck) == nil)
    // 400 × 200 into 960 × 500: 960 × 480, 10 from the top.
    #expect(
      try PDF.colors(deck, page: 2, at: [(480, 5), (480, 15), (5, 485), (90, 400), (480, 495), (900, 520)])
        == [
          "ffffff", "ff0000", "0000ff", "0000ff", "ffffff", "ffffff",
        ])
    let text = try PDF.text(deck, page: 2)
    #expect(text.contains("Handmade") && text.contains("Footer 1"))
    #expect(try PDF.text(deck, page: 1).contains("Cover"))
  }

  @Test func `what the placeholder draws is on top`() throws {
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: PDF.metadata)
    let band = Element.shape(Shape(.rect(Rect(x: 0, y: 250, width: 960, height: 40)), fill: .black))
    try document.add(
      Page(size: PDF.size, background: Color(red: 0, green: 0, blue: 0, alpha: 0), elements: [band]))
    try document.finish()
    var placement = PDFComposer.Placement.onPage(1, try slide("/MediaBox [0 0 100 100]"))
    placement.ground = Color(red: 0, green: 255, blue: 255)
    let deck = try PDF.compose(sink.bytes, [placement])
    // A square in the middle: from 230 to 730.
    #expect(
      try PDF.colors(
        deck, page: 1, at: [(220, 100), (240, 100), (720, 100), (740, 100), (480, 270), (10, 270)]) == [
          "00ffff", "ff0000", "ff0000", "00ffff", "000000", "000000",
        ])
  }

  /// Black is what a page draws in that sets no colour.
  @Test func `what sets no colour is black`() throws {
    let pdf = HandmadePDF(content: "0 0 200 200 re f 10 w 300 0 m 300 200 l S")
    let deck = try PDF.compose(
      PDF.deck(placeholders: 1), [.onPage(2, try OwnSlide.inspect(pdf.bytes))])
    #expect(
      try PDF.colors(deck, page: 2, at: [(100, 200), (720, 200), (600, 200)]) == [
        "000000", "000000", "ffffff",
      ])
  }

  @Test func `paper is white and nothing leaves the frame`() throws {
    let pdf = HandmadePDF(content: "q q 1 0 0 rg -500 50 2000 20 re f q")
    var placement = PDFComposer.Placement.onPage(2, try OwnSlide.inspect(pdf.bytes))
    placement.frame = Rect(x: 100, y: 50, width: 400, height: 200)
    placement.ground = .black
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [placement])
    #expect(
      try PDF.colors(deck, page: 2, at: [(90, 190), (110, 190), (490, 190), (510, 190), (300, 100)]) == [
        "000000", "ff0000", "ff0000", "000000", "ffffff",
      ])
  }

  @Test func `the deck stays what it was`() throws {
    let plain = try PDF.deck(placeholders: 3)
    let deck = try PDF.compose(
      plain, [.onPage(3, slide(), alternative: "Slide of AS64500"), .onPage(2, slide())])
    #expect(try PDF.check(deck) == nil)
    let (before, after) = (try PDF.source(plain), try PDF.source(deck))
    for part in [
      "/S /Figure", "/Type /Outlines", "/Subtype /Link", "/Dest", "/PageLabels", "/Marked true",
      "/Title (Slide 2)",
      "/CreationDate", "/S /Sect", "/S /P\n",
    ] {
      let extra = part == "/S /Figure" ? 1 : 0
      #expect(before.count(of: part) + extra == after.count(of: part), "\(part)")
    }
    #expect(after.contains("/Alt (Slide of AS64500)"))
    let structure = try Command.run("pdfinfo", ["-struct-text", "@"], on: deck).output
    for word in ["Figure", "Footer 2", "Row 3"] { #expect(structure.contains(word), "\(structure)") }
    for page in 1...5 {
      #expect(try !PDF.text(plain, page: page).isEmpty)
      let lines = try PDF.text(plain, page: page).split(whereSeparator: \.isNewline)
      let composed = try PDF.text(deck, page: page)
      for line in lines where line.contains(where: \.isLetter) {
        #expect(composed.contains(line.trimmingCharacters(in: .whitespaces)))
      }
    }
  }

  @Test func `twice the same page exists once`() throws {
    var pdf = HandmadePDF(resources: "/XObject << /X 6 0 R >>", content: "q 400 0 0 200 0 0 cm /X Do Q")
    var random = SystemRandomNumberGenerator()
    let noise = (0..<40_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    pdf.stream(
      6, "/Type /XObject /Subtype /Image /Width 200 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8",
      noise)
    let slide = try OwnSlide.inspect(pdf.bytes)
    let plain = try PDF.deck(placeholders: 3)
    let once = try PDF.compose(plain, [.onPage(2, slide)]).count
    let thrice = try PDF.compose(plain, (2...4).map { .onPage($0, slide) })
    #expect(once > 40_000 && thrice.count < once + 2000)
    #expect(try PDF.check(thrice) == nil)
  }

  @Test func `two on one page have their own names`() throws {
    let deck = try PDF.compose(
      PDF.deck(placeholders: 1),
      [
        PDFComposer.Placement(
          pageNumber: 2, slide: slide(text: "Left"), frame: Rect(x: 0, y: 0, width: 480, height: 500)),
        PDFComposer.Placement(
          pageNumber: 2, slide: slide(text: "Right"), frame: Rect(x: 480, y: 0, width: 480, height: 500)),
      ])
    let text = try PDF.text(deck, page: 2)
    #expect(text.contains("Left") && text.contains("Right") && text.contains("Footer 1"))
    #expect(try PDF.source(deck).contains("/OwnSlide2 Do"))
    #expect(try PDF.check(deck) == nil)
  }

  @Test func `links move with the page`() throws {
    var pdf = HandmadePDF(page: "/MediaBox [0 0 400 200] /Rotate 180 /Annots [6 0 R]")
    pdf[6] =
      "<< /Type /Annot /Subtype /Link /Rect [110 40 10 20] /A << /S /URI /URI (https://example.net/) >> >>"
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [.onPage(2, OwnSlide.inspect(pdf.bytes))])
    // Turned: 290 160 390 180; scaled by 2.4, and 540 - 490 from below.
    let source = try PDF.source(deck)
    #expect(source.contains("/Rect [\n    696\n    434\n    936\n    482\n  ]"), "\(source)")
    #expect(source.contains("/URI (https://example.net/)"))
    #expect(try PDF.check(deck) == nil)
  }

  @Test func `rotated and cropped pages are upright`() throws {
    let slide = try slide("/MediaBox [-100 -100 500 500] /CropBox [0 0 100 200] /Rotate 90")
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [.onPage(2, slide)])
    #expect(try PDF.colors(deck, page: 2, at: [(20, 30), (900, 450)]) == ["0000ff", "ff0000"])
  }

  @Test func `transparency groups are kept`() throws {
    let pdf = HandmadePDF(
      page: "/MediaBox [0 0 400 200] /Group << /S /Transparency /CS /DeviceRGB /K true >>",
      resources: "/ExtGState << /M << /BM /Multiply >> >>",
      content: "1 1 0 rg 0 0 400 200 re f /M gs 0 1 1 rg 0 0 400 200 re f")
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [.onPage(2, OwnSlide.inspect(pdf.bytes))])
    #expect(
      try PDF.colors(deck, page: 2, at: [(480, 250)]) == PDF.colors(pdf.bytes, page: 1, at: [(200, 100)]))
    // A page's group is isolated without saying so.
    #expect(try PDF.source(deck).contains("/I true\n    /K true"))
  }

  @Test func `same bytes every time`() throws {
    let deck = try PDF.deck(placeholders: 2)
    let placements = try [
      PDFComposer.Placement.onPage(2, slide(), alternative: "A"), .onPage(3, slide(text: "B")),
    ]
    let first = try PDF.compose(deck, placements)
    #expect(try first == PDF.compose(deck, placements))
    #expect(first.count < deck.count + 4000)
  }

  @Test func `a deck without any is copied`() throws {
    let plain = try PDF.deck(placeholders: 1)
    let deck = try PDF.compose(plain, [])
    #expect(try PDF.check(deck) == nil && deck.count <= plain.count)
  }

  @Test func `sinks that fail and decks that are none`() throws {
    let deck = try PDF.deck(placeholders: 1)
    #expect(throws: ComposingError.self) { try PDF.compose(deck, [.onPage(4, slide())]) }
    #expect(throws: ComposingError.self) { try PDF.compose(deck, [.onPage(0, slide())]) }
    #expect(throws: ComposingError.self) { try PDF.compose(Array("no PDF".utf8), []) }
    #expect(throws: FileError.self) {
      try PDFComposer.compose(deckAt: "/nowhere/deck.pdf", placements: [], to: MemorySink())
    }
    let scratch = try Scratch()
    let file = try scratch.write(deck, to: "deck.pdf")
    #expect(throws: FileError.self) {
      try PDFComposer.compose(deckAt: file, placements: [], to: FailingSink())
    }
  }

  private final class FailingSink: ByteSink {
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
      throw FileError(.write, "sink", .system(28))
    }
  }
}
