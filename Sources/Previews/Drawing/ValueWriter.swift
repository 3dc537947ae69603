internal import Scene

/// What takes the values of a page one after the other.
protocol ValueWriter: Sendable {
  init()

  /// A number of 64 bits.
  mutating func add(word: UInt64)
  /// Bytes, and how many.
  mutating func add(_ content: [UInt8])
  /// A text, and how long it is.
  mutating func add(_ text: String)
}

extension ValueWriter {
  mutating func add(_ number: some FixedWidthInteger) { add(word: UInt64(truncatingIfNeeded: number)) }

  /// The number's bits, so that all that differ are distinct.
  mutating func add(_ number: Double) { add(word: number.bitPattern) }

  mutating func add(_ truth: Bool) { add(word: truth ? 1 : 0) }

  mutating func add(_ length: Length) { add(length.points) }

  mutating func add(_ point: Point) {
    add(point.x)
    add(point.y)
  }

  mutating func add(_ size: Size) {
    add(size.width)
    add(size.height)
  }

  mutating func add(_ rect: Rect) {
    add(rect.origin)
    add(rect.size)
  }

  mutating func add(_ color: Color) {
    add(UInt32(color.red) << 24 | UInt32(color.green) << 16 | UInt32(color.blue) << 8 | UInt32(color.alpha))
  }

  /// What may not be there.
  mutating func add<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
    add(value != nil)
    if let value { body(&self, value) }
  }

  /// A list.
  mutating func add<Values: Collection>(
    each values: Values, _ body: (inout Self, Values.Element) -> Void
  ) {
    add(values.count)
    for value in values { body(&self, value) }
  }
}
