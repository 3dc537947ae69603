/// The entries of a dictionary in a PDF.
struct PDFEntries {
  private let bytes: [UInt8]
  private let keys: [Range<Int>]
  /// Where the dictionary ends.
  let end: Int

  /// Reads the dictionary at `offset`, up to a word behind it.
  ///
  /// - Returns: nil where the word has yet to arrive.
  /// - Throws: `DrawingError` where there is no value.
  init?(_ bytes: [UInt8], at offset: Int, until word: StaticString) throws(DrawingError) {
    var lexer = PDFLexer(bytes: bytes, offset: offset)
    var keys: [Range<Int>] = []
    guard let value = try lexer.skipValue(until: [word], visit: { keys.append($0) }) else { return nil }
    self.bytes = bytes
    self.keys = keys
    end = value.valueEnd
  }

  /// Where the value of a key begins; nil without that key.
  subscript(key: String) -> Int? {
    keys.last { PDFLexer.name(bytes[$0]).elementsEqual(key.utf8) }?.upperBound
  }

  /// The name that a key's value is, or begins with where it is an array; nil for anything else.
  func name(_ key: String) throws(DrawingError) -> String? {
    guard let offset = self[key] else { return nil }
    var lexer = PDFLexer(bytes: bytes, offset: offset)
    var token = try lexer.next()
    if token?.kind == .opening { token = try lexer.next() }
    guard let token, token.kind == .name else { return nil }
    return String(decoding: PDFLexer.name(bytes[token.range]), as: UTF8.self)
  }

  /// The whole number that a key's value is; nil for anything else.
  func integer(_ key: String) throws(DrawingError) -> Int? {
    guard let offset = self[key] else { return nil }
    var lexer = PDFLexer(bytes: bytes, offset: offset)
    return lexer.integer(try lexer.next())
  }

  /// The entries that are the document's and not about the table of places that they are beside, as they are written.
  var ofDocument: [UInt8] {
    let ofTable = [
      "DecodeParms", "Filter", "Index", "Length", "Prev", "Size", "Type", "W", "XRefStm",
    ]
    let ends = keys.dropFirst().map(\.lowerBound) + [end - 2]
    return zip(keys, ends).reduce(into: []) { entries, entry in
      let (key, end) = entry
      if !ofTable.contains(String(decoding: PDFLexer.name(bytes[key]), as: UTF8.self)) {
        entries += bytes[key.lowerBound..<end]
      }
    }
  }
}
