internal import CCairo

/// How much of a picture is drawn on.
package struct PictureExtent: Sendable, Hashable {
  /// The share of the picture's width that is between its outermost marks, 0 to 1; 0 where nothing is drawn.
  package var width: Double
  /// The share of its height.
  package var height: Double
  /// The share of what an SVG draws that lies outside of its canvas, 0 to 1.
  package var outside = 0.0

  /// Whether it is white throughout.
  package var isWhite = false

  /// Whether nothing is drawn at all.
  package var isEmpty: Bool { width == 0 || height == 0 }

  package static let whole = PictureExtent(width: 1, height: 1)
}

extension PictureExtent {
  /// How many pixels are looked at along a side at most, unless nothing is found in those.
  private static let samples = 256
  /// How much a channel may differ from the ground that a picture brings along. JPEGs are not exact.
  private static let tolerance: Int32 = 24

  /// Looks at a part of a picture's pixels.
  ///
  /// - Parameters:
  ///   - surface: borrowed; xRGB or ARGB. It is left as it is.
  ///   - area: the part, in pixels.
  init(of surface: OpaquePointer, _ area: PixelArea) {
    let pixels = PixelView(surface)
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1)
    let corners = [
      pixels[area.x, area.y], pixels[right, area.y], pixels[area.x, bottom], pixels[right, bottom],
    ]
    self = .whole
    guard let ground = Self.ground(of: corners) else { return }
    for step in [max(1, max(area.width, area.height) / Self.samples), 1] {
      var (left, right, top, bottom) = (Int.max, Int.min, Int.max, Int.min)
      for y in stride(from: 0, to: area.height, by: step) {
        for x in stride(from: 0, to: area.width, by: step)
        where !Self.isLike(pixels[area.x + x, area.y + y], ground) {
          (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), y)
        }
      }
      guard left <= right else { continue }
      width = min(1, Double(right - left + step) / Double(area.width))
      height = min(1, Double(bottom - top + step) / Double(area.height))
      return
    }
    // A plain sheet is something, unless it cannot be seen.
    if ground >> 24 < UInt32(Self.tolerance) { (width, height) = (0, 0) }
    isWhite = Self.isLike(ground, 0xFFFF_FFFF)
  }

  /// The share of marks that lie outside of `area`, of all on an ARGB surface.
  static func outside(of area: PixelArea, on surface: OpaquePointer, width: Int, height: Int) -> Double {
    let pixels = PixelView(surface)
    var (inside, outside) = (0, 0)
    for y in stride(from: 0, to: height, by: 2) {
      let isRow = y >= area.y && y < area.y + area.height
      for x in stride(from: 0, to: width, by: 2) where pixels[x, y] >> 31 != 0 {
        if isRow, x >= area.x, x < area.x + area.width { inside += 1 } else { outside += 1 }
      }
    }
    // A canvas that is covered is meant to cut what reaches over it.
    let isCovered = inside * 4 >= area.width * area.height * 98 / 100
    return outside == 0 || isCovered ? 0 : Double(outside) / Double(inside + outside)
  }

  /// The colour that is no mark: transparent where a corner is, else what three corners have in common.
  private static func ground(of corners: [UInt32]) -> UInt32? {
    if corners.contains(where: { $0 >> 24 < UInt32(tolerance) }) { return 0 }
    return corners.first { corner in corners.count { isLike($0, corner) } >= 3 }
  }

  private static func isLike(_ one: UInt32, _ other: UInt32) -> Bool {
    // Nothing is nothing, and a hair has little.
    let tolerance = other == 0 ? 2 : tolerance
    func isNear(_ shift: UInt32) -> Bool {
      abs(Int32(one >> shift & 0xFF) - Int32(other >> shift & 0xFF)) <= tolerance
    }
    return one == other || isNear(0) && isNear(8) && isNear(16) && isNear(24)
  }
}

/// A part of a surface, in pixels from the top left; not empty.
struct PixelArea {
  var x = 0
  var y = 0
  var width: Int
  var height: Int
}

/// The pixels of an image surface, which it borrows: ARGB from the highest byte, the colours times alpha.
private struct PixelView {
  private let data: UnsafeMutablePointer<UInt8>?
  private let stride: Int
  /// What is set in each pixel: without alpha, all is opaque.
  private let opacity: UInt32

  init(_ surface: OpaquePointer) {
    cairo_surface_flush(surface)
    data = cairo_image_surface_get_data(surface)
    stride = Int(cairo_image_surface_get_stride(surface))
    opacity = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24 ? 0xFF00_0000 : 0
  }

  subscript(x: Int, y: Int) -> UInt32 {
    guard let data else { return 0 }
    return UnsafeRawPointer(data + y * stride).load(fromByteOffset: x * 4, as: UInt32.self) | opacity
  }
}
