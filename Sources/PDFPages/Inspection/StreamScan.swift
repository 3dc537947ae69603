/// Looks at a file's bytes before qpdf does, which unpacks tables of objects whole and as deep as they go.
enum StreamScan {
  /// Refuses a file with streams that unpack to too much.
  ///
  /// What is drawn is looked at again, by its own filters, in `StreamFilters`.
  ///
  /// - Throws: `OwnSlideError`.
  static func check(_ bytes: [UInt8], limits: OwnSlide.Limits) throws(OwnSlideError) {
    guard !bytes.withUnsafeBufferPointer({ holdsBomb($0, limit: limits.unpackedBytes) }) else {
      throw OwnSlideError("unpacks to far more than a page has, and is not read")
    }
  }

  private static func holdsBomb(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    var left = limit
    /// Where the object starts that is being passed, or what is left of it behind a stream's keyword.
    var object = 0
    for index in bytes.indices {
      if bytes[index] == objectEnd, follows(objectKeyword, in: bytes, before: index + 1) {
        object = index + 1
      } else if bytes[index] == streamEnd, follows(streamKeyword, in: bytes, before: index + 1),
        !follows(endKeyword, in: bytes, before: index + 1 - streamKeyword.count)
      {
        let start = dataStart(in: bytes, from: index + 1)
        left -= Inflation.unpackedCount(of: UnsafeBufferPointer(rebasing: bytes[start...]), limit: left)
        let dictionary = bytes[max(object, index - longestDictionary)..<(index + 1 - streamKeyword.count)]
        if left < 0 || dictionary.count > shortestDictionary && isOddTable(unescaped(dictionary)) {
          return true
        }
        object = index + 1
      }
    }
    return false
  }

  private static let objectKeyword = Array(" obj".utf8)
  private static let streamKeyword = Array("stream".utf8)
  private static let endKeyword = Array("end".utf8)
  private static let (objectEnd, streamEnd) = (UInt8(ascii: "j"), UInt8(ascii: "m"))
  /// How much before a stream is looked at, and with how little there is nothing to be found.
  private static let (longestDictionary, shortestDictionary) = (4096, 12)

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

  /// Text with the `#xx` of names in their places (PDF 32000-1, 7.3.5).
  private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard bytes.contains(UInt8(ascii: "#")) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "#"), let value = UInt8(digits, radix: 16) {
        text.append(value)
        rest = rest.dropFirst(2)
      } else {
        text.append(byte)
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

  /// The whole number after `key`, 0 without one; too many digits are a large number.
  private static func number(after key: String, in text: String) -> Int {
    guard let range = text.firstRange(of: key) else { return 0 }
    let digits = text[range.upperBound...].drop { $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? 0 : Int(digits) ?? .max
  }
}
