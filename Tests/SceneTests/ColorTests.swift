import Scene
import Testing

@Suite struct ColorTests {
  @Test(arguments: [
    ("#0b6e4f", Color(red: 11, green: 110, blue: 79)), ("#0B6E4F", Color(red: 11, green: 110, blue: 79)),
    ("#fff", .white), ("#000000", .black), ("#1a2", Color(red: 0x11, green: 0xAA, blue: 0x22)),
  ])
  func `colours people write`(hex: String, color: Color) {
    #expect(Color(hex: hex) == color)
  }

  @Test(arguments: [
    "", "#", "0b6e4f", "#0b6e4", "#0b6e4f00", "#ggg", "#0b6e4", "green", " #fff", "#ff f", "#１２３", "#²²²",
    "#\u{301}fff", "##fff",
  ])
  func `what is no colour`(text: String) {
    #expect(Color(hex: text) == nil)
  }

  @Test func `a colour is written as it is read`() {
    #expect(Color(red: 11, green: 110, blue: 79).hex == "#0b6e4f")
    #expect(Color(red: 0, green: 0, blue: 15, alpha: 8).hex == "#00000f08")
  }

  // Ratios that the WCAG's own formula gives, to two decimals.
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48),
    ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00), ("#0000ff", "#ffffff", 8.59),
  ])
  func `known contrasts`(one: String, other: String, ratio: Double) throws {
    let one = try #require(Color(hex: one))
    let other = try #require(Color(hex: other))
    #expect(abs(one.contrast(against: other) - ratio) < 0.005)
    #expect(one.contrast(against: other) == other.contrast(against: one))
  }

  @Test func `a tint lies between its colours`() {
    let green = Color(red: 0, green: 100, blue: 50)
    #expect(green.tinted(share: 1, over: .white) == green)
    #expect(green.tinted(share: 0, over: .white) == .white)
    #expect(green.tinted(share: 0.5, over: .white) == Color(red: 128, green: 178, blue: 153))
  }
}
