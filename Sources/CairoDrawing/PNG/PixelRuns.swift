/// Finds what goes on in a picture: pixels that differ from those above them as the pixel before does.
struct PixelRuns {
  private static let colors: UInt32 = 0x00FF_FFFF
  /// The filter "up", which each row begins with.
  private static let filter: UInt8 = 2

  // The two sums of Adler-32 (RFC 1950), without what they are beyond a multiple of `modulus`.
  private var first: UInt64 = 1
  private var second: UInt64 = 0
  private static let modulus: UInt64 = 65521

  /// Of all bytes so far.
  var checksum: UInt32 { UInt32(truncatingIfNeeded: second << 16 | first) }

  /// Hands on the bytes of a row.
  ///
  /// - Parameters:
  ///   - row: pixels, xRGB.
  ///   - above: those of the row above; nil for black.
  ///   - width: how many there are.
  ///   - data: what takes the bytes.
  mutating func add(
    _ row: UnsafePointer<UInt32>, below above: UnsafePointer<UInt32>?, width: Int, to data: inout RunDeflation
  ) {
    data.add(Self.filter)
    sum(UInt64(Self.filter))
    var column = 0
    var last: UInt32?
    while column < width {
      let difference = Self.difference(row[column], above?[column] ?? 0)
      var end = column + 1
      if difference == last {
        if difference == 0, let above { end = Self.endOfEqual(row, above, from: end, width) }
        while end < width, Self.difference(row[end], above?[end] ?? 0) == difference { end += 1 }
        data.repeatPixel(end - column)
      } else {
        data.add(UInt8(truncatingIfNeeded: difference >> 16))
        data.add(UInt8(truncatingIfNeeded: difference >> 8))
        data.add(UInt8(truncatingIfNeeded: difference))
      }
      sum(difference, count: UInt64(end - column))
      last = difference
      column = end
    }
    // No row is so long that the sums would overflow before.
    first %= Self.modulus
    second %= Self.modulus
  }

  /// Of each channel the difference, all at once: no channel borrows from the next.
  private static func difference(_ pixel: UInt32, _ above: UInt32) -> UInt32 {
    let high: UInt32 = 0x8080_8080
    let low = (pixel | high) &- (above & ~high)
    return (low ^ ((pixel ^ ~above) & high)) & colors
  }

  /// Up to where two rows are equal, eight pixels at a time.
  private static func endOfEqual(
    _ row: UnsafePointer<UInt32>, _ other: UnsafePointer<UInt32>, from start: Int, _ width: Int
  ) -> Int {
    let (row, other) = (UnsafeRawPointer(row), UnsafeRawPointer(other))
    let colors = UInt64(Self.colors) << 32 | UInt64(Self.colors)
    var column = start
    while column + 8 <= width {
      var different: UInt64 = 0
      for pair in 0..<4 {
        let offset = 4 * column + 8 * pair
        different |=
          row.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          ^ other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      }
      guard different & colors == 0 else { break }
      column += 8
    }
    return column
  }

  private mutating func sum(_ byte: UInt64) {
    first += byte
    second += first
  }

  /// Adds a pixel's three bytes so many times to the sums.
  private mutating func sum(_ pixel: UInt32, count: UInt64) {
    let (red, green, blue) = (UInt64(pixel >> 16), UInt64(pixel >> 8 & 0xFF), UInt64(pixel & 0xFF))
    let all = red + green + blue
    second += count * (3 * first + 3 * red + 2 * green + blue) + 3 * all * (count * (count - 1) / 2)
    first += count * all
  }
}
