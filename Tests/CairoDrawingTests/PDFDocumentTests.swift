import CairoDrawing
import Files
import Foundation
import Scene
import Testing

@Suite struct PDFDocumentTests {
  @Test func textComesBack() throws {
    let typesetter = try PangoTypesetter(Fonts.settings)
    let text = try typesetter.shape(StyledText("Peering office", .inter()))
    let page = Page(
      size: Size(width: 300, height: 100), elements: text.lines[0].elements(at: Point(x: 10, y: 50)))
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: DocumentMetadata(created: "2026-11-22T00:00:00Z"))
    try document.add(page)
    try document.finish()
    #expect(sink.bytes.count > 1000)
  }
}
