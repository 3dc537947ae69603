import Foundation
import PDFPages
import Scene
import TestSupport
import Testing

/// Hand-made pages with tags of their own.
@Suite struct TaggedPageTests {
  /// A page of 960 × 540 pt with a structure tree whose root is object 7.
  /// It draws `content`, with marks, and text in font `/F`. The objects of `elements` are those from 8 on; in them, `PAGE` is
  /// the page.
  private func pdf(
    _ content: String, _ elements: [String], root: String = "", catalog: String = "", page: String = "",
    resources: String = ""
  ) -> HandmadePDF {
    var pdf = HandmadePDF(
      page: "/MediaBox [0 0 960 540] /StructParents 0 \(page)",
      resources: "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> \(resources)",
      catalog: "/StructTreeRoot 7 0 R /MarkInfo << /Marked true >> \(catalog)", content: content)
    pdf[7] = "<< /Type /StructTreeRoot /K 8 0 R \(root) >>"
    for (index, element) in elements.enumerated() {
      pdf[8 + index] = "<< /Type /StructElem \(element.replacing("PAGE", with: "3 0 R")) >>"
    }
    return pdf
  }

  private func text(_ tag: String, _ text: String, at y: Int) -> String {
    "\(tag) BT /F 20 Tf 40 \(y) Td (\(text)) Tj ET EMC\n"
  }

  /// The second page's structure in a deck, with what else Poppler says of its elements.
  private func deck(_ slide: OwnSlide, alternative: String = "Slide by Ratu", times: Int = 1) throws
    -> [UInt8]
  {
    let deck = try PDF.compose(
      PDF.deck(placeholders: times),
      (0..<times).map {
        var placement = PDFComposer.Placement.onPage(2 + $0, slide)
        placement.alternative = alternative
        return placement
      })
    #expect(try PDF.check(deck) == nil)
    return deck
  }

  /// The structure of pages between the cover and the index.
  private func structure(_ deck: [UInt8]) throws -> [String] {
    let lines = try PDF.structure(deck).map { $0.drop { $0 == " " } }.map(String.init)
    let sections = lines.split(separator: "Sect", omittingEmptySubsequences: false)
    return Array(sections.dropFirst(2).dropLast().joined(separator: ["Sect"]))
  }

