import CairoDrawing
import Files
import Scene
import TestSupport
import Testing

/// Workers at once, each with its own typesetter and documents, and more fonts than Cairo would keep open.
@Suite struct ThreadsTests {
  static func work(system: SystemTypesetter? = nil) throws -> [[UInt8]] {
    let typesetter = try PangoTypesetter(Fonts.settings, system: system)
    let words = [
      "Peering", "จุดแลก", "ລາວ", "ខ្មែរ", "မြန်မာ", "हिन्दी", "বাংলা", "தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം",
      "ગુજરાતી", "ਪੰਜਾਬੀ", "සිංහල", "العربية", "עברית", "հայերեն", "ქართული", "አማርኛ", "東京", "서울",
    ]
    var elements: [Element] = []
    for (row, word) in words.enumerated() {
      elements += try typesetter.lines(word, top: Length(Double(row * 24)))
      elements += try typesetter.lines(word, .inter(weight: 700), at: 200, top: Length(Double(row * 24)))
    }
    let page = Page(size: Size(width: 400, height: 540), elements: elements)
    let (png, svg) = (MemorySink(), MemorySink())
    try PNGWriter.write(page, width: 400, to: png)
    try SVGWriter.write(page, to: svg)
    return [try PDF.bytes([page, page]), png.bytes, svg.bytes]
  }

  @Test func `all draw the same`() async throws {
    let alone = try Self.work()
    let together = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<8 { group.addTask { try Self.work() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.allSatisfy { $0 == alone })
  }

  @Test func `they may share what opens the system's fonts`() async throws {
    let alone = try Self.work()
    let system = SystemTypesetter(Fonts.settings)
    let together = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<8 { group.addTask { try Self.work(system: system) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.allSatisfy { $0 == alone })
  }

  @Test func `only text in the system's fonts is passed on`() throws {
    let typesetter = try PangoTypesetter(Fonts.settings, system: SystemTypesetter(Fonts.settings))
    _ = try typesetter.lines("東京 Peering", top: 20)
    #expect(typesetter.statistics.asked == 1 && typesetter.statistics.shaped == 0)
    _ = try typesetter.lines("Peering in São Paulo, จุดแลก", top: 20)
    #expect(typesetter.statistics.asked == 2 && typesetter.statistics.shaped == 1)
  }
}
