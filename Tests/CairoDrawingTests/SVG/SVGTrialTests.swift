@testable import CairoDrawing
import Scene
import TestSupport
import Testing
import Work

/// SVGs are drawn by another process first. Programs that answer nothing take its place here.
@Suite struct SVGTrialTests {
  @Test(arguments: [
    ("/bin/false", [], "cannot be drawn: it takes too much memory, or is damaged; save it as a PNG"),
    ("/bin/sleep", ["100"], "takes too long to draw; save it with fewer effects, or as a PNG"),
    (
      "/nonexistent", [],
      "cannot be drawn: no process can be started for it: No such file or directory"
    ),
  ])
  func `a process that does not answer`(program: String, arguments: [String], message: String) {
    let pool = ChildPool(program: program, arguments: arguments, environment: [:], seconds: 0.5)
    let error = #expect(throws: ImageError.self) { try SVGTrial.check(Array("<svg/>".utf8), in: pool) }
    #expect(error?.description == message)
  }

  @Test func `the trial draws as a page does`() throws {
    try SVGTrial.rehearse(Array(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>"#.utf8))
    #expect(throws: ImageError.self) { try SVGTrial.rehearse(Array("<svg".utf8)) }
  }

  /// Cairo writes a mask in another form than everything else.
  @Test func `masks and opacity are in the PDF`() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
        <mask id="m" fill="#fff"><path d="M0 0h60v60H0z"/></mask>
        <g mask="url(#m)" opacity="0.5"><path fill="#c00" d="M0 0h90v60H0z"/></g>
      </svg>
      """
    let image = try ImageDecoder.read(Array(svg.utf8)).image
    let page = Page(
      size: Size(width: 90, height: 60),
      elements: [.image(PlacedImage(image, frame: Rect(x: 0, y: 0, width: 90, height: 60)))])
    #expect(try PDF.check(PDF.bytes([page, page])) == nil)
  }
}
