#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What shades a picture with see-through parts is drawn in: whether it can be seen depends on what is below it.
package struct PictureInk: Sendable, Hashable {
  /// The least contrast of what can be seen without effort (WCAG 2.2, success criterion 1.4.11).
  private static let leastContrast = 3.0
  /// How many steps there are from black to white, each the same factor of contrast.
  private static let steps = 64
  /// The logarithm of the contrast of white against black, 21.
  private static let range = log(21.0)

  /// How many pixels there are of each step, from black to white.
  private var shades = [Int](repeating: 0, count: PictureInk.steps)

  package init() {}

  /// Counts a pixel that is drawn.
  package mutating func add(red: UInt8, green: UInt8, blue: UInt8) {
    let luminance = Color(red: red, green: green, blue: blue).relativeLuminance
    shades[Self.step(ofLuminance: luminance)] += 1
  }

  /// The share of what is drawn that can be seen on a ground, 0 to 1; 1 where nothing is drawn.
  package func visibleShare(on ground: Color) -> Double {
    let total = shades.reduce(0, +)
    guard total > 0 else { return 1 }
    let base = Self.contrast(ofLuminance: ground.relativeLuminance)
    let seen = shades.enumerated().filter { step, _ in
      let own = (Double(step) + 0.5) / Double(Self.steps) * Self.range
      return abs(own - base) >= log(Self.leastContrast)
    }
    return Double(seen.reduce(0) { $0 + $1.element }) / Double(total)
  }

  /// The logarithm of the contrast against black.
  private static func contrast(ofLuminance luminance: Double) -> Double { log((luminance + 0.05) / 0.05) }

  private static func step(ofLuminance luminance: Double) -> Int {
    min(steps - 1, Int(contrast(ofLuminance: luminance) / range * Double(steps)))
  }
}
