import CairoDrawing
import Foundation
import Scene
import Testing

/// PNGs of every kind show the colours that other viewers show.
@Suite struct PNGColorTests {
  private static let colors = [[200, 60, 30], [20, 110, 180], [30, 150, 60], [255, 255, 255]]
  /// As gray of few bits has them.
  private static let grays = [0, 85, 170, 255]

  private static func srgb() throws -> [UInt8] { try ImageDecoderTests.fixture("srgb.icc") }

  /// Four colours side by side, two pixels wide and high each.
  private static func png(
    _ kind: MadePNG.Kind, _ depth: Int, isInterlaced: Bool = false, linear: Bool = false,
    chunks: [(name: String, content: [UInt8])] = []
  ) -> (png: MadePNG, expected: [[Int]]) {
    func sample(_ value: Int) -> Int {
      guard linear else { return value * ((1 << depth) - 1) / 255 }
      let share = Double(value) / 255
      let light = share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      return Int((light * Double((1 << depth) - 1)).rounded())
    }
    let isGray = kind == .gray || kind == .grayAlpha
    // One bit has two grays, and two colours.
    let count = kind != .palette && kind != .gray || depth > 1 ? 4 : 2
    let expected =
      isGray ? (count == 2 ? [0, 255] : grays).map { [$0, $0, $0] } : Array(colors.prefix(count))
    var chunks = chunks
    if kind == .palette {
      chunks.append(("PLTE", expected.joined().map(UInt8.init)))
    }
    let made = MadePNG(
      kind: kind, depth: depth, width: 2 * count, height: 2, isInterlaced: isInterlaced, chunks: chunks
    ) { x, _ in
      let color = expected[x / 2]
      let opaque = (1 << depth) - 1
      return switch kind {
      case .gray: [sample(color[0])]
      case .rgb: color.map(sample)
      case .palette: [x / 2]
      case .grayAlpha: [sample(color[0]), opaque]
      case .rgba: color.map(sample) + [opaque]
      }
    }
    return (made, expected)
  }

  /// The colours of the upper row of what is drawn.
  private func drawn(_ bytes: [UInt8], background: Color = .white) throws -> [[Int]] {
    let image = try ImageDecoder.read(bytes).image
    // Pictures of pages are at least 16 pixels wide.
    let frame = Rect(
      x: 0, y: 0, width: Length(Double(image.pixelWidth)), height: Length(Double(image.pixelHeight)))
    let page = Page(
      size: Size(width: 16, height: frame.height), background: background,
      elements: [.image(PlacedImage(image, frame: frame))])
    return Array(try Pixels(page, width: 16).colors.prefix(image.pixelWidth))
  }

  private func expect(
    _ made: (png: MadePNG, expected: [[Int]]), tolerance: Int = 1, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let colors = try drawn(made.png.bytes)
    for (column, color) in colors.enumerated() {
      let isRight = zip(color, made.expected[column / 2]).allSatisfy { abs($0 - $1) <= tolerance }
      #expect(isRight, "\(words): \(color), not \(made.expected[column / 2])", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: MadePNG.Kind.allCases) func `every kind and depth`(_ kind: MadePNG.Kind) throws {
    for depth in kind.depths {
      for isInterlaced in [false, true] {
        try expect(Self.png(kind, depth, isInterlaced: isInterlaced), "\(depth) bits, \(isInterlaced)")
      }
    }
  }

  @Test(arguments: MadePNG.Kind.allCases)
  func `chunks that mean sRGB change nothing`(_ kind: MadePNG.Kind) throws {
    let gamma = (name: "gAMA", content: MadePNG.number(45_455))
    let primaries = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000]
    let profile = try Array("sRGB".utf8) + [0, 0] + MadePNG.compressed(Self.srgb())
    for depth in kind.depths {
      for chunks in [
        [("sRGB", [0])], [("sRGB", [1]), gamma], [gamma],
        [gamma, ("cHRM", primaries.flatMap(MadePNG.number))],
        [("cHRM", primaries.flatMap(MadePNG.number))],
      ] {
        // sRGB is not quite the power of 2.2 that gAMA says.
        let isPower = !chunks.contains { $0.0 == "sRGB" }
        try expect(
          Self.png(kind, depth, chunks: chunks), tolerance: isPower ? 7 : 1, "\(depth) bits, \(chunks)")
      }
      guard kind != .gray, kind != .grayAlpha else { continue }
      try expect(Self.png(kind, depth, chunks: [("iCCP", profile)]), "\(depth) bits, profile")
    }
  }

