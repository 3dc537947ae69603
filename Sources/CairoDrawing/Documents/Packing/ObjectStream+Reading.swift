extension ObjectStream {
  typealias Object = (number: Int, content: ArraySlice<UInt8>)

  /// The objects in a stream, in their order.
  ///
  /// - Parameters:
  ///   - stream: the stream's bytes, as they are written.
  ///   - entries: its dictionary.
  /// - Returns: their numbers, and their bytes without the words around them.
  /// - Throws: `DrawingError` where these are not objects, or compressed by another filter than `FlateDecode`.
  static func objects(of stream: ArraySlice<UInt8>, _ entries: PDFEntries?) throws(DrawingError) -> [Object] {
    guard let count = try entries?.integer("N"), let first = try entries?.integer("First") else {
      throw PDFLexer.error
    }
    var content = Array(stream)
    if entries?["Filter"] != nil {
      guard try entries?.name("Filter") == "FlateDecode", entries?["DecodeParms"] == nil,
        let inflated = Deflation.inflated(content)
      else { throw DrawingError("cannot pack a PDF: Cairo packed objects in an unknown way") }
      content = inflated
    }
    var lexer = PDFLexer(bytes: content, offset: 0)
    var objects: [(number: Int, start: Int)] = []
    for _ in 0..<count {
      guard let number = lexer.integer(try lexer.next()), number < 1 << 23,
        let offset = lexer.integer(try lexer.next()), first + offset <= content.count,
        first + offset >= objects.last?.start ?? first
      else { throw PDFLexer.error }
      objects.append((number, first + offset))
    }
    let ends = objects.dropFirst().map(\.start) + [content.count]
    return zip(objects, ends).map { ($0.number, content[$0.start..<$1]) }
  }
}
