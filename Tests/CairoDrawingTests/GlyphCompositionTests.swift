import Scene
import Testing

@testable import CairoDrawing

/// Letters are composed with their marks, and where there are none, that is left out.
@Suite struct GlyphCompositionTests {
  @Test(arguments: ["", "AS64500", "a\u{A0}b · c – d — e’s…", "~!@#\"\\"])
  func plain(text: String) {
    #expect(GlyphComposition.isPlain(Array(text.utf8)[...]))
  }

  @Test(arguments: ["é", "e\u{301}", "a\u{200B}b", "‘a", "a\tb", "№", "ก", "\u{AD}"])
  func `not plain`(text: String) {
    #expect(!GlyphComposition.isPlain(Array(text.utf8)[...]))
    #expect(!GlyphComposition.isPlain(Array("abc \(text)".utf8)[...]))
  }

  /// Marks have to be composed in the same fonts, before and after it was found that plain text has no need of it.
  @Test func `marks are composed all the same`() throws {
    let (direct, pango) = try LatinShaperTests.pair()
    let marked = ["e\u{301}", "Cafe\u{301} Zu\u{308}rich", "i\u{307}stanbul", "j\u{30C}", "A\u{30A} Łódź"]
    for _ in 0..<2 {
      for text in marked {
        let styled = StyledText(text, .inter(18))
        #expect(try direct.shape(styled) == pango.shape(styled), "\(text)")
        let narrow = Length(30)
        #expect(
          try direct.shape(styled, maximumWidth: narrow, maximumLines: 4)
            == pango.shape(styled, maximumWidth: narrow, maximumLines: 4), "\(text), in lines")
      }
      for number in 0..<40 {
        let styled = StyledText("Exchange \(number)", .inter(18))
        #expect(try direct.shape(styled) == pango.shape(styled))
      }
    }
  }
}
