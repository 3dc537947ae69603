@testable import CairoDrawing
import Files
import Testing

/// What the encoder writes, libpng reads.
@Suite struct PNGEncoderTests {
  private static func written(_ pixels: [[UInt32]]) throws -> [UInt8] {
    let sink = MemorySink()
    var encoder = try PNGEncoder(width: pixels[0].count, height: pixels.count, to: sink)
    for (index, row) in pixels.enumerated() {
      try row.withUnsafeBufferPointer { row in
        try (index == 0 ? [] : pixels[index - 1]).withUnsafeBufferPointer { above in
          try encoder.add(#require(row.baseAddress), below: index == 0 ? nil : above.baseAddress)
        }
      }
    }
    try encoder.finish()
    return sink.bytes
  }

  private static func read(_ bytes: [UInt8]) throws -> [[UInt32]] {
    let picture = try Pixels(png: bytes)
    let pixels = picture.colors.map { color in color.reduce(0) { $0 << 8 | UInt32($1) } }
    return stride(from: 0, to: pixels.count, by: picture.width).map { Array(pixels[$0..<$0 + picture.width]) }
  }

  /// A row of the same kind of noise each time.
  private static func noise(_ width: Int, _ seed: UInt32, colors: UInt32) -> [UInt32] {
    var state = seed
    return (0..<width).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return (state >> 8) % colors &* 0x01_FF03 & 0xFF_FFFF
    }
  }

  @Test(arguments: [
    (1, 1), (1, 7), (2, 3), (86, 2), (87, 2), (88, 2), (172, 1), (173, 3), (259, 2), (700, 300),
  ])
  func `pictures come back as they were`(width: Int, height: Int) throws {
    let plain = [[UInt32]](repeating: [UInt32](repeating: 0x0B6E4F, count: width), count: height)
    let few = (0..<height).map { Self.noise(width, UInt32($0 / 3), colors: 2) }
    let many = (0..<height).map { Self.noise(width, UInt32($0), colors: 0xFFFF) }
    let ramp = (0..<height).map { row in (0..<width).map { UInt32($0 * 5 + row) & 0xFF * 0x010101 } }
    for picture in [plain, few, many, ramp] {
      let bytes = try Self.written(picture)
      #expect(try Self.read(bytes) == picture)
      #expect(try Self.written(picture) == bytes)
    }
  }

  /// What fills up the fourth byte of a pixel is none of its colours.
  @Test func `the unused byte is of no matter`() throws {
    let picture: [[UInt32]] = [[0x00_123456, 0xFF_123456, 0x7F_123456], [0x80_123456, 0x123456, 0x123456]]
    let plain = picture.map { $0.map { $0 & 0xFF_FFFF } }
    #expect(try Self.written(picture) == Self.written(plain))
    #expect(try Self.read(Self.written(picture)) == plain)
  }

  @Test func `plain pictures are small`() throws {
    let row = [UInt32](repeating: 0xFF_FFFF, count: 1920)
    #expect(try Self.written([[UInt32]](repeating: row, count: 1080)).count < 15_000)
  }

  /// Words of a code are no longer than they may be, however rare a symbol is.
  @Test(arguments: [7, 9, 15])
  func `words are as long as they may be`(longest: Int) {
    var frequencies = [1, 1]
    while frequencies.count < 30 { frequencies.append(frequencies.suffix(2).reduce(0, +)) }
    let words = HuffmanCode(frequencies: frequencies + [0], longest: longest).words
    #expect(words.last?.count == 0)
    #expect(words.dropLast().allSatisfy { (1...longest).contains($0.count) })
    // No word is to spare (Kraft's sum is one), and frequent symbols have no longer ones.
    #expect(words.dropLast().reduce(0) { $0 + 1 << (longest - $1.count) } == 1 << longest)
    #expect(zip(words, words.dropFirst().dropLast()).allSatisfy { $0.count >= $1.count })
  }
}
