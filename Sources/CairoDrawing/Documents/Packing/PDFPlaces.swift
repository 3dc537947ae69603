/// Where in a PDF each object is, as a table that is itself a stream (PDF 32000-1, 7.5.8).
struct PDFPlaces {
  enum Place: Hashable {
    case free
    /// In the file, at a number of bytes from its start.
    case offset(Int, generation: Int)
    /// In the stream of objects that is being filled, at an index.
    case packed(Int)
  }

  /// The three fields of a row: the kind of the place, and two numbers that depend on it.
  private struct Row {
    var kind: UInt8 = 0
    var first = 0
    var second = 0
  }

  /// By the objects' numbers. Object 0 does not exist.
  private var table = [Row(kind: 0, first: 0, second: 65535)]

  /// One more than the highest number so far.
  var count: Int { table.count }

  /// Sets numbers below `end` aside.
  mutating func reserve(upTo end: Int) {
    if table.count < end { table += repeatElement(Row(), count: end - table.count) }
  }

  mutating func set(_ place: Place, of number: Int) {
    while table.count <= number { table.append(Row()) }
    switch place {
    case .free: table[number] = Row()
    case .offset(let offset, let generation): table[number] = Row(kind: 1, first: offset, second: generation)
    case .packed(let index): table[number] = Row(kind: 2, second: index)
    }
  }

  /// Says in which stream a packed object is.
  mutating func place(_ number: Int, in stream: Int) { table[number].first = stream }

  /// The bytes of the second field: as few as hold the largest value.
  private var firstWidth: Int {
    let largest = table.lazy.map(\.first).max() ?? 0
    return max(1, (Int.bitWidth - largest.leadingZeroBitCount + 7) / 8)
  }

  private static let secondWidth = 2

  /// The widths of the fields, as the table's dictionary has them.
  var widths: String { "1 \(firstWidth) \(Self.secondWidth)" }
  /// How many bytes a row has.
  var rowLength: Int { 1 + firstWidth + Self.secondWidth }

  /// The table, each row as its difference to the one before it (PNG's filter "up"), which hardly changes.
  var rows: [UInt8] {
    let (width, length) = (firstWidth, rowLength)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(table.count * (length + 1))
    var last = [UInt8](repeating: 0, count: length)
    for row in table {
      let fields = [row.kind] + Self.bytes(row.first, width) + Self.bytes(row.second, Self.secondWidth)
      bytes.append(2)
      bytes.append(contentsOf: zip(fields, last).map { $0 &- $1 })
      last = fields
    }
    return bytes
  }

  /// A number in `width` bytes, the highest first.
  private static func bytes(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
