@testable import ChairPage
import Testing

/// The words of the chair's page in all languages.
@Suite struct ChairWordsTests {
  @Test(arguments: ["ar", "es", "fr", "ja", "pt"])
  func `each language has all words, with the same places to fill`(_ language: String) throws {
    let words = try #require(ChairWords.languages[language])
    #expect(Set(words.keys) == Set(ChairWords.english.keys))
    for (name, english) in ChairWords.english {
      let text = words[name] ?? ""
      let places = { (text: String) in text.matches(of: /\{[a-z]+\}/).map { String($0.output) }.sorted() }
      #expect(places(text) == places(english), "\(name): \(text)")
      #expect(!text.isEmpty, "\(name)")
    }
    // A word that was forgotten is the English one.
    let same = ChairWords.english.filter { words[$0.key] == $0.value }.map(\.key)
    #expect(Set(same).subtracting(["absent", "wasAbsent", "pause"]) == [])
  }

  @Test func `a region has its language's words, and others are English`() {
    #expect(ChairWords("pt-BR").notForPublication == "Não publicar")
    #expect(ChairWords("de").notForPublication == "Not for publication")
    #expect(ChairWords("en")["say", ["words": "a {b}"]] == "say a {b}")
  }
}
