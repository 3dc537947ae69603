internal import Scene

/// Numbers and paths as SVG has them, in as few bytes as a screen needs.
struct PathData {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func add(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func add(byte: UInt8) { bytes.append(byte) }

  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    addDigits(number.magnitude)
  }

  /// Adds a number with so many decimals, without zeros at its end.
  ///
  /// What no page can hold, beyond 10¹² or not a number, is 0.
  mutating func add(_ number: Double, decimals: Int = 2) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number * scale).rounded()
    guard abs(scaled) < 1e12 * scale, abs(scaled) < 9e18 else { return bytes.append(UInt8(ascii: "0")) }
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let whole = scaled.magnitude.exactInteger
    let unit = scale.exactInteger
    addDigits(UInt(whole / unit))
    var rest = whole % unit
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var place = unit / 10
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      (rest, place) = (rest % place, place / 10)
    }
  }

  private mutating func addDigits(_ number: UInt) {
    guard number >= 10 else { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
    let start = bytes.count
    var rest = number
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  private mutating func add(_ command: UInt8, _ points: Point...) {
    bytes.append(command)
    for (index, point) in points.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      add(point.x.points)
      bytes.append(UInt8(ascii: " "))
      add(point.y.points)
    }
  }

  /// Adds the data of a path.
  mutating func add(_ path: Path) {
    var last: Point?
    for segment in path.segments {
      switch segment {
      case .move(let point):
        add(UInt8(ascii: "M"), point)
        last = point
      case .line(let point):
        if let last, last.y == point.y {
          add("H")
          add(point.x.points)
        } else if let last, last.x == point.x {
          add("V")
          add(point.y.points)
        } else {
          add(UInt8(ascii: "L"), point)
        }
        last = point
      case .curve(let first, let second, let end):
        add(UInt8(ascii: "C"), first, second, end)
        last = end
      case .close:
        bytes.append(UInt8(ascii: "Z"))
        // What follows starts where the path began.
        last = nil
      }
    }
  }
}

extension Double {
  /// The integer that a whole number below 9·10¹⁸ is.
  fileprivate var exactInteger: UInt64 { UInt64(exactly: self) ?? 0 }
}
