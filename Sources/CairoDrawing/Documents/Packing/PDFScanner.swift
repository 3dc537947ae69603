/// Takes a PDF apart that Cairo 1.16 writes, as it arrives.
///
/// Cairo begins each object on a line of its own, gives the length of a stream as a reference, and writes the object
/// referred to right behind it.
struct PDFScanner {
  enum Part {
    /// A line that belongs to no object, as at the start of a file.
    case line(ArraySlice<UInt8>)
    case object(number: Int, content: ArraySlice<UInt8>)
    case stream(Stream)
  }

  struct Stream {
    var number: Int
    /// The number of the object with its length.
    var lengthNumber: Int
    /// What follows the length in its dictionary, up to the stream itself.
    var dictionary: ArraySlice<UInt8>
    var content: ArraySlice<UInt8>
  }

  /// What has arrived, from where it is not taken apart yet.
  private var bytes: [UInt8] = []
  /// Where the next part begins.
  private var start = 0
  /// Where in the bytes of a stream to go on looking for their end.
  private var searched = 0

  mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes.removeSubrange(..<start)
    searched = max(0, searched - start)
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next part; nil where more has to arrive for it, and at the table at the end.
  ///
  /// - Throws: `DrawingError` where there is something that Cairo 1.16 does not write.
  mutating func next() throws(DrawingError) -> Part? {
    var offset = start
    guard let line = lineEnd(offset) else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "x"): return nil
    case UInt8(ascii: "%"):
      defer { start = line }
      return .line(bytes[start..<line])
    default: break
    }
    guard let number = number(&offset), takes(" 0 obj\n", &offset) else {
      throw DrawingError("cannot pack a PDF: Cairo wrote something else than an object")
    }
    let content = offset
    guard let word = keyword(&offset) else { return nil }
    guard word == .stream else {
      start = offset
      return .object(number: number, content: bytes[content..<offset - "endobj\n".utf8.count])
    }
    var length = content
    guard takes("<< /Length ", &length), let lengthNumber = self.number(&length), takes(" 0 R", &length)
    else {
      throw DrawingError("cannot pack a PDF: Cairo wrote a stream without a length")
    }
    guard let end = streamEnd(from: offset, lengthNumber) else { return nil }
    start = end.object
    searched = 0
    return .stream(
      Stream(
        number: number, lengthNumber: lengthNumber, dictionary: bytes[length..<offset],
        content: bytes[offset..<end.content]))
  }

  /// What the dictionary at the end says but for the number of objects, after the last part has been taken; nil where
  /// the end is not there.
  func trailer() -> String? {
    let rest = bytes[start...]
    guard rest.starts(with: "xref\n".utf8) else { return nil }
    // Behind the table, whose rows all have the same length.
    let text = String(decoding: rest.suffix(1000), as: UTF8.self)
    guard text.hasSuffix("%%EOF\n"), let begin = text.firstRange(of: "trailer\n<< /Size "),
      let line = text[begin.upperBound...].firstIndex(of: "\n"),
      let end = text[line...].firstRange(of: ">>\nstartxref\n")
    else { return nil }
    return String(text[text.index(after: line)..<end.lowerBound])
  }

  // MARK: - Words

  private enum Keyword {
    case endOfObject
    case stream
  }

  /// Moves behind the word on a line of its own that ends an object or begins a stream; nil where it is not there yet.
  ///
  /// What stands in texts and comments is no such word.
  private func keyword(_ offset: inout Int) -> Keyword? {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "("): guard skipText(&offset) else { return nil }
      case UInt8(ascii: "%"):
        guard let line = lineEnd(offset) else { return nil }
        // The word may follow the end of this line.
        offset = line - 1
      case 0x0A:
        if takes("\nendobj\n", &offset) { return .endOfObject }
        if takes("\nstream\n", &offset) { return .stream }
        offset += 1
      default: offset += 1
      }
    }
    return nil
  }

  /// Moves behind a text in parentheses; false where it does not end yet.
  private func skipText(_ offset: inout Int) -> Bool {
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return true }
    }
    return false
  }

  /// Where a stream's bytes end, and the object with their length behind them; nil where that is not there yet.
  ///
  /// The bytes may hold any words; that these give their very number, too, they cannot know.
  private mutating func streamEnd(from begin: Int, _ lengthNumber: Int) -> (content: Int, object: Int)? {
    var candidate = max(begin, searched)
    while let newline = bytes[candidate...].firstIndex(of: 0x0A) {
      var offset = newline
      if takes("\nendstream\nendobj\n", &offset), number(&offset) == lengthNumber,
        takes(" 0 obj\n   ", &offset), number(&offset) == newline - begin, takes("\nendobj\n", &offset)
      {
        return (newline, offset)
      }
      candidate = newline + 1
      // What stands at the end may go on with what is still to come.
      if newline + 80 < bytes.count { searched = candidate }
    }
    return nil
  }

  private func takes(_ text: StaticString, _ offset: inout Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
    offset += count
    return true
  }

  private func number(_ offset: inout Int) -> Int? {
    var number: Int?
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), (number ?? 0) < 1 << 48 {
      number = (number ?? 0) * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    return number
  }

  /// Where the line behind that of `offset` begins; nil where it does not end yet.
  private func lineEnd(_ offset: Int) -> Int? { bytes[offset...].firstIndex(of: 0x0A).map { $0 + 1 } }
}
