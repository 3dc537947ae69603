/// Writes scalars that read back as what was meant, by any reader of YAML.
package enum YAMLScalar {
  /// A scalar on one line, between quotes where it needs them.
  ///
  /// - Parameters:
  ///   - text: what it says.
  ///   - isInFlow: whether it is between brackets or braces, where a comma ends it.
  /// - Returns: the YAML.
  package static func text(_ text: String, isInFlow: Bool = false) -> String {
    isPlain(text) && !(isInFlow && text.utf8.contains(UInt8(ascii: ","))) ? text : quoted(text)
  }

  /// A scalar in double quotes, on one line.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          result +=
            scalar.value > 0xFFFF
            ? "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
            : "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      }
    }
    return result + "\""
  }

  /// Whether YAML takes a character as it is, and people see it.
  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202F...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
      true
    default: false
    }
  }

  /// Whether a text of letters, digits and usual signs of ASCII may go without quotes; nil for others, and for what YAML
  /// may read as a value other than text.
  private static func isPlainASCII(_ text: String) -> Bool? {
    var copy = text
    return copy.withUTF8 { bytes -> Bool? in
      guard let first = bytes.first, let last = bytes.last, last != 0x20, last != UInt8(ascii: ":") else {
        return nil
      }
      let isNumber = (0x30...0x39).contains(first)
      // 0x1F and 0o17 are numbers, and short texts may be words of YAML's.
      guard isNumber ? first != 0x30 : bytes.count > 5 && (0x41...0x5A).contains(first & 0xDF) else {
        return nil
      }
      var previous: UInt8 = 0x20
      for byte in bytes {
        guard (0x20...0x7E).contains(byte) else { return nil }
        switch byte {
        case UInt8(ascii: ":"): if isNumber { return false }
        case 0x20: if previous == UInt8(ascii: ":") { return false }
        case UInt8(ascii: "#"): if previous == 0x20 { return false }
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
          UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: ">"):
          return false
        default: break
        }
        previous = byte
      }
      return true
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    if let isPlain = isPlainASCII(text) { return isPlain }
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, first != " ",
      last != " ", last != ":"
    else {
      return false
    }
    if ["null", "~", "true", "false", "on", "off"].contains(text.lowercased()) { return false }
    let isPath = text.hasPrefix("../") || text.hasPrefix("./")
    guard isPath || first.properties.isAlphabetic || ("0"..."9").contains(first) || first == "/" else {
      return false
    }
    // 28:72 is a number to YAML 1.1, and so is 0x1F.
    if ("0"..."9").contains(first), text.contains(":") || text.hasPrefix("0x") || text.hasPrefix("0o") {
      return false
    }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      guard isPrintable(scalar) else { return false }
      if previous == ":", scalar == " " { return false }
      if scalar == "#", previous == " " { return false }
      if "[]{},\"'`&*!|>%@".unicodeScalars.contains(scalar), scalar != ",", scalar != "'", scalar != "@",
        scalar != "!", scalar != "&", scalar != "%"
      {
        return false
      }
      previous = scalar
    }
    return true
  }
}
