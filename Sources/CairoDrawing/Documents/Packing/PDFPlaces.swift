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
    return [UInt8](unsafeUninitializedCapacity: table.count * (length + 1)) { bytes, count in
      var last = Row()
      for row in table {
        bytes.initializeElement(at: count, to: 2)
        bytes.initializeElement(at: count + 1, to: row.kind &- last.kind)
        count += 2
        // The highest byte first.
        for place in stride(from: 8 * (width - 1), through: 0, by: -8) {
          bytes.initializeElement(
            at: count,
            to: UInt8(truncatingIfNeeded: row.first >> place)
              &- UInt8(truncatingIfNeeded: last.first >> place))
          count += 1
        }
        for place in stride(from: 8 * (Self.secondWidth - 1), through: 0, by: -8) {
          bytes.initializeElement(
            at: count,
            to: UInt8(truncatingIfNeeded: row.second >> place)
              &- UInt8(truncatingIfNeeded: last.second >> place))
          count += 1
        }
        last = row
      }
    }
  }
}
