import PDFPages
import Scene
import Testing

@Suite struct OwnSlideTests {
  @Test func aPlainPageIsTaken() throws {
    let slide = try OwnSlide.inspect(HandmadePDF().bytes)
    #expect(slide.size == Size(width: 400, height: 200))
    #expect(slide.page == 1 && slide.pageCount == 1)
    #expect(slide.warnings == [] && slide.fontsNotEmbedded == [])
    #expect(try PDF.check(slide.bytes) == nil)
    #expect(try PDF.colors(slide.bytes, page: 1, at: [(1, 1), (398, 198)]) == ["ff0000", "ff0000"])
  }
}
