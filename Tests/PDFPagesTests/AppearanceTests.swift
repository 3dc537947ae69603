import PDFPages
import TestSupport
import Testing

/// Form fields, text boxes and stamps are part of the slide, as programs show them.
@Suite struct AppearanceTests {
  /// A red page with an annotation (7) whose appearance (8) is a blue square of 10 points beside a green one.
  private func page(
    _ annotation: String, form: String = "/BBox [0 0 20 10]", page: String = "", catalog: String = "",
    more: (inout HandmadePDF) -> Void = { _ in }
  ) -> HandmadePDF {
    var pdf = HandmadePDF(page: "/MediaBox [0 0 400 200] /Annots [7 0 R] \(page)", catalog: catalog)
    let place = annotation.contains("/Rect") ? "" : "/Rect [100 50 300 150]"
    pdf[7] = "<< /Type /Annot \(place) /AP << /N 8 0 R >> \(annotation) >>"
    pdf.stream(8, form, Array("0 0 1 rg 0 0 10 10 re f 0 1 0 rg 10 0 10 10 re f".utf8))
    more(&pdf)
    return pdf
  }

  private let left = (x: 150, y: 100)
  private let right = (x: 250, y: 100)

  private func colors(_ pdf: HandmadePDF, _ warnings: [String] = []) throws -> [String] {
    let slide = try OwnSlide.inspect(pdf.bytes)
    #expect(slide.warnings == warnings)
    #expect(try PDF.check(slide.bytes) == nil)
    let deck = try PDF.compose(PDF.deck(placeholders: 1), [.onPage(2, slide)])
    #expect(try PDF.check(deck) == nil)
    let points = [left, right]
    let seen = try PDF.colors(slide.bytes, page: 1, at: points)
    // 2.4 times as large, and 30 points down.
    #expect(try PDF.colors(deck, page: 2, at: points.map { ($0.x * 24 / 10, $0.y * 24 / 10 + 30) }) == seen)
    return seen
  }

  @Test(arguments: [
    ("/Subtype /FreeText", "/BBox [0 0 20 10]"),
    ("/Subtype /Stamp /F 4", "/Type /XObject /Subtype /Form /BBox [0 0 20 10]"),
    ("/Subtype /Widget /FT /Tx /V (text)", "/BBox [20 10 0 0]"),
    ("/Subtype /Highlight /Rect [300 150 100 50]", "/BBox [0 0 20 10] /Resources << >>"),
    ("/Subtype /Ink", "/BBox [0 0 20 10] /Matrix [3 0 0 0.5 70 -90]"),
    ("/Subtype /Unknown", "/BBox [0 0 20 10] /Matrix [1 0 0 1 5 5]"),
  ])
  func `are drawn in their rectangle`(annotation: String, form: String) throws {
    #expect(try colors(page(annotation, form: form)) == ["0000ff", "00ff00"])
  }

  @Test func `are turned by their matrix`() throws {
    let pdf = page("/Subtype /Stamp", form: "/BBox [0 0 20 10] /Matrix [-1 0 0 -1 0 0]")
    #expect(try colors(pdf) == ["00ff00", "0000ff"])
  }

  /// Flags of what is not seen on a screen: invisible, hidden, not viewed.
  @Test(arguments: [1, 2, 32, 34])
  func `hidden ones stay hidden`(flags: Int) throws {
    #expect(try colors(page("/Subtype /Stamp /F \(flags)")) == ["ff0000", "ff0000"])
  }

  @Test(arguments: [
    ("/Subtype /Text", ["has comments or other annotations, which are left out"]),
    ("/Subtype /Popup", []), ("/Subtype /Link /A << /S /URI /URI (https://example.net/) >>", []),
    ("/Subtype /FileAttachment", ["has attached files, which are left out"]),
    ("/Subtype /Sound", ["has sound, video or 3D, which are left out"]),
  ])
  func `notes and links are not drawn`(annotation: String, warnings: [String]) throws {
    #expect(try colors(page(annotation), warnings) == ["ff0000", "ff0000"])
  }

  @Test func `a video is its first picture`() throws {
    let warning = "has sound, video or 3D, which are left out"
    #expect(try colors(page("/Subtype /Screen"), [warning]) == ["0000ff", "00ff00"])
  }

