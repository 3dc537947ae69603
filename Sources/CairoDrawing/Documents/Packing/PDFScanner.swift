/// Takes a PDF apart as it arrives: its objects, in the order they are written.
///
/// Reads any object and any white space that the format allows (PDF 32000-1, 7.2 to 7.5), in a file with one table of
/// places, at its end. A stream's length may be an object of its own, but not a packed one.
struct PDFScanner {
  enum Part {
    /// A comment outside of objects, as at the start of a file, with the end of its line.
    case comment(ArraySlice<UInt8>)
    case object(number: Int, generation: Int, content: ArraySlice<UInt8>)
    case stream(Stream)
    /// Objects that are packed together, and the stream that they are in.
    case packed([ObjectStream.Object], in: Stream)
  }

  struct Stream {
    var number: Int
    var generation: Int
    /// The number of the object with its length; nil where the dictionary has the length itself.
    var lengthNumber: Int?
    /// Its dictionary up to the length, and from there up to the stream itself.
    var dictionary: (ArraySlice<UInt8>, ArraySlice<UInt8>)
    var content: ArraySlice<UInt8>
  }

  /// What has arrived, from where it is not taken apart yet.
  private var bytes: [UInt8] = []
  /// Where the next part begins.
  private var start = 0
  /// Where to go on looking for the object with a stream's length.
  private var searched = 0
  /// The whole numbers that are objects of their own, by those objects' numbers.
  private var integers: [Int: Int] = [:]
  /// The document's entries from a table of places that is a stream.
  private var streamedTrailer: [UInt8]?
  /// The words behind an object's value.
  private static let ends: [StaticString] = ["endobj", "stream"]

  mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes.removeSubrange(..<start)
    searched = max(0, searched - start)
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next part; nil where more has to arrive for it, and at the table at the end.
  ///
  /// - Throws: `DrawingError` where what arrived is not a PDF.
  mutating func next() throws(DrawingError) -> Part? {
    var lexer = PDFLexer(bytes: bytes, offset: start)
    lexer.skipSpace(withComments: false)
    if lexer.offset < bytes.count, bytes[lexer.offset] == UInt8(ascii: "%") {
      let comment = lexer.offset
      while lexer.offset < bytes.count, bytes[lexer.offset] != 0x0A, bytes[lexer.offset] != 0x0D {
        lexer.offset += 1
      }
      guard lexer.skipLineEnd() else { return nil }
      start = lexer.offset
      return .comment(bytes[comment..<start])
    }
    guard let first = try lexer.next(), !lexer.is(first, "xref"), !lexer.is(first, "startxref") else {
      return nil
    }
    guard let number = lexer.integer(first), number < 1 << 23 else { throw PDFLexer.error }
    guard let second = try lexer.next(), let third = try lexer.next() else { return nil }
    guard let generation = lexer.integer(second), lexer.is(third, "obj") else { throw PDFLexer.error }
    guard lexer.skipLineEnd() else { return nil }
    let content = lexer.offset
    guard let word = try lexer.skipValue(until: Self.ends, visit: { _ in })?.word else { return nil }
    if lexer.is(word, "stream") {
      guard lexer.skipLineEnd() else { return nil }
      return try stream(number, generation, content..<lexer.offset)
    }
    start = lexer.offset
    searched = 0
    if word.range.lowerBound - content < 32 {
      var value = PDFLexer(bytes: bytes, offset: content)
      integers[number] = value.integer(try value.next())
    }
    return .object(number: number, generation: generation, content: bytes[content..<word.range.lowerBound])
  }

  /// The stream whose dictionary has been read; nil where its end has yet to arrive.
  private mutating func stream(
    _ number: Int, _ generation: Int, _ dictionary: Range<Int>
  ) throws(DrawingError) -> Part? {
    let entries = try PDFEntries(bytes, at: dictionary.lowerBound, until: "stream")
    guard let length = entries?["Length"] else {
      throw DrawingError("cannot pack a PDF: Cairo wrote a stream without a length")
    }
    var lexer = PDFLexer(bytes: bytes, offset: length)
    let value = try lexer.next()
    guard var count = lexer.integer(value), let value else { throw PDFLexer.error }
    var range = value.range
    var lengthNumber: Int?
    if try lexer.integer(lexer.next()) != nil, let last = try lexer.next(), lexer.is(last, "R") {
      lengthNumber = count
      guard let length = integers[count] ?? self.length(count, of: dictionary.upperBound) else { return nil }
      range = range.lowerBound..<last.range.upperBound
      count = length
    }
    guard let end = try end(of: dictionary.upperBound, count) else { return nil }
    start = end
    searched = 0
    let stream = Stream(
      number: number, generation: generation, lengthNumber: lengthNumber,
      dictionary: (
        bytes[dictionary.lowerBound..<range.lowerBound], bytes[range.upperBound..<dictionary.upperBound]
      ), content: bytes[dictionary.upperBound..<dictionary.upperBound + count])
    switch try entries?.name("Type") {
    case "ObjStm": return try .packed(ObjectStream.objects(of: stream.content, entries), in: stream)
    case "XRef":
      streamedTrailer = entries?.ofDocument
      return try next()
    default: return .stream(stream)
    }
  }

