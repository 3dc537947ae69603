internal import Foundation
internal import TestSupport
internal import Testing

/// PowerPoint files of the examples.
@Suite struct PowerPointCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func check(_ name: String) throws -> PresentationCheck {
    let check = try PresentationCheck(scratch.bytes(of: name))
    #expect(check.problems == [])
    return check
  }

  @Test func `a slide to edit, with what is otherwise than in the PDF`() throws {
    let run = try scratch.personals(
      "slide", Places.example("submissions/as64500.yaml"), "--root", Places.example(""), "-o", "slide.pptx")
    #expect(run.code == 0)
    #expect(
      run.message == """
        wrote slide.pptx
          text is set in Inter, Inter Display, Inter Medium, Inter Semi Bold: install these fonts where it is shown
          slide 1: SVG pictures are beside a PNG, which programs without SVG show
          slide 1: QR codes are pictures

        """, "\(run.message)")
    let slide = try #require(try check("slide.pptx").slides.first)
    #expect(slide.contains("<a:t>Pacific Lightwave</a:t>") && slide.contains("<a:tbl>"))
    #expect(slide.contains("descr=\"Logo of Pacific Lightwave\""))
    let notes = try #require(try check("slide.pptx").parts["ppt/notesSlides/notesSlide1.xml"])
    #expect(
      notes.contains("<a:t>What to say:</a:t>") && notes.contains("https://www.peeringdb.com/asn/64500"))
  }

  @Test func `the example deck`() throws {
    let event = Places.example("apricot/event.yaml")
    let run = try scratch.personals(
      "deck", event, "--root", Places.example(""), "-q", "--advance", "--report", "json", "-o", "deck.pptx")
    #expect(run.code == 0, "\(run.message)")
    let check = try check("deck.pptx")
    let presentation = try #require(check.parts["ppt/presentation.xml"])
    for section in ["Coral Coast Peering Forum 2027", "Peering Forum 1", "Newcomers", "Who can meet whom"] {
      #expect(presentation.contains("<p14:section name=\"\(section)\""))
    }
    #expect(check.slides.contains { $0.contains("<p:transition advTm=\"60000\"/>") })
    #expect(check.slides.contains { $0.contains("ppaction://hlinksldjump") })
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: [[String: Any]]])
    let kinds = (report["files"]?.first?["approximations"] as? [[String: Any]])?.compactMap {
      $0["kind"] as? String
    }
    #expect(kinds?.prefix(3) == ["fonts", "svg", "qr"])
    let first = try scratch.bytes(of: "deck.pptx")
    _ = try scratch.personals(
      "deck", event, "--root", Places.example(""), "-q", "--advance", "-o", "again.pptx")
    #expect(try scratch.bytes(of: "again.pptx") == first)
  }

  @Test func `what cannot be asked for is a usage error`() throws {
    try scratch.expectMisuse(
      "deck", "a.yaml", "--format", "svg", "-o", "d/x", says: "--format takes pdf, pptx or html, not 'svg'")
    try scratch.expectMisuse(
      "deck", "a.yaml", "--advance", "-o", "a.pdf",
      says: "--advance is for PowerPoint files: give -o a name that ends in .pptx")
    try scratch.expectMisuse(
      "slide", "AS64500", "--format", "pptx", "--report", "json", "-o", "-",
      says: "--report json and '-o -' both write to standard output: give -o a file")
  }
}