  @Test(arguments: [
    ("/AS /Yes", ["0000ff", "00ff00"]), ("/AS /Off", ["ff0000", "ff0000"]),
    ("/AS /Other", ["ff0000", "ff0000"]), ("/V /Yes", ["0000ff", "00ff00"]),
    ("/V /Off", ["ff0000", "ff0000"]),
    ("", ["ff0000", "ff0000"]),
  ])
  func `a box is drawn in its state`(state: String, expected: [String]) throws {
    let pdf = page("/Subtype /Widget /FT /Btn \(state) /AP << /N << /Yes 8 0 R >> /D 8 0 R >>") {
      $0[7] = $0[7].replacing("/AP << /N 8 0 R >>", with: "")
    }
    #expect(try colors(pdf) == expected)
  }

  /// Programs make up an appearance for these.
  @Test(arguments: [
    ("/Subtype /Widget /FT /Tx /V (text)", ["has form fields without an appearance, which are left out"]),
    ("/Subtype /Widget /Parent 9 0 R", ["has form fields without an appearance, which are left out"]),
    (
      "/Subtype /Widget /FT /Tx /MK << /BG [1 0 0] >>",
      ["has form fields without an appearance, which are left out"]
    ),
    ("/Subtype /Widget /FT /Tx", []), ("/Subtype /Widget /FT /Tx /V ()", []),
    ("/Subtype /FreeText /Contents (text)", ["has comments or other annotations, which are left out"]),
  ])
  func `what has no appearance is reported`(annotation: String, warnings: [String]) throws {
    let pdf = page(annotation) {
      $0[7] = $0[7].replacing("/AP << /N 8 0 R >>", with: "")
      $0[9] = "<< /FT /Tx /V (text) /Kids [7 0 R] >>"
    }
    #expect(try colors(pdf, warnings) == ["ff0000", "ff0000"])
  }

  @Test func `forms that are not up to date are reported`() throws {
    let warning = "has form fields that look as when they were saved, which may not be what they say"
    let catalog = "/AcroForm << /Fields [7 0 R] /NeedAppearances true >>"
    #expect(
      try colors(page("/Subtype /Widget /FT /Tx /V (x)", catalog: catalog), [warning]) == [
        "0000ff", "00ff00",
      ])
    #expect(try colors(page("/Subtype /Stamp", catalog: catalog)) == ["0000ff", "00ff00"])
  }

  @Test func `one on a layer is hidden with it`() throws {
    let layers = "/OCProperties << /OCGs [9 0 R 10 0 R] /D << /OFF [10 0 R] >> >>"
    for (layer, expected) in [(9, ["0000ff", "00ff00"]), (10, ["ff0000", "ff0000"])] {
      let pdf = page("/Subtype /Stamp /OC \(layer) 0 R", catalog: layers) {
        $0[9] = "<< /Type /OCG /Name (seen) >>"
        $0[10] = "<< /Type /OCG /Name (not seen) >>"
      }
      #expect(try colors(pdf) == expected)
    }
  }

  /// Where programs draw them; pages and annotations may turn apart.
  @Test(arguments: [0, 90, 180, 270], [0, 16])
  func `are where programs draw them`(rotation: Int, flags: Int) throws {
    let pdf = page("/Subtype /Stamp /F \(flags) /Rect [150 60 190 80]", page: "/Rotate \(rotation)")
    let slide = try OwnSlide.inspect(pdf.bytes)
    let points = (0..<20).flatMap { x in (0..<20).map { y in (5 + 10 * x, 5 + 10 * y) } }
    #expect(
      try PDF.colors(slide.bytes, page: 1, at: points) == PDF.colors(pdf.bytes, page: 1, at: points))
  }

  @Test func `they are mixed with the page`() throws {
    let pdf = page("/Subtype /Highlight /QuadPoints [100 150 300 150 100 50 300 50]") { pdf in
      pdf.stream(
        8,
        "/BBox [0 0 20 10] /Group << /S /Transparency >> /Resources << /ExtGState << /M << /BM /Multiply >> >> >>",
        Array("/M gs 1 1 0 rg 0 0 20 10 re f".utf8))
      pdf.stream(4, "", Array("0 1 1 rg 0 0 400 200 re f".utf8))
    }
    #expect(try colors(pdf) == PDF.colors(pdf.bytes, page: 1, at: [left, right]))
  }

  /// A page is mixed with paper last, whether it has a group or not.
  @Test(arguments: ["", "/Group << /S /Transparency >>"])
  func `a page is not mixed with its paper`(group: String) throws {
    let pdf = HandmadePDF(
      page: "/MediaBox [0 0 400 200] \(group)", resources: "/ExtGState << /B << /BM [/Screen] >> >>",
      content: "/B gs 0.2 0.3 0.7 rg 0 0 400 200 re f")
    #expect(try colors(pdf) == PDF.colors(pdf.bytes, page: 1, at: [left, right]))
  }
}