  /// Where the object ends that has a stream of `count` bytes at `begin`; nil where it has yet to arrive.
  private func end(of begin: Int, _ count: Int) throws(DrawingError) -> Int? {
    guard begin + count < bytes.count else { return nil }
    var lexer = PDFLexer(bytes: bytes, offset: begin + count)
    guard let first = try lexer.next(), let second = try lexer.next() else { return nil }
    guard lexer.is(first, "endstream"), lexer.is(second, "endobj") else {
      throw DrawingError("cannot pack a PDF: Cairo wrote a stream that is not as long as it says")
    }
    return lexer.offset
  }

  /// The length of the stream at `begin`, from the object `number`, which follows it; nil where it has yet to arrive.
  ///
  /// The stream may hold any words: those that say its very number, and then how many bytes there are up to the word
  /// that ends a stream, are taken for that object.
  private mutating func length(_ number: Int, of begin: Int) -> Int? {
    var index = max(begin, searched)
    // Each fourth byte is enough to find " obj".
    while index + 3 < bytes.count {
      let last = bytes[index + 3]
      if last == UInt8(ascii: "j"), PDFLexer.isSpace(bytes[index]), bytes[index + 1] == UInt8(ascii: "o"),
        bytes[index + 2] == UInt8(ascii: "b"), Self.isObject(number, before: index + 1, in: bytes)
      {
        var lexer = PDFLexer(bytes: bytes, offset: index + 4)
        let (value, word) = (try? lexer.next(), try? lexer.next())
        if let count = lexer.integer(value), lexer.is(word, "endobj"), (try? end(of: begin, count)) != nil {
          return count
        }
        // What is at the end may continue in bytes that have not arrived.
        if lexer.offset + 80 > bytes.count { break }
      }
      index += last == UInt8(ascii: "b") ? 1 : last == UInt8(ascii: "o") ? 2 : PDFLexer.isSpace(last) ? 3 : 4
    }
    searched = index
    return nil
  }

  /// Whether the words before `offset` are an object's number and any generation.
  private static func isObject(_ number: Int, before offset: Int, in bytes: [UInt8]) -> Bool {
    var rest = bytes[max(0, offset - 40)..<offset]
    func dropSpace() -> Bool {
      let count = rest.count
      while let last = rest.last, PDFLexer.isSpace(last) { rest.removeLast() }
      return rest.count < count
    }
    func word() -> Int? {
      let word = rest.reversed().prefix { PDFLexer.isRegular($0) }
      rest.removeLast(word.count)
      return Int(String(decoding: word.reversed(), as: UTF8.self))
    }
    return dropSpace() && word() != nil && dropSpace() && word() == number
  }

  /// The document's entries, which are beside the table of places, after the last part has been taken.
  ///
  /// - Returns: its entries; nil where the end has not arrived.
  /// - Throws: `DrawingError` where what arrived is not a PDF.
  func trailer() throws(DrawingError) -> [UInt8]? {
    var lexer = PDFLexer(bytes: bytes, offset: start)
    var trailer = streamedTrailer
    if trailer == nil {
      guard lexer.is(try lexer.next(), "xref"),
        try lexer.skipValue(until: ["trailer"], visit: { _ in }) != nil
      else { return nil }
      let entries = try PDFEntries(bytes, at: lexer.offset, until: "startxref")
      trailer = entries?.ofDocument
      lexer.offset = entries?.end ?? lexer.offset
    }
    guard lexer.is(try lexer.next(), "startxref"), lexer.integer(try lexer.next()) != nil else { return nil }
    lexer.skipSpace(withComments: false)
    return bytes[lexer.offset...].starts(with: "%%EOF".utf8) ? trailer : nil
  }
}
