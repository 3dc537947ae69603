internal import Files

/// What a page is called, where it ends in a number that Cairo cannot hold.
///
/// Cairo takes the digits at a label's end for a number of 32 bits with a sign, and counts on from it: AS4200000000
/// becomes AS-94967296. PDF allows no larger number there, either, so such a label has to be all text.
enum PageLabel {
  /// U+2060, which cannot be seen. Behind the digits, it makes them text.
  private static let mark = "\u{2060}"
  /// Cairo 1.16 writes such a label in UTF-16, in hexadecimal digits.
  private static let markedEnd = Array("2060>".utf8)
  private static let begin = Array("/P <FEFF".utf8)

  /// A label as Cairo has to be given it.
  static func marked(_ label: String) -> String {
    let digits = label.reversed().prefix { ("0"..."9").contains($0) }
    guard let number = digits.isEmpty ? 0 : Int(String(digits.reversed())), number < Int32.max else {
      return label + mark
    }
    return label
  }

  /// An object of a PDF without the marks in its labels.
  ///
  /// - Parameter object: any object's bytes.
  /// - Returns: the same bytes where there is no such label.
  static func unmarked(_ object: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard object.starts(with: "<< /Nums".utf8), object.hasBytes(markedEnd) else { return object }
    var result: [UInt8] = []
    var rest = object
    while let start = rest.firstRange(of: begin),
      let end = rest[start.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    {
      let digits = rest[start.upperBound...end]
      result += rest[..<start.lowerBound]
      if digits.suffix(markedEnd.count).elementsEqual(markedEnd) {
        result +=
          text(digits.dropLast(markedEnd.count)) ?? begin + digits.dropLast(markedEnd.count) + [
            UInt8(ascii: ">")
          ]
      } else {
        result += rest[start.lowerBound...end]
      }
      rest = rest[(end + 1)...]
    }
    return result.isEmpty ? object : (result + rest)[...]
  }

  /// A label of ASCII letters and digits as plain text; nil for any other.
  private static func text(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var text = Array("/P (".utf8)
    var rest = digits
    while rest.count >= 4 {
      guard let unit = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(unit), scalar.isASCII,
        scalar.properties.isAlphabetic || scalar == " "
          || ("0"..."9").contains(scalar)
      else { return nil }
      text.append(UInt8(truncatingIfNeeded: unit))
      rest = rest.dropFirst(4)
    }
    return text + [UInt8(ascii: ")")]
  }
}
