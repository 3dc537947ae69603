import Testing

@testable import Scene

struct PictureInkTests {
  private static let night = Color(red: 11, green: 21, blue: 38)

  private func ink(_ colors: (hex: String, count: Int)...) throws -> PictureInk {
    var ink = PictureInk()
    for (hex, count) in colors {
      let color = try #require(Color(hex: hex))
      for _ in 0..<count { ink.add(red: color.red, green: color.green, blue: color.blue) }
    }
    return ink
  }

  @Test func `dark ink is seen on white and lost on a dark page, white ink the other way round`() throws {
    let dark = try ink(("#14508c", 30))
    #expect(dark.visibleShare(on: .white) == 1)
    #expect(dark.visibleShare(on: Self.night) == 0)
    let white = try ink(("#ffffff", 30))
    #expect(white.visibleShare(on: .white) == 0)
    #expect(white.visibleShare(on: Self.night) == 1)
  }

  @Test func `what is drawn in two shades is seen by their shares`() throws {
    let mixed = try ink(("#000000", 30), ("#ffffff", 10))
    #expect(mixed.visibleShare(on: .white) == 0.75)
    #expect(mixed.visibleShare(on: .black) == 0.25)
    // Both stand out from the grey between them.
    #expect(mixed.visibleShare(on: Color(red: 118, green: 118, blue: 118)) == 1)
  }

  @Test func `nothing is lost of what is missing`() {
    #expect(PictureInk().visibleShare(on: .white) == 1)
  }
}
