import PDFPages
import TestSupport
import Testing

/// What is left out of a presenter's file, and reported.
@Suite struct ActiveContentTests {
  private static let script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
  private static let launch = "<< /S /Launch /F (calc.exe) >>"

  @Test(arguments: [
    ("catalog", "/OpenAction \(script)", "scripts"),
    ("catalog", "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [\(script)] >>", "scripts"),
    ("catalog", "/AA << /WC \(script) >>", "scripts"),
    ("catalog", "/Names << /JavaScript << /Names [(a) \(script)] >> >>", "scripts"),
    ("page", "/AA << /O \(script) >>", "scripts"),
    ("annotation", "/Subtype /Link /A \(script)", "scripts"),
    ("catalog", "/OpenAction \(launch)", "actions that start programs or open other files"),
    ("annotation", "/Subtype /Link /A \(launch)", "actions that start programs or open other files"),
    ("catalog", "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", "attached files"),
    ("page", "/AF [6 0 R]", "attached files"),
    ("annotation", "/Subtype /FileAttachment /FS 6 0 R", "attached files"),
    ("catalog", "/AcroForm << /XFA 4 0 R /Fields [] >>", "XFA forms"),
    ("annotation", "/Subtype /Widget /FT /Tx /V (a)", "form fields without an appearance"),
    ("annotation", "/Subtype /Screen", "sound, video or 3D"),
    ("annotation", "/Subtype /RichMedia /RichMediaContent 6 0 R", "sound, video or 3D"),
    ("annotation", "/Subtype /Text /Contents (hello)", "comments or other annotations"),
    ("annotation", "/Subtype /Link /Dest /other", "links to elsewhere than the web or an e-mail address"),
  ])
  func `is left out`(_ place: String, _ what: String, _ kind: String) throws {
    var pdf = HandmadePDF(
      page: "/MediaBox [0 0 400 200] \(place == "page" ? what : "") "
        + (place == "annotation" ? "/Annots [7 0 R]" : ""),
      catalog: place == "catalog" ? what : "")
    pdf[6] = "<< /Type /Filespec /F (secret.exe) /EF << /F 8 0 R >> >>"
    pdf[7] = "<< /Type /Annot /Rect [0 0 10 10] \(place == "annotation" ? what : "") >>"
    pdf.stream(8, "/Type /EmbeddedFile", Array("MZ".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.warnings == ["has \(kind), which are left out"])
    try expectInert(slide)
  }

  @Test func `nothing comes along with what is drawn`() throws {
    var pdf = HandmadePDF(
      page: "/MediaBox [0 0 400 200] /PieceInfo 7 0 R /Metadata 8 0 R /StructParents 3",
      resources: "/XObject << /X 6 0 R /P 9 0 R /Parent 10 0 R >> /Foo 7 0 R /Properties << /MC0 11 0 R >>",
      catalog: "/StructTreeRoot 7 0 R /MarkInfo << /Marked true >> /Metadata 8 0 R",
      content: "/P << /MCID 0 >> BDC /X Do /Parent Do EMC")
    pdf.stream(
      6,
      "/Type /XObject /Subtype /Form /BBox [0 0 400 200] /StructParent 1 /Metadata 8 0 R /PieceInfo 7 0 R "
        + "/OPI 7 0 R /Ref 7 0 R /AF [7 0 R] /LastModified (D:2026)", Array("1 0 0 rg 0 0 400 200 re f".utf8))
    pdf[7] = "<< /Foo \(Self.script) /Page 3 0 R /F (other.pdf) >>"
    pdf.stream(8, "/Type /Metadata /Subtype /XML", Array("<x/>".utf8))
    pdf.stream(9, "/Type /XObject /Subtype /PS", Array("{ 1 }".utf8))
    pdf.stream(10, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", Array("0 1 0 rg 0 0 9 9 re f".utf8))
    pdf[11] = "<< /Metadata 8 0 R /Elem << /Type /StructElem /P 7 0 R >> /MCID 4 >>"
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.warnings == [])
    try expectInert(slide)
    let source = try PDF.source(slide.bytes)
    for word in ["/StructParent", "/PieceInfo", "/OPI", "/Ref", "/Metadata", "/LastModified", "/Foo", "/PS"] {
      #expect(!source.contains(word), "\(word)")
    }
    // Names that somebody gave are no keys.
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(200, 100), (5, 195)]) == ["ff0000", "00ff00"])
  }

  @Test func `streams in other files are not followed`() throws {
    var pdf = HandmadePDF(resources: "/XObject << /X 6 0 R >>", content: "/X Do")
    pdf.stream(
      6, "/Type /XObject /Subtype /Form /BBox [0 0 400 200] /F (/etc/passwd) /FFilter /ASCIIHexDecode",
      Array("1 0 0 rg 0 0 400 200 re f".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(try !PDF.source(slide.bytes).contains("passwd"))
  }

  private func expectInert(_ slide: OwnSlide) throws {
    #expect(try PDF.check(slide.bytes) == nil)
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [.onPage(2, slide)])
    #expect(try PDF.check(deck) == nil)
    for bytes in [slide.bytes, deck] {
      let source = try PDF.source(bytes)
      for word in [
        "JavaScript", "/JS", "/Launch", "calc", "secret", "Filespec", "EmbeddedFile", "AcroForm", "/AA",
        "OpenAction",
        "Widget", "RichMedia", "Screen", "/XFA", "hello",
      ] { #expect(!source.contains(word), "\(word)") }
    }
  }
}
