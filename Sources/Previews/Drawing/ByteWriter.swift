internal import Scene

/// Values as bytes, in such a way that no two different sequences of values have the same bytes: numbers have a fixed
/// length, and everything else is led by its count.
struct ByteWriter {
  private(set) var bytes: [UInt8]

  init() {
    bytes = []
    // Most pages have room in it; growing step by step copies them several times.
    bytes.reserveCapacity(1 << 17)
  }

  mutating func add(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: UInt64(truncatingIfNeeded: number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// The number's bits, so that all that differ are distinct.
  mutating func add(_ number: Double) { add(number.bitPattern) }

  mutating func add(_ truth: Bool) { bytes.append(truth ? 1 : 0) }

  mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes.append(contentsOf: content)
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

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

  mutating func add(_ color: Color) { bytes += [color.red, color.green, color.blue, color.alpha] }

  /// What may not be there.
  mutating func add<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
    add(value != nil)
    if let value { body(&self, value) }
  }

  /// A list.
  mutating func add<Values: Collection>(
    each values: Values, _ body: (inout ByteWriter, Values.Element) -> Void
  ) {
    add(values.count)
    for value in values { body(&self, value) }
  }
}
