import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

/// Takes so many bytes and then fails.
final class FullSink: ByteSink {
  private var room: Int
  private(set) var failures = 0

  init(room: Int) { self.room = room }

  static let error = FileError(.write, "slide.pdf", .system(28))

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    room -= bytes.count
    if room < 0 {
      failures += 1
      throw Self.error
    }
  }
}

/// Cairo says nothing of a sink that fails; the writers do.
@Suite struct WriteFailureTests {
  let page: Page

  init() throws {
    let typesetter = try PangoTypesetter(Fonts.settings)
    let elements = try typesetter.lines("Peering จุดแลกเปลี่ยน", top: 20)
    page = Page(size: Size(width: 320, height: 180), elements: elements)
  }

  private func failures(
    of whole: Int, _ write: (FullSink) throws -> Void
  ) -> [Int] {
    stride(from: 0, to: whole, by: 997).filter { room in
      let sink = FullSink(room: room)
      do {
        try write(sink)
      } catch let error as FileError {
        // The sink that failed is not asked again.
        return error != FullSink.error || sink.failures != 1
      } catch {
        return true
      }
      return true
    }
  }

  @Test func `of PDF`() throws {
    let whole = try PDF.bytes([page, page]).count
    #expect(whole > 5000)
    let wrong = failures(of: whole) { sink in
      var document = try PDFDocument(to: sink, metadata: PDF.metadata)
      try document.add(page)
      try document.add(page)
      try document.finish()
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func `of PNG`() throws {
    let whole = MemorySink()
    try PNGWriter.write(page, width: 800, to: whole)
    let wrong = failures(of: whole.bytes.count) { try PNGWriter.write(page, width: 800, to: $0) }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func `of SVG`() throws {
    let whole = MemorySink()
    try SVGWriter.write(page, to: whole)
    let wrong = failures(of: whole.bytes.count) { try SVGWriter.write(page, to: $0) }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func `enough room is enough`() throws {
    let sink = FullSink(room: try PDF.bytes([page]).count)
    var document = try PDFDocument(to: sink, metadata: PDF.metadata)
    try document.add(page)
    try document.finish()
  }

  @Test func `a document that is dropped writes nothing more`() throws {
    let sink = MemorySink()
    do {
      var document = try PDFDocument(to: sink, metadata: PDF.metadata)
      try document.add(page)
    }
    #expect(!String(decoding: sink.bytes, as: UTF8.self).contains("%%EOF"))
  }
}
