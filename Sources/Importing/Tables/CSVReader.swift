/// Reads separated values (RFC 4180, and what programs make of it) with the line that each record begins on.
package struct CSVReader {
  /// One record.
  package struct Record: Sendable, Hashable {
    /// 1-based.
    package var line: Int
    package var cells: [String]
    /// How its quotes were understood.
    package var quoting = Quoting.plain
    /// The cells between quotes that have line ends in them.
    package var spanning: [Int] = []
  }

  /// How sure the cells of a record are.
  package enum Quoting: Int, Sendable, Hashable, Comparable {
    case plain
    /// Quotes within a cell are not doubled, and were taken as part of it.
    case undoubled
    /// Quotes do not match.
    case broken

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What a text was read as.
  package struct Reading: Sendable {
    package var separator: UInt8
    package var records: [Record]
    /// The line on which a quote opens that never closes.
    package var unclosedQuote: Int?
    /// Whether the first line says which separator follows, as in `sep=;`.
    package var namesSeparator = false

    /// Whether there are more cells than are read.
    package var isCut: Bool { records.reduce(0) { $0 + $1.cells.count } > CSVReader.mostCells }
  }

  /// The most cells of a table. Each takes room of its own, even an empty one.
  package static let mostCells = 2_000_000

  private let bytes: [UInt8]
  private var cellCount = 0
  private var position: Int
  private var line = 1
  private let separator: UInt8
  /// Whether a line feed ends a record. In files from Mac OS 9 only a carriage return does.
  private let lineFeedEnds: Bool
  private(set) var unclosedQuote: Int?
  private var quoting = Quoting.plain
  private var spanning: [Int] = []
  /// Whether text follows a closing quote in the record.
  private var hasTail = false

  private init(_ bytes: [UInt8], from position: Int, line: Int, separator: UInt8, lineFeedEnds: Bool = true) {
    self.bytes = bytes
    self.position = position
    self.line = line
    self.separator = separator
    self.lineFeedEnds = lineFeedEnds
  }

  /// The records of a text, whose separator is found.
  package static func read(_ utf8: [UInt8]) -> Reading {
    if let (separator, start) = namedSeparator(utf8) {
      var reader = CSVReader(utf8, from: start, line: 2, separator: separator)
      let records = reader.records(most: .max)
      return Reading(
        separator: separator, records: records, unclosedQuote: reader.unclosedQuote, namesSeparator: true)
    }
    let (separator, lineFeedEnds) = likeliestDialect(utf8)
    var reader = CSVReader(utf8, from: 0, line: 1, separator: separator, lineFeedEnds: lineFeedEnds)
    let records = reader.records(most: .max)
    return Reading(separator: separator, records: records, unclosedQuote: reader.unclosedQuote)
  }

  /// The separator that a first line such as `sep=;` names, and where the rest begins.
  private static func namedSeparator(_ bytes: [UInt8]) -> (UInt8, Int)? {
    let end = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let line = bytes[..<end].filter { $0 != UInt8(ascii: "\"") }
    guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return nil
    }
    // LibreOffice and Excel repeat the separator where they took the line for a record: `sep=;;`.
    let separator = line[4]
    guard [0x2C, 0x3B, 0x09, 0x7C].contains(separator), line[4...].allSatisfy({ $0 == separator }) else {
      return nil
    }
    var start = end
    if start < bytes.count { start += bytes[start...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
    return (separator, start)
  }

  /// The separator, and the kind of line ends, with which most of the first records have as many cells as the
  /// first, and most cells.
  private static func likeliestDialect(_ bytes: [UInt8]) -> (UInt8, lineFeedEnds: Bool) {
    var best: (separator: UInt8, lineFeedEnds: Bool, score: Int) = (UInt8(ascii: ","), true, 0)
    let hasReturns = bytes.contains(0x0D)
    let hasPairs =
      hasReturns && bytes.indices.dropLast().contains { bytes[$0] == 0x0D && bytes[$0 + 1] == 0x0A }
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let dialects =
      separators.map { ($0, true) } + (hasReturns && !hasPairs ? separators.map { ($0, false) } : [])
    for (separator, lineFeedEnds) in dialects {
      var reader = CSVReader(bytes, from: 0, line: 1, separator: separator, lineFeedEnds: lineFeedEnds)
      let records = reader.records(most: 30).filter { $0.cells.count > 1 || $0.cells.first?.isEmpty == false }
      guard let header = records.first, header.cells.count > 1 else { continue }
      let alike = records.filter { $0.cells.count == header.cells.count }.count
      let score = alike * 1000 / records.count * 1000 + min(999, header.cells.count)
      if score > best.score { best = (separator, lineFeedEnds, score) }
    }
    return (best.separator, best.lineFeedEnds)
  }

  private mutating func records(most: Int) -> [Record] {
    var records: [Record] = []
    var width = 8
    while position < bytes.count, records.count < most, cellCount <= Self.mostCells {
      let start = line
      var cells: [String] = []
      cells.reserveCapacity(width)
      (quoting, spanning, hasTail) = (.plain, [], false)
      while cellCount + cells.count <= Self.mostCells, cell(into: &cells) {}
      width = cells.count
      cellCount += width
      records.append(Record(line: start, cells: cells, quoting: quoting, spanning: spanning))
    }
    return records
  }

  /// Reads a cell; whether another one of the same record follows.
  private mutating func cell(into cells: inout [String]) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0D {
        // The rest of a cell that ended too early.
        if bytes[position] == UInt8(ascii: "\""), hasTail { quoting = .broken }
        if bytes[position] == 0x0A {
          if lineFeedEnds { break }
          line += 1
        }
        position += 1
      }
      cells.append(String(decoding: bytes[start..<position], as: UTF8.self))
      return endOfCell()
    }
    let opened = line
    position += 1
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else {
        unclosedQuote = unclosedQuote ?? opened
        break
      }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
          position += 1
        } else if endsCell(at: position) {
          break
        } else if line == opened {
          quoting = max(quoting, .undoubled)
        } else {
          // What looks like a quote in this cell opens one of a later record.
          quoting = .broken
        }
      } else if byte == 0x0D {
        // Line ends within a cell are all U+000A.
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
        content.append(0x0A)
        continue
      } else if byte == 0x0A {
        line += 1
      }
      content.append(byte)
    }
    if line > opened { spanning.append(cells.count) }
    // What follows the closing quote belongs to the cell, as in  "Suva" (Fiji).
    while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
      bytes[position] != 0x0D
    {
      if bytes[position] != 0x20 {
        hasTail = true
        if quoting == .undoubled { quoting = .broken }
      }
      content.append(bytes[position])
      position += 1
    }
    cells.append(String(decoding: content, as: UTF8.self))
    return endOfCell()
  }

  /// Whether a quote before a position closes its cell: no other quote follows before the next separator or line end.
  private func endsCell(at position: Int) -> Bool {
    var next = position
    while next < bytes.count, bytes[next] != separator, bytes[next] != 0x0A, bytes[next] != 0x0D {
      if bytes[next] == UInt8(ascii: "\"") { return false }
      next += 1
    }
    return true
  }

  private mutating func endOfCell() -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    position += 1
    if byte == separator { return true }
    if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
    line += 1
    return false
  }
}
