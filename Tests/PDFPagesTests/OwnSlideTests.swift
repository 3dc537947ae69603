import PDFPages
import Scene
import TestSupport
import Testing

/// What is read from a presenter's file.
@Suite struct OwnSlideTests {
  @Test func `a plain page is taken`() throws {
    let slide = try OwnSlide.inspect(HandmadePDF().bytes)
    #expect(slide.size == Size(width: 400, height: 200))
    #expect(slide.page == 1 && slide.pageCount == 1)
    #expect(slide.warnings == [] && slide.fontsNotEmbedded == [])
    #expect(try PDF.check(slide.bytes) == nil)
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(1, 1), (398, 198)]) == ["ff0000", "ff0000"])
  }

  /// A page with a red square in the corner that is lower left before it is turned, the rest green.
  private func corner(_ page: String) throws -> OwnSlide {
    let content = "0 1 0 rg -1000 -1000 3000 3000 re f 1 0 0 rg 100 50 40 40 re f"
    return try OwnSlide.inspect(HandmadePDF(page: page, content: content).bytes)
  }

  @Test(arguments: [
    (0, 300.0, 100.0, (10, 90)), (90, 100, 300, (10, 10)), (180, 300, 100, (290, 10)),
    (270, 100, 300, (90, 290)),
    (-90, 100, 300, (90, 290)), (450, 100, 300, (10, 10)),
  ])
  func `crop and rotation`(_ turn: Int, _ width: Double, _ height: Double, _ place: (x: Int, y: Int)) throws {
    let slide = try corner("/MediaBox [0 0 500 500] /CropBox [400 150 100 50] /Rotate \(turn)")
    #expect(slide.size == Size(width: Length(width), height: Length(height)))
    let middle = (x: Int(width) / 2, y: Int(height) / 2)
    #expect(try PDF.colors(slide.bytes, page: 1, at: [place, middle]) == ["ff0000", "00ff00"])
  }

  @Test func `user units and boxes outside of the page`() throws {
    #expect(
      try corner("/MediaBox [0 0 500 300] /UserUnit 2").size == Size(width: 1000, height: 600))
    #expect(
      try corner("/MediaBox [0 0 500 300] /CropBox [-50 100 5000 5000]").size == Size(width: 500, height: 200)
    )
    #expect(
      try corner("/MediaBox [0 0 500 300] /CropBox [600 600 700 700]").size == Size(width: 500, height: 300))
    let unstated = try corner("")
    #expect(unstated.size == Size(width: 612, height: 792))
    #expect(unstated.warnings == ["does not say how large its page is, which is taken to be US Letter"])
  }

  @Test func `what is inherited counts`() throws {
    var pdf = HandmadePDF(content: "/G gs /X Do")
    pdf[2] = "<< /Type /Pages /Kids [6 0 R] /Count 1 /MediaBox [0 0 300 100] /Rotate 90 /Resources 5 0 R >>"
    pdf[6] = "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>"
    pdf[3] = "<< /Type /Page /Parent 6 0 R /Contents 4 0 R >>"
    pdf[5] = "<< /XObject << /X 7 0 R >> /ExtGState << /G << /ca 1 >> >> >>"
    pdf.stream(
      7, "/Type /XObject /Subtype /Form /BBox [0 0 500 500]", Array("0 0 1 rg 0 0 500 500 re f".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.size == Size(width: 100, height: 200))
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(50, 50)]) == ["0000ff"])
  }

  @Test func `several streams are joined between words`() throws {
    var pdf = HandmadePDF()
    pdf[3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents [4 0 R 6 0 R 99 0 R 7 0 R] >>"
    pdf.stream(4, "", Array("q 0 0 1".utf8))
    pdf.stream(6, "/Filter [/FlateDecode]", try Zlib.pack(Array("rg 0 0 400".utf8)))
    pdf.stream(7, "/Filter /ASCIIHexDecode", Array("32303020726520662051>".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(200, 100)]) == ["0000ff"])
    #expect(try PDF.check(slide.bytes) == nil)
  }

  @Test func `one of several pages is picked`() throws {
    var pdf = HandmadePDF()
    pdf[2] = "<< /Type /Pages /Kids [3 0 R 6 0 R 8 0 R] /Count 3 >>"
    pdf[6] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 7 0 R >>"
    pdf[8] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    pdf.stream(7, "", Array("0 0 1 rg 0 0 400 400 re f".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes, page: 2)
    #expect(slide.page == 2 && slide.pageCount == 3 && slide.size == Size(width: 300, height: 300))
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(150, 150)]) == ["0000ff"])
    #expect(try OwnSlide.inspect(pdf.bytes, page: 3).size == Size(width: 200, height: 200))
    #expect(refusal(pdf.bytes) == "has 3 pages; please say which one with “page:”")
    #expect(refusal(pdf.bytes, page: 4) == "has no page 4: it has 3 pages")
    #expect(refusal(pdf.bytes, page: 0) == "has no page 0: it has 3 pages")
    #expect(refusal(HandmadePDF().bytes, page: 2) == "has no page 2: it has one page")
    #expect(refusal(HandmadePDF().bytes, page: .max) == "has no page \(Int.max): it has one page")
  }

  @Test func `fonts that are not in the file are named`() throws {
    var pdf = HandmadePDF(
      resources: "/Font << /A 6 0 R /B 7 0 R /C 8 0 R /D 9 0 R >>",
      content: "BT /A 20 Tf 10 100 Td (Peering) Tj ET")
    pdf[6] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    pdf[7] = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Own /FontDescriptor 10 0 R >>"
    pdf[8] =
      "<< /Type /Font /Subtype /Type0 /BaseFont /Gothic /DescendantFonts [11 0 R] /Encoding /Identity-H >>"
    pdf[9] = "<< /Type /Font /Subtype /Type3 /CharProcs << /A 4 0 R >> /FontBBox [0 0 1 1] >>"
    pdf[10] = "<< /Type /FontDescriptor /FontName /ABCDEF+Own /FontFile2 12 0 R >>"
    pdf[11] = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /QWERTY+Gothic-Bold >>"
    pdf.stream(12, "", [0, 1, 0, 0])
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.fontsNotEmbedded == ["Gothic-Bold", "Helvetica"])
    #expect(
      slide.warnings == [
        "does not contain these fonts, which may look different elsewhere: Gothic-Bold, Helvetica",
        "has fonts that do not say which letters they show: Gothic, a font without a name",
      ])
    #expect(try PDF.text(slide.bytes, page: 1).contains("Peering"))
  }

  @Test func `hidden layers stay hidden`() throws {
    var pdf = HandmadePDF(
      resources: "/Properties << /On 6 0 R /Off 7 0 R >>",
      catalog: "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [7 0 R] /Order [6 0 R 7 0 R] >> >>",
      content: "1 0 0 rg 0 0 400 200 re f /OC /On BDC 0 1 0 rg 0 0 200 200 re f EMC "
        + "/OC /Off BDC 0 0 1 rg 0 0 100 200 re f EMC")
    pdf[6] = "<< /Type /OCG /Name (seen) >>"
    pdf[7] = "<< /Type /OCG /Name (not seen) >>"
    let slide = try OwnSlide.inspect(pdf.bytes)
    let expected = ["00ff00", "ff0000"]
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(50, 50), (300, 50)]) == expected)
    pdf[1] =
      "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /BaseState /OFF /ON [6 0 R] >> >> >>"
    let others = try OwnSlide.inspect(pdf.bytes)
    #expect(try PDF.colors(others.bytes, page: 1, at: [(50, 50), (300, 50)]) == expected)
    let deck = try PDF.compose(PDF.deck(placeholders: 2), [.onPage(2, slide), .onPage(3, others)])
    #expect(try PDF.check(deck) == nil)
    for page in [2, 3] {
      #expect(try PDF.colors(deck, page: page, at: [(100, 270), (700, 270)]) == expected)
    }
  }

  @Test func `links to the web are kept`() throws {
    var pdf = HandmadePDF(page: "/MediaBox [0 0 400 200] /Annots [6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]")
    func link(_ uri: String) -> String {
      "<< /Type /Annot /Subtype /Link /Rect [10 20 110 40] /A << /S /URI /URI (\(uri)) /Next 11 0 R >> >>"
    }
    pdf[6] = link("https://example.net/a?b=1")
    pdf[7] = link("mailto:peering@example.net")
    pdf[8] = link("javascript:alert\\(1\\)")
    pdf[9] = link("https://example.net/ with space")
    pdf[10] = "<< /Type /Annot /Subtype /Link /Rect [10 20 110 40] /Dest [3 0 R /Fit] >>"
    pdf[11] = "<< /S /GoTo /D [3 0 R /Fit] >>"
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(
      slide.warnings == ["has links to elsewhere than the web or an e-mail address, which are left out"])
    let source = try PDF.source(slide.bytes)
    #expect(source.count(of: "/URI (") == 2)
    let frame = Rect(x: 10, y: 160, width: 100, height: 20)
    #expect(slide.links.map(\.address) == ["https://example.net/a?b=1", "mailto:peering@example.net"])
    #expect(slide.links.allSatisfy { $0.frame == frame })
    #expect(source.contains("(https://example.net/a?b=1)") && source.contains("(mailto:peering@example.net)"))
    for word in ["javascript", "/GoTo", "/Dest", "/Next"] { #expect(!source.contains(word), "\(word)") }
  }

  @Test func `same bytes every time`() throws {
    let pdf = HandmadePDF(resources: "/ExtGState << /A << /ca .5 >> >>", content: "/A gs 0 0 99 99 re f")
    #expect(try OwnSlide.inspect(pdf.bytes) == OwnSlide.inspect(pdf.bytes))
  }

  @Test func `a deck of ours is taken`() throws {
    let slide = try OwnSlide.inspect(PDF.deck(placeholders: 1), page: 1)
    #expect(slide.size == PDF.size && slide.warnings == [])
    #expect(try PDF.text(slide.bytes, page: 1).contains("Cover"))
    #expect(try !PDF.source(slide.bytes).contains("/StructElem"))
  }
}

/// Why a file is refused; nil where it is not.
func refusal(_ bytes: [UInt8], page: Int? = nil, limits: OwnSlide.Limits = .default) -> String? {
  do throws(OwnSlideError) {
    _ = try OwnSlide.inspect(bytes, page: page, limits: limits)
    return nil
  } catch {
    return error.description
  }
}

extension String {
  /// How often `part` comes up.
  func count(of part: String) -> Int { ranges(of: part).count }
}

extension PDFComposer.Placement {
  /// Over all of a page but its footer.
  static func onPage(_ number: Int, _ slide: OwnSlide, alternative: String? = nil) -> Self {
    Self(
      pageNumber: number, slide: slide, frame: Rect(x: 0, y: 0, width: 960, height: 500), ground: .white,
      alternative: alternative)
  }
}
