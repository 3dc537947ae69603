/// A text of a spreadsheet that may have runs with their own fonts, and readings of them in kana, which are no part of
/// it.
struct RichText {
  private(set) var text = ""
  private var readings = 0

  mutating func open(_ name: String) { if name == "rPh" { readings += 1 } }

  mutating func close(_ name: String, _ written: [UInt8]) {
    if name == "rPh" { readings -= 1 }
    if name == "t", readings == 0 { text += Self.unescaped(String(decoding: written, as: UTF8.self)) }
  }

  /// A text without the form in which spreadsheets write control characters: `_x000D_`. Line ends are U+000A.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "_x") {
      result += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix(4)
      let behind = rest[digits.endIndex...]
      if digits.count == 4, behind.first == "_", digits.allSatisfy(\.isHexDigit),
        let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
      {
        result.unicodeScalars.append(scalar)
        rest = behind.dropFirst()
      } else {
        result += "_x"
        rest = rest[start.upperBound...]
      }
    }
    return (result + rest).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }
}