  @Test(arguments: [MadePNG.Kind.gray, .rgb, .grayAlpha, .rgba])
  func `linear light is said`(_ kind: MadePNG.Kind)
    throws
  {
    let chunks = [(name: "gAMA", content: MadePNG.number(100_000))]
    // libpng takes the power of 1/2.2 for sRGB's curve, which is lighter where it is dark.
    try expect(Self.png(kind, 16, linear: true, chunks: chunks), tolerance: 6, "16 bits")
    // Eight bits of linear light have few dark shades.
    try expect(Self.png(kind, 8, linear: true, chunks: chunks), tolerance: 8, "8 bits")
  }

  @Test func transparency() throws {
    func words(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
    let black = Color(red: 0, green: 0, blue: 0)
    // Half of everything.
    for depth in [8, 16] {
      let half = MadePNG(kind: .rgba, depth: depth, width: 2, height: 2) { _, _ in
        [200, 60, 30, 128].map { $0 * ((1 << depth) - 1) / 255 }
      }
      for color in try drawn(half.bytes, background: black) {
        #expect(zip(color, [100, 30, 15]).allSatisfy { abs($0 - $1) <= 1 }, "\(depth) bits: \(color)")
      }
      // One colour means transparent.
      let value = 60 * ((1 << depth) - 1) / 255
      let keyed = MadePNG(
        kind: .rgb, depth: depth, width: 2, height: 2,
        chunks: [("tRNS", [value, value, value].flatMap(words))]
      ) { x, _ in x == 0 ? [value, value, value] : [value, value, value + 1] }
      let colors = try drawn(keyed.bytes, background: .red)
      #expect(colors[0] == [255, 0, 0] && colors[1] != [255, 0, 0], "\(depth) bits: \(colors)")
      let gray = MadePNG(kind: .gray, depth: depth, width: 2, height: 2, chunks: [("tRNS", words(value))]) {
        x, _ in
        [x == 0 ? value : value + 1]
      }
      #expect(try drawn(gray.bytes, background: .red)[0] == [255, 0, 0], "\(depth) bits")
    }
    let palette = MadePNG(
      kind: .palette, depth: 1, width: 2, height: 2,
      chunks: [("PLTE", [9, 9, 9, 200, 60, 30]), ("tRNS", [0])]
    ) { x, _ in [x] }
    #expect(try drawn(palette.bytes) == [[255, 255, 255], [200, 60, 30]])
  }

  @Test func `a profile other than sRGB is reported`() throws {
    func warnings(_ profile: [UInt8]) throws -> [String] {
      let chunk = (name: "iCCP", content: Array("ICC".utf8) + [0, 0] + MadePNG.compressed(profile))
      return try ImageDecoder.read(Self.png(.rgb, 8, chunks: [chunk]).png.bytes).warnings
    }
    let srgb = try Self.srgb()
    #expect(try warnings(srgb).isEmpty)
    let name = "sRGB built-in".utf16.flatMap { [UInt8(0), UInt8($0)] }
    let start = try #require(srgb.firstRange(of: name)).lowerBound
    var other = srgb
    other.replaceSubrange(
      start..<start + name.count, with: "Display P3 v13".utf16.prefix(13).flatMap { [0, UInt8($0)] })
    #expect(
      try warnings(other)
        == ["has the colour profile “Display P3 v1”, which is ignored: its colours are taken for sRGB"])
    // Cut anywhere, it is none, or a shorter one.
    for count in stride(from: 0, to: other.count, by: 7) { _ = try warnings(Array(other.prefix(count))) }
  }
}
