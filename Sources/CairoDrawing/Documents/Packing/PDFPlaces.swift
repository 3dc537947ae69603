/// Where in a PDF each object is, as a table that is itself a stream (PDF 32000-1, 7.5.8).
struct PDFPlaces {
  enum Place: Hashable {
    case free
    /// In the file, so many bytes from its start.
    case offset(Int)
    /// In the stream of objects that is being filled, as the so-manieth.
    case packed(Int)
  }

  /// The three fields of a row: the kind of the place, and two numbers that depend on it.
  private struct Row {
    var kind: UInt8 = 0
    var first = 0
    var second = 0
  }

  /// By the objects' numbers. The first object is none.
  private var table = [Row(kind: 0, first: 0, second: 65535)]

  /// The highest number so far, and one.
  var count: Int { table.count }

  mutating func set(_ place: Place, of number: Int) {
    while table.count <= number { table.append(Row()) }
    switch place {
    case .free: table[number] = Row()
    case .offset(let offset): table[number] = Row(kind: 1, first: offset)
    case .packed(let index): table[number] = Row(kind: 2, second: index)
    }
  }

  /// Says in which stream a packed object is.
  mutating func place(_ number: Int, in stream: Int) { table[number].first = stream }

  /// How many bytes the second field takes: as few as hold the largest.
  private var firstWidth: Int {
    let largest = table.lazy.map(\.first).max() ?? 0
    return max(1, (Int.bitWidth - largest.leadingZeroBitCount + 7) / 8)
  }

  private static let secondWidth = 2

  /// The widths of the fields, as the table's dictionary has them.
  var widths: String { "1 \(firstWidth) \(Self.secondWidth)" }
  /// How many bytes a row has.
  var rowLength: Int { 1 + firstWidth + Self.secondWidth }

  /// The table, of each row but the difference to the one before it (PNG's filter "up"), which hardly changes.
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

  /// A number in so many bytes, the highest first.
  private static func bytes(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
