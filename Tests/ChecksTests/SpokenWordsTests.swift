import Testing

@testable import Checks

/// Words as they are spoken.
@Suite struct SpokenWordsTests {
  @Test(arguments: [
    ("", 0), ("We peer with everybody.", 4), ("R&D - and 100 Gbps, in one-liners", 6), ("Ζητούμε φίλους", 2),
    ("あいうえお", 3), ("我们在苏瓦 peer", 4), ("สวัสดี", 3), ("… — !", 0),
  ]) func count(text: String, words: Int) {
    #expect(SpokenWords.count(text) == words)
  }
}