  @Test func `tags stay with roles languages and texts`() throws {
    let slide = try OwnSlide.inspect(
      pdf(
        text("/Titel <</MCID 0>> BDC", "Lagoon", at: 500) + text("/P /MC1 BDC", "text", at: 400)
          + "/Figure <</MCID 2>> BDC 0 0 1 rg 40 40 200 100 re f EMC\n",
        [
          "/S /Document /Lang (fj) /K [9 0 R 10 0 R 11 0 R]",
          "/S /Titel /P 8 0 R /Pg PAGE /K 0",
          "/S /P /P 8 0 R /Pg PAGE /K [<< /Type /MCR /Pg PAGE /MCID 1 >>] /Lang (en)",
          "/S /Figure /P 8 0 R /Pg PAGE /K 2 /Alt (A map) /A << /O /Layout /BBox [40 40 240 140] >>",
        ], root: "/RoleMap << /Titel /Kopf /Kopf /H2 >>", resources: "/Properties << /MC1 << /MCID 1 >> >>"
      ).bytes)
    #expect(slide.isTagged && slide.undescribed == 0 && slide.wordsWarning == nil)
    let deck = try deck(slide)
    let lines = try structure(deck)
    #expect(
      lines == [
        "Sect", "H1", "\"Lagoon\"", "P", "\"text\"", "Figure", "\"\"", "P", "\"Footer 1\"",
      ])
    let source = try PDF.source(deck)
    for part in ["/Lang (fj)", "/Lang (en)", "/Alt (A map)", "/Stm"] {
      #expect(source.contains(part), "\(part)")
    }
    // 960 × 540 into 960 × 500 is scaled by 500 / 540.
    #expect(
      source.contains("/BBox [\n      72.59259\n      77.03704\n"),
      "\(source.components(separatedBy: "/BBox"))")
  }

  @Test func `what is outside of tags is decoration`() throws {
    let content =
      "q 1 0 0 rg 0 0 9 9 re f Q " + text("/P <</MCID 0>> BDC", "mine", at: 400)
      + "BT /F 9 Tf 9 9 Td (loose) Tj ET " + text("/P <</MCID 7>> BDC", "unowned", at: 300)
      + "/Span <</ActualText (x)>> BDC 9 9 9 9 re f EMC EMC"
    let slide = try OwnSlide.inspect(pdf(content, ["/S /P /Pg PAGE /K [0 5]"]).bytes)
    let deck = try deck(slide)
    #expect(try structure(deck).prefix(2) == ["P", "\"mine\""])
    let source = try PDF.source(deck)
    #expect(source.contains("/Artifact BMC") && !source.contains("/MCID 7"))
    let opened = source.ranges(of: " BMC").count + source.ranges(of: "BDC").count
    #expect(opened == source.ranges(of: "EMC").count)
    #expect(try PDF.text(deck, page: 2).contains("loose"))
  }

  @Test func `lists tables and headings become what PDF UA wants`() throws {
    let content = (0..<6).map { text("/X <</MCID \($0)>> BDC", "t\($0)", at: 400 - 30 * $0) }.joined()
    let slide = try OwnSlide.inspect(
      pdf(
        content,
        [
          "/S /Document /K [9 0 R 10 0 R 12 0 R 16 0 R]", "/S /H3 /Pg PAGE /K 0", "/S /L /Pg PAGE /K 11 0 R",
          "/S /LI /Pg PAGE /K 1", "/S /Table /K 13 0 R", "/S /TR /K [14 0 R 15 0 R 17 0 R]",
          "/S /TH /Pg PAGE /K 2",
          "/S /TD /Pg PAGE /K 3 /A << /O /Table /ColSpan 2 >>", "/S /H6 /Pg PAGE /K 4", "/S /TD",
        ]
      ).bytes)
    let deck = try deck(slide)
    #expect(
      try structure(deck).dropLast(2) == [
        "Sect", "H1", "\"t0\"", "L", "LI", "LBody", "\"t1\"", "Table", "TR", "TH", "\"t2\"", "TD", "\"t3\"",
        "TD",
        "H2", "\"t4\"",
      ])
    let source = try PDF.source(deck)
    #expect(source.contains("/Scope /Row") && source.contains("/ColSpan 2"))
  }

  @Test func `links keep their place and others follow`() throws {
    var pdf = pdf(
      text("/Link <</MCID 0>> BDC", "here", at: 400) + text("/P <</MCID 1>> BDC", "end", at: 300),
      [
        "/S /Document /K [9 0 R 10 0 R]", "/S /Link /Pg PAGE /K [0 << /Type /OBJR /Obj 20 0 R >>]",
        "/S /P /Pg PAGE /K 1",
      ],
      page: "/Annots [20 0 R 21 0 R]")
    for (number, uri) in [(20, "https://a.example"), (21, "https://b.example")] {
      pdf[number] =
        "<< /Type /Annot /Subtype /Link /Rect [40 400 90 420] /A << /S /URI /URI (\(uri)) >> >>"
    }
    let deck = try deck(OwnSlide.inspect(pdf.bytes))
    let lines = try structure(deck)
    #expect(lines.prefix(7) == ["Sect", "Link", "\"here\"", "P", "\"end\"", "Link", "P"])
    let source = try PDF.source(deck)
    #expect(source.contains("/Contents (https://a.example)") && source.contains("/Alt (https://b.example)"))
  }

  @Test func `figures without a text get the page's`() throws {
    let slide = try OwnSlide.inspect(
      pdf("/Figure <</MCID 0>> BDC 0 0 9 9 re f EMC", ["/S /Figure /Pg PAGE /K 0"]).bytes)
    #expect(slide.wordsWarning == "has a figure without alternative text")
    #expect(try PDF.source(deck(slide)).contains("/Alt (Slide by Ratu)"))
  }

  @Test func `a page that comes twice has its tags twice`() throws {
    var pdf = pdf(
      text("/P <</MCID 0>> BDC", "mine", at: 400), ["/S /P /Pg PAGE /K 0"], page: "/Annots [20 0 R]")
    for annotation in [
      "null", "<< /Type /Annot /Subtype /Stamp /Rect [40 300 90 320] /AP << /N 22 0 R >> /F 4 >>",
    ] {
      pdf[20] = annotation
      pdf.stream(22, "/Type /XObject /Subtype /Form /BBox [0 0 50 20]", Array("0 0 50 20 re f".utf8))
      let deck = try deck(OwnSlide.inspect(pdf.bytes), times: 2)
      let lines = try structure(deck)
      #expect(lines.filter { $0 == "\"mine\"" }.count == 2, "\(lines)")
      #expect(lines.filter { $0 == "Figure" }.count == (annotation == "null" ? 0 : 2), "\(lines)")
    }
  }

  @Test func `what LibreOffice marks in a form is a figure`() throws {
    // It begins there, and ends on the page.
    var pdf = pdf(
      text("/P <</MCID 0>> BDC", "mine", at: 400) + "q /Tr Do Q EMC 9 9 9 9 re f",
      [
        "/S /Document /K [9 0 R 10 0 R 11 0 R]", "/S /P /Pg PAGE /K 0",
        "/S /Figure /Pg PAGE /K 1 /Alt (A map)",
        "/S /Figure /Pg PAGE /K 2",
      ],
      resources: "/XObject << /Tr 20 0 R >>")
    pdf.stream(
      20, "/Type /XObject /Subtype /Form /BBox [0 0 99 99]",
      Array("/Figure<</MCID 1>>BDC 0 0 99 99 re f".utf8))
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.undescribed == 0)
    let deck = try deck(slide)
    #expect(try structure(deck).prefix(5) == ["Sect", "P", "\"mine\"", "Figure", "\"\""])
    let source = try PDF.source(deck)
    #expect(source.ranges(of: "/MCID 1>>BDC").count == 1)
    #expect(
      source.ranges(of: " BMC").count + source.ranges(of: "BDC").count == source.ranges(of: "EMC").count)
  }

  @Test(arguments: [
    // Of another page, of no page, in a circle, of a form, broken.
    "/S /P /Pg 2 0 R /K 0", "/S /P /K 0", "/S /P /Pg PAGE /K 8 0 R",
    "/S /P /Pg PAGE /K << /Type /MCR /Stm 4 0 R /MCID 0 >>", "/S /P /Pg PAGE /K (0)",
    "/S /Artifact /Pg PAGE /K 0",
  ])
  func `tags of something else are none`(element: String) throws {
    let slide = try OwnSlide.inspect(pdf(text("/P <</MCID 0>> BDC", "mine", at: 400), [element]).bytes)
    #expect(!slide.isTagged)
    #expect(slide.wordsWarning == "has no tags, so that screen readers only say who made it")
    let deck = try deck(slide)
    #expect(try structure(deck).first == "Figure")
    #expect(try !PDF.source(deck).contains("/P <</MCID 0>>"))
  }

  @Test func `a turned page keeps figures in their place, and fields are read`() throws {
    var pdf = pdf(
      "/Figure <</MCID 0>> BDC 0 0 9 9 re f EMC",
      ["/S /Figure /Pg PAGE /K 0 /Alt (x) /A [<< /O /Layout /BBox [0 0 96 54] >> 0]"],
      page: "/Rotate 90 /Annots [20 0 R 21 0 R]")
    pdf[20] =
      "<< /Type /Annot /Subtype /FreeText /Rect [40 400 90 420] /Contents (note) /AP << /N 22 0 R >> /F 4 >>"
    pdf[21] =
      "<< /Type /Annot /Subtype /Stamp /Rect [40 300 90 320] /Contents (Approved) /AP << /N 22 0 R >> /F 4 >>"
    pdf.stream(22, "/Type /XObject /Subtype /Form /BBox [0 0 50 20]", Array("0 0 50 20 re f".utf8))
    let deck = try deck(OwnSlide.inspect(pdf.bytes))
    #expect(try structure(deck).filter { !$0.hasPrefix("\"") }.prefix(3) == ["Figure", "P", "Figure"])
    let source = try PDF.source(deck)
    #expect(source.contains("/Alt (Approved)") && source.ranges(of: "/StructParents").count == 5)
  }
}
