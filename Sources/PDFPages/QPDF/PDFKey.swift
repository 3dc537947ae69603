/// A key of a dictionary, with its slash.
struct PDFKey: Hashable {
  /// The key as a C string. A name in a PDF need not be UTF-8.
  let bytes: [CChar]

  /// The key as text, which is the key itself where it is UTF-8.
  var text: String { String(decoding: bytes.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }
}

extension PDFKey: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self.init(text) }

  init(_ text: String) { bytes = text.utf8.map(CChar.init(bitPattern:)) + [0] }
}
