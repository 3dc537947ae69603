internal import Foundation
internal import TestSupport
internal import Testing

/// `--pdf-standard`: PDF/UA-1 and PDF/A-2a.
@Suite struct PDFStandardTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copy("records/as64503.json", to: "a.json")
    try scratch.write("event: Lagoon Forum\n", to: "event.yaml")
  }

  private func slide(_ arguments: String...) throws -> [UInt8] {
    let run = try scratch.personals(["slide", "a.json", "-o", "slide.pdf"] + arguments)
    #expect(run.code == 0, "\(run.message)")
    return try scratch.bytes(of: "slide.pdf")
  }

  @Test func `an archived slide has what PDF/A asks for`() throws {
    let bytes = try slide("--pdf-standard", "ua-1,a-2a")
    let source = try PDF.source(bytes)
    for part in [
      "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
      "<pdfuaid:part>1</pdfuaid:part>",
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "/S /GTS_PDFA1", "/DestOutputProfile",
    ] { #expect(source.contains(part), "\(part)") }
    #expect(!source.contains("/Interpolate true"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(/\/ID\[<[0-9a-f]{32}><[0-9a-f]{32}>\]/))
    #expect(try slide("--pdf-standard", "A-2A") == bytes)
    #expect(try slide("--pdf-standard", "ua-1") == slide())
    #expect(try !PDF.source(slide()).contains("pdfaid"))
  }

  @Test(arguments: [
    (
      ["slide", "a.json", "-o", "slide.png", "--pdf-standard", "a-2a"],
      "--pdf-standard is about PDFs, and the output is a PNG"
    ),
    (
      ["slide", "a.json", "-o", "slide.pdf", "--pdf-standard", "ua-2"],
      "--pdf-standard takes ua-1, a-2a or ua-1,a-2a, not 'ua-2'"
    ),
    (
      ["deck", "a.json", "-o", "deck.pdf", "--pdf-standard", "ua-1,,a-2a"],
      "--pdf-standard takes ua-1, a-2a or ua-1,a-2a, not 'ua-1,,a-2a'"
    ),
  ])
  func `what it cannot be is a mistake in the command`(arguments: [String], message: String) throws {
    let run = try scratch.personals(arguments)
    #expect(run.code == 64)
    #expect(run.message.hasPrefix("error: \(message)\n"), "\(run.message)")
  }

  /// A page of 400 × 200 pt in a deck.
  private func submit(_ content: String, resources: String = "") throws {
    try scratch.makeFolder("submissions")
    try scratch.write("network: 64503\nrecord: ../a.json\nslide: own.pdf\n", to: "submissions/a.yaml")
    try scratch.write(
      """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R
        /Resources << \(resources) >> >> endobj
      4 0 obj << /Length \(content.utf8.count) >> stream
      \(content)
      endstream endobj
      trailer << /Root 1 0 R /Size 5 >>
      %%EOF

      """, to: "broken.pdf")
    // Writes the table of places.
    _ = try Program.tool("qpdf", "--warning-exit-0", scratch("broken.pdf"), scratch("submissions/own.pdf"))
  }

  private func deck(_ standard: String) throws -> Run {
    try scratch.personals("deck", "event.yaml", "-o", "deck.pdf", "--pdf-standard", standard)
  }

  @Test func `a page in printing inks keeps a deck from archives only`() throws {
    for (content, resources) in [
      ("0 1 0 0 k 0 0 9 9 re f", ""), ("/DeviceCMYK cs 0 1 0 0 sc 0 0 9 9 re f", ""),
      (
        "/C cs 1 sc 0 0 9 9 re f",
        "/ColorSpace << /C [/Separation /Spot /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] >>] >>"
      ),
    ] {
      try submit(content, resources: resources)
      let run = try deck("ua-1,a-2a")
      #expect(run.code == 65)
      #expect(
        run.message == """
          submissions/a.yaml:3:8: error: own.pdf, page 1: has colours of printing inks (CMYK)
            slide: own.pdf
                   ^
          error: nothing is written, since hand-made pages keep the deck from being PDF/UA-1 and PDF/A-2a
            hint: export those pages again, or leave out --pdf-standard

          """, "\(content): \(run.message)")
      #expect(!FileManager.default.fileExists(atPath: scratch("deck.pdf")))
    }
    #expect(try deck("ua-1").code == 0)
  }

  @Test func `a page without its font keeps a deck from both`() throws {
    try submit(
      "BT /F 40 Tf 9 9 Td (Lagoon) Tj ET",
      resources: "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>")
    for standard in ["ua-1", "a-2a"] {
      let run = try deck(standard)
      #expect(run.code == 65)
      #expect(
        run.message.contains(
          "error: own.pdf, page 1: does not contain these fonts, which may look different elsewhere: Times-Roman\n"
        ),
        "\(run.message)")
    }
    #expect(try scratch.personals("deck", "event.yaml", "-o", "deck.pdf").code == 0)
    #expect(try !PDF.source(scratch.bytes(of: "deck.pdf")).contains("pdfuaid:part"))
  }

  @Test func `pictures of a hand-made page are not smoothed, and fonts have no lists`() throws {
    try submit(
      "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q /I Do",
      resources: "/ExtGState << /G << /Type /ExtGState /ca 0.5 >> >>")
    #expect(try deck("a-2a").code == 0)
    let bytes = try scratch.bytes(of: "deck.pdf")
    #expect(try PDF.check(bytes) == nil)
    let source = try PDF.source(bytes)
    #expect(source.contains("pdfaid:part") && !source.contains("/Interpolate true"))
  }
}
