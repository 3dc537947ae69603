@testable import ChairPage
import Testing

/// What is put into the page.
@Suite struct ChairPageTests {
  @Test func `values for the script cannot end it`() {
    let json = Array(#"{"a":"</script><!--&"}"#.utf8)
    let safe = String(decoding: ChairPage.safe(json), as: UTF8.self)
    #expect(safe == #"{"a":"\u003c/script\u003e\u003c!--\u0026"}"#)
  }

  @Test func `fonts are those of scripts that occur`() {
    func families(_ text: String) -> [String] {
      String(decoding: ChairFonts(folder: Self.fonts, for: text).style, as: UTF8.self)
        .matches(of: /unicode-range:U\+([0-9a-f]+)/).map { String($0.output.1) }
    }
    #expect(families("Łódź · Ελλάδα · Москва · 東京") == [])
    #expect(families("ไทย") == ["e00", "e00"])
    #expect(families("ไทย العربية") == ["600", "600", "e00", "e00"])
    #expect(ChairFonts(folder: "/nowhere", for: "ไทย").style.isEmpty, "the browser has its own")
  }

  private static let fonts =
    String(#filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }) + "/fonts"

  @Test func `notes load nothing`() {
    #expect(
      ChairNotes.harmless("<img src=http://a.example> ![x](http://a.example) R&D")
        == "‹img src=http://a.example› !\u{2060}[x](http://a.example) R&D")
  }

  @Test func `lengths are as count-downs have them`() {
    #expect([5, 60, 754, 3600].map(ClockText.length) == ["0:05", "1:00", "12:34", "60:00"])
  }
}
