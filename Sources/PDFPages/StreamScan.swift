/// Looks at a file's bytes before qpdf does, which unpacks tables of objects whole and as deep as they go.
enum StreamScan {
  /// Refuses a file with streams that unpack to too much.
  ///
  /// What is drawn is looked at again, by its own filters, in `StreamFilters`.
  ///
  /// - Throws: `OwnSlideError`.
  static func check(_ bytes: [UInt8], limits: OwnSlide.Limits) throws(OwnSlideError) {
    var isBomb = false
    bytes.withUnsafeBufferPointer { bytes in
      var left = limits.unpackedBytes
      var position = 0
      while let keyword = find(streamKeyword, in: bytes, from: position) {
        position = keyword + streamKeyword.count
        guard !follows(endKeyword, in: bytes, before: keyword) else { continue }
        let start = dataStart(in: bytes, from: position)
        left -= Inflation.unpackedCount(of: UnsafeBufferPointer(rebasing: bytes[start...]), limit: left)
        if left < 0 || isOddTable(dictionary(in: bytes, before: keyword)) {
          isBomb = true
          return
        }
      }
    }
    if isBomb { throw OwnSlideError("unpacks to far more than a page has, and is not read") }
  }

  private static let streamKeyword = Array("stream".utf8)
  private static let endKeyword = Array("end".utf8)
  private static let objectKeyword = Array(" obj".utf8)

  /// The place of `word` at or behind `start`.
  private static func find(_ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard bytes.count >= word.count, let first = word.first else { return nil }
    var index = start
    while index <= bytes.count - word.count {
      if bytes[index] == first, (1..<word.count).allSatisfy({ bytes[index + $0] == word[$0] }) {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func follows(
    _ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, before index: Int
  ) -> Bool {
    index >= word.count && bytes[(index - word.count)..<index].elementsEqual(word)
  }

  /// Where the data of a stream starts whose keyword ends at `index`: after white space up to a line's end.
  private static func dataStart(in bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var index = index
    while index < bytes.count, [0x20, 0x09, 0x0C, 0x00].contains(bytes[index]) { index += 1 }
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    return index
  }

  /// The text of the dictionary before a stream's keyword, its names without escapes.
  private static func dictionary(in bytes: UnsafeBufferPointer<UInt8>, before keyword: Int) -> String {
    let window = bytes[max(0, keyword - 4096)..<keyword]
    var start = window.startIndex
    for index in window.indices.reversed() where follows(objectKeyword, in: bytes, before: index) {
      start = index
      break
    }
    return unescaped(Array(bytes[start..<keyword]))
  }

  /// Text with the `#xx` of names in their places (PDF 32000-1, 7.3.5).
  private static func unescaped(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x23) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x23, index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        text.append(value)
        index += 3
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a stream may be read as a table of objects and is packed as no program packs those, or with rows
  /// of a length that nothing has.
  private static func isOddTable(_ dictionary: String) -> Bool {
    if number(after: "/Columns", in: dictionary) > 1_000_000 || number(after: "/Colors", in: dictionary) > 256
    {
      return true
    }
    guard dictionary.contains("/First") || dictionary.contains("/XRef") || dictionary.contains("/ObjStm")
    else {
      return false
    }
    let odd = ["/ASCII", "/AHx", "/A85", "/LZW", "/RunLength", "/RL", "/Crypt"]
    if odd.contains(where: { dictionary.contains($0) }) { return true }
    let names = dictionary.ranges(of: "/Fl").count
    return names > 1 || (names == 0 && dictionary.contains("/Filter"))
  }

  /// The whole number behind `key`, 0 where there is none; a very long one is a large one.
  private static func number(after key: String, in text: String) -> Int {
    guard let range = text.firstRange(of: key) else { return 0 }
    let digits = text[range.upperBound...].drop { $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? 0 : Int(digits) ?? .max
  }
}
