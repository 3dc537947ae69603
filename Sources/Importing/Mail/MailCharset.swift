internal import Foundation

/// Text of mails whose encoding may be another than they say.
enum MailCharset {
  /// The text of a part.
  ///
  /// - Parameters:
  ///   - bytes: decoded from base64 or quoted-printable.
  ///   - charset: what the part says; nil where it says nothing.
  ///   - convert: the text of bytes in an encoding; nil where they are not in it, or it is unknown.
  ///   - lossy: what GMime makes of it, without what it cannot read.
  /// - Returns: the text, and why its letters may be wrong.
  static func text(
    _ bytes: [UInt8], charset: String?, convert: ([UInt8], String) -> String?, lossy: () -> String
  ) -> (text: String, doubt: String?) {
    let name = charset?.lowercased().filter { $0 != "\"" && $0 != "'" } ?? ""
    let isWestern = western.contains(name)
    let said = name.isEmpty ? "does not say its encoding" : "says that its encoding is \(name.prefix(40))"
    if let text = String(validating: bytes, as: UTF8.self) {
      let isPlain = bytes.allSatisfy { $0 < 0x80 }
      if unicode.contains(name) || isWestern {
        // Escape characters shift to other letters in encodings of East Asia.
        if bytes.contains(0x1B) { return (text, "the mail \(said), and letters of it are in another one") }
        return (
          text,
          isWestern && !isPlain ? "the mail \(said), but it is UTF-8 and was read so" : nil
        )
      }
    } else if unicode.contains(name) || isWestern {
      let repaired = String(decoding: bytes, as: UTF8.self)
      let lost = repaired.unicodeScalars.count { $0 == "\u{FFFD}" }
      if !isWestern, repaired.unicodeScalars.count(where: { $0.value > 0x7F && $0 != "\u{FFFD}" }) > lost {
        return (repaired, "letters of the mail are no UTF-8, though it \(said), and were lost as '\u{FFFD}'")
      }
      return (
        String(decoding: TableText(bytes).utf8, as: UTF8.self),
        isWestern ? nil : "the mail \(said), is not UTF-8, and was read as Windows-1252"
      )
    }
    if name.hasPrefix("iso-2022-jp"), let shifted = shiftJIS(bytes), let text = convert(shifted, "CP932") {
      return (text, nil)
    }
    for name in [wider[name], name].compactMap(\.self) {
      if let text = convert(bytes, name) { return (text, nil) }
    }
    return (lossy(), "the mail \(said), and letters of it are in another one: they are lost or wrong")
  }

  /// Text in ISO-2022-JP as Shift_JIS, of which iconv knows Windows's letters; nil where that has not its tables.
  private static func shiftJIS(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var table: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == 0x1B {
        table = Array(rest.prefix(2))
        rest = rest.dropFirst(2)
        // ASCII, JIS X 0201 and its katakana; JIS X 0208 of 1978 and 1983.
        guard ["(B", "(J", "(I", "$@", "$B"].contains(String(decoding: table, as: UTF8.self)) else {
          return nil
        }
      } else if byte > 0x20, byte < 0x7F, table.first == 0x24 {
        guard let second = rest.popFirst(), second > 0x20, second < 0x7F else { return nil }
        result.append((byte + 1) / 2 + (byte < 0x5F ? 0x70 : 0xB0))
        result.append(byte % 2 == 0 ? second + 0x7E : second + (second < 0x60 ? 0x1F : 0x20))
      } else {
        result.append(table == [0x28, 0x49] && byte > 0x20 ? byte | 0x80 : byte)
      }
    }
    return result
  }

  /// Whether letters of a header are in another encoding than it says, so that GMime lost them.
  ///
  /// - Parameters:
  ///   - raw: the header as it was sent.
  ///   - convert: the text of bytes in an encoding; nil where they are not in it.
  /// - Returns: true where a part of it is not in its encoding.
  static func isLost(_ raw: [UInt8], convert: ([UInt8], String) -> String?) -> Bool {
    guard let written = String(validating: raw, as: UTF8.self) else { return true }
    var (pending, charset) = ([UInt8](), "")
    func isWrong() -> Bool {
      if pending.isEmpty { return false }
      return unicode.contains(charset)
        ? String(validating: pending, as: UTF8.self) == nil : convert(pending, charset) == nil
    }
    var rest = written[...]
    while let word = rest.firstMatch(of: /=\?([^?\s]+)\?([QqBb])\?([^?\s]*)\?=/) {
      let between = rest[..<word.range.lowerBound]
      let name = String(word.output.1.lowercased().prefix { $0 != "*" })
      // Programs cut words amid a character.
      if name != charset || between.contains(where: { !$0.isWhitespace }) {
        if isWrong() { return true }
        (pending, charset) = ([], name)
      }
      pending += decoded(String(word.output.3), isBase64: word.output.2.lowercased() == "b")
      rest = rest[word.range.upperBound...]
    }
    return isWrong()
  }

  /// The bytes of an encoded word (RFC 2047).
  private static func decoded(_ text: String, isBase64: Bool) -> [UInt8] {
    if isBase64 { return Data(base64Encoded: text, options: .ignoreUnknownCharacters).map(Array.init) ?? [] }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "="),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// What mails mean by some names: Windows's tables, which have more letters, as the Encoding Standard has it
  /// (encoding.spec.whatwg.org, 4.2).
  private static let wider = [
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "ms_kanji": "CP932",
    "windows-31j": "CP932", "ks_c_5601-1987": "CP949",
    "ks_c_5601": "CP949", "euc-kr": "CP949", "korean": "CP949", "gb2312": "GB18030", "gbk": "GB18030",
    "gb_2312-80": "GB18030", "big5": "BIG5-HKSCS", "iso-8859-9": "CP1254", "iso-8859-11": "CP874",
    "tis-620": "CP874",
  ]
  /// What most mails in UTF-8 say, and those that say nothing.
  private static let unicode: Set = [
    "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown",
  ]
  /// Read as browsers do: the first is a part of the last.
  private static let western: Set = [
    "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252",
  ]
}
