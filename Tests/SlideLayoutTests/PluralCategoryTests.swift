import SlideLayout
import Templates
import Testing

/// Forms of words by number, as CLDR's samples have them.
@Suite struct PluralCategoryTests {
  private func numbers(_ category: PluralCategory, _ language: String) -> [Int] {
    (0...30).filter { PluralCategory($0, in: language) == category }
  }

  @Test func `languages of two forms`() {
    #expect(numbers(.one, "en") == [1])
    #expect(numbers(.one, "es-419") == [1])
    #expect(numbers(.one, "fr") == [0, 1])
    #expect(numbers(.one, "pt") == [0, 1])
    #expect(numbers(.one, "pt-PT") == [1])
    #expect(numbers(.other, "ja") == Array(0...30))
  }

  @Test func `Arabic has six`() {
    let numbers = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111]
    #expect(
      numbers.map { PluralCategory($0, in: "ar") } == [
        .zero, .one, .two, .few, .few, .many, .many, .other, .other, .few, .many,
      ])
  }

  @Test func `slavic and baltic languages`() {
    #expect(numbers(.one, "ru") == [1, 21])
    #expect(numbers(.few, "uk") == [2, 3, 4, 22, 23, 24])
    #expect(numbers(.one, "pl") == [1])
    #expect(numbers(.few, "cs") == [2, 3, 4])
    #expect(numbers(.few, "lt") == [2, 3, 4, 5, 6, 7, 8, 9, 22, 23, 24, 25, 26, 27, 28, 29])
  }
}
