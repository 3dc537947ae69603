internal import Diagnostics
internal import Files

/// Reads a file with a whole table, `{"meta": {…}, "data": [row, row, …]}`, row by row.
///
/// The largest table has more than 50 MB in one list on one line. No more than one row and a piece of the file is in
/// memory at a time. All of the grammar is checked on the way, so that a download that was cut is noticed, at its end.
package final class TableReader {
  /// The most a row may have, in bytes; the largest of PeeringDB have some tens of kilobytes, of notes.
  static let longestRow = 4_000_000
  private static let pieceSize = 262_144

  private let file: FileReader
  private let name: String
  /// A piece of the file, and where in it the next byte to be read is.
  private var buffer: [UInt8] = []
  private var position = 0
  /// How many bytes of the file came before the piece.
  private var passed = 0
  private var place = Place.start
  private var meta = JSONValue.null
  private var hasData = false
  /// Where the last row begins, in bytes.
  private var rowStart = 0

  private enum Place {
    case start
    /// Among the members of the envelope.
    case envelope
    case rows
    case end
  }

  /// How many rows have been read.
  package private(set) var rowCount = 0
  /// How many of them were not objects and were skipped.
  package private(set) var strayCount = 0

  /// Opens the table at `path`.
  ///
  /// - Throws: `TableError.file`.
  package init(_ path: String) throws(TableError) {
    do throws(FileError) { file = try FileReader(path) } catch { throw .file(error) }
    name = path
  }

  /// The size of the file, and how much of it has been read, in bytes.
  package var size: Int { file.size }
  package var offset: Int { passed + position }

  /// The second the table was generated, where its envelope says so: certain only once all rows are read, since
  /// it may follow them.
  package var generated: Int? {
    switch meta["generated"] {
    case .integer(let seconds): seconds
    case .decimal(let seconds): Int(exactly: seconds.rounded(.down))
    default: nil
    }
  }

  /// The next row; nil behind the last.
  ///
  /// - Throws: `TableError`, after which there is no next row.
  package func next() throws(TableError) -> TableRow? {
    do throws(TableError) { return try read() } catch {
      place = .end
      throw error
    }
  }

  private func read() throws(TableError) -> TableRow? {
    while true {
      switch place {
      case .start: try begin()
      case .envelope: try member()
      case .end: return nil
      case .rows:
        guard let bytes = try row() else { continue }
        do throws(JSONScanner.Fault) {
          if let row = try TableRow(bytes) { return row }
          strayCount += 1
        } catch {
          throw fault(
            "data[\(rowCount - 1)]: \(error.message)", at: rowStart + error.offset, hint: error.hint)
        }
      }
    }
  }

  // MARK: - The envelope

  private func begin() throws(TableError) {
    while buffer.count < 2000, try more() {}
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard buffer.dropFirst(position).first(where: { !$0.isJSONSpace }) == UInt8(ascii: "{") else {
      // A web page, something compressed, nothing at all: those have their own words.
      let start = AnswerText(Array(buffer.prefix(2000)), file: name)
      if let fault = start.fault(), fault.rule != "record-syntax" || fault.location.line == nil {
        throw .malformed(fault)
      }
      throw fault("is no table of PeeringDB: it does not begin with '{'")
    }
    _ = try peek()
    position += 1
    place = .envelope
  }

  /// Takes one member of the envelope, or its end.
  private func member() throws(TableError) {
    if try peek() == UInt8(ascii: "}") {
      position += 1
      return try finish()
    }
    let key = try value(limit: 1000)
    guard key.first == UInt8(ascii: "\""), try peek() == UInt8(ascii: ":") else {
      throw fault("expected a key and ':'")
    }
    position += 1
    let byte = try peek()
    if key.elementsEqual(#""data""#.utf8) {
      guard byte == UInt8(ascii: "["), !hasData else { throw fault("'data' is not one list") }
      hasData = true
      position += 1
      place = .rows
      if try peek() == UInt8(ascii: "]") { try endRows() }
      return
    }
    let value = try value(limit: 65_536)
    if key.elementsEqual(#""meta""#.utf8) {
      meta = JSONValue(value) ?? .null
    }
    try endMember()
  }

  private func endMember() throws(TableError) {
    switch try peek() {
    case UInt8(ascii: ","):
      position += 1
      guard try peek() == UInt8(ascii: "\"") else { throw fault("expected a key in double quotes") }
    case UInt8(ascii: "}"): break
    default: throw fault("expected ',' or '}' after a value")
    }
  }

  private func finish() throws(TableError) {
    place = .end
    repeat {
      while position < buffer.count {
        guard buffer[position].isJSONSpace else { throw fault("text after the end of the JSON document") }
        position += 1
      }
    } while try more()
    guard hasData else {
      if case .text(let error) = meta["error"] {
        throw fault("holds an error of PeeringDB instead of a table: \(ServerText.cleaned(error))")
      }
      throw fault("has no list 'data', and is no table of PeeringDB")
    }
  }

  // MARK: - Rows

  /// The text of the next entry; nil where the list has ended.
  private func row() throws(TableError) -> [UInt8]? {
    _ = try peek()
    rowStart = offset
    let bytes = try value(limit: Self.longestRow)
    rowCount += 1
    switch try peek() {
    case UInt8(ascii: ","):
      position += 1
      guard try peek() != UInt8(ascii: "]") else { throw fault("a comma before the closing ']'") }
    case UInt8(ascii: "]"): try endRows()
    default: throw fault("expected ',' or ']' after data[\(rowCount - 1)]")
    }
    return bytes
  }

  private func endRows() throws(TableError) {
    position += 1
    place = .envelope
    try endMember()
  }

  // MARK: - Bytes

  /// The next byte that is no space, which stays where it is.
  private func peek() throws(TableError) -> UInt8 {
    while true {
      while position < buffer.count {
        guard buffer[position].isJSONSpace else { return buffer[position] }
        position += 1
      }
      guard try more() else {
        throw fault(
          "the table ends too early", hint: "it may have been cut while it was saved: fetch it again")
      }
    }
  }

  /// The text of the value that begins at the next byte, found by its brackets and quotes alone.
  private func value(limit: Int) throws(TableError) -> [UInt8] {
    var scan = ValueScan()
    var length = 0
    while true {
      let end = buffer[(position + length)...].withUnsafeBufferPointer { scan.end(in: $0) }
      if let end {
        length += end
        let bytes = Array(buffer[position..<position + length])
        guard !bytes.isEmpty else { throw fault("expected a value") }
        position += length
        return bytes
      }
      length = buffer.count - position
      guard length <= limit else {
        throw fault("a value of more than \(limit / 1000) kB, which no record has")
      }
      guard try more() else {
        throw fault(
          "the table ends too early", hint: "it may have been cut while it was saved: fetch it again")
      }
    }
  }

  /// Whether there was another piece of the file. What has been read is forgotten.
  private func more() throws(TableError) -> Bool {
    passed += position
    buffer.removeSubrange(..<position)
    position = 0
    do throws(FileError) { return try file.read(Self.pieceSize, to: &buffer) > 0 } catch {
      throw .file(error)
    }
  }

  private func fault(_ message: String, at offset: Int? = nil, hint: String? = nil) -> TableError {
    .malformed(
      Diagnostic(
        .error, rule: "table-syntax", at: SourceLocation(file: name),
        "\(message) (at byte \(offset ?? self.offset))",
        hint: hint))
  }
}
